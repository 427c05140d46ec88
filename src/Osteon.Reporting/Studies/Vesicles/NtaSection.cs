using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The section about particle tracking: sizes and concentration, how sure they are, and what the vendor's own numbers are worth.</summary>
internal static class NtaSection
{
    /// <summary>So many recordings have a line of their own; of more, each isolation has one.</summary>
    private const int MostLines = 8;

    public static Section Of(StudyRun run, IReadOnlyList<VesicleView> views)
    {
        VesicleView view = views.First(v => v.Kind == NtaSteps.SummariseKind);
        VesicleView[] tracked = [.. views.Where(v => v.Kind == TrackingSteps.Kind)];
        string id = $"nta-{view.Assay.Id}";
        string title = VesicleSections.TitleOf(view.Assay, "Particle tracking");
        if (view.Document is null)
            return new Section(id, title, [new FindingListBlock([.. views.Where(v => v.Document is null).Select(v => v.Step.Failure!)])]) { Status = SectionStatus.Failed };
        var blocks = new List<Block> { new ParagraphBlock(Sentence(view)) };
        if (view.Step.Record.Findings.Count > 0) blocks.Add(new FindingListBlock(view.Step.Record.Findings));
        if (Distribution(view, StudySections.DataLabel(run)) is { } drawing)
            blocks.Add(new FigureBlock($"{id}-distribution", drawing) { DataPath = view.PathOf("distribution") });
        blocks.Add(new DataTableBlock(view.Table("replicates")!.Only(
            $"{id}-replicates", "Measures over all recordings", "measure", "mean", "ci_low", "ci_high", "n", "recordings", "level", "units", "vendor", "not_available"))
        {
            Path = view.PathOf("replicates"),
            Caption = "Mean of the means of isolations, each of its dilutions, each of its recordings. The interval shows the scatter of the highest level that was repeated; n counts isolations alone.",
        });
        blocks.Add(new DataTableBlock(view.Table("recordings")!.Only(
            $"{id}-recordings", "Recordings", "video", "isolation", "blank", "tracks", "particles_per_frame", "d50_nm", "concentration_in_chamber_per_ml", "dilution_factor", "concentration_per_ml",
            "net_concentration_per_ml"))
        {
            Path = view.PathOf("recordings"),
            Caption = "Concentration in the cell times dilution is that of the undiluted sample; the net one is less the blank. The file holds further columns, the ledger of the dilution among them.",
        });
        if (view.Table("dilution_series") is { } series)
            blocks.Add(new DataTableBlock(series) { Path = view.PathOf("dilution_series"), Caption = "Counting is linear where the slope is 1; below, the strongest samples are too crowded or the weakest are blank." });
        if (view.Table("vendor_comparison") is { } vendor)
        {
            blocks.Add(new HeadingBlock($"{id}-vendor", "The vendor's numbers, recomputed"));
            blocks.Add(new DataTableBlock(vendor.Only(
                $"{id}-vendor-table", "Vendor and recomputed", "recording", "quantity", "weighting", "vendor_text", "recomputed", "unit", "agrees", "why"))
            {
                Path = view.PathOf("vendor_comparison"),
                MaxRows = 60,
                Caption = "Agrees: the vendor's rule gives its printed number back from its own histogram.",
            });
        }

        foreach ((int i, VesicleView recording) in tracked.Index())
            blocks.AddRange(TrackedRecordingBlocks.Of(recording, FormattableString.Invariant($"{id}-{i + 1}"), StudySections.DataLabel(run)));
        return new Section(id, title, blocks)
        {
            Description = tracked.Length > 0
                ? "Particles found and linked in each recording, their diameters by Stokes and Einstein from single tracks, the distribution by maximum likelihood, and the concentration."
                : "Diameters by Stokes and Einstein as the vendor's program exported them, summarised again by one convention for all vendors, and the concentration.",
            HowToRead =
            [
                "The width of a distribution holds the scatter of tracking itself: short tracks of one size already spread by tens of per cent. Compare means and medians before widths.",
                "What is counted depends on what the camera sees: small, dim particles are lost first, so that means are too large rather than too small, and concentrations too low.",
                "An interval below the level of isolations says how repeatable the measurement is, and nothing about the biology.",
            ],
            Status = views.Any(v => v.Document is null) ? SectionStatus.Failed
                : views.Any(v => v.Step.Record.Findings.Any(f => f.Severity == Severity.Warning)) ? SectionStatus.Warned : SectionStatus.Passed,
            AuthorComment = StudySections.Comment(run.Study.Manifest!.Manifest, view.Assay.Id),
        };
    }

    /// <summary>Whether the dilution of every recording is stated, so that the concentration is that of the undiluted sample.</summary>
    public static bool DilutionIsKnown(VesicleView view) => view.Step.Record.Findings.All(f => f.Id != NtaInput.DilutionUnknown);

    /// <summary>Size and concentration in a sentence.</summary>
    public static RichText Sentence(VesicleView view)
    {
        Table replicates = view.Table("replicates")!;
        string[] measures = [.. replicates.Texts("measure").OfType<string>()];
        int At(string measure) => Array.IndexOf(measures, measure);
        string Value(string measure)
        {
            int i = At(measure);
            if (replicates.Numbers("mean")[i] is not { } mean) return $"not available ({replicates.Texts("not_available")[i]})";
            Term term = TermRegistry.Get(measure);
            string interval = replicates.Numbers("ci_low")[i] is { } low && replicates.Numbers("ci_high")[i] is { } high
                ? $" (95 % CI {NumberText.Significant(low)} to {NumberText.Significant(high)})"
                : "";
            return $"{NumberText.Significant(mean)} {term.Unit.Display}".TrimEnd() + interval;
        }

        int d50 = At("d50_nm");
        long n = replicates.Integers("n")[d50] ?? 0, recordings = replicates.Integers("recordings")[d50] ?? 0;
        RichText text = RichText.Empty.Strong(view.Assay.Label ?? view.Assay.Id).Then(
            $": median diameter {Value("d50_nm")}, mean {Value("mean_nm")}; {Value("concentration_per_ml")} in {(DilutionIsKnown(view) ? "the undiluted sample" : "the measured suspension, whose dilution is not stated")}. ");
        string level = replicates.Texts("level")[d50] is { } word && word != "isolation" ? $" The intervals are those between units of level {word}." : "";
        return text.Then(string.Create(CultureInfo.InvariantCulture, $"n = {n} isolation{(n == 1 ? "" : "s")}, {recordings} recording{(recordings == 1 ? "" : "s")}.{level}"));
    }

    private static FigureDrawing? Distribution(VesicleView view, string? label)
    {
        if (view.Table("distribution") is not { } table) return null;
        IReadOnlyList<string?> recording = table.Texts("recording"), isolation = table.Texts("isolation");
        IReadOnlyList<bool?> blank = table.Flags("blank");
        IReadOnlyList<double?> from = table.Numbers("from_nm"), to = table.Numbers("to_nm"), share = table.Numbers("share");
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(i => blank[i] != true)];
        if (rows.Length == 0) return null;
        double end = Quantile(rows, to, share);
        bool each = rows.Select(i => recording[i]).Distinct(StringComparer.Ordinal).Count() <= MostLines;
        Series[] lines =
        [
            .. rows.GroupBy(i => each ? recording[i]! : isolation[i]!, StringComparer.Ordinal).Select(g =>
            {
                int recordings = g.Select(i => recording[i]).Distinct(StringComparer.Ordinal).Count();
                (double X, double Y)[] points =
                [
                    .. g.GroupBy(i => (From: from[i]!.Value, To: to[i]!.Value)).Where(b => b.Key.From < end).OrderBy(b => b.Key.From)
                        .Select(b => ((b.Key.From + b.Key.To) / 2, b.Sum(i => share[i]!.Value) / recordings / (b.Key.To - b.Key.From))),
                ];
                return new Series(g.Key, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
            }),
        ];
        return SeriesFigure.Draw(new SeriesPlot
        {
            X = new FigureAxis("diameter", "nm"),
            Y = new FigureAxis("share of particles per nm", "1/nm"),
            Series = lines,
            Caption = RichText.Empty.Strong("Distribution of diameters by number. ").Then(
                each ? "A line per recording, divided by the width of its bins." : "A line per isolation: the mean of its recordings, divided by the width of their bins."),
            DataLabel = label,
        });
    }

    /// <summary>Where the drawing ends: beyond it lie less than half a per cent of the particles.</summary>
    private static double Quantile(int[] rows, IReadOnlyList<double?> to, IReadOnlyList<double?> share)
    {
        double all = rows.Sum(i => share[i]!.Value), sum = 0;
        foreach (IGrouping<double, int> bin in rows.GroupBy(i => to[i]!.Value).OrderBy(g => g.Key))
        {
            sum += bin.Sum(i => share[i]!.Value);
            if (sum >= 0.995 * all) return bin.Key;
        }

        return double.PositiveInfinity;
    }

    /// <summary>What was done, for the methods text.</summary>
    public static string Methods(StudyRun run, IReadOnlyList<VesicleView> views)
    {
        VesicleView view = views.First(v => v.Kind == NtaSteps.SummariseKind);
        var assay = (NtaAssay)view.Assay;
        JsonObject parameters = view.Document!["parameters"]!.AsObject();
        string instrument = assay.Instrument is { } i ? string.Join(' ', new[] { i.Manufacturer, i.Model }.OfType<string>()) : "an instrument that is not stated";
        var said = new List<string>();
        if (StudySections.DataLabel(run) is { } label) said.Add($"{label}.");
        said.Add($"Particle tracking analysis was done with {instrument}{(assay.Software is { } software ? $" ({software.Name} {software.Version})".Replace(" )", ")", StringComparison.Ordinal) : "")}"
            + $"{(assay.Diluent is { } diluent ? $", samples being diluted in {diluent}" : "")}.");
        if (views.FirstOrDefault(v => v.Kind == TrackingSteps.Kind && v.Document is not null) is { } tracked) said.Add(TrackedRecordingBlocks.Methods(tracked));
        said.Add("Mean, standard deviation, mode and percentiles of the diameters by number were taken from "
            + (assay.Tracking is null ? "the exported histograms" : "the distributions by maximum likelihood")
            + ", percentiles linear inside their bins; concentrations "
            + (DilutionIsKnown(view) ? "hold the dilution once" : "are those of the measured suspensions where no dilution is stated")
            + (view.Document["blank"] is JsonObject blank ? string.Create(CultureInfo.InvariantCulture, $", after subtraction of the mean of {(long)blank["n"]!} blanks (limit of detection: mean plus 3 SD)") : "") + ".");
        said.Add("Recordings were averaged inside dilutions, dilutions inside isolations; n is the number of isolations.");
        string windows = string.Join(", ", parameters["windows_nm"]!.AsArray().Select(w => string.Create(CultureInfo.InvariantCulture, $"{(double)w![0]!:R} to {(double)w[1]!:R} nm")));
        said.Add($"Shares of particles are given for {windows}.");
        return string.Join(' ', said);
    }
}
