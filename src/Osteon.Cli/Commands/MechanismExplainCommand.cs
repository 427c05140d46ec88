using System.CommandLine;
using System.Globalization;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Reporting;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon mechanism explain</c>: from results to the mechanisms that fit or contradict them.</summary>
internal static class MechanismExplainCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var results = new Argument<string>("STUDY|TABLE")
        {
            Description = "A study folder, or a table with the columns name and change, and where known kind, p, identifier, source.",
        };
        var options = new ExplainArguments();
        Command command = Root.Command(
            "explain",
            "From measured results to the mechanisms of the graph that fit or contradict them. What is enriched is kept apart from what was perturbed.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string path = a.GetRequiredValue(results);
                Manifest? manifest = null;
                IReadOnlyList<ArmObservations> found = IsStudy(path) ? OfStudy(path, graph, options, a, session, out manifest) : OfTable(path, graph, options, a, session);
                IReadOnlyList<Finding> said = session.Context.Findings.ToList();
                session.Tell(said);
                if (session.Context.Findings.HasErrors) return ExitCode.Findings;
                SearchOptions search = options.Search(graph, a);
                (ArmObservations Found, Explanation Explanation)[] arms =
                    [.. found.Select(f => (f, MechanismSteps.Explain(f, graph, session.Context, search)))];
                string? report = a.GetValue(options.Report);
                if (report is not null) HtmlReport.Write(ExplanationReport.Of(Path.GetFileName(path), manifest, arms), report);
                session.Json(() => ExplanationDocument.ToJson(arms, loaded, search, said));
                foreach ((ArmObservations observed, Explanation explanation) in arms)
                    foreach (string line in ExplanationLines.Of(observed, explanation, a.GetValue(options.Most))) session.Result(line);
                if (report is not null) session.Result($"report: {report}");
                return ExitCode.Done;
            }),
            cancellation);
        command.Arguments.Add(results);
        foreach (Option option in options.All) command.Options.Add(option);
        return command;
    }

    private static bool IsStudy(string path) => Directory.Exists(path) || Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml";

    private static ArmObservations[] OfTable(string path, MechanismGraph graph, ExplainArguments options, ParseResult a, Session session)
    {
        string[] causes = a.GetValue(options.Cause) ?? [];
        if (causes.Length == 0)
        {
            session.Context.Findings.Add(Finding.Error(
                "OST-MEC-110", "a table does not say what the treated arm got", new SourceLocation(path), hint: "Name a node: --cause BMSC-exo."));
        }

        IReadOnlyList<Observation> observations = ObservationTable.Read(path, graph, a.GetValue(options.Alpha), session.Context.Findings);
        return
        [
            .. causes.Select(c => graph.Names.Resolve(c)).DistinctBy(n => n.Id)
                .Select(n => new ArmObservations(n.Label, "the reference", n.Id, "--cause", a.GetValue(options.Own) ?? [], observations)),
        ];
    }

    private static IReadOnlyList<ArmObservations> OfStudy(string path, MechanismGraph graph, ExplainArguments options, ParseResult a, Session session, out Manifest? read)
    {
        StudyUnderstanding study = StudyCommands.Understand(path, a.GetValue(options.Data), session.Context);
        read = study.Manifest?.Manifest;
        if (study.Manifest is not { } manifest || (study.HasErrors && manifest.Manifest.Kind != StudyKind.PublishedDesign))
        {
            session.Context.Findings.AddRange(study.Findings);
            return [];
        }

        if (study.HasErrors) session.Say($"{study.Summary} What is explained here are the claims of the publication.");
        IReadOnlyList<ArmObservations> found = manifest.Manifest.Kind == StudyKind.PublishedDesign && study.Samples.Rows.Count == 0
            ? PublishedObservations.Of(manifest.Manifest, graph)
            : Measured(study, a.GetValue(options.Out), session);
        if (found.Count == 0 || found.All(f => f.Observations.Count == 0))
        {
            session.Context.Findings.Add(Finding.Error(
                "OST-MEC-118",
                found.Count == 0 ? "no treated arm stands for a node of the mechanism graph" : "the study found nothing that could be explained",
                new SourceLocation(study.Folder.ManifestPath),
                hint: found.Count == 0 ? "Give the arm the key mechanism_node, for example BMSC-exo, and compare it with a control." : "Declare outcomes, metabolites or markers."));
            return [];
        }

        string[] own = a.GetValue(options.Own) ?? [], causes = a.GetValue(options.Cause) ?? [];
        return
        [
            .. from f in found
               from cause in causes.Length == 0 ? [(f.Cause, f.By)] : causes.Select(c => (graph.Names.Resolve(c).Id, "--cause"))
               select f with { Cause = cause.Item1, By = cause.Item2, OwnStudy = [.. f.OwnStudy.Union(own)] },
        ];
    }

    private static IReadOnlyList<ArmObservations> Measured(StudyUnderstanding study, string? target, Session session)
    {
        using var results = new ResultFolder(target ?? Path.Combine(study.Folder.Root, "results"));
        StudyRun run = StudyRun.Of(study, results, new StudyRunOptions(), session.Context);
        return run.Outcomes.FirstOrDefault(o => o.Step.Id == MechanismSteps.StepId) is { Failure: null } outcome ? MechanismSteps.Read(outcome) : [];
    }

    private sealed class ExplainArguments
    {
        private readonly Option<string[]> _context = MechanismOptions.Context();
        private readonly Option<bool> _stated = MechanismOptions.Stated();
        private readonly Option<bool> _structural = MechanismOptions.Structural();
        private readonly Option<int> _length = MechanismOptions.Length(ExplainOptions.DefaultSearch.MaximumLength);

        public ExplainArguments() => Alpha.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) || !(p is > 0 and <= 1)))
                result.AddError($"--alpha lies above 0 and up to 1, not {result.Tokens[0].Value}");
        });

        public Option<string[]> Cause { get; } = new("--cause")
        {
            Description = "Node that the treated arm got more of; may be given several times. A study's arms name theirs themselves.",
            HelpName = "NODE",
        };

        public Option<string[]> Own { get; } = new("--own")
        {
            Description = "Reference (doi:…) or cohort of the study itself, whose evidence must not explain its own results; may be given several times.",
            HelpName = "REF",
        };

        public Option<double> Alpha { get; } = new("--alpha")
        {
            Description = "Rows of a table whose p is not below count as not shown.",
            HelpName = "P",
            DefaultValueFactory = _ => 0.05,
        };

        public Option<string?> Data { get; } = StudyCommands.DataOption;

        public Option<string?> Out { get; } = StudyCommands.OutOption;

        public Option<string?> Report { get; } = new("--report") { Description = "Also write it as an HTML page, with the drawing and every evidence.", HelpName = "FILE" };

        public Option<int> Most { get; } = MechanismOptions.Count(10);

        public IEnumerable<Option> All => [Cause, Own, Alpha, Data, Out, Report, _context, _stated, _structural, _length, Most];

        public SearchOptions Search(MechanismGraph graph, ParseResult a) => ExplainOptions.DefaultSearch with
        {
            Context = ContextFilter.Parse(graph, a.GetValue(_context) ?? [], a.GetValue(_stated)),
            Structural = a.GetValue(_structural),
            MaximumLength = a.GetValue(_length),
        };
    }
}
