using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// The tables of a measured blot: bands, lanes, profiles; and where they were asked for presence, linearity, samples and ladder.
/// </summary>
internal static class BlotTables
{
    public static Table[] Of(BlotAnalysis analysis)
    {
        List<Table> tables = [Bands(analysis), Lanes(analysis), Profiles(analysis.Result)];
        if (analysis.Picture.Targets.Count > 0) tables.Add(Presence(analysis));
        if (analysis.Linear.Count > 0) tables.Add(Linearity(analysis));
        if (analysis.Samples.Count > 0) tables.Add(Samples(analysis));
        return [.. tables];
    }

    private static Table Bands(BlotAnalysis analysis)
    {
        Table table = analysis.Result.ToTable();
        IReadOnlyList<BlotBand> bands = analysis.Result.Bands;
        IReadOnlyList<NormalisedVolume>? normalised = analysis.Normalised;
        List<Column> more =
        [
            Column.Of("label", [.. analysis.Labels], "label from the file of regions"),
            Column.Of("sample", [.. bands.Select(b => Content(analysis, b.Lane)?.Sample)], "sample of the lane"),
            Column.Of("level", [.. bands.Select(b => (double?)b.Level)], "pixel", "row of the band less the drop of its lane from tilt and smile"),
            Column.Of("mw_not_available", [.. bands.Select(b => WithoutWeight(analysis, b))], "why there is no molecular weight"),
        ];
        if (normalised is not null)
        {
            more.Add(Column.Of("normalised", [.. normalised.Select(n => n.Value)], null, "volume over the loading factor of the lane"));
            more.Add(Column.Of("normalised_error", [.. normalised.Select(n => n.Value * n.RelativeError)], null, "standard error of the normalised volume from the noise"));
            more.Add(Column.Of("normalised_not_available", [.. normalised.Select(n => n.NotAvailable)], "why there is no normalised volume"));
        }

        if (analysis.Linear.Count > 0) more.Add(Column.Of("in_linear_range", [.. bands.Select(b => InRange(analysis, b))], "volume within the linear range of the dilution series in its row"));
        return new Table(table.Id, table.Title, [.. table.Columns, .. more]);
    }

    private static bool? InRange(BlotAnalysis analysis, BlotBand band) =>
        analysis.Linear.GetValueOrDefault(band.Row) is { } range && !band.Saturated ? band.Volume >= range.Low && band.Volume <= range.High : null;

    private static string? WithoutWeight(BlotAnalysis analysis, BlotBand band) =>
        band.MolecularWeight is not null ? null : analysis.Ladder is null ? "no ladder" : "outside of the ladder; molecular weights are not extrapolated";

    private static BlotLaneContent? Content(BlotAnalysis analysis, int lane) => analysis.Picture.Lanes.GetValueOrDefault(lane);

    private static Table Lanes(BlotAnalysis analysis)
    {
        IReadOnlyList<BlotLane> lanes = analysis.Result.Lanes;
        return new Table("lanes", "Lanes of the blot",
        [
            Column.Of("lane", [.. lanes.Select(l => (long?)l.Number)], null, "number from the left, from 1"),
            Column.Of("sample", [.. lanes.Select(l => Content(analysis, l.Number)?.Sample)], "what was loaded"),
            Column.Of("material", [.. lanes.Select(l => Content(analysis, l.Number)?.Material)], "vesicles or cells"),
            Column.Of("left", [.. lanes.Select(l => (long?)l.Box.Left)], null, "first column of the box, from 0"),
            Column.Of("top", [.. lanes.Select(l => (long?)l.Box.Top)], null, "first row of the box, from 0"),
            Column.Of("width", [.. lanes.Select(l => (long?)l.Box.Width)], null, "columns of the box"),
            Column.Of("height", [.. lanes.Select(l => (long?)l.Box.Height)], null, "rows of the box"),
            Column.Of("centre_x", [.. lanes.Select(l => (double?)l.CentreX)], "pixel", "column of the middle at the middle row"),
            Column.Of("half_width", [.. lanes.Select(l => (double?)l.HalfWidth)], "pixel", "half of the width of the bands at half of their height"),
            Column.Of("lean", [.. lanes.Select(l => (double?)l.Lean)], null, "columns per row by which the lane leans"),
            Column.Of("band_slope", [.. lanes.Select(l => (double?)l.BandSlope)], null, "rows per column by which its bands slope"),
            Column.Of("drop", [.. lanes.Select(l => (double?)l.Drop)], "pixel", "how much lower than in lane 1 bands of one protein lie, from tilt and smile"),
            Column.Of("inferred", [.. lanes.Select(l => (bool?)l.Inferred)], "placed in a gap of the even spacing, not seen itself"),
            Column.Of("total", [.. lanes.Select(l => (double?)l.Total)], null, "all that the lane holds over its baseline"),
            Column.Of("loading_factor", [.. lanes.Select(l => Factor(analysis, l.Number))], null, "reference of the lane over the mean of the lanes"),
        ]);
    }

    private static double? Factor(BlotAnalysis analysis, int lane)
    {
        for (int i = 0; analysis.Normalised is not null && i < analysis.Result.Bands.Count; i++)
            if (analysis.Result.Bands[i].Lane == lane && analysis.Normalised[i].Value is { } value && value != 0) return analysis.Result.Bands[i].Volume / value;
        return null;
    }

    private static Table Profiles(BlotResult result)
    {
        (BlotLane Lane, int Row)[] rows = [.. result.Lanes.SelectMany(l => Enumerable.Range(0, l.Profile.Count).Select(y => (l, y)))];
        return new Table("profiles", "Profile of every lane and its baseline",
        [
            Column.Of("lane", [.. rows.Select(r => (long?)r.Lane.Number)], null, "number of the lane"),
            Column.Of("row", [.. rows.Select(r => (long?)r.Row)], null, "row of the picture at the middle of the lane, from 0"),
            Column.Of("profile", [.. rows.Select(r => (double?)r.Lane.Profile[r.Row])], null, "mean over the width of the lane along the slope of its bands; bands upwards"),
            Column.Of("baseline", [.. rows.Select(r => (double?)r.Lane.Baseline[r.Row])], null, "background of the lane"),
        ]);
    }

    private static Table Presence(BlotAnalysis analysis)
    {
        IReadOnlyList<TargetPresence> calls = analysis.Presence;
        BlotBand? Band(TargetPresence p) => p.Band is { } i ? analysis.Result.Bands[i] : null;
        return new Table("presence", "Presence of the proteins asked for",
        [
            Column.Of("target", [.. calls.Select(p => (string?)p.Target)], "the protein"),
            Column.Of("lane", [.. calls.Select(p => (long?)p.Lane)], null, "number of the lane"),
            Column.Of("sample", [.. calls.Select(p => Content(analysis, p.Lane)?.Sample)], "sample of the lane"),
            Column.Of("material", [.. calls.Select(p => Content(analysis, p.Lane)?.Material)], "vesicles or cells"),
            Column.Of("call", [.. calls.Select(p => (string?)CallName(p.Call))], "present, absent or not_decidable"),
            Column.Of("volume", [.. calls.Select(p => p.Volume)], null, "volume of the band, or of an empty box at its place"),
            Column.Of("detection_limit", [.. calls.Select(p => p.DetectionLimit)], null, "volume from which on it would have been called present"),
            Column.Of("mw_kda", [.. calls.Select(p => Band(p)?.MolecularWeight)], "kDa", "molecular weight of the band"),
            Column.Of("band", [.. calls.Select(p => (long?)Band(p)?.Index)], null, "index of the band in its lane"),
            Column.Of("reason", [.. calls.Select(p => p.Reason)], "why it cannot be decided"),
        ]);
    }

    /// <summary>The name of a call in tables.</summary>
    internal static string CallName(PresenceCall call) => call switch
    {
        PresenceCall.Present => "present",
        PresenceCall.Absent => "absent",
        _ => "not_decidable",
    };

    private static Table Linearity(BlotAnalysis analysis)
    {
        KeyValuePair<int, LinearRangeResult?>[] rows = [.. analysis.Linear.OrderBy(r => r.Key)];
        return new Table("linearity", "Linear range of every row in the dilution series",
        [
            Column.Of("row", [.. rows.Select(r => (long?)r.Key)], null, "row of bands"),
            Column.Of("levels", [.. rows.Select(r => (long?)(r.Value?.Levels ?? 0))], null, "amounts in the range"),
            Column.Of("low_amount", [.. rows.Select(r => r.Value?.LowAmount)], null, "least amount"),
            Column.Of("high_amount", [.. rows.Select(r => r.Value?.HighAmount)], null, "greatest amount"),
            Column.Of("low_volume", [.. rows.Select(r => r.Value?.Low)], null, "least volume"),
            Column.Of("high_volume", [.. rows.Select(r => r.Value?.High)], null, "greatest volume"),
            Column.Of("slope", [.. rows.Select(r => r.Value?.Slope)], null, "volume per amount"),
            Column.Of("intercept", [.. rows.Select(r => r.Value?.Intercept)], null, "volume at amount 0"),
            Column.Of("r_squared", [.. rows.Select(r => r.Value?.RSquared)], null, "share of the variance explained"),
        ]);
    }

    private static Table Samples(BlotAnalysis analysis)
    {
        IReadOnlyList<SampleVolume> samples = analysis.Samples;
        return new Table("samples", "Means over the lanes of each sample",
        [
            Column.Of("sample", [.. samples.Select(s => (string?)s.Sample)], "the sample"),
            Column.Of("row", [.. samples.Select(s => (long?)s.Row)], null, "row of bands"),
            Column.Of("lanes", [.. samples.Select(s => (long?)s.Lanes)], null, "lanes averaged: technical replicates, never an n"),
            Column.Of("left_out", [.. samples.Select(s => (long?)s.LeftOut)], null, "lanes left out: saturated, overlapping, below the limit of detection, or without reference"),
            Column.Of("mean", [.. samples.Select(s => s.Mean)], null, analysis.Normalised is null ? "mean volume" : "mean normalised volume"),
            Column.Of("cv", [.. samples.Select(s => s.Spread)], "1", "standard deviation over the mean of the lanes"),
        ]);
    }
}
