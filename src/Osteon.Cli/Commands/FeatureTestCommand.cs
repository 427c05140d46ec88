using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon metabolites test</c>: one test of every feature, for two or more groups, a second factor or repeated measurements.</summary>
internal static class FeatureTestCommand
{
    private static readonly FeatureTest[] Tests = Enum.GetValues<FeatureTest>();

    public static Command Create(CancellationToken cancellation)
    {
        var options = new MetaboliteOptions();
        var test = new Option<string>("--test") { Description = $"The test: {string.Join(", ", Tests.Select(Id))}. Default: welch for two groups, anova for more.", HelpName = "ID", DefaultValueFactory = _ => "auto" };
        var groups = new Option<string[]>("--groups") { Description = "The groups, the reference first. Default: those of the table, in its order.", HelpName = "GROUP", AllowMultipleArgumentsPerToken = true };
        var second = new Option<string?>("--second") { Description = "Column of the injections with a second factor (time, sex), for two_way_anova and mixed_model.", HelpName = "COLUMN" };
        var posthoc = new Option<string>("--posthoc") { Description = $"Contrasts after a test of several groups: none, auto, {string.Join(", ", InferenceMethods.All.Where(m => m.Kind == MethodKind.PostHoc).Select(m => m.Id))}. Default: auto.", HelpName = "ID", DefaultValueFactory = _ => "auto" };
        var adjust = new Option<string>("--adjust") { Description = "Correction over the features: none, bh, by, holm, bonferroni or storey. Default: bh.", HelpName = "ID", DefaultValueFactory = _ => "bh" };
        var confidence = new Option<double>("--confidence") { Description = "Coverage of the intervals. Default: 0.95.", HelpName = "P", DefaultValueFactory = _ => 0.95 };
        var to = new Option<string?>("--out") { Description = "Also write the result as a table into this file.", HelpName = "FILE" };
        MetaboliteOptions.OneOf(test, [.. Tests.Select(Id), "auto"]);
        MetaboliteOptions.OneOf(posthoc, ["none", "auto", .. InferenceMethods.All.Where(m => m.Kind == MethodKind.PostHoc).Select(m => m.Id)]);
        MetaboliteOptions.OneOf(adjust, [.. InferenceMethods.All.Where(m => m.Kind == MethodKind.Adjustment).Select(m => m.Id)]);
        ComparisonOptions.InRange(confidence, null, 0.5, 0.9999);
        Command command = Root.Command(
            "test",
            "Tests every feature: two or more groups, paired or repeated measurements, a second factor.",
            (a, session) => Run(
                session,
                options.Read(a, session.Context.Findings),
                (a.GetRequiredValue(test), a.GetValue(groups) is { Length: > 0 } named ? named : null, a.GetValue(second)),
                new FeatureTestParameters
                {
                    PostHoc = InferenceMethods.Parse<PostHocTest>(a.GetRequiredValue(posthoc))!.Value,
                    Adjustment = InferenceMethods.Parse<Adjustment>(a.GetRequiredValue(adjust))!.Value,
                    Confidence = a.GetValue(confidence),
                },
                a.GetValue(to)),
            cancellation);
        options.AddTo(command);
        foreach (Option option in (Option[])[test, groups, second, posthoc, adjust, confidence, to]) command.Options.Add(option);
        return command;
    }

    private static string Id(FeatureTest test) => InferenceMethods.Of(test).Id;

    private static int Run(Session session, MetaboliteRun? run, (string Test, string[]? Groups, string? Second) asked, FeatureTestParameters parameters, string? target)
    {
        FindingCollector findings = session.Context.Findings;
        if (run is null)
        {
            session.Tell(findings.ToList());
            return MetaboliteOptions.Refused(findings);
        }

        Table? result = null;
        FeatureTestParameters used = parameters;
        try
        {
            if (target is not null && (File.Exists(target) || Directory.Exists(target)))
                throw new InvalidContentException(Finding.Error("OST-CLI-004", "the target exists already", new SourceLocation(target), hint: "Choose another name, or remove the file."));
            (_, PreparedMetabolites prepared, _) = run.Run(session.Context);
            (FeatureTable table, GroupLayout layout) = Layout(prepared.Final, asked.Groups, asked.Second, session.Context);
            used = parameters with { Test = asked.Test == "auto" ? layout.Groups.Count == 2 ? FeatureTest.Welch : FeatureTest.Anova : Tests.First(t => Id(t) == asked.Test) };
            if (layout.Groups.Count == 2 || used.Test is FeatureTest.TwoWayAnova) used = used with { PostHoc = PostHocTest.None };
            result = FeatureTestTable.Of(table, FeatureTests.Run(table.Intensities, layout, used, session.Context));
            if (target is not null) AtomicFile.Write(Path.GetFullPath(target), stream => DelimitedText.Write(stream, result));
        }
        catch (OsteonException failure)
        {
            findings.Add(failure.Finding);
        }

        session.Json(() =>
        {
            JsonObject declared = MetabolitePlan.Parameters(run);
            declared["test"] = Id(used.Test);
            declared["adjust"] = InferenceMethods.Of(used.Adjustment).Id;
            declared["confidence"] = used.Confidence;
            return new ResultDocument("osteon.metabolites.test/1", MetaboliteOptions.Digests(run, session.Context.Cancellation), declared, [], result is null ? [] : [result], findings.ToList()).ToJson();
        });
        if (result is not null) Print(session, result, used);
        session.Tell(findings.ToList());
        return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static (FeatureTable Table, GroupLayout Layout) Layout(FeatureTable prepared, string[]? groups, string? second, RunContext context)
    {
        FeatureTable samples = prepared.SelectInjections(prepared.RowsOf(InjectionKind.Sample));
        string[] known = [.. samples.Injections.Select(i => i.Group).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] wanted = groups ?? known;
        if (wanted.FirstOrDefault(g => !known.Contains(g)) is { } unknown)
            throw new InvalidContentException(Finding.Error("OST-CLI-015", $"no sample belongs to the group '{unknown}'", value: unknown, hint: NearestName.Hint(unknown, known)));
        if (wanted.GroupBy(g => g, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidContentException(Finding.Error("OST-CLI-015", $"'{twice.Key}' cannot be compared with itself", value: twice.Key, hint: "Name each group once."));
        if (wanted.Length < 2)
            throw new InvalidContentException(Finding.Error(
                "OST-CLI-015", $"two or more groups are compared; the table has {(known.Length == 0 ? "none" : string.Join(", ", known))}", hint: "Give --injections with a column group, or --group COLUMN."));
        string[] columns = [.. samples.Injections.SelectMany(i => i.Further.Keys).Distinct(StringComparer.Ordinal)];
        if (second is not null && !columns.Contains(second))
            throw new InvalidContentException(Finding.Error("OST-CLI-013", $"the injections have no column '{second}'", value: second, hint: NearestName.Hint(second, columns)));
        samples = Units(samples, second, context);
        GroupLayout layout = GroupLayout.Of([.. samples.Injections.Select(i => i.Group)], wanted) with
        {
            Units = [.. samples.Injections.Select(i => i.Subject ?? i.Name)],
            Second = second is null ? null : LevelFactor.Of(second, [.. samples.Injections.Select(i => i.Further.GetValueOrDefault(second))]),
        };
        return (samples, layout);
    }

    /// <summary>Replicate injections of a subject in a group (and at a level of the second factor) are averaged: they never count as n.</summary>
    private static FeatureTable Units(FeatureTable samples, string? second, RunContext context)
    {
        int units = samples.Injections.GroupBy(i => (Subject: i.Subject ?? $"\u001f{i.Name}", i.Group, second is null ? null : i.Further.GetValueOrDefault(second))).Count();
        if (units == samples.Injections.Count) return samples;
        context.Findings.Add(Finding.Note(
            "OST-MTB-015", FormattableString.Invariant($"{samples.Injections.Count} injections belong to {units} units: replicates were averaged and do not count as n"),
            hint: "Values are averaged on the compared scale; measurements at several time points are told apart with --second."));
        return Preparation.Run(samples, [new AverageReplicates { Within = second is null ? [] : [second] }], context with { Findings = new FindingCollector(), Progress = null }).Table;
    }

    private static void Print(Session session, Table result, FeatureTestParameters used)
    {
        var p = (NumberColumn)result["p"];
        var adjusted = (NumberColumn)result["p_adjusted"];
        session.Result(string.Create(
            CultureInfo.InvariantCulture,
            $"{InferenceMethods.Of(used.Test).Label} of {result.RowCount} features: {p.Values.Count(v => v < 0.05)} with p < 0.05, {adjusted.Values.Count(v => v < 0.05)} with p < 0.05 after correction ({InferenceMethods.Of(used.Adjustment).Label})"));
        foreach (int row in Enumerable.Range(0, result.RowCount).Where(r => p.Values[r] is not null).OrderBy(r => p.Values[r]).Take(20))
            session.Result(string.Create(CultureInfo.InvariantCulture, $"  {result["feature"].Text(row),-40} p = {p.Values[row]:G4}, adjusted {adjusted.Values[row]:G4}"));
    }
}
