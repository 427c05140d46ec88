using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The tables of a summary of particle tracking.</summary>
public static class NtaTables
{
    /// <summary>All tables, those without rows left out.</summary>
    public static IEnumerable<Table> Of(NtaResult result) =>
        new[] { Recordings(result), Statistics(result), Windows(result), Peaks(result), Replicates(result), Dilutions(result), Vendor(result), Positions(result), Distribution(result) }
            .Where(t => t.RowCount > 0);

    private static Table Recordings(NtaResult result)
    {
        IReadOnlyList<PlacedRecording> all = result.Recordings;
        NetConcentration?[] net = [.. all.Select(r => Net(result.Summary, r))];
        return new Table("recordings", "Recordings of particle tracking",
        [
            Text("recording", all, r => r.Summary.Name, "recording"),
            Text("isolation", all, r => r.Place.Isolation, "isolation: the biological replicate"),
            Text("dilution", all, r => r.Place.Dilution, "separate dilution of the isolate"),
            Text("video", all, r => r.Place.Video, "recording of one filling of the cell"),
            Column.Of("blank", [.. all.Select(r => (bool?)r.Place.Blank)], "diluent without sample"),
            Text("sizes_from", all, r => r.Summary.Source, "where the sizes come from"),
            Number("tracks", all, r => r.Summary.Recording.Number(NtaQuantity.Traces), null, "tracks in the distribution as the vendor counts them"),
            Number("particles_per_frame", all, r => r.Summary.Recording.Number(NtaQuantity.ParticlesPerFrame), null, "mean particles in a frame"),
            Number("temperature_c", all, r => r.Summary.Recording.Number(NtaQuantity.TemperatureC), "degC", "measured temperature"),
            Number("viscosity_mpa_s", all, r => r.Summary.Recording.Number(NtaQuantity.ViscosityMilliPascalSeconds), null, "viscosity the vendor used, mPa·s"),
            Number("mean_nm", all, r => r.Summary.ByNumber?.Mean, "nm", "mean diameter by number"),
            Number("sd_nm", all, r => r.Summary.ByNumber?.Sd, "nm", "standard deviation"),
            Number("mode_nm", all, r => r.Summary.ByNumber?.Mode, "nm", "mode"),
            Number("d10_nm", all, r => r.Summary.ByNumber?.D10, "nm", "10th percentile"),
            Number("d50_nm", all, r => r.Summary.ByNumber?.D50, "nm", "median"),
            Number("d90_nm", all, r => r.Summary.ByNumber?.D90, "nm", "90th percentile"),
            Number("concentration_in_chamber_per_ml", all, r => r.Summary.Concentration?.InChamber, "1/mL", "particles per mL of the measured suspension"),
            Number("dilution_factor", all, r => r.Summary.Concentration?.Dilution, null, "factor that was applied, once"),
            Number("concentration_per_ml", all, r => r.Summary.Concentration?.Stock, "1/mL", "particles per mL of the undiluted sample, before subtraction of the blank"),
            Column.Of("net_concentration_per_ml", [.. net.Select(n => n?.Stock)], "1/mL", "the same less the mean blank; empty where no blank is subtracted or the sample is not above the limit of detection"),
            Text("ledger", all, r => r.Summary.Concentration?.Ledger ?? r.Summary.NoConcentration, "how the dilution was applied"),
            Column.Of("not_available", [.. all.Select((r, i) => r.Summary.NoSizes ?? net[i]?.NotAvailable)], "why sizes or net concentration are missing"),
        ]);
    }

    private static NetConcentration? Net(PreparationSummary summary, PlacedRecording recording)
    {
        for (int i = 0; i < summary.Net.Count; i++)
            if (ReferenceEquals(summary.Recordings[i], recording)) return summary.Net[i];
        return null;
    }

    private static Table Statistics(NtaResult result)
    {
        (PlacedRecording R, SizeStatistics S)[] rows = [.. result.Recordings.SelectMany(r => r.Summary.Statistics.Select(s => (r, s)))];
        return new Table("statistics", "Statistics of diameters by number, surface and volume",
        [
            Text("recording", rows, r => r.R.Place.Video, "recording"),
            Text("weighting", rows, r => Word(r.S.Weighting), "what each particle counts as"),
            Number("amount", rows, r => r.S.Amount, null, "unweighted amount: tracks, or particles per mL, as the histogram states it"),
            Number("mean_nm", rows, r => r.S.Mean, "nm", "mean"),
            Number("sd_nm", rows, r => r.S.Sd, "nm", "standard deviation"),
            Number("cv", rows, r => r.S.Cv, null, "standard deviation divided by the mean"),
            Number("mode_nm", rows, r => r.S.Mode, "nm", "top of the parabola through the highest bin"),
            Number("mode_bin_nm", rows, r => r.S.ModeBin, "nm", "centre of the highest bin"),
            Number("d10_nm", rows, r => r.S.D10, "nm", "10th percentile"),
            Number("d50_nm", rows, r => r.S.D50, "nm", "median"),
            Number("d90_nm", rows, r => r.S.D90, "nm", "90th percentile"),
            Number("span", rows, r => r.S.Span, null, "(D90 − D10)/D50"),
        ]);
    }

    private static Table Windows(NtaResult result)
    {
        (PlacedRecording R, WindowShare W)[] rows = [.. result.Recordings.SelectMany(r => r.Summary.Windows.Select(w => (r, w)))];
        return new Table("windows", "Share of particles in windows of diameter",
        [
            Text("recording", rows, r => r.R.Place.Video, "recording"),
            Text("weighting", rows, r => Word(r.W.Weighting), "what each particle counts as"),
            Number("from_nm", rows, r => r.W.Window.From, "nm", "lower end"),
            Number("to_nm", rows, r => r.W.Window.To, "nm", "upper end"),
            Number("share", rows, r => r.W.Share, null, "0 to 1"),
        ]);
    }

    private static Table Peaks(NtaResult result)
    {
        (PlacedRecording R, SizePeak P)[] rows = [.. result.Recordings.SelectMany(r => r.Summary.Peaks.Select(p => (r, p)))];
        return new Table("peaks", "Peaks of the distributions by number",
        [
            Text("recording", rows, r => r.R.Place.Video, "recording"),
            Number("diameter_nm", rows, r => r.P.Diameter, "nm", "top"),
            Number("prominence", rows, r => r.P.Prominence, null, "height over the higher valley, as a share of the highest bin"),
            Number("share", rows, r => r.P.Share, null, "share of the particles between the valleys"),
            Number("fwhm_nm", rows, r => r.P.FullWidthAtHalfMaximum, "nm", "width at half height; empty where a side does not fall to one half"),
        ]);
    }

    private static Table Replicates(NtaResult result)
    {
        IReadOnlyList<ReplicatedMeasure> rows = result.Summary.Measures;
        string[] levels = ["isolation", "dilution", "video"];
        return new Table("replicates", "Means over recordings, with the interval of the highest level that was repeated",
        [
            Text("measure", rows, r => r.Id, "term"),
            Number("mean", rows, r => r.Summary?.Mean, null, "mean of the means of isolations, each of its dilutions, each of its recordings"),
            Number("vendor", rows, r => r.VendorValue, null, "the same mean of the vendor's values"),
            Column.Of("n", [.. rows.Select(r => (long?)r.Summary?.N)], description: "isolations: the only n"),
            Column.Of("recordings", [.. rows.Select(r => (long?)r.Recordings)], description: "recordings"),
            Text("level", rows, r => r.Summary?.Level?.ToString().ToLowerInvariant(), "level whose scatter the interval shows; below isolation it says nothing of the biology"),
            Column.Of("units", [.. rows.Select(r => (long?)r.Summary?.UnitsAtLevel)], description: "units at that level"),
            Number("standard_error", rows, r => r.Summary?.StandardError, null, "standard error of the mean"),
            Number("ci_low", rows, r => r.Summary?.TLow, null, "lower end of the interval by Student's t over the units of that level"),
            Number("ci_high", rows, r => r.Summary?.THigh, null, "upper end"),
            Number("bootstrap_low", rows, r => r.Summary?.BootstrapLow, null, "lower end of the percentile bootstrap over the same units"),
            Number("bootstrap_high", rows, r => r.Summary?.BootstrapHigh, null, "upper end"),
            .. levels.Select(level => Number(
                $"variance_{level}", rows, r => r.Summary?.Components.FirstOrDefault(c => c.Level.ToString().Equals(level, StringComparison.OrdinalIgnoreCase))?.Variance,
                null, $"component of variance between units of level {level}")),
            Text("not_available", rows, r => r.NotAvailable, "why there is no value"),
        ]);
    }

    private static Table Dilutions(NtaResult result)
    {
        KeyValuePair<string, DilutionSeries>[] rows = [.. result.Summary.Series.OrderBy(s => s.Key, StringComparer.Ordinal)];
        return new Table("dilution_series", "Whether the measured concentration falls as the dilution rises",
        [
            Text("isolation", rows, r => r.Key, "isolation"),
            Number("slope", rows, r => r.Value.Slope, null, "slope of log concentration in the chamber against log 1/dilution: 1 where counting is linear"),
            Number("slope_low", rows, r => r.Value.SlopeLow, null, "lower end of its 95 % interval"),
            Number("slope_high", rows, r => r.Value.SlopeHigh, null, "upper end"),
            Column.Of("points", [.. rows.Select(r => (long?)r.Value.Points)], description: "measurements"),
            Number("largest_deviation_log10", rows, r => r.Value.LargestDeviation, null, "largest deviation of log10 of the undiluted concentration from its mean"),
            Text("not_available", rows, r => r.Value.NotAvailable, "why there is no line"),
        ]);
    }

    private static Table Vendor(NtaResult result) =>
        VendorComparison.ToTable([.. result.Recordings.SelectMany(r => r.Summary.Vendor)]);

    private static Table Positions(NtaResult result)
    {
        (PlacedRecording R, NtaPosition P)[] rows = [.. result.Recordings.SelectMany(r => r.Summary.Recording.Positions.Select(p => (r, p)))];
        return new Table("positions", "Positions in the cell as the vendor states them",
        [
            Text("recording", rows, r => r.R.Place.Video, "recording"),
            Number("position", rows, r => r.P.Position, null, "place across the cell"),
            Column.Of("used", [.. rows.Select(r => (bool?)r.P.Used)], "whether the vendor's result uses it"),
            Number("particles_per_frame", rows, r => r.P.ParticlesPerFrame, null, "mean particles in a frame"),
            Number("concentration_per_ml", rows, r => r.P.ConcentrationPerMl, "1/mL", "in the chamber"),
            Number("traces", rows, r => r.P.Traces, null, "tracks"),
            Number("x50_nm", rows, r => r.P.X50Nm, "nm", "median diameter by the vendor's rule"),
            Number("drift_um_per_s", rows, r => r.P.DriftUmPerS, "um/s", "drift"),
            Text("removal", rows, r => string.Join(", ", r.P.Removal), "the vendor's reasons for leaving it out"),
        ]);
    }

    private static Table Distribution(NtaResult result)
    {
        var rows = new List<(PlacedRecording R, int Bin)>();
        foreach (PlacedRecording recording in result.Recordings)
        {
            if (recording.Summary.Distribution is not { } distribution) continue;
            int last = distribution.Amounts.LastIndexOfAnyExcept(0.0);
            for (int bin = 0; bin <= last; bin++) rows.Add((recording, bin));
        }

        SizeDistribution D((PlacedRecording R, int Bin) row) => row.R.Summary.Distribution!;
        return new Table("distribution", "Distributions of diameter by number, up to the last bin that is not empty",
        [
            Text("recording", rows, r => r.R.Place.Video, "recording"),
            Text("isolation", rows, r => r.R.Place.Isolation, "isolation"),
            Column.Of("blank", [.. rows.Select(r => (bool?)r.R.Place.Blank)], "diluent without sample"),
            Number("from_nm", rows, r => D(r).Grid.Edges[r.Bin], "nm", "lower edge of the bin"),
            Number("to_nm", rows, r => D(r).Grid.Edges[r.Bin + 1], "nm", "upper edge"),
            Number("amount", rows, r => D(r).Amounts[r.Bin], null, "amount in the bin"),
            Number("share", rows, r => D(r).Amounts[r.Bin] / D(r).Total, null, "share of all particles in the bin"),
            Text("content", rows, r => r.R.Summary.Content == NtaBinContent.ConcentrationPerMl ? "particles/mL" : "tracks", "what the amount is"),
        ]);
    }

    private static string Word(SizeWeighting weighting) => weighting.ToString().ToLowerInvariant();

    private static TextColumn Text<T>(string name, IEnumerable<T> rows, Func<T, string?> value, string description) =>
        Column.Of(name, [.. rows.Select(value)], description);

    private static NumberColumn Number<T>(string name, IEnumerable<T> rows, Func<T, double?> value, string? unit, string description) =>
        Column.Of(name, [.. rows.Select(value)], unit, description);
}
