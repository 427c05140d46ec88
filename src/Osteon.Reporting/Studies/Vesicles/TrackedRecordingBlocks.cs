using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>What a tracked recording shows: its distribution with the band of the bootstrap and the parametric fit, what was corrected, and what the detection threshold does to the answer.</summary>
internal static class TrackedRecordingBlocks
{
    private const double Beyond = 0.005;

    public static IEnumerable<Block> Of(VesicleView view, string id, string? label)
    {
        yield return new HeadingBlock(id, view.Subject!);
        if (view.Document is null)
        {
            yield return new FindingListBlock([view.Step.Failure!]);
            yield break;
        }

        if (view.Step.Record.Findings.Count > 0) yield return new FindingListBlock(view.Step.Record.Findings);
        yield return new FactListBlock([.. Facts(view)]);
        if (Distribution(view, label) is { } distribution) yield return new FigureBlock($"{id}-sizes", distribution) { DataPath = view.PathOf("distribution") };
        if (view.Table("sweep") is not { } sweep) yield break;
        if (Sweep(sweep, view, label) is { } drawing) yield return new FigureBlock($"{id}-sweep", drawing) { DataPath = view.PathOf("sweep") };
        yield return new DataTableBlock(sweep) { Path = view.PathOf("sweep"), Caption = "The same recording with other thresholds of detection. A result that moves along this table is a result about the threshold." };
    }

    /// <summary>How recordings were tracked, for the methods text.</summary>
    public static string Methods(VesicleView view)
    {
        JsonNode p = view.Document!["parameters"]!;
        string N(string key) => p[key] is { } node ? string.Create(CultureInfo.InvariantCulture, $"{(double)node:G5}") : "an unstated";
        return $"Recordings ({N("frame_rate_per_s")} frames per second, exposure {N("exposure_s")} s, {N("pixel_size_um")} µm per pixel) were searched for particles after Crocker and Grier and linked frame by frame; "
            + "diffusion coefficients of single tracks were corrected for drift, exposure and localisation error. "
            + $"Diameters follow from Stokes and Einstein at {N("temperature_c")} °C and {N("viscosity_mpa_s")} mPa·s ({p["viscosity_source"]}); "
            + "the distribution is that of maximum likelihood by Walker's expectation and maximisation, with a bootstrap over tracks.";
    }

    private static IEnumerable<Fact> Facts(VesicleView view)
    {
        JsonNode found = view.Document!["parameters"]!["found"]!;
        string Number(JsonNode? node, string unit, string format = "G4") => node is null ? "not available" : string.Create(CultureInfo.InvariantCulture, $"{((double)node).ToString(format, CultureInfo.InvariantCulture)} {unit}").TrimEnd();
        string Measured(string id) => view.Measure(id) is { Value: { } value } measure ? string.Create(CultureInfo.InvariantCulture, $"{value:G4} {measure.Term.Unit.Display}").TrimEnd() : $"not available ({view.Measure(id)?.NotAvailable})";
        yield return new Fact("frames", Number(found["frames"], "", "0"));
        yield return new Fact("tracks", $"{Measured("tracks_accepted")} accepted, {Number(found["tracks_too_short"], "", "0")} too short, {Number(found["tracks_without_positive_diffusion"], "", "0")} without a positive diffusion coefficient");
        yield return new Fact("particles per frame", $"{Measured("particles_per_frame")}, of which {Measured("noise_share")} are expected to be noise");
        yield return new Fact("detection threshold", $"mass {Number(found["minimum_mass"], "")} ({(string?)found["minimum_mass_from"] switch { "noise" => "found from the noise", _ => "stated" }})");
        yield return new Fact("localisation error", Measured("localisation_sd_nm"));
        if (found["drift_um_per_s"] is JsonArray drift) yield return new Fact("drift", $"{Number(drift[0], "")}, {Number(drift[1], "µm/s")} (x, y), taken off");
        if (found["pixel_locking"] is JsonObject locking)
            yield return new Fact("pixel locking", $"{Number(locking["bias_x_px"], "")}, {Number(locking["bias_y_px"], "px")}; by chance {Number(locking["by_chance_px"], "px")}: {((bool)locking["passes"]! ? "none seen" : "positions lean to whole pixels")}");
        yield return new Fact("iterations of the distribution", $"{Number(found["iterations"], "", "0")}{((bool?)found["stopped_by_rule"] == false ? ", stopped by their number" : "")}; the width depends on them");
        if (found["censored_share"] is { } censored) yield return new Fact("particles lost as too short", Number(censored, ""));
        if (found["concentration"] is { } ledger) yield return new Fact("concentration", (string)ledger!);
        if (found["visible_volume_from"] is { } source) yield return new Fact("visible volume", $"{Number(found["visible_volume_ml"], "mL")}, {(string)source!}");
    }

    private static FigureDrawing? Distribution(VesicleView view, string? label)
    {
        if (view.Table("distribution") is not { } table) return null;
        double[] from = [.. table.Numbers("from").Select(v => v!.Value)], to = [.. table.Numbers("to").Select(v => v!.Value)];
        double[] fraction = [.. table.Numbers("fraction").Select(v => v!.Value)];
        int last = fraction.Length - 1;
        for (double sum = 0; last > 0 && (sum += fraction[last]) < Beyond; last--)
        {
        }

        last = Math.Min(fraction.Length - 1, last + 3);
        double[] x = [.. Enumerable.Range(0, last + 1).Select(i => (from[i] + to[i]) / 2)];
        double[] PerNm(IReadOnlyList<double?> values) => [.. Enumerable.Range(0, last + 1).Select(i => values[i]!.Value / (to[i] - from[i]))];
        var series = new List<Series> { new("maximum likelihood", x, PerNm(table.Numbers("fraction"))) };
        foreach ((string column, string name, int palette) in ((string, string, int)[])[("low", "95 % band, low", 3), ("high", "95 % band, high", 3), ("mixture", "log-normal mixture (BIC)", 1)])
            if (table.Numbers(column).All(v => v is not null)) series.Add(new Series(name, x, PerNm(table.Numbers(column))) { PaletteIndex = palette });
        return SeriesFigure.Draw(new SeriesPlot
        {
            X = new FigureAxis("diameter", "nm"),
            Y = new FigureAxis("share of particles per nm", "1/nm"),
            Series = series,
            Caption = RichText.Empty.Strong("Size distribution from single tracks. ").Then(
                "Maximum likelihood takes out the scatter of short tracks; its fine structure is noise as far as the band is wide. The mixture is the smoother answer of a parametric family."),
            DataLabel = label,
        });
    }

    private static FigureDrawing? Sweep(Table sweep, VesicleView view, string? label)
    {
        (double Mass, double Median, double PerFrame)[] points =
        [
            .. Enumerable.Range(0, sweep.RowCount)
                .Where(i => sweep.Numbers("d50")[i] is not null)
                .Select(i => (sweep.Numbers("minimum_mass")[i]!.Value, sweep.Numbers("d50")[i]!.Value, sweep.Numbers("particles_per_frame")[i]!.Value)),
        ];
        if (points.Length < 2) return null;
        return SeriesFigure.Draw(new SeriesPlot
        {
            X = new FigureAxis("smallest mass of a particle"),
            Y = new FigureAxis("diameter", "nm"),
            Series =
            [
                new Series("median", [.. points.Select(p => p.Mass)], [.. points.Select(p => p.Median)]) { Mark = SeriesMark.LineAndPoints },
                new Series("mean", [.. points.Select(p => p.Mass)], [.. points.Select(p => sweep.Numbers("mean")[IndexOf(sweep, p.Mass)]!.Value)]) { Mark = SeriesMark.LineAndPoints },
            ],
            Caption = RichText.Empty.Strong("What the detection threshold does. ").Then(
                $"Particles dimmer than the threshold are not seen, and those are the small ones; {view.Subject} was measured at {view.Document!["parameters"]!["found"]!["minimum_mass"]}."),
            DataLabel = label,
        });
    }

    private static int IndexOf(Table sweep, double mass) => sweep.Numbers("minimum_mass").Select((m, i) => (m, i)).First(p => p.m == mass).i;
}
