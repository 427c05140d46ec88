using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Inference;

namespace Osteon.Study;

/// <summary>The step that compares the declared outcomes between the arms.</summary>
public static class OutcomeSteps
{
    /// <summary>Id of the step.</summary>
    public const string StepId = "outcomes";

    /// <summary>Name of the file with the comparisons as records.</summary>
    public const string RecordsName = "comparisons.json";

    /// <summary>The outcomes that can be compared: measured here, with two or more arms.</summary>
    /// <param name="study">The study.</param>
    /// <param name="unitSteps">Id of the gathering step of each assay that is measured, by assay id.</param>
    /// <param name="seed">Seed of the run; a sampled permutation test depends on it.</param>
    /// <returns>The step, or null if there is nothing to compare.</returns>
    public static Step? Of(StudyUnderstanding study, IReadOnlyDictionary<string, string> unitSteps, ulong seed)
    {
        Manifest manifest = study.Manifest!.Manifest;
        Outcome[] outcomes = [.. manifest.Design.Outcomes.Where(o => unitSteps.ContainsKey(o.Assay))];
        string[] arms = ArmsInOrder(manifest.Design);
        if (outcomes.Length == 0 || arms.Length < 2) return null;
        StatisticsPlan plan = manifest.Statistics;
        ComparisonParameters parameters = ParametersOf(plan) with { Reference = arms[0] };
        return new Step
        {
            Id = StepId,
            Kind = "outcomes",
            Version = 1,
            Title = "comparing the arms",
            Parameters = Declaration(manifest.Design, outcomes, arms, parameters, plan, seed),
            DependsOn = [.. outcomes.Select(o => unitSteps[o.Assay]).Distinct()],
            Run = work =>
            {
                Dictionary<string, IReadOnlyList<UnitMeasures>> units = work.Dependencies.Values.ToDictionary(
                    d => d.Step.Id,
                    d => d.Failure is null ? UnitMeasures.FromJson(File.ReadAllText(d.Output(CtSteps.UnitsName))) : []);
                ComparisonResult[] results = [.. outcomes.Select(o => GroupComparison.Compare(
                    Name(o, manifest.Design), Groups(o, arms, units[unitSteps[o.Assay]]), parameters, work.Context))];
                IReadOnlyList<ComparisonResult> family = Multiplicity.AdjustFamily(results, plan.Adjust);
                File.WriteAllText(work.Output(RecordsName), JsonSerializer.Serialize(family, OsteonJson.Indented) + "\n");
            },
        };
    }

    /// <summary>Reads the comparisons of a finished step.</summary>
    public static IReadOnlyList<ComparisonResult> Read(StepOutcome outcome) =>
        JsonSerializer.Deserialize<List<ComparisonResult>>(File.ReadAllText(outcome.Output(RecordsName)), OsteonJson.Indented)!;

    /// <summary>
    /// Name of an outcome in results: its term, with the time point where one is stated, and with the assay where several assays measure the term.
    /// </summary>
    public static string Name(Outcome outcome, Design design) =>
        design.Outcomes.Count(o => Short(o) == Short(outcome)) > 1 ? $"{Short(outcome)}/{outcome.Assay}" : Short(outcome);

    private static string Short(Outcome outcome) => outcome.Timepoint is null ? outcome.Term : $"{outcome.Term}@{outcome.Timepoint}";

    private static JsonObject Declaration(
        Design design, IReadOnlyList<Outcome> outcomes, IReadOnlyList<string> arms, ComparisonParameters parameters, StatisticsPlan plan, ulong seed)
    {
        JsonObject declared = ComparisonDocument.ParametersOf(parameters, plan.Adjust, outcomes.Select(o => Name(o, design)), "arm", null);
        declared["outcomes"] = new JsonArray([.. outcomes.Select(o => (JsonNode)new JsonArray(o.Term, o.Assay, o.Timepoint))]);
        declared["arms"] = new JsonArray([.. arms.Select(a => (JsonNode)a)]);
        declared["permutation_draws"] = parameters.PermutationDraws;
        declared["seed"] = seed;
        return declared;
    }

    /// <summary>Ids of the arms, the control first.</summary>
    public static string[] ArmsInOrder(Design design) => [.. design.Arms.OrderBy(a => a.Role == ArmRole.Control ? 0 : 1).Select(a => a.Id)];

    private static ComparisonParameters ParametersOf(StatisticsPlan plan) => new()
    {
        Test = plan.Test,
        PostHoc = plan.Posthoc,
        Confidence = plan.Confidence,
    };

    /// <summary>The units of an arm that an outcome is about: of its assay, and of its time point where it states one.</summary>
    public static IEnumerable<UnitMeasures> UnitsOf(Outcome outcome, string arm, IEnumerable<UnitMeasures> units) => units.Where(u =>
        u.Assay == outcome.Assay && u.Arm == arm && (outcome.Timepoint is null || u.Timepoint is null || u.Timepoint == outcome.Timepoint));

    private static GroupData[] Groups(Outcome outcome, IEnumerable<string> arms, IReadOnlyList<UnitMeasures> units) =>
    [
        .. arms.Select(arm =>
        {
            UnitMeasures[] own = [.. UnitsOf(outcome, arm, units)];
            return new GroupData(
                arm, [.. own.Select(u => u.Measures.FirstOrDefault(m => m.Term.Id == outcome.Term)?.Value)], [.. own.Select(u => u.Unit)]);
        }),
    ];
}
