namespace Osteon.Primitives;

/// <summary>
/// One recording (a video, or a series of positions measured as one) as a vendor's files state it: values, histograms, percentiles,
/// positions and tracks. Nothing is computed here; what the files do not hold is empty or null.
/// </summary>
public sealed record NtaRecording
{
    /// <summary>Name of the recording, unique in its file.</summary>
    public required string Name { get; init; }

    /// <summary>The maker's instrument.</summary>
    public NtaInstrument Instrument { get; init; }

    /// <summary>Every stated value in the order of the file, understood or not.</summary>
    public IReadOnlyList<NtaValue> Values { get; init; } = [];

    /// <summary>
    /// Whether the concentrations of the file already hold its dilution, so that it must not be applied again: false for ZetaView (apply
    /// <see cref="NtaQuantity.Dilution"/> once), true for NanoSight (a factor that is "Not recorded" counts as 1 there). Null: not known.
    /// </summary>
    public bool? ConcentrationIncludesDilution { get; init; }

    /// <summary>The histograms in the order of the file.</summary>
    public IReadOnlyList<NtaHistogram> Histograms { get; init; } = [];

    /// <summary>The stated percentiles.</summary>
    public IReadOnlyList<NtaPercentiles> Percentiles { get; init; } = [];

    /// <summary>Positions in the cell (ZetaView).</summary>
    public IReadOnlyList<NtaPosition> Positions { get; init; } = [];

    /// <summary>Profile of velocities across the cell (ZetaView, zeta potential).</summary>
    public IReadOnlyList<NtaZetaPoint> ZetaProfile { get; init; } = [];

    /// <summary>Tracked particles with their sizes.</summary>
    public IReadOnlyList<NtaTrack> Particles { get; init; } = [];

    /// <summary>Paths of particles, or null where the files hold none.</summary>
    public ParticleTracks? Tracks { get; init; }

    /// <summary>Detected particles that the file does not link, or null.</summary>
    public ParticleSpots? Spots { get; init; }

    /// <summary>
    /// The first value of this meaning; for a statistic, of this axis and weighting. Null if the file states none.
    /// </summary>
    public NtaValue? Find(NtaQuantity quantity, NtaAxis? axis = null, NtaWeighting? weighting = null)
    {
        foreach (NtaValue value in Values)
            if (value.Quantity == quantity && (axis is null || value.Axis == axis) && (weighting is null || value.Weighting == weighting))
                return value;
        return null;
    }

    /// <summary>The number of the first value of this meaning, or null if there is none or it is a word.</summary>
    public double? Number(NtaQuantity quantity) => Find(quantity)?.Number;

    /// <summary>The text of the first value of this meaning, or null if there is none or it is empty.</summary>
    public string? Text(NtaQuantity quantity) => Find(quantity)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>
    /// The diameter histogram of this weighting to compute with: linear bins before others, numbers of tracks before concentrations,
    /// columns of unknown meaning (<see cref="NtaBinContent.Weight"/>) last; of equals the first. Null if there is none.
    /// </summary>
    public NtaHistogram? Histogram(NtaWeighting weighting = NtaWeighting.Number)
    {
        NtaHistogram? best = null;
        foreach (NtaHistogram histogram in Histograms)
            if (histogram.Weighting == weighting && histogram.Bins.Axis == NtaAxis.Diameter
                && (best is null || Rank(histogram) < Rank(best)))
                best = histogram;
        return best;
    }

    private static int Rank(NtaHistogram histogram) =>
        (histogram.Content == NtaBinContent.Weight ? 4 : 0)
        + (histogram.Bins.Scale == NtaBinScale.Linear ? 0 : 2)
        + (histogram.Content == NtaBinContent.Tracks ? 0 : 1);
}
