using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Reporting;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon metabolites qc|compare|test|enrich|convert</c>: one feature table.</summary>
internal static class MetabolitesCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var metabolites = new Command("metabolites", "Feature tables of metabolites.");
        metabolites.Subcommands.Add(Qc(cancellation));
        metabolites.Subcommands.Add(Compare(cancellation));
        metabolites.Subcommands.Add(FeatureTestCommand.Create(cancellation));
        metabolites.Subcommands.Add(Enrich(cancellation));
        metabolites.Subcommands.Add(Convert(cancellation));
        return metabolites;
    }

    private static Command Qc(CancellationToken cancellation)
    {
        var options = new MetaboliteOptions();
        Option<string?> to = Out();
        Command command = Root.Command(
            "qc",
            "Says what was read, runs the steps of the preparation and shows what each did and how well the pooled QCs agree.",
            (a, session) => Run(session, options.Read(a, session.Context.Findings), null, a.GetValue(to)),
            cancellation);
        options.AddTo(command);
        command.Options.Add(to);
        return command;
    }

    private static Command Compare(CancellationToken cancellation)
    {
        var options = new MetaboliteOptions();
        var comparison = new ComparisonOptions();
        Option<string?> to = Out();
        Command command = Root.Command(
            "compare",
            "Compares the metabolites of two groups: models with Q2 and permutation test, a test per feature, differential metabolites and how far they can be trusted.",
            (a, session) => Run(session, options.Read(a, session.Context.Findings), table => comparison.Read(a, table, options.InputScale(a)), a.GetValue(to)),
            cancellation);
        options.AddTo(command);
        comparison.AddTo(command);
        command.Options.Add(to);
        return command;
    }

    private static Command Enrich(CancellationToken cancellation)
    {
        var options = new MetaboliteOptions();
        var comparison = new ComparisonOptions();
        Option<string?> to = Out();
        var packs = new Option<string[]>("--pack") { Description = "Knowledge pack: ID or ID@VERSION of the store, or the folder of a pack. See 'osteon knowledge'.", HelpName = "PACK", Required = true };
        var store = new Option<string?>("--store") { Description = "Folder of the knowledge store. Default: OSTEON_KNOWLEDGE, or the folder for data of the user.", HelpName = "DIR" };
        var background = new Option<string>("--background") { Description = "What could have been chosen: measured (all measured compounds that the pack knows) or pack (all compounds of the pack). Default: measured.", HelpName = "NAME", DefaultValueFactory = _ => "measured" };
        MetaboliteOptions.OneOf(background, ["measured", "pack"]);
        Command command = Root.Command(
            "enrich",
            "Compares two groups and looks for pathways: among the chosen metabolites, and among all, ranked, with permuted labels.",
            (a, session) =>
            {
                MetaboliteRun? run = options.Read(a, session.Context.Findings);
                if (run is not null)
                {
                    var over = new OverRepresentationParameters { Background = a.GetRequiredValue(background) == "pack" ? EnrichmentBackground.Pack : EnrichmentBackground.Measured };
                    run = run with { Packs = [.. a.GetRequiredValue(packs).Select(p => Pack(p, a.GetValue(store)))], Pathways = new PathwaySettings { OverRepresentation = over } };
                }

                return Run(session, run, table => comparison.Read(a, table, options.InputScale(a)), a.GetValue(to));
            },
            cancellation);
        options.AddTo(command);
        comparison.AddTo(command);
        foreach (Option option in (Option[])[packs, store, background, to]) command.Options.Add(option);
        return command;
    }

    private static Command Convert(CancellationToken cancellation)
    {
        var options = new MetaboliteOptions();
        string[] kinds = ["mztab", "w4m", "maf", "tsv"];
        var kind = new Option<string>("--to") { Description = "What is written: mztab (mzTab-M 2.0), w4m (three tables), maf (ISA-Tab with MetaboLights assignment file), tsv.", HelpName = "KIND", Required = true };
        MetaboliteOptions.OneOf(kind, kinds);
        var to = new Option<string>("--out") { Description = "Folder to write into; it must not hold files of these names.", HelpName = "DIR", Required = true };
        Command command = Root.Command(
            "convert",
            "Converts a feature table to an open format; numbers stay exactly as they are unless steps of a preparation are given. Two tables are put side by side, every feature kept.",
            (a, session) =>
            {
                FindingCollector findings = session.Context.Findings;
                if (options.Read(a, findings) is not { } run)
                {
                    session.Tell(findings.ToList());
                    return MetaboliteOptions.Refused(findings);
                }

                run = run with { Merging = run.Merging with { Duplicates = DuplicateRule.KeepBoth } };
                (_, PreparedMetabolites prepared, _) = run.Run(session.Context);
                IReadOnlyList<string> written = MetaboliteFiles.Write(a.GetRequiredValue(kind), a.GetRequiredValue(to), prepared.Final, findings);
                foreach (string path in written) session.Result(path);
                session.Json(() => MetaboliteDocument.Of(run, null, MetaboliteOptions.Digests(run, session.Context.Cancellation), findings.ToList()));
                session.Tell(findings.ToList());
                return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
            },
            cancellation);
        options.AddTo(command);
        command.Options.Add(kind);
        command.Options.Add(to);
        return command;
    }

    private static Option<string?> Out() => new("--out") { Description = "Also write the tables, and the prepared table as mzTab-M, into this folder.", HelpName = "DIR" };

    private static PackInput Pack(string reference, string? store) =>
        Directory.Exists(reference) ? MetabolitePlan.PackAt(reference, reference) : MetabolitePlan.PackAt(reference, KnowledgeStore.Open(store ?? KnowledgeStore.DefaultFolder), reference);

    private static int Run(Session session, MetaboliteRun? run, Func<FeatureTable, MetaboliteComparisonParameters>? comparison, string? folder)
    {
        FindingCollector findings = session.Context.Findings;
        if (run is null || (folder is not null && !MetaboliteFiles.CanBeFolder(folder, findings)))
        {
            session.Tell(findings.ToList());
            return MetaboliteOptions.Refused(findings);
        }

        MetaboliteResults? results = null;
        PreparedMetabolites? prepared = null;
        try
        {
            if (comparison is not null)
            {
                // The groups stand in the table, so it is asked for them before the work begins.
                FeatureTable first = run.Join(run.Input.Read(session.Context with { Findings = new FindingCollector() })[0].Table, new FindingCollector());
                run = run with { Comparisons = [comparison(first)] };
            }

            (results, prepared, _) = run.Run(session.Context);
        }
        catch (OsteonException failure)
        {
            findings.Add(failure.Finding);
        }

        if (results is not null && folder is not null)
            foreach (string path in MetaboliteFiles.WriteResults(folder, results, prepared!, findings)) session.Say($"wrote {path}");
        session.Json(() => MetaboliteDocument.Of(run, results, MetaboliteOptions.Digests(run, session.Context.Cancellation), findings.ToList()));
        if (results is not null) Print(session, results);
        session.Tell(findings.ToList());
        return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Print(Session session, MetaboliteResults results)
    {
        static string N(double? value) => value is { } v ? v.ToString("G5", CultureInfo.InvariantCulture) : "–";
        foreach (FeatureTableUnderstood file in results.Files)
            foreach (string line in file.ToLines()) session.Result(line);
        foreach (TableEffect effect in results.Effects)
        {
            PreparationEffect e = effect.Effect;
            session.Result(string.Create(
                CultureInfo.InvariantCulture,
                $"  {effect.Polarity?.ToString().ToLowerInvariant(),-9}{PreparationText.Of(e.Step)}: {e.Before.Features} → {e.After.Features} features, {e.Before.MissingCells} → {e.After.MissingCells} missing cells{(e.ImputedCells > 0 ? $", {e.ImputedCells} filled in" : "")}{(e.QcAfter.MedianRsdPercent is { } rsd ? $", median RSD of QCs {rsd:0.#} %" : "")}"));
        }

        foreach (Measure measure in MetaboliteDocument.Measures(results.QualityAfter))
            session.Result(measure.Value is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"{measure.Term.Label,-22} {value,12:G6} {measure.Term.Unit.Display}").TrimEnd()
                : $"{measure.Term.Label,-22} {"–",12} ({measure.NotAvailable})");
        foreach (QualityCheck check in results.QualityAfter.Checks) session.Result($"  {(check.Passed switch { true => "holds", false => "fails", null => "open" })}: {check.Words}");
        foreach (MetaboliteComparison comparison in results.Comparisons)
        {
            foreach (FittedModel model in comparison.Models)
            {
                session.Result(model.NotAvailable is { } reason
                    ? $"{model.Kind.Label()}: {reason}"
                    : $"{model.Kind.Label()} {model.Predictive}{(model.Kind.IsOrthogonal() ? $" + {model.Orthogonal}" : "")}: R2X {N(model.Summary!.R2X)}, R2Y {N(model.Summary.R2Y)}, Q2 {N(model.Summary.Q2)}"
                        + (model.Spread is { } s ? $" ({N(s.Low)} to {N(s.High)} over other folds)" : "")
                        + (model.Permutation is { } p ? $", permutation p(Q2) = {N(p.PQ2)} ({(p.Exact ? "exact" : "sampled")}, smallest possible {N(p.SmallestP)})" : ""));
                if (model.Fallback is { } fallback) session.Result($"  {fallback}");
            }

            foreach (string sentence in MetaboliteReport.Sentences(comparison)) session.Result(sentence);
            foreach (RobustnessVariant variant in comparison.Robustness)
                session.Result(variant.NotAvailable is { } why ? $"  {variant.Label}: {why}" : $"  {variant.Label}: {variant.Kept} of {comparison.Selected.Count()} chosen again, {variant.Selected.Count} in all");
        }

        foreach (PathwayResult pathway in results.Pathways)
        {
            session.Result($"{pathway.Source.Name} {pathway.Source.Version}: {pathway.Coverage.Statement}");
            foreach (OverRepresentationLine line in (pathway.OverRepresentation?.Lines ?? []).Where(l => l.Counts.Hits > 0).Take(10))
                session.Result($"  {line.SetName}: {line.Counts.Hits} of {line.Counts.SetSize}, p = {N(line.Counts.P)}, adjusted {N(line.PAdjusted)}");
        }
    }
}
