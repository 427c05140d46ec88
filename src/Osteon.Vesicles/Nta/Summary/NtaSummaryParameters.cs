namespace Osteon.Vesicles;

/// <summary>A window of diameters whose share is reported.</summary>
/// <param name="From">Lower end, nm.</param>
/// <param name="To">Upper end, nm, above the lower.</param>
public readonly record struct SizeWindow(double From, double To)
{
    /// <summary>The window in which small vesicles are usually counted, 30 … 150 nm.</summary>
    public static SizeWindow SmallVesicles { get; } = new(30, 150);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{From:R}..{To:R} nm");
}

/// <summary>What is reported of recordings of particle tracking, and from where on their quality is doubted.</summary>
public sealed record NtaSummaryParameters
{
    /// <summary>The default parameters.</summary>
    public static NtaSummaryParameters Default { get; } = new();

    /// <summary>Windows whose share is reported; default 30 … 150 nm. The first is the measure <c>fraction_in_window</c>.</summary>
    public IReadOnlyList<SizeWindow> Windows { get; init; } = [SizeWindow.SmallVesicles];

    /// <summary>Least prominence of a peak as a share of the highest bin, 0 … 1; default 0.05.</summary>
    public double LeastProminence { get; init; } = 0.05;

    /// <summary>Confidence of the intervals, 0 … 1; default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Bootstrap replicates; default 2000, 0 for none.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>What is doubted.</summary>
    public NtaGates Gates { get; init; } = NtaGates.Default;
}

/// <summary>
/// Limits from which on a recording is doubted. Each is a habit of the field, not a law of nature: they become warnings, change no number and leave no recording out.
/// </summary>
public sealed record NtaGates
{
    /// <summary>The default limits.</summary>
    public static NtaGates Default { get; } = new();

    /// <summary>
    /// Fewest tracks in a distribution, default 500: the standard error of a median of a distribution with a coefficient of variation of 0.4 is then about 2 %.
    /// </summary>
    public double LeastTracks { get; init; } = 500;

    /// <summary>Fewest particles per frame, default 20.</summary>
    public double LeastParticlesPerFrame { get; init; } = 20;

    /// <summary>Most particles per frame, default 200: beyond it images overlap and links become ambiguous.</summary>
    public double MostParticlesPerFrame { get; init; } = 200;

    /// <summary>Largest spread of temperatures between recordings of one preparation, °C; default 1. One degree moves a diameter by about 2.5 %.</summary>
    public double MostTemperatureSpread { get; init; } = 1;

    /// <summary>Least share of a ZetaView's positions that are kept, default 0.6.</summary>
    public double LeastPositionsKept { get; init; } = 0.6;

    /// <summary>Least share of tracks that are long enough to enter the distribution (NanoSight: valid by completed tracks), default 0.2.</summary>
    public double LeastValidShare { get; init; } = 0.2;

    /// <summary>
    /// Largest drift in pixels per frame that is no flow, default 1; above it drift decides whether links were right, and the sizes rest on its correction.
    /// </summary>
    public double MostDriftPxPerFrame { get; init; } = 1;
}
