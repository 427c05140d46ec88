using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Inference;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The step that joins what a study found with the mechanism graph.</summary>
public static class MechanismSteps
{
    /// <summary>Id and kind of the step.</summary>
    public const string StepId = "mechanism";

    /// <summary>Name of the observations, as records.</summary>
    public const string ObservationsName = "observations.json";

    /// <summary>Name of the explanation, as JSON.</summary>
    public const string ExplanationName = "explanation.json";

    /// <summary>The step; null where no treated arm stands for a node, or nothing is compared or seen that could be explained.</summary>
    /// <param name="study">The study.</param>
    /// <param name="steps">The other steps of the plan.</param>
    /// <param name="seed">Seed of the run.</param>
    public static Step? Of(StudyUnderstanding study, IReadOnlyList<Step> steps, ulong seed)
    {
        Manifest manifest = study.Manifest!.Manifest;
        (Arm Arm, Arm Reference, ArmNode Node)[] arms = [.. ArmObservations.Explainable(manifest.Design, ShippedMechanism.Graph)];
        Step[] read = [.. steps.Where(Tells)];
        if (arms.Length == 0 || read.Length == 0) return null;
        double alpha = manifest.Statistics.Alpha;
        IReadOnlyList<string> own = ArmObservations.OwnStudyOf(manifest);
        return new Step
        {
            Id = StepId,
            Kind = StepId,
            Version = 1,
            Title = "looking the results up in the mechanism graph",
            Parameters = new JsonObject
            {
                ["graph"] = ContentDigest.OfText(string.Concat(ShippedMechanism.Sources().Select(s => System.Text.Encoding.UTF8.GetString(s.Content.Span)))),
                ["arms"] = new JsonArray([.. arms.Select(a => (JsonNode)new JsonArray(a.Arm.Id, a.Reference.Id, a.Node.Node.Id))]),
                ["alpha"] = alpha,
                ["own_study"] = new JsonArray([.. own.Select(o => (JsonNode)o)]),
                ["seed"] = seed,
            },
            DependsOn = [.. read.Select(s => s.Id)],
            Run = work =>
            {
                ArmObservations[] found =
                [
                    .. arms.Select(a => new ArmObservations(
                        a.Arm.Id, a.Reference.Id, a.Node.Node.Id, a.Node.By, own, [.. Observed(manifest, [.. read.Select(s => work.Dependencies[s.Id])], (a.Arm.Id, a.Reference.Id), a.Node.Node)])),
                ];
                File.WriteAllText(work.Output(ObservationsName), JsonSerializer.Serialize(found, OsteonJson.Indented) + "\n");
                (ArmObservations, Explanation)[] explained = [.. found.Select(f => (f, Explain(f, ShippedMechanism.Graph, work.Context)))];
                JsonObject document = ExplanationDocument.ToJson(explained, MechanismFolder.Load(null), ExplainOptions.DefaultSearch, []);
                File.WriteAllText(work.Output(ExplanationName), document.ToJsonString(OsteonJson.Indented) + "\n");
            },
        };
    }

    /// <summary>Reads the observations of a finished step.</summary>
    public static IReadOnlyList<ArmObservations> Read(StepOutcome outcome) =>
        JsonSerializer.Deserialize<List<ArmObservations>>(File.ReadAllText(outcome.Output(ObservationsName)), OsteonJson.Indented)!;

    /// <summary>Explains the observations of one arm.</summary>
    public static Explanation Explain(ArmObservations found, MechanismGraph graph, RunContext context, SearchOptions? search = null) => ExplainQuery.Run(
        graph,
        found.Observations,
        new ExplainOptions { Causes = [found.Cause], OwnStudy = found.OwnStudy, Search = search ?? ExplainOptions.DefaultSearch },
        context);

    /// <summary>What a run found of every treated arm, each of which stands for this node whatever its own names say.</summary>
    public static IReadOnlyList<ArmObservations> Observe(StudyRun run, MechanismGraph graph, Node cause)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        StepOutcome[] told = [.. run.Outcomes.Where(o => Tells(o.Step))];
        return
        [
            .. ArmObservations.Explainable(manifest.Design, graph, cause).Select(a => new ArmObservations(
                a.Arm.Id, a.Reference.Id, cause.Id, a.Node.By, ArmObservations.OwnStudyOf(manifest), [.. Observed(manifest, told, (a.Arm.Id, a.Reference.Id), cause)])),
        ];
    }

    private static bool Tells(Step step) => step.Kind is OutcomeSteps.StepId or MetaboliteSteps.CompareKind or BlotSteps.MarkersKind;

    private static IEnumerable<Observation> Observed(Manifest manifest, IReadOnlyList<StepOutcome> outcomes, (string Arm, string Reference) arms, Node cause)
    {
        StepOutcome[] done = [.. outcomes.Where(o => o.Failure is null)];
        string AssayOf(StepOutcome outcome) => outcome.Step.Id[..outcome.Step.Id.LastIndexOf('.')];
        double alpha = manifest.Statistics.Alpha;
        bool carries = ArmObservations.HasMarkers(cause);
        foreach (StepOutcome blot in done.Where(o => carries).Where(o => o.Step.Kind == BlotSteps.MarkersKind))
        {
            JsonObject json = JsonNode.Parse(File.ReadAllText(blot.Output(BlotSteps.MarkersName)))!.AsObject();
            foreach (Observation marker in MeasuredObservations.Markers(AssayOf(blot), BlotMarker.FromJson(json))) yield return marker;
        }

        foreach (StepOutcome compared in done.Where(o => o.Step.Kind == OutcomeSteps.StepId))
        {
            IReadOnlyList<ComparisonResult> comparisons = OutcomeSteps.Read(compared);
            foreach (Observation outcome in MeasuredObservations.Outcomes(manifest.Design, comparisons, arms, alpha)) yield return outcome;
        }

        foreach (StepOutcome metabolites in done.Where(o => o.Step.Kind == MetaboliteSteps.CompareKind))
            foreach (Observation found in MeasuredObservations.Metabolites(AssayOf(metabolites), MetaboliteSteps.ReadResults(metabolites), arms, alpha))
                yield return found;
    }
}
