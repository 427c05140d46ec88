using System.Text.Json;
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
    /// <returns>The step, or null if there is nothing to compare.</returns>
    public static Step? Of(StudyUnderstanding study, IReadOnlyDictionary<string, string> unitSteps)
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
            Parameters = ComparisonDocument.ParametersOf(parameters, plan.Adjust, outcomes.Select(Name), "arm", null),
            DependsOn = [.. outcomes.Select(o => unitSteps[o.Assay]).Distinct()],
            Run = work =>
            {
                Dictionary<string, IReadOnlyList<UnitMeasures>> units = work.Dependencies.Values.ToDictionary(
                    d => d.Step.Id,
                    d => d.Failure is null ? UnitMeasures.FromJson(File.ReadAllText(d.Output(CtSteps.UnitsName))) : []);
                ComparisonResult[] results = [.. outcomes.Select(o => GroupComparison.Compare(
                    Name(o), Groups(o, arms, units[unitSteps[o.Assay]]), parameters, work.Context))];
                IReadOnlyList<ComparisonResult> family = Multiplicity.AdjustFamily(results, plan.Adjust);
                File.WriteAllText(work.Output(RecordsName), JsonSerializer.Serialize(family, OsteonJson.Indented) + "\n");
            },
        };
    }

    /// <summary>Reads the comparisons of a finished step.</summary>
    public static IReadOnlyList<ComparisonResult> Read(StepOutcome outcome) =>
        JsonSerializer.Deserialize<List<ComparisonResult>>(File.ReadAllText(outcome.Output(RecordsName)), OsteonJson.Indented)!;

    /// <summary>Name of an outcome in results: its term, with the time point where one is stated.</summary>
    public static string Name(Outcome outcome) => outcome.Timepoint is null ? outcome.Term : $"{outcome.Term}@{outcome.Timepoint}";

    /// <summary>Ids of the arms, the control first.</summary>
    public static string[] ArmsInOrder(Design design) => [.. design.Arms.OrderBy(a => a.Role == ArmRole.Control ? 0 : 1).Select(a => a.Id)];

    private static ComparisonParameters ParametersOf(StatisticsPlan plan) => new()
    {
        Test = plan.Test,
        PostHoc = plan.Posthoc,
        Confidence = plan.Confidence,
    };

    private static GroupData[] Groups(Outcome outcome, IEnumerable<string> arms, IReadOnlyList<UnitMeasures> units) =>
    [
        .. arms.Select(arm =>
        {
            UnitMeasures[] own = [.. units.Where(u => u.Arm == arm && (outcome.Timepoint is null || u.Timepoint is null || u.Timepoint == outcome.Timepoint))];
            return new GroupData(
                arm, [.. own.Select(u => u.Measures.FirstOrDefault(m => m.Term.Id == outcome.Term)?.Value)], [.. own.Select(u => u.Unit)]);
        }),
    ];
}
