using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>A finished assay of metabolites as the report shows it: the results are read from the step once.</summary>
/// <param name="Assay">The assay's settings.</param>
/// <param name="Step">How the step ended.</param>
/// <param name="Results">What it gave, or null if it failed.</param>
internal sealed record MetaboliteView(MetabolomicsAssay Assay, StepOutcome Step, MetaboliteResults? Results)
{
    /// <summary>Every assay of metabolites of a run, in the order of the plan.</summary>
    public static IReadOnlyList<MetaboliteView> Of(StudyRun run) =>
    [
        .. from outcome in run.Outcomes
           where outcome.Step.Kind == MetaboliteSteps.CompareKind
           let assay = run.Study.Manifest!.Manifest.Assays.OfType<MetabolomicsAssay>().First(a => MetaboliteSteps.CompareId(a) == outcome.Step.Id)
           select new MetaboliteView(assay, outcome, outcome.Failure is null ? MetaboliteSteps.ReadResults(outcome) : null),
    ];

    /// <summary>A name for files and links: the assay, with the arm where several are compared.</summary>
    public string Name(MetaboliteComparison comparison) => Name(Assay.Id, Results!, comparison);

    /// <summary>The name of one of several comparisons.</summary>
    public static string Name(string assay, MetaboliteResults results, MetaboliteComparison comparison) =>
        results.Comparisons.Count == 1 ? assay : $"{assay}-{comparison.Parameters.Arm}-{comparison.Parameters.Reference}{(comparison.Parameters.Timepoint is { } time ? $"-{time}" : "")}";
}
