using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The section about electron micrographs: each picture with the outlines that were measured, diameters, what does not count and why.</summary>
internal static class MicrographSection
{
    private const int MostBins = 24;

    public static Section Of(StudyRun run, IReadOnlyList<VesicleView> views)
    {
        var assay = (ElectronMicroscopyAssay)views[0].Assay;
        string id = $"tem-{assay.Id}";
        VesicleView[] samples = [.. views.Where(v => v.Kind == MicrographSteps.SampleKind)], pictures = [.. views.Where(v => v.Kind == MicrographSteps.MeasureKind)];
        var blocks = new List<Block>();
        blocks.AddRange(samples.Where(s => s.Document is not null).Select(s => (Block)new ParagraphBlock(Sentence(s))));
        if (Diameters(samples, StudySections.DataLabel(run)) is { } drawing) blocks.Add(new FigureBlock($"{id}-diameters", drawing));
        if (Measures(id, samples) is { } table) blocks.Add(new DataTableBlock(table) { Caption = "Vesicles of all pictures of a sample. Pictures and vesicles are no experimental units: n of the study is counted in isolations or animals." });
        foreach ((int i, VesicleView view) in pictures.Index()) blocks.AddRange(Picture(view, FormattableString.Invariant($"{id}-{i + 1}")));
        return new Section(id, VesicleSections.TitleOf(assay, "Electron micrographs"), blocks)
        {
            Description = "Outlines of vesicles found in each picture, with the diameter of the circle of the same area.",
            HowToRead =
            [
                "Look at the pictures first: every outline is numbered as in the tables. Reject what is no vesicle, add what was missed, in a file of corrections; it becomes part of the study's inputs.",
                VesicleCrossChecks.ExpectedSizes(assay.Mode),
                "Objects cut by the edge of the field never count, because their size is not known.",
            ],
            Status = views.Any(v => v.Document is null) ? SectionStatus.Failed
                : views.Any(v => v.Step.Record.Findings.Any(f => f.Severity == Severity.Warning)) ? SectionStatus.Warned : SectionStatus.Passed,
            AuthorComment = StudySections.Comment(run.Study.Manifest!.Manifest, assay.Id),
        };
    }

    /// <summary>Number and diameters in a sentence.</summary>
    public static RichText Sentence(VesicleView sample)
    {
        string Text(string id) => sample.Measure(id) is { Value: { } value } measure
            ? $"{NumberText.Significant(value)} {measure.Term.Unit.Display}".TrimEnd()
            : $"not available ({sample.Measure(id)?.NotAvailable})";
        double? low = sample.Measure("tem_diameter_median_low")?.Value, high = sample.Measure("tem_diameter_median_high")?.Value;
        string interval = low is not null && high is not null ? $" (95 % CI {NumberText.Significant(low.Value)} to {NumberText.Significant(high.Value)})" : "";
        return RichText.Empty.Strong($"{sample.Assay.Label ?? sample.Assay.Id}, {sample.Subject}").Then(
            $": {Text("tem_n")} vesicles, median diameter {Text("tem_diameter_median")}{interval}, mean {Text("tem_diameter_mean")}; {Share(sample)} of 30 to 150 nm.");
    }

    /// <summary>All samples in a sentence, or null where none was measured.</summary>
    public static RichText? AssaySentence(IReadOnlyList<VesicleView> views)
    {
        VesicleView[] samples = [.. views.Where(v => v.Document is not null && v.Kind == MicrographSteps.SampleKind)];
        if (samples.Length == 0) return null;
        if (samples.Length == 1) return Sentence(samples[0]);
        string medians = string.Join(", ", samples.Select(s => s.Measure("tem_diameter_median")?.Value is { } median ? NumberText.Significant(median, 3) : "–"));
        double vesicles = samples.Sum(s => s.Measure("tem_n")?.Value ?? 0);
        return RichText.Empty.Strong(views[0].Assay.Label ?? views[0].Assay.Id).Then(
            FormattableString.Invariant($": {vesicles:0} vesicles in {samples.Length} samples, median diameters {medians} nm."));
    }

    /// <summary>What was done, for the methods text.</summary>
    public static string Methods(StudyRun run, IReadOnlyList<VesicleView> views)
    {
        var assay = (ElectronMicroscopyAssay)views[0].Assay;
        VesicleView first = views.First(v => v.Kind == MicrographSteps.MeasureKind && v.Document is not null);
        JsonObject parameters = first.Document!["parameters"]!.AsObject();
        var said = new List<string>();
        if (StudySections.DataLabel(run) is { } label) said.Add($"{label}.");
        string scale = (string?)parameters["used"]?["scale_source"] switch { "scale_bar" => "the scale bar of each picture and its stated length", "given" => "the stated pixel size", _ => "the files" };
        said.Add($"Vesicles in electron micrographs{(assay.Instrument is { } i ? $" ({string.Join(' ', new[] { i.Manufacturer, i.Model }.OfType<string>())})" : "")} were outlined automatically (candidates by radial symmetry, outlines by closed shortest paths)"
            + $"{(parameters["corrections"] is null ? "" : " and corrected by hand")}; the pixel size is from {scale}.");
        said.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Diameters are those of the circle of the same area; objects from {(double)parameters["min_diameter_nm"]!:R} to {(double)parameters["max_diameter_nm"]!:R} nm count, objects cut by the edge do not."));
        return string.Join(' ', said);
    }

    private static string Share(VesicleView sample) => sample.Measure("tem_fraction_30_150") is { Value: { } share }
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %")
        : "an unknown share";

    private static IEnumerable<Block> Picture(VesicleView view, string id)
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
                File.ReadAllBytes(view.Step.Output(picture)), "outlines of the vesicles that were measured", $"Micrograph {view.Subject} with the numbered outlines of its vesicles.", view.PicturePath)]);
        if (view.Table("excluded") is { } excluded)
            yield return new DataTableBlock(excluded.Only($"{id}-excluded", "Objects that do not count", "id", "x_px", "y_px", "diameter_nm", "roundness", "score", "reason"))
            {
                Path = view.PathOf("excluded"),
                MaxRows = 30,
            };
    }

    private static Table? Measures(string id, VesicleView[] samples)
    {
        VesicleView[] measured = [.. samples.Where(s => s.Document is not null)];
        if (measured.Length == 0) return null;
        string[] terms = [.. ResultDocument.MeasuresOf(measured[0].Document!["measures"]!.AsArray()).Select(m => m.Term.Id)];
        return new Table($"{id}-measures", "Diameters and shapes",
        [
            Column.Of("measure", [.. terms.Select(t => (string?)TermRegistry.Get(t).Label)]),
            Column.Of("unit", [.. terms.Select(t => (string?)TermRegistry.Get(t).Unit.Display)]),
            .. measured.Select(s => Column.Of(s.Subject!, [.. terms.Select(t => s.Measure(t)?.Value)])),
        ]);
    }

    private static FigureDrawing? Diameters(VesicleView[] samples, string? label)
    {
        (string Sample, double[] Diameters)[] sets =
        [
            .. samples.Where(s => s.Table("vesicles") is not null).Select(s => (s.Subject!, s.Table("vesicles")!.Numbers("diameter_nm").OfType<double>().ToArray())).Where(s => s.Item2.Length > 1),
        ];
        if (sets.Length == 0) return null;
        // As many bins as the smallest sample can fill: the root of its number.
        int bins = Math.Clamp((int)Math.Ceiling(Math.Sqrt(sets.Min(s => s.Diameters.Length))), 4, MostBins);
        double low = sets.Min(s => s.Diameters.Min()), high = sets.Max(s => s.Diameters.Max()), width = (high - low) / bins;
        if (!(width > 0)) return null;
        return SeriesFigure.Draw(new SeriesPlot
        {
            X = new FigureAxis("diameter", "nm"),
            Y = new FigureAxis("share of vesicles per nm", "1/nm"),
            Series =
            [
                .. sets.Select(s =>
                {
                    double[] counts = new double[bins];
                    foreach (double d in s.Diameters) counts[Math.Min(bins - 1, (int)((d - low) / width))]++;
                    return new Series(s.Sample, [.. Enumerable.Range(0, bins).Select(b => low + ((b + 0.5) * width))], [.. counts.Select(c => c / s.Diameters.Length / width)]);
                }),
            ],
            Caption = RichText.Empty.Strong("Diameters in electron micrographs. ").Then(FormattableString.Invariant($"Histogram of {bins} bins, a line per sample.")),
            DataLabel = label,
        });
    }
}
