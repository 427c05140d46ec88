using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The steps of a blot assay: one per picture, then one that gathers the presence calls of all pictures. A picture holds many samples, its
/// lanes; several rows of samples.csv may name it.
/// </summary>
public static class BlotSteps
{
    /// <summary>Name of the document a measuring step writes.</summary>
    public const string DocumentName = "result.json";

    /// <summary>Name of the picture with lanes and bands drawn on it.</summary>
    public const string OverlayName = "overlay.png";

    /// <summary>Name of the document the gathering step writes.</summary>
    public const string MarkersName = "markers.json";

    /// <summary>Kind of the steps that measure a picture.</summary>
    public const string MeasureKind = "blot.quantify";

    /// <summary>Kind of the step that gathers the presence calls.</summary>
    public const string MarkersKind = "blot.markers";

    /// <summary>Id of the step that measures a picture, named by the sample of its first row.</summary>
    public static string MeasureId(BlotAssay assay, string picture) => $"{assay.Id}.quantify/{picture}";

    /// <summary>Id of the step that gathers the presence calls.</summary>
    public static string MarkersId(BlotAssay assay) => $"{assay.Id}.markers";

    /// <summary>The steps, each after those it reads from; none for an assay without files.</summary>
    public static IEnumerable<Step> Of(BlotAssay assay, StudyUnderstanding study)
    {
        Sample[] pictures = [.. study.Samples.Included.Where(r => r.Assay == assay.Id && r.FullPath is not null).DistinctBy(r => r.FullPath)];
        if (pictures.Length == 0) yield break;
        (Sample Row, string Name)[] named = [.. pictures.Select(r => (r, ScanMeasures.NameOf(r, pictures)))];
        foreach ((Sample row, string name) in named) yield return Measure(assay, row, name, study);
        yield return Markers(assay, [.. named.Select(p => p.Name)]);
    }

    private static Step Measure(BlotAssay assay, Sample row, string name, StudyUnderstanding study)
    {
        BlotPicture picture = BlotSettings.PictureOf(assay, row, file => SampleFiles.Required(file, study), new FindingCollector());
        return new Step
        {
            Id = MeasureId(assay, name),
            Kind = MeasureKind,
            Version = BlotPicture.Version,
            Title = $"measuring {name}",
            Parameters = BlotDocument.Parameters(picture),
            Inputs = [.. new[] { new StepInput(row.File, picture.Path, [(row.File, picture.Path)]), picture.Rois, picture.TotalProtein }.OfType<StepInput>()],
            MemoryBytes = 512L << 20,
            Run = work =>
            {
                BlotAnalysis analysis = picture.Measure(work.Context);
                ResultDocument document = BlotDocument.Of(picture, analysis, [], work.Context.Findings.ToList());
                File.WriteAllText(work.Output(DocumentName), document.ToJson().ToJsonString(OsteonJson.Indented) + "\n");
                using FileStream overlay = File.Create(work.Output(OverlayName));
                analysis.Overlay.Write(overlay);
                using FileStream preview = File.Create(work.Output(OverlayPreview.Name));
                analysis.Overlay.WritePreview(preview);
            },
        };
    }

    private static Step Markers(BlotAssay assay, IReadOnlyList<string> pictures) => new()
    {
        Id = MarkersId(assay),
        Kind = MarkersKind,
        Version = 1,
        Title = $"gathering the markers of {assay.Id}",
        Parameters = new JsonObject { ["pictures"] = new JsonArray([.. pictures.Select(p => (JsonNode)p)]) },
        DependsOn = [.. pictures.Select(p => MeasureId(assay, p))],
        Run = work =>
        {
            IEnumerable<BlotMarker> markers = BlotMarker.Gather(pictures.Select(p => (p, work.Dependencies[MeasureId(assay, p)])).Where(p => p.Item2.Failure is null)
                .Select(p => (p.p, JsonNode.Parse(File.ReadAllText(p.Item2.Output(DocumentName)))!.AsObject())));
            File.WriteAllText(work.Output(MarkersName), BlotMarker.ToJson(markers).ToJsonString(OsteonJson.Indented) + "\n");
        },
    };
}
