namespace Osteon.Simulation;

/// <summary>What the instrument adds. Features draw their own values from these distributions.</summary>
public sealed record VirtualInstrument
{
    /// <summary>
    /// Median, over features, of the coefficient of variation of repeated injections far above the noise floor; default 0.08.
    /// </summary>
    public double MedianCv { get; init; } = 0.08;

    /// <summary>SD of its natural logarithm over features; default 0.5.</summary>
    public double CvSpread { get; init; } = 0.5;

    /// <summary>
    /// SD of the noise that does not grow with the signal, intensity; default 400. It makes weak features the noisier ones.
    /// </summary>
    public double NoiseFloor { get; init; } = 400;

    /// <summary>
    /// SD, over features, of the amplitude of the drift: the root mean square, over a batch, of the natural logarithm of the sensitivity.
    /// Default 0.2. 0 for none.
    /// </summary>
    public double DriftAmplitude { get; init; } = 0.2;

    /// <summary>Share of features whose sensitivity falls on the whole; the others rise. Default 0.75.</summary>
    public double FallingShare { get; init; } = 0.75;

    /// <summary>SD of the natural logarithm of the shift of a batch, per feature; default 0.25. Of no effect with one batch.</summary>
    public double BatchShift { get; init; } = 0.25;

    /// <summary>Median, over features, of the intensity below which nothing is reported; default 2,000. 0 for no limit.</summary>
    public double DetectionLimit { get; init; } = 2_000;

    /// <summary>SD of its natural logarithm over features; default 0.3.</summary>
    public double DetectionLimitSpread { get; init; } = 0.3;

    /// <summary>Share of cells that are lost whatever their intensity; default 0.01.</summary>
    public double RandomMissingShare { get; init; } = 0.01;

    /// <summary>SD of the natural logarithm of the response (intensity per amount) over features; default 0.8.</summary>
    public double ResponseSpread { get; init; } = 0.8;
}
