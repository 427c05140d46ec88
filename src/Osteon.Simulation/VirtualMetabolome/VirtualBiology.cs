namespace Osteon.Simulation;

/// <summary>How amounts are distributed over molecules and subjects.</summary>
public sealed record VirtualBiology
{
    /// <summary>Median, over molecules, of the coefficient of variation between subjects of one arm; default 0.3.</summary>
    public double MedianCv { get; init; } = 0.3;

    /// <summary>SD of the natural logarithm of that coefficient over molecules; default 0.4.</summary>
    public double CvSpread { get; init; } = 0.4;

    /// <summary>
    /// Share of the variance (of the logarithm) that the molecules of one pathway have in common, 0 … 1; their correlation. Default 0.35.
    /// </summary>
    public double PathwayShare { get; init; } = 0.35;

    /// <summary>Molecules without a name are put into unnamed pathways of this size; default 15.</summary>
    public int BlockSize { get; init; } = 15;

    /// <summary>Median of the intensity of a molecule in an undiluted sample of the reference arm; default 60,000.</summary>
    public double MedianIntensity { get; init; } = 60_000;

    /// <summary>SD of log₁₀ of that intensity over molecules; default 0.8.</summary>
    public double Log10Spread { get; init; } = 0.8;

    /// <summary>
    /// SD of the natural logarithm of the dilution of a sample, which scales all its molecules; default 0.15. 0 for none.
    /// </summary>
    public double DilutionSpread { get; init; } = 0.15;
}
