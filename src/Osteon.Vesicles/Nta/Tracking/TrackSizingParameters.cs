using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>How tracks become sizes. Nothing physical has a default: it is declared or the size is wrong.</summary>
/// <param name="Timing">Frame interval and exposure.</param>
/// <param name="Medium">Temperature and viscosity.</param>
public sealed record TrackSizingParameters(FrameTiming Timing, Medium Medium)
{
    /// <summary>Fewest positions of an accepted track; default 15, at least 5.</summary>
    public int LeastPositions { get; init; } = 15;

    /// <summary>How drift is described; default one velocity.</summary>
    public DriftModel Drift { get; init; } = DriftModel.ConstantVelocity;

    /// <summary>Smallest diameter of the distribution's bins, nm; default 10.</summary>
    public double LowestNanometres { get; init; } = 10;

    /// <summary>Largest diameter of the distribution's bins, nm; default 2000.</summary>
    public double HighestNanometres { get; init; } = 2000;

    /// <summary>Number of bins, of equal ratio; default 300.</summary>
    public int Bins { get; init; } = 300;

    /// <summary>Stop rule of the maximum-likelihood distribution; default 1 %, at most 200 iterations.</summary>
    public WalkerStop Stop { get; init; } = new();

    /// <summary>How much each track counts.</summary>
    public TrackWeighting Weighting { get; init; } = TrackWeighting.EachTrackOnce;

    /// <summary>Replicates of the bootstrap; default 200, 0 for none.</summary>
    public int BootstrapReplicates { get; init; } = 200;

    /// <summary>Most components of the log-normal mixture; default 3, 0 for none.</summary>
    public int MaximumComponents { get; init; } = 3;

    /// <summary>Depth in which particles are seen, µm, or null where it is not known: then short visits are not corrected for.</summary>
    public double? DepthMicrometres { get; init; }

    /// <summary>Width and height of the field in which particles are found, µm, or null.</summary>
    public (double Width, double Height)? Field { get; init; }

    /// <summary>Name of the random streams, such as the sample.</summary>
    public string Name { get; init; } = "";

    /// <summary>The bins.</summary>
    public SizeGrid Grid => SizeGrid.Logarithmic(LowestNanometres, HighestNanometres, Bins);

    /// <summary>Everything that is wrong with the numbers; findings OST-TRK-004.</summary>
    public IEnumerable<Finding> Check()
    {
        if (LeastPositions is < 5 or > 100000) yield return Wrong("a track must have at least 5 positions", LeastPositions);
        if (!(LowestNanometres > 0 && HighestNanometres > LowestNanometres && double.IsFinite(HighestNanometres)))
            yield return Wrong("the bins must go from a positive diameter to a larger one", LowestNanometres);
        if (Bins is < 2 or > 5000) yield return Wrong("there must be from 2 to 5000 bins", Bins);
        if (!(Stop.RelativeDecrease is >= 0 and < 1)) yield return Wrong("the stop rule must be from 0 to below 1", Stop.RelativeDecrease);
        if (Stop.MaximumIterations is < 1 or > 100000) yield return Wrong("at least one iteration is needed", Stop.MaximumIterations);
        if (BootstrapReplicates is < 0 or > 100000) yield return Wrong("replicates must be from 0 to 100000", BootstrapReplicates);
        if (MaximumComponents is < 0 or > 8) yield return Wrong("components must be from 0 to 8", MaximumComponents);
        if (DepthMicrometres is { } depth && !(depth > 0)) yield return Wrong("the depth must be positive", depth);
    }

    private static Finding Wrong(string message, double value) => Finding.Error(
        "OST-TRK-004", message, value: value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}
