using System.Text.Json.Nodes;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>One measured scan as the report shows it.</summary>
/// <param name="Name">Name of the scan in results.</param>
/// <param name="Assay">Assay id.</param>
/// <param name="Step">The step that measured it.</param>
/// <param name="Document">What the step wrote, or null if it failed.</param>
internal sealed record ScanView(string Name, string Assay, StepOutcome Step, JsonObject? Document)
{
    private static readonly (string File, string Plane)[] Planes =
        [("qc-z.png", "plane across z (rows y, columns x)"), ("qc-y.png", "plane across y (rows z, columns x)"), ("qc-x.png", "plane across x (rows z, columns y)")];

    /// <summary>Pictures: name in the step's folder, path in the results, description.</summary>
    public IEnumerable<(string Name, string Path, string Description)> Pictures =>
        from plane in Planes
        where Step.Record.Outputs.Any(o => o.Name == plane.File)
        select (plane.File, $"qc/{Assay}/{Name}_{plane.File["qc-".Length..]}", $"{Name}: {plane.Plane} with the outline of the bone.");

    /// <summary>All scans of a run in the order of the plan.</summary>
    public static IEnumerable<ScanView> Of(StudyRun run)
    {
        foreach (StepOutcome outcome in run.Outcomes.Where(o => o.Step.Kind == CtSteps.MeasureKind))
        {
            (string assay, string scan) = CtSteps.PartsOf(outcome.Step.Id);
            JsonObject? document = outcome.Failure is null ? JsonNode.Parse(File.ReadAllText(outcome.Output(CtSteps.DocumentName)))!.AsObject() : null;
            yield return new ScanView(scan, assay, outcome, document);
        }
    }
}
