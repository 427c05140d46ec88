using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Inference;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon stats compare</c>: groups of any table.</summary>
internal static class StatsCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var stats = new Command("stats", "Statistics of any table of values.");
        stats.Subcommands.Add(Compare(cancellation));
        return stats;
    }

    private static Command Compare(CancellationToken cancellation)
    {
        var table = new Argument<string>("TABLE") { Description = "CSV or TSV file with one row per experimental unit." };
        var value = new Option<string[]>("--value") { Description = "Column with the values; several columns are a family of outcomes.", HelpName = "COLUMN", Required = true, AllowMultipleArgumentsPerToken = true };
        var group = new Option<string>("--group") { Description = "Column that names the group.", HelpName = "COLUMN", Required = true };
        var reference = new Option<string?>("--reference") { Description = "The group others are compared with. Default: the first in the table.", HelpName = "GROUP" };
        var unit = new Option<string?>("--unit-column") { Description = "Column that identifies the unit, for paired tests. Default: pairs by position.", HelpName = "COLUMN" };
        Option<string> test = Choice("--test", "The test", MethodKind.Test, "auto");
        Option<string> posthoc = Choice("--posthoc", "Contrasts after a test of several groups", MethodKind.PostHoc, "auto", "none");
        Option<string> adjust = Choice("--adjust", "Adjustment over the family of outcomes", MethodKind.Adjustment, "holm");
        var paired = new Option<bool>("--paired") { Description = "The two groups hold the same units." };
        var confidence = new Option<double>("--confidence") { Description = "Coverage of the intervals.", HelpName = "P", DefaultValueFactory = _ => 0.95 };
        confidence.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) || !(p is > 0 and < 1)))
                result.AddError($"--confidence must lie between 0 and 1, not {result.Tokens[0].Value}");
        });
        Command command = Root.Command(
            "compare",
            "Compares two or more groups: test, estimate with interval, effect sizes, contrasts, assumption checks.",
            (a, session) => Run(
                session,
                a.GetRequiredValue(table),
                a.GetRequiredValue(value),
                a.GetRequiredValue(group),
                a.GetValue(unit),
                new ComparisonParameters
                {
                    Reference = a.GetValue(reference),
                    Test = InferenceMethods.Parse<ComparisonTest>(a.GetRequiredValue(test))!.Value,
                    PostHoc = InferenceMethods.Parse<PostHocTest>(a.GetRequiredValue(posthoc))!.Value,
                    Paired = a.GetValue(paired),
                    Confidence = a.GetValue(confidence),
                },
                InferenceMethods.Parse<Adjustment>(a.GetRequiredValue(adjust))!.Value),
            cancellation);
        command.Arguments.Add(table);
        foreach (Option option in (Option[])[value, group, reference, unit, test, posthoc, adjust, paired, confidence]) command.Options.Add(option);
        return command;
    }

    /// <summary>An option whose words are the identifiers of statistical methods; a wrong one is answered with the nearest.</summary>
    private static Option<string> Choice(string name, string description, MethodKind kind, params string[] further)
    {
        string[] ids = [.. further.Union(InferenceMethods.All.Where(m => m.Kind == kind).Select(m => m.Id))];
        var option = new Option<string>(name) { Description = $"{description}: {string.Join(", ", ids)}.", HelpName = "ID", DefaultValueFactory = _ => further[0] };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !ids.Contains(result.Tokens[0].Value))
                result.AddError($"'{result.Tokens[0].Value}' is not a value of {name}. {NearestName.Hint(result.Tokens[0].Value, ids)}");
        });
        return option;
    }

    private static int Run(
        Session session, string path, string[] values, string group, string? unit, ComparisonParameters parameters, Adjustment adjustment)
    {
        FindingCollector findings = session.Context.Findings;
        foreach (string repeated in values.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Concat(values.Where(v => v == group)).Distinct())
        {
            findings.Add(Finding.Error(
                "OST-STA-102", $"the column '{repeated}' is named twice", value: repeated, hint: "Each outcome counts once in the correction for several outcomes, and groups are no outcome."));
        }

        RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, findings);
        IReadOnlyList<(string Outcome, IReadOnlyList<GroupData> Groups)> outcomes = ValueTable.Split(table, values, group, unit, findings);
        if (!findings.HasErrors && parameters.Reference is { } reference && outcomes.Count > 0 && !outcomes[0].Groups.Any(g => g.Name == reference))
        {
            findings.Add(Finding.Error(
                "OST-STA-101", $"no row belongs to the reference group '{reference}'", new SourceLocation(path), reference,
                NearestName.Hint(reference, [.. outcomes[0].Groups.Select(g => g.Name)])));
        }

        IReadOnlyList<ComparisonResult> results = findings.HasErrors
            ? []
            : Multiplicity.AdjustFamily([.. outcomes.Select(o => GroupComparison.Compare(o.Outcome, o.Groups, parameters, session.Context))], adjustment);

        session.Json(() =>
        {
            ContentDigest digest = ContentDigest.OfFile(path, session.Context.Cancellation);
            return ComparisonDocument.ToJson(
                [new StepOutput(path, digest.Sha256, digest.Bytes)],
                ComparisonDocument.ParametersOf(parameters, adjustment, values, group, unit),
                results,
                findings.ToList());
        });
        session.Tell(findings.ToList());
        foreach (ComparisonResult result in results) Print(session, result);
        return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Print(Session session, ComparisonResult result)
    {
        static string N(double? value) => value is { } v ? v.ToString("G5", CultureInfo.InvariantCulture) : "–";
        session.Result($"{result.Outcome}: {InferenceMethods.Of(result.Test).Label}" + (result.Variant is { } variant ? $" ({variant})" : ""));
        foreach (GroupDescription g in result.Groups)
            session.Result($"  {g.Group,-16} n = {g.N}{(g.Missing > 0 ? $" ({g.Missing} missing)" : "")}   mean ± SD {N(g.Mean)} ± {N(g.Sd)}   median {N(g.Median)} (IQR {N(g.Q1)} to {N(g.Q3)})");
        if (result.NotAvailable is { } reason)
        {
            session.Result($"  no test: {reason}");
        }
        else
        {
            string df = result.Df.Count == 0 ? "" : $" (df {string.Join(", ", result.Df.Select(d => N(d)))})";
            session.Result($"  statistic {N(result.Statistic)}{df}, p = {N(result.P)}" + (result.PAdjusted is { } adjusted && result.Adjustment is not Adjustment.None ? $", adjusted {N(adjusted)}" : ""));
            if (result.Estimate is not null)
                session.Result($"  difference to {result.Reference}: {N(result.Estimate)}, {result.Confidence * 100:0.##} % CI {N(result.CiLow)} to {N(result.CiHigh)}");
        }

        foreach (EffectSize e in result.Effects.Where(e => e.Value is not null))
            session.Result($"  {InferenceMethods.Of(e.Kind).Label}: {N(e.Value)}, CI {N(e.CiLow)} to {N(e.CiHigh)}");
        foreach (Contrast c in result.Contrasts)
            session.Result($"  {c.A} − {c.B}: {N(c.Estimate)}, CI {N(c.CiLow)} to {N(c.CiHigh)}, adjusted p = {N(c.PAdjusted)}");
        foreach (AssumptionCheck a in result.Assumptions)
            session.Result($"  check {InferenceMethods.Of(a.Kind).Label}{(a.Group is null ? "" : $" in {a.Group}")}: {(a.NotAvailable is null ? $"p = {N(a.P)}" : a.NotAvailable)}");
        session.Tell(result.Advice);
    }
}
