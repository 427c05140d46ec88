using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>One step about the vesicles themselves (tracking, blot, micrograph) as the report shows it.</summary>
/// <param name="Assay">The assay.</param>
/// <param name="Name">Name of the measurement in results: the assay's id, with that of the picture or sample where each has a step.</param>
/// <param name="Subject">The picture or sample, or null where the step is about the whole assay.</param>
/// <param name="Step">The step.</param>
/// <param name="Document">What it wrote, or null if it failed.</param>
/// <param name="Tables">The tables of the document, named after the measurement.</param>
internal sealed record VesicleView(Assay Assay, string Name, string? Subject, StepOutcome Step, JsonObject? Document, IReadOnlyList<Table> Tables)
{
    private static readonly Dictionary<string, string> Pictures = new(StringComparer.Ordinal)
    {
        [BlotSteps.MeasureKind] = BlotSteps.OverlayName,
        [MicrographSteps.MeasureKind] = MicrographSteps.OverlayName,
    };

    /// <summary>Kind of the step.</summary>
    public string Kind => Step.Step.Kind;

    /// <summary>Name in the step's folder of the picture with what was found drawn on it, or null.</summary>
    public string? PictureName => Pictures.TryGetValue(Kind, out string? name) && Step.Record.Outputs.Any(o => o.Name == name) ? name : null;

    /// <summary>Name in the step's folder of the smaller copy of that picture, or null.</summary>
    public string? PreviewName => PictureName is null ? null : Step.Record.Outputs.FirstOrDefault(o => o.Name == OverlayPreview.Name)?.Name;

    /// <summary>Where that picture lies in the results.</summary>
    public string PicturePath => $"qc/{Assay.Id}/{Subject}_overlay.png";

    /// <summary>All such steps of a run in the order of the plan.</summary>
    public static IReadOnlyList<VesicleView> Of(StudyRun run) => [.. run.Outcomes.Select(o => Of(run, o)).OfType<VesicleView>()];

    /// <summary>A table of the document, or null where it was left out for want of rows.</summary>
    public Table? Table(string id) => Tables.FirstOrDefault(t => t.Id == TableId(id));

    /// <summary>Where a table lies in the results.</summary>
    public string PathOf(string id) => $"tables/{TableId(id)}.tsv";

    /// <summary>A measure of the document.</summary>
    public Measure? Measure(string id) => Document is null ? null : ResultDocument.MeasuresOf(Document["measures"]!.AsArray()).FirstOrDefault(m => m.Term.Id == id);

    private string TableId(string id) => $"{Name}_{id}";

    private static VesicleView? Of(StudyRun run, StepOutcome outcome)
    {
        string? document = outcome.Step.Kind switch
        {
            NtaSteps.SummariseKind => NtaSteps.DocumentName,
            TrackingSteps.Kind => TrackingSteps.DocumentName,
            BlotSteps.MeasureKind => BlotSteps.DocumentName,
            MicrographSteps.MeasureKind or MicrographSteps.SampleKind => MicrographSteps.DocumentName,
            _ => null,
        };
        if (document is null) return null;
        string id = outcome.Step.Id;
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        string? subject = slash < 0 ? null : id[(slash + 1)..];
        string step = slash < 0 ? id : id[..slash];
        Assay assay = run.Study.Manifest!.Manifest.Assays.First(a => a.Id == step[..step.LastIndexOf('.')]);
        string name = subject is null ? assay.Id : outcome.Step.Kind == MicrographSteps.SampleKind ? $"{assay.Id}_{subject}_pooled" : $"{assay.Id}_{subject}";
        if (outcome.Failure is not null) return new VesicleView(assay, name, subject, outcome, null, []);
        JsonObject json = JsonNode.Parse(File.ReadAllText(outcome.Output(document)))!.AsObject();
        string title = (assay.Label ?? assay.Id) + (subject is null ? "" : $", {subject}");
        return new VesicleView(
            assay, name, subject, outcome, json,
            [.. ResultDocument.TablesOf(json).Where(t => t.RowCount > 0).Select(t => new Table($"{name}_{t.Id}", $"{title}: {t.Id.Replace('_', ' ')}", t.Columns))]);
    }
}
