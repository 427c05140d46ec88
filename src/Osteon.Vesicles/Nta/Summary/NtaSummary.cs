using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Sizes and concentration of one recording from what its vendor's file holds: statistics are taken again from the histogram, by one convention for all vendors (see
/// <see cref="HistogramStatistics"/>), and stand beside the vendor's own. See docs/methods/nta-summary.md.
/// </summary>
public static class NtaSummary
{
    private static readonly SizeWeighting[] Weightings = [SizeWeighting.Number, SizeWeighting.Surface, SizeWeighting.Volume];

    /// <summary>
    /// Grid whose bins give the mode of lists of single particles: 5 nm wide up to 2000 nm. Other statistics of lists need no bins.
    /// </summary>
    private static readonly SizeGrid ListGrid = SizeGrid.Linear(0, 2000, 400);

    /// <summary>Summarises a recording.</summary>
    /// <param name="recording">The recording as read.</param>
    /// <param name="dilution">Factor by which the measured sample was diluted, resolved by <see cref="DilutionLedger"/>.</param>
    /// <param name="parameters">Windows and peaks.</param>
    public static RecordingSummary Of(NtaRecording recording, ResolvedDilution dilution, NtaSummaryParameters parameters)
    {
        (ParticleConcentration? concentration, string? noConcentration) = ConcentrationOf(recording, dilution);
        RecordingSummary summary = SizesOf(recording, parameters);
        return summary with
        {
            Concentration = concentration,
            NoConcentration = noConcentration,
            Vendor = VendorComparison.Of(recording),
        };
    }

    /// <summary>The distribution of a vendor's histogram; amounts as they stand there.</summary>
    public static SizeDistribution DistributionOf(NtaHistogram histogram) =>
        new(GridOf(histogram.Bins), [.. histogram.Values]);

    private static RecordingSummary SizesOf(NtaRecording recording, NtaSummaryParameters parameters)
    {
        if (recording.Histogram() is { } histogram)
        {
            string source = $"histogram '{histogram.Key}'";
            SizeDistribution distribution = DistributionOf(histogram);
            if (distribution.Total <= 0)
                return Without(recording, source, "the histogram is empty: no particle was tracked");
            return new RecordingSummary
            {
                Name = recording.Name,
                Recording = recording,
                Source = source,
                Distribution = distribution,
                Content = histogram.Content,
                Statistics = [.. Weightings.Select(w => HistogramStatistics.Of(distribution, w)!)],
                Windows = [.. Weightings.SelectMany(w => parameters.Windows.Select(
                    v => new WindowShare(w, v, HistogramStatistics.Fraction(distribution, v.From, v.To, w)!.Value)))],
                Peaks = SizePeaks.Of(distribution, parameters.LeastProminence),
            };
        }

        double[] diameters = [.. recording.Particles.Where(p => p.Included != false).Select(p => p.DiameterNm).OfType<double>()];
        if (diameters.Length > 0) return OfList(recording, diameters, parameters);
        return Without(
            recording,
            "none",
            recording.Histograms.Count > 0
                ? "the file holds no distribution by number, and weights cannot be turned back into numbers where a bin is empty"
                : recording.Tracks is not null
                    ? "the file holds paths of particles: 'osteon nta track' turns them into sizes"
                    : "the file holds no sizes");
    }

    private static RecordingSummary OfList(NtaRecording recording, double[] diameters, NtaSummaryParameters parameters)
    {
        SizeDistribution histogram = SizeDistribution.Histogram([.. diameters.Select(d => (double?)d)], ListGrid).Histogram;
        return new RecordingSummary
        {
            Name = recording.Name,
            Recording = recording,
            Source = recording.Particles.Any(p => p.Included == false) ? "list of particles, those the vendor includes" : "list of particles",
            Distribution = histogram,
            Content = NtaBinContent.Tracks,
            Statistics = [.. Weightings.Select(w => SampleStatistics.Of(diameters, w, ListGrid)!)],
            Windows = [.. Weightings.SelectMany(w => parameters.Windows.Select(
                v => new WindowShare(w, v, SampleStatistics.Fraction(diameters, v.From, v.To, w)!.Value)))],
            Peaks = SizePeaks.Of(histogram, parameters.LeastProminence),
        };
    }

    private static RecordingSummary Without(NtaRecording recording, string source, string reason) =>
        new() { Name = recording.Name, Recording = recording, Source = source, NoSizes = reason };

    private static (ParticleConcentration? Concentration, string? Reason) ConcentrationOf(NtaRecording recording, ResolvedDilution dilution)
    {
        NtaHistogram? bins = recording.Histograms.FirstOrDefault(
            h => h is { Content: NtaBinContent.ConcentrationPerMl, Weighting: NtaWeighting.Number, Bins: { Axis: NtaAxis.Diameter, Scale: not NtaBinScale.Logarithmic } })
            ?? recording.Histograms.FirstOrDefault(
                h => h is { Content: NtaBinContent.ConcentrationPerMl, Weighting: NtaWeighting.Number, Bins.Axis: NtaAxis.Diameter });
        double? measured = bins?.Total ?? recording.Number(NtaQuantity.ConcentrationPerMl);
        return measured is { } value
            ? (new ParticleConcentration(value, null, dilution.Factor, dilution.State), null)
            : (null, "the file states no concentration");
    }

    private static SizeGrid GridOf(NtaBins bins) =>
        bins.Scale == NtaBinScale.Logarithmic && bins.Count > 1
            ? SizeGrid.FromEdges([.. bins.Edges], logarithmic: true)
            : SizeGrid.FromEdges([.. bins.Edges]);
}
