using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Where a recording belongs.</summary>
/// <param name="Isolation">Name of the isolation: the biological replicate.</param>
/// <param name="Dilution">Name of the dilution of it that was filled into the cell.</param>
/// <param name="Video">Name of the recording, unique inside its dilution.</param>
/// <param name="Blank">Whether diluent without sample was measured.</param>
public sealed record RecordingPlace(string Isolation, string Dilution, string Video, bool Blank = false);

/// <summary>A recording with its place.</summary>
/// <param name="Place">Where it belongs.</param>
/// <param name="Summary">What it says.</param>
public sealed record PlacedRecording(RecordingPlace Place, RecordingSummary Summary);

/// <summary>One measure over all recordings.</summary>
/// <param name="Id">Term id.</param>
/// <param name="Summary">Mean with its interval at the right level, or null where no recording has it.</param>
/// <param name="Recordings">Recordings that have it.</param>
/// <param name="VendorValue">The same mean of the vendor's own values; null unless every one of those recordings states one, and for a
/// concentration from which a blank was subtracted.</param>
/// <param name="NotAvailable">Why there is none, or null.</param>
public sealed record ReplicatedMeasure(string Id, NestedSummary? Summary, int Recordings, double? VendorValue, string? NotAvailable);

/// <summary>The recordings of one vesicle preparation together, nested as position → video → dilution → isolation.</summary>
/// <param name="Recordings">All recordings of samples, in the order given.</param>
/// <param name="Blanks">The blanks.</param>
/// <param name="Measures">Means over recordings, in the order of <see cref="MeasureIds"/>.</param>
/// <param name="Blank">Level of the blanks, or null for fewer than two.</param>
/// <param name="Net">Concentration of each recording after subtraction of the blank; empty without blank.</param>
/// <param name="Series">For each isolation measured at two dilutions or more: whether concentration falls as dilution rises.</param>
public sealed record PreparationSummary(
    IReadOnlyList<PlacedRecording> Recordings, IReadOnlyList<PlacedRecording> Blanks, IReadOnlyList<ReplicatedMeasure> Measures,
    BlankLevel? Blank, IReadOnlyList<NetConcentration?> Net, IReadOnlyDictionary<string, DilutionSeries> Series)
{
    /// <summary>Term ids of the measures.</summary>
    public static IReadOnlyList<string> MeasureIds { get; } =
    [
        "mean_nm", "sd_nm", "cv_nm", "mode_nm", "d10_nm", "d50_nm", "d90_nm", "span", "fraction_in_window", "concentration_per_ml",
    ];

    /// <summary>
    /// Brings recordings together. Recordings without sizes or concentration count in no mean of them. Quality is doubted by <see cref="NtaQuality"/>.
    /// </summary>
    /// <param name="recordings">Samples and blanks; at least one sample.</param>
    /// <param name="parameters">Confidence, bootstrap, gates.</param>
    /// <param name="context">Random streams, findings.</param>
    public static PreparationSummary Of(IReadOnlyList<PlacedRecording> recordings, NtaSummaryParameters parameters, RunContext context)
    {
        PlacedRecording[] samples = [.. recordings.Where(r => !r.Place.Blank)], blanks = [.. recordings.Where(r => r.Place.Blank)];
        if (samples.Length == 0) throw new ArgumentException("there is no recording of a sample", nameof(recordings));
        FindingCollector findings = context.Findings;
        NtaQuality.Check([.. samples.Select(s => s.Summary)], parameters.Gates, findings);
        BlankLevel? blank = BlankOf(blanks, samples, findings);
        NetConcentration?[] net = blank is null
            ? []
            : [.. samples.Select(s => s.Summary.Concentration is { } c ? BlankSubtraction.Of(c, blank) : null)];
        int below = net.Count(n => n is { Stock: null });
        if (below > 0)
            findings.Add(NtaFindings.BelowDetection(
                [.. samples.Zip(net).Where(p => p.Second is { Stock: null }).Select(p => p.First.Summary.Name)], samples.Length, blank!.LimitOfDetection));
        return new PreparationSummary(samples, blanks, [.. MeasureIds.Select(Measure)], blank, net, SeriesOf(samples));

        ReplicatedMeasure Measure(string id)
        {
            var values = new List<NestedMeasurement<double>>();
            var vendor = new List<NestedMeasurement<double>>();
            foreach ((int i, PlacedRecording sample) in samples.Index())
            {
                if (ValueOf(id, sample.Summary, blank is null ? null : net[i]) is not { } value) continue;
                values.Add(Placed(sample.Place, value));

                // A vendor's concentration holds the blank: beside one that does not it would look like a contradiction.
                if (!(id == "concentration_per_ml" && blank is not null) && VendorOf(id, sample.Summary) is { } own) vendor.Add(Placed(sample.Place, own));
            }

            NestedSummary? summary = Bounded(id, NestedStatistics.Of(values, parameters.Confidence, parameters.Replicates, id, context));
            return new ReplicatedMeasure(
                id, summary, values.Count,
                vendor.Count == values.Count && values.Count > 0
                    ? NestedStatistics.MeanOfMeans(vendor)
                    : null,
                summary is null ? Reason(id, samples, blank is null ? [] : net) : null);
        }
    }

    /// <summary>The interval of a share ends at 0 and 1, that of a size or concentration at 0.</summary>
    private static NestedSummary? Bounded(string id, NestedSummary? summary)
    {
        if (summary is not { TLow: { } low, THigh: { } high }) return summary;
        double most = id == "fraction_in_window" ? 1 : double.PositiveInfinity;
        return summary with { TLow = Math.Max(0, low), THigh = Math.Min(most, high) };
    }

    private static NestedMeasurement<double> Placed(RecordingPlace place, double value) =>
        new(place.Isolation, place.Dilution, place.Video, "", value);

    private static double? ValueOf(string id, RecordingSummary summary, NetConcentration? net)
    {
        if (id == "concentration_per_ml") return net is not null ? net.Stock : summary.Concentration?.Stock;
        if (summary.ByNumber is not { } statistics) return null;
        return id switch
        {
            "mean_nm" => statistics.Mean,
            "sd_nm" => statistics.Sd,
            "cv_nm" => statistics.Cv,
            "mode_nm" => statistics.Mode,
            "d10_nm" => statistics.D10,
            "d50_nm" => statistics.D50,
            "d90_nm" => statistics.D90,
            "span" => statistics.Span,
            "fraction_in_window" => summary.Windows.Count > 0 ? summary.Windows[0].Share : null,
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "not a measure of particle tracking"),
        };
    }

    private static double? VendorOf(string id, RecordingSummary summary) => id switch
    {
        "mean_nm" => summary.VendorValue(NtaQuantity.Mean),
        "sd_nm" => summary.VendorValue(NtaQuantity.StandardDeviation),
        "cv_nm" => summary.VendorValue(NtaQuantity.StandardDeviation) / summary.VendorValue(NtaQuantity.Mean),
        "mode_nm" => summary.VendorValue(NtaQuantity.Mode),
        "d10_nm" => summary.VendorValue(NtaQuantity.D10),
        "d50_nm" => summary.VendorValue(NtaQuantity.D50),
        "d90_nm" => summary.VendorValue(NtaQuantity.D90),
        "span" => summary.VendorValue(NtaQuantity.Span),
        "concentration_per_ml" => summary.VendorConcentration,
        _ => null,
    };

    private static string Reason(string id, PlacedRecording[] samples, NetConcentration?[] net)
    {
        if (id != "concentration_per_ml")
            return samples.Select(s => s.Summary.NoSizes).FirstOrDefault(r => r is not null) ?? "no recording has it";
        return net.Select(n => n?.NotAvailable).FirstOrDefault(r => r is not null)
            ?? samples.Select(s => s.Summary.NoConcentration).FirstOrDefault(r => r is not null) ?? "no recording has it";
    }

    private static BlankLevel? BlankOf(PlacedRecording[] blanks, PlacedRecording[] samples, FindingCollector findings)
    {
        if (blanks.Length == 0) return null;
        foreach (PlacedRecording blank in blanks) CompareSettings(blank, samples, findings);
        double[] levels = [.. blanks.Select(b => b.Summary.Concentration?.InChamber).OfType<double>()];
        BlankLevel? level = BlankLevel.Of(levels);
        if (level is null) findings.Add(blanks.Length == 1 ? NtaFindings.OneBlank() : NtaFindings.BlanksWithoutConcentration(blanks.Length, levels.Length));
        return level;
    }

    private static void CompareSettings(PlacedRecording blank, PlacedRecording[] samples, FindingCollector findings)
    {
        foreach (NtaQuantity quantity in (NtaQuantity[])
            [NtaQuantity.CameraLevel, NtaQuantity.DetectionThreshold, NtaQuantity.Sensitivity, NtaQuantity.ShutterSetting, NtaQuantity.MinimumBrightness])
        {
            string? own = blank.Summary.Recording.Text(quantity);
            string[] others = [.. samples.Select(s => s.Summary.Recording.Text(quantity)).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (own is null || others.Length == 0 || others.Contains(own)) continue;
            findings.Add(NtaFindings.BlankOtherSettings(
                blank.Summary.Name, NtaQuantities.Id(quantity).Replace('_', ' '), own, string.Join(" or ", others)));
        }
    }

    private static Dictionary<string, DilutionSeries> SeriesOf(PlacedRecording[] samples) => samples
        .Where(s => s.Summary.Concentration is not null)
        .GroupBy(s => s.Place.Isolation, StringComparer.Ordinal)
        .Where(g => g.Select(s => s.Summary.Concentration!.Dilution).Distinct().Skip(1).Any())
        .ToDictionary(g => g.Key, g => DilutionSeries.Of([.. g.Select(s => s.Summary.Concentration!)]), StringComparer.Ordinal);
}
