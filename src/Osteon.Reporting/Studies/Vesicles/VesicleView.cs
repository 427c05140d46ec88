using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>One step about the vesicles themselves (tracking, blot, micrograph) as the report shows it.</summary>
/// <param name="Assay">The assay.</param>
/// <param name="Name">Name of the measurement in results: the assay's id, with the file's where each file has a step.</param>
/// <param name="Step">The step.</param>
/// <param name="Document">What it wrote, or null if it failed.</param>
/// <param name="Tables">The tables of the document, named after the measurement.</param>
internal sealed record VesicleView(Assay Assay, string Name, StepOutcome Step, JsonObject? Document, IReadOnlyList<Table> Tables)
{
    /// <summary>All such steps of a run in the order of the plan.</summary>
    public static IReadOnlyList<VesicleView> Of(StudyRun run) => [.. run.Outcomes.Select(o => Of(run, o)).OfType<VesicleView>()];

    /// <summary>A table of the document, or null where it was left out for want of rows.</summary>
    public Table? Table(string id) => Tables.FirstOrDefault(t => t.Id == TableId(id));

    /// <summary>Where a table lies in the results.</summary>
    public string PathOf(string id) => $"tables/{TableId(id)}.tsv";

    private string TableId(string id) => $"{Name}_{id}";

    private static VesicleView? Of(StudyRun run, StepOutcome outcome)
    {
        if (outcome.Step.Kind != NtaSteps.SummariseKind) return null;
        Assay assay = run.Study.Manifest!.Manifest.Assays.OfType<NtaAssay>().First(a => NtaSteps.IdOf(a) == outcome.Step.Id);
        if (outcome.Failure is not null) return new VesicleView(assay, assay.Id, outcome, null, []);
        JsonObject document = JsonNode.Parse(File.ReadAllText(outcome.Output(NtaSteps.DocumentName)))!.AsObject();
        return new VesicleView(
            assay, assay.Id, outcome, document,
            [.. ResultDocument.TablesOf(document).Select(t => new Table($"{assay.Id}_{t.Id}", $"{assay.Label ?? assay.Id}: {t.Id.Replace('_', ' ')}", t.Columns))]);
    }
}
