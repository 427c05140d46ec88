using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The section about a blot assay: each picture with its lanes and bands, the profiles with what was subtracted, presence of the markers.</summary>
internal static class BlotSection
{
    public static Section Of(StudyRun run, IReadOnlyList<VesicleView> pictures)
    {
        Assay assay = pictures[0].Assay;
        string id = $"blot-{assay.Id}";
        var blocks = new List<Block>();
        if (Sentence(pictures) is { } sentence) blocks.Add(new ParagraphBlock(sentence));
        foreach ((int i, VesicleView view) in pictures.Index())
            blocks.AddRange(Blocks(view, FormattableString.Invariant($"{id}-{i + 1}"), StudySections.DataLabel(run)));
        return new Section(id, VesicleSections.TitleOf(assay, "Blot"), blocks)
        {
            Description = "Volumes of bands over their background in the grey values that the file stores, and whether each protein that was asked for is there.",
            HowToRead =
            [
                "On the picture every lane and band that was measured is outlined; check them before any number. A band that is missed or split by the outline is measured wrongly: mark it by hand in a file of regions.",
                "In the profiles the black line is the lane, the orange one what was subtracted. Blue marks a band, red a band in which the detector clipped: its volume is a lower bound and takes part in no ratio.",
                "Absent means: no band above the limit of detection of that lane, which is stated. It is not zero.",
            ],
            Status = pictures.Any(p => p.Document is null) ? SectionStatus.Failed
                : pictures.Any(p => p.Step.Record.Findings.Any(f => f.Severity == Severity.Warning)) ? SectionStatus.Warned : SectionStatus.Passed,
            AuthorComment = StudySections.Comment(run.Study.Manifest!.Manifest, assay.Id),
        };
    }

    /// <summary>Which markers are present and absent in which material; null where none was asked for.</summary>
    public static RichText? Sentence(IReadOnlyList<VesicleView> pictures)
    {
        IReadOnlyList<BlotMarker> markers = BlotMarker.Gather(pictures.Where(p => p.Document is not null).Select(p => (p.Subject!, p.Document!)));
        if (markers.Count == 0) return null;
        RichText text = RichText.Empty.Strong(pictures[0].Assay.Label ?? pictures[0].Assay.Id).Then(": ");
        string[] said =
        [
            .. markers.GroupBy(m => (m.Material, m.Call)).Select(g =>
                $"{string.Join(", ", g.Select(Name))} {(g.Key.Call == "not_decidable" ? "not decidable" : g.Key.Call)}{(g.Key.Material is { } material ? $" in {material}" : "")}"),
        ];
        return text.Then(string.Join("; ", said) + ".");
    }

    /// <summary>The protein, with the number of lanes where not all of them say the same.</summary>
    private static string Name(BlotMarker marker)
    {
        int lanes = marker.LanesPresent + marker.LanesAbsent + marker.LanesUndecided;
        return marker.Call == "present" && marker.LanesPresent < lanes
            ? string.Create(CultureInfo.InvariantCulture, $"{marker.Target} (in {marker.LanesPresent} of {lanes} lanes)")
            : marker.Target;
    }

    /// <summary>What was done, for the methods text.</summary>
    public static string Methods(StudyRun run, IReadOnlyList<VesicleView> pictures)
    {
        var assay = (BlotAssay)pictures[0].Assay;
        JsonObject parameters = pictures.First(p => p.Document is not null).Document!["parameters"]!.AsObject();
        var said = new List<string>();
        if (StudySections.DataLabel(run) is { } label) said.Add($"{label}.");
        said.Add($"Blots{(assay.Detection is { } detection ? $" ({detection})" : "")} were quantified as sums of grey values over {BackgroundWords((string)parameters["background"]!)}; lanes and bands were {(parameters["rois"] is null ? "found automatically" : "marked by hand")}.");
        said.Add("Bands in which the detector clipped, and bands that share pixels, took part in no ratio.");
        if (parameters["ladder"] is not null) said.Add("Molecular weights were read from the ladder and not extrapolated.");
        said.Add(parameters["reference"] is { } reference
            ? $"Volumes were normalised to {ReferenceWords(reference)}."
            : "Volumes were not normalised.");
        said.Add("A protein is called present above the limit of detection of its lane, which an empty box exceeds once in a thousand.");
        return string.Join(' ', said);
    }

    private static IEnumerable<Block> Blocks(VesicleView view, string id, string? label)
    {
        yield return new HeadingBlock(id, view.Subject!);
        if (view.Document is null)
        {
            yield return new FindingListBlock([view.Step.Failure!]);
            yield break;
        }

        if (view.Step.Record.Findings.Count > 0) yield return new FindingListBlock(view.Step.Record.Findings);
        if (view.PreviewName is { } picture)
            yield return new ImagePanelBlock([new PanelImage(
                File.ReadAllBytes(view.Step.Output(picture)), "lanes and bands that were measured", $"Blot {view.Subject} with outlines of its lanes and bands.", view.PicturePath)]);
        if (Profiles(view, label) is { } drawing) yield return new FigureBlock($"{id}-profiles", drawing) { DataPath = view.PathOf("profiles"), Interactive = false };
        foreach ((string table, string caption) in ((string, string)[])
        [
            ("presence", "Whether each protein that was asked for is in each lane, with the volume from which on it would have been called present."),
            ("bands", "Every band; the file holds further columns."),
            ("samples", "Means over the lanes of each sample: technical replicates, never an n."),
            ("linearity", "Range of volumes in which the dilution series is linear, for each row of bands."),
        ])
            if (view.Table(table) is { } found) yield return new DataTableBlock(Shown(found, id, table)) { Path = view.PathOf(table), Caption = caption, MaxRows = 80 };
    }

    private static Table Shown(Table table, string id, string name)
    {
        if (name != "bands") return table;
        string[] wanted = ["lane", "sample", "index", "row", "volume", "volume_error", "detection_limit", "saturated", "overlapping", "mw_kda", "normalised", "normalised_not_available"];
        return table.Only($"{id}-bands", table.Title, [.. wanted.Where(w => table.Columns.Any(c => c.Name == w))]);
    }

    private static FigureDrawing? Profiles(VesicleView view, string? label)
    {
        if (view.Table("profiles") is not { } profiles || view.Table("lanes") is not { } lanes) return null;
        IReadOnlyList<long?> lane = profiles.Integers("lane");
        IReadOnlyList<double?> profile = profiles.Numbers("profile"), baseline = profiles.Numbers("baseline");
        IReadOnlyList<long?> numbers = lanes.Integers("lane");
        IReadOnlyList<string?> samples = lanes.Texts("sample"), materials = lanes.Texts("material");
        return LaneProfileFigure.Draw(new LaneProfilePlot
        {
            Lanes =
            [
                .. numbers.Select((number, i) =>
                {
                    int[] rows = [.. Enumerable.Range(0, profiles.RowCount).Where(r => lane[r] == number)];
                    string loaded = string.Join(", ", new[] { samples[i], materials[i] }.OfType<string>().Distinct(StringComparer.Ordinal));
                    return new ProfileLane(
                        string.Create(CultureInfo.InvariantCulture, $"{number}{(loaded.Length > 0 ? $": {loaded}" : "")}"),
                        [.. rows.Select(r => profile[r]!.Value)], [.. rows.Select(r => baseline[r]!.Value)], Bands(view, number));
                }),
            ],
            Caption = RichText.Empty.Strong("Profiles of the lanes. ").Then("Mean grey value across each lane, bands upwards, all of one scale; orange is what was subtracted."),
            DataLabel = label,
        });
    }

    private static (double From, double To, bool Saturated)[] Bands(VesicleView view, long? lane)
    {
        if (view.Table("bands") is not { } bands) return [];
        IReadOnlyList<long?> lanes = bands.Integers("lane"), tops = bands.Integers("top"), heights = bands.Integers("height");
        IReadOnlyList<bool?> saturated = bands.Flags("saturated");
        return [.. Enumerable.Range(0, bands.RowCount).Where(i => lanes[i] == lane).Select(i => ((double)tops[i]!.Value, (double)(tops[i]!.Value + heights[i]!.Value - 1), saturated[i] == true))];
    }

    private static string BackgroundWords(string background) => background switch
    {
        "valley-line" => "the line between the valleys beside each band",
        "rolling-ball" => "a rolling ball",
        _ => "a local median",
    };

    private static string ReferenceWords(JsonNode reference) => reference switch
    {
        JsonObject o when o["row"] is { } row => $"row {row} of each lane",
        JsonObject o when o["kda"] is { } kda => $"the band at {kda} kDa of each lane",
        JsonValue v when (string?)v == "lane" => "the total of each lane",
        _ => "the total protein of each lane",
    };
}
