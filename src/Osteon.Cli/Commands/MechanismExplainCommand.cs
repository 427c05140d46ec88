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
        NotEmpty(results);
        var options = new ExplainArguments();
        Command command = Root.Command(
            "explain",
            "From measured results to the mechanisms of the graph that fit or contradict them. What is enriched is kept apart from what was perturbed.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string path = a.GetRequiredValue(results);
                Differ(a.GetValue(options.Report), a.GetValue(CommonOptions.Json), session.Context.Findings);
                if (session.Context.Findings.HasErrors)
                {
                    session.Tell(session.Context.Findings.ToList());
                    return ExitCode.Usage;
                }

                Manifest? manifest = null;
                IReadOnlyList<ArmObservations> found = IsStudy(path) ? OfStudy(path, graph, options, a, session, out manifest) : OfTable(path, graph, options, a, session);
                if (session.Context.Findings.HasErrors)
                {
                    session.Tell(session.Context.Findings.ToList());
                    return ExitCode.Findings;
                }

                SearchOptions search = options.Search(graph, a);
                (ArmObservations Found, Explanation Explanation)[] arms =
                    [.. found.Select(f => (f, MechanismSteps.Explain(f, graph, session.Context, search)))];
                CheckOwn(arms, a.GetValue(options.Own) ?? [], session.Context.Findings);
                if (arms.Any(x => !x.Explanation.Complete)) session.Context.Findings.AddRange(MechanismPathCommands.CutOff(false));
                IReadOnlyList<Finding> said = session.Context.Findings.ToList();
                session.Tell(said);
                string? report = a.GetValue(options.Report);
                if (report is not null) HtmlReport.Write(ExplanationReport.Of(Path.GetFileName(path), manifest, graph, arms), report);
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

    private static void NotEmpty(Argument<string> argument) => argument.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value)) result.AddError("the path is empty");
    });

    /// <summary>What is written must not replace anything that a command like this one did not write, nor each other.</summary>
    private static void Differ(string? report, string? json, FindingCollector findings)
    {
        if (report is not null && Foreign(report, "<!DOCTYPE html>"))
            findings.Add(Finding.Error("OST-MEC-119", "--report would overwrite a file that is no page", new SourceLocation(report), hint: "Name another file."));
        if (json is not (null or "-") && Foreign(json, "{"))
            findings.Add(Finding.Error("OST-MEC-119", "--json would overwrite a file that is no JSON", new SourceLocation(json), hint: "Name another file."));
        if (report is not null && json is not (null or "-") && Path.GetFullPath(report) == Path.GetFullPath(json))
            findings.Add(Finding.Error("OST-MEC-119", "--report and --json name the same file", new SourceLocation(report), hint: "Name two files."));
    }

    private static bool Foreign(string path, string beginning)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0) return false;
        using var reader = new StreamReader(path);
        char[] head = new char[beginning.Length];
        return reader.ReadBlock(head) < head.Length || !beginning.Equals(new string(head), StringComparison.OrdinalIgnoreCase);
    }

    private static void CheckOwn((ArmObservations Found, Explanation Explanation)[] arms, string[] own, FindingCollector findings)
    {
        HashSet<string> given = [.. own.Select(ReferenceKey.Of)];
        foreach (string key in arms.SelectMany(x => x.Explanation.Own.Unmatched).Distinct(StringComparer.Ordinal).Where(k => given.Contains(k) || !k.StartsWith("doi:", StringComparison.Ordinal)))
            findings.Add(Finding.Warning("OST-MEC-123", "no evidence of the graph is of this study: nothing was set aside for it", value: key, hint: "Give a DOI, pmid:… or the cohort as 'osteon mechanism show EDGE' prints it."));
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
        Node[] nodes = [.. causes.Select(c => Given(graph, c)).DistinctBy(n => n.Id)];
        int markers = observations.Count(o => o.Kind == ObservationKind.Marker);
        if (markers > 0 && nodes.Any(n => !ArmObservations.HasMarkers(n)))
            session.Context.Findings.Add(Finding.Note("OST-MEC-126", FormattableString.Invariant($"{markers} markers are of vesicles and are left out for causes that are none"), new SourceLocation(path)));
        return
        [
            .. nodes
                .Select(n => new ArmObservations(n.Label, "the reference", n.Id, "--cause", OwnOf(a, options), [.. observations.Where(o => o.Kind != ObservationKind.Marker || ArmObservations.HasMarkers(n))])),
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

        string[] own = OwnOf(a, options), causes = a.GetValue(options.Cause) ?? [];
        if (study.HasErrors) session.Say($"{study.Summary} What is explained here are the claims of the publication.");
        IReadOnlyList<ArmObservations> found = manifest.Manifest.Kind == StudyKind.PublishedDesign && study.Samples.Rows.Count == 0
            ? PublishedObservations.Of(manifest.Manifest, graph, session.Context.Findings, causes.Length > 0 ? Given(graph, causes[0]) : null)
            : Measured(study, a.GetValue(options.Out), causes.Length > 0 ? Given(graph, causes[0]) : null, session);
        if (session.Context.Findings.HasErrors) return [];
        if (found.Count == 0 || found.All(f => f.Observations.Count == 0))
        {
            session.Context.Findings.Add(Finding.Error(
                "OST-MEC-118",
                found.Count == 0 ? "no treated arm stands for a node of the mechanism graph" : "the study found nothing that could be explained",
                new SourceLocation(study.Folder.ManifestPath),
                hint: found.Count == 0 ? "Give the arm the key mechanism_node, for example BMSC-exo, and compare it with a control." : "Declare outcomes, metabolites or markers."));
            return [];
        }

        if (causes.Length == 0 && found.FirstOrDefault(f => graph.Node(f.Cause) is null) is { } foreign)
        {
            session.Context.Findings.Add(Finding.Error(
                "OST-MEC-118", $"the graph has no node {foreign.Cause}, which the arm '{foreign.Arm}' stands for", value: foreign.Cause, hint: "Name a node of the graph with --cause."));
            return [];
        }

        return
        [
            .. from f in found
               from cause in causes.Length == 0 ? [(f.Cause, f.By)] : causes.Select(c => (Given(graph, c).Id, "--cause"))
               select f with { Cause = cause.Item1, By = cause.Item2, OwnStudy = [.. f.OwnStudy.Union(own)] },
        ];
    }

    /// <summary>The node of a cause: anything but a disease, an outcome or a phase, which nobody is given.</summary>
    private static Node Given(MechanismGraph graph, string name)
    {
        Node node = graph.Names.Resolve(name);
        return node.Kind is not (NodeKind.Indication or NodeKind.Outcome or NodeKind.Phase)
            ? node
            : throw new InvalidContentException(Finding.Error("OST-MEC-125", $"{node.Id} is nothing that a treated arm gets more of", null, name, "Name a vesicle, cell, molecule, drug, carrier, pathway or process."));
    }

    private static string[] OwnOf(ParseResult a, ExplainArguments options) => [.. (a.GetValue(options.Own) ?? []).Select(ReferenceKey.Of)];

    private static IReadOnlyList<ArmObservations> Measured(StudyUnderstanding study, string? target, Node? cause, Session session)
    {
        using var results = new ResultFolder(target ?? Path.Combine(study.Folder.Root, "results"));
        StudyRun run = StudyRun.Of(study, results, new StudyRunOptions(), session.Context);
        if (cause is not null) return MechanismSteps.Observe(run, ShippedMechanism.Graph, cause);
        return run.Outcomes.FirstOrDefault(o => o.Step.Id == MechanismSteps.StepId) is { Failure: null } outcome ? MechanismSteps.Read(outcome) : [];
    }

    private sealed class ExplainArguments
    {
        private readonly Option<string[]> _context = MechanismOptions.Context();
        private readonly Option<bool> _stated = MechanismOptions.Stated();
        private readonly Option<bool> _structural = MechanismOptions.Structural();
        private readonly Option<int> _length = MechanismOptions.Length(ExplainOptions.DefaultSearch.MaximumLength);

        public ExplainArguments()
        {
            Report.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value)) result.AddError("--report needs the name of a file");
            });
            Alpha.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1
                    && (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) || !(p is > 0 and <= 1)))
                    result.AddError($"--alpha lies above 0 and up to 1, not {result.Tokens[0].Value}");
            });
        }

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
