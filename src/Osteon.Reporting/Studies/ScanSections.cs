using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>A section per micro-CT assay with what a person needs to judge each scan: three planes with the outline of the bone, and the grey values with the threshold.</summary>
internal static class ScanSections
{
    /// <summary>Histograms are drawn for so many scans of an assay at most; more would make the report heavy, and the tables hold them all.</summary>
    private const int MostHistograms = 40;

    public static IEnumerable<Section> Of(StudyRun run)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        foreach (IGrouping<string, ScanView> assay in ScanView.Of(run).GroupBy(s => s.Assay, StringComparer.Ordinal))
        {
            Assay declared = manifest.Assays.First(a => a.Id == assay.Key);
            ScanView[] scans = [.. assay];
            yield return new Section(
                $"scans-{assay.Key}",
                $"Scans: {declared.Label ?? declared.Id}",
                [.. scans.SelectMany((scan, i) => Blocks(run, scan, FormattableString.Invariant($"{assay.Key}-{i + 1}"), i < MostHistograms))])
            {
                Description = "Three orthogonal planes through the middle of the volume of interest of every scan, and its grey values.",
                HowToRead =
                [
                    "The orange outline is what was measured as bone, the blue one the volume of interest. If the orange line runs through soft tissue or misses bone, the threshold is wrong and so is every number of this scan.",
                    "The histogram shows the grey values inside the volume of interest, after the filter if there is one. A good threshold lies in the valley.",
                ],
                Status = scans.Any(s => s.Document is null) ? SectionStatus.Failed : scans.Any(s => s.Step.Record.Findings.Any(f => f.Severity == Severity.Warning)) ? SectionStatus.Warned : SectionStatus.Passed,
                AuthorComment = StudySections.Comment(manifest, assay.Key),
            };
        }
    }

    private static IEnumerable<Block> Blocks(StudyRun run, ScanView scan, string id, bool withHistogram)
    {
        yield return new HeadingBlock("scan-" + id, scan.Name);
        if (scan.Document is null)
        {
            yield return new FindingListBlock([scan.Step.Failure!]);
            yield break;
        }

        if (scan.Step.Record.Findings.Count > 0) yield return new FindingListBlock(scan.Step.Record.Findings);
        JsonObject facts = scan.Document["parameters"]!["segmentation"]!.AsObject();
        PanelImage[] images = [.. scan.Pictures.Select(p => new PanelImage(File.ReadAllBytes(scan.Step.Output(p.Name)), p.Description.Split(": ", 2)[1].Split(" with ")[0], p.Description, p.Path))];
        if (images.Length > 0) yield return new ImagePanelBlock(images);
        if (withHistogram && Histogram(run, scan, (double?)facts["bone_from"], facts) is { } histogram) yield return new FigureBlock("histogram-" + id, histogram) { Interactive = false };
    }

    private static FigureDrawing? Histogram(StudyRun run, ScanView scan, double? boneFrom, JsonObject facts)
    {
        if (scan.Document!["tables"]!["histogram"] is not JsonArray { Count: > 0 } rows) return null;
        bool otsu = scan.Document["parameters"]!["threshold"] is JsonValue;
        return GreyHistogramFigure.Draw(new GreyHistogram
        {
            Axis = new FigureAxis("grey value"),
            Edges = [.. rows.Select(r => (double)r!["grey_from"]!), (double)rows[^1]!["grey_to"]!],
            Counts = [.. rows.Select(r => (long)r!["voxels"]!)],
            Threshold = otsu ? boneFrom : (double?)facts["threshold_grey"],
            ThresholdMethod = otsu ? "Otsu" : "fixed",
            Sample = scan.Name,
            DataLabel = StudySections.DataLabel(run),
        });
    }
}
