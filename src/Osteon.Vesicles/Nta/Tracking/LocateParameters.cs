using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>How the position of a particle is refined.</summary>
public enum SpotRefinement
{
    /// <summary>
    /// The centroid of brightness in a disc moved by whole pixels, of the band-passed picture: Crocker and Grier, and trackpy. Pulled to
    /// the middle of pixels where noise and background lie inside the disc.
    /// </summary>
    Centroid,

    /// <summary>
    /// Centroid under a Gaussian window that moves with the particle until it rests, of the stored grey values less the local background.
    /// Noise far from the particle counts little, and nothing jumps by whole pixels. Started from <see cref="Centroid"/>.
    /// </summary>
    Windowed,
}

/// <summary>How particles are found in a frame.</summary>
/// <remarks>
/// Names, meanings and defaults are those of trackpy.locate. Source: Crocker and Grier 1996, 10.1006/jcis.1996.0217.
/// </remarks>
public sealed record LocateParameters
{
    /// <summary>Width of a particle's picture with its halo, pixels; odd, at least 3.</summary>
    public required int Diameter { get; init; }

    /// <summary>Smallest mass (sum of the band-passed grey values in the disc) that is kept; only above it. Default 0.</summary>
    public double MinimumMass { get; init; }

    /// <summary>Largest size (radius of gyration, pixels) that is kept, or null for any.</summary>
    public double? MaximumSize { get; init; }

    /// <summary>Least distance of two particles, pixels; null (default): diameter + 1. The one of smaller mass is dropped.</summary>
    public double? Separation { get; init; }

    /// <summary>Standard deviation of the Gaussian against noise, pixels; default 1, 0 for none.</summary>
    public double NoiseSize { get; init; } = 1;

    /// <summary>Side of the square whose mean is the background, pixels, odd; null (default): diameter.</summary>
    public int? SmoothingSize { get; init; }

    /// <summary>Band-passed values below this are set to 0; default 1 grey level.</summary>
    public double Threshold { get; init; } = 1;

    /// <summary>A local maximum must be above this percentile (0 … 100) of the band-passed values that are not 0; default 64.</summary>
    public double Percentile { get; init; } = 64;

    /// <summary>Most moves of the disc; default 10.</summary>
    public int MaximumIterations { get; init; } = 10;

    /// <summary>Whether particles are darker than their surroundings.</summary>
    public bool Invert { get; init; }

    /// <summary>How positions are refined; default as trackpy.</summary>
    public SpotRefinement Refinement { get; init; } = SpotRefinement.Centroid;

    /// <summary>
    /// Standard deviation of the window of <see cref="SpotRefinement.Windowed"/>, pixels; null (default): a sixth of the diameter.
    /// </summary>
    public double? WindowSigma { get; init; }

    /// <summary>Radius of the disc: half the diameter, rounded down.</summary>
    internal int Radius => Diameter / 2;

    internal double SeparationUsed => Separation ?? (Diameter + 1);

    internal int SmoothingUsed => SmoothingSize ?? Diameter;

    internal double WindowUsed => WindowSigma ?? (Diameter / 6.0);

    /// <summary>
    /// Pixels at each border in which no maximum is accepted: the largest of the disc's radius, half the separation less one, and half the
    /// smoothing side, all rounded down.
    /// </summary>
    public int Margin => Math.Max(Math.Max(Radius, (int)Math.Floor(SeparationUsed / 2) - 1), SmoothingUsed / 2);

    /// <summary>Everything that is wrong with the numbers themselves; findings OST-TRK-001.</summary>
    public IEnumerable<Finding> Check()
    {
        if (Diameter < 3 || Diameter % 2 == 0 || Diameter > 501)
            yield return Wrong("the detection diameter must be an odd number of pixels from 3 to 501", Diameter, "Round up to an odd number.");
        if (!(MinimumMass >= 0) || !double.IsFinite(MinimumMass)) yield return Wrong("the smallest mass must not be negative", MinimumMass);
        if (MaximumSize is { } size && !(size > 0)) yield return Wrong("the largest size must be positive", size);
        if (Separation is { } s && !(s >= 1 && s <= 5000)) yield return Wrong("the separation must be from 1 to 5000 pixels", s);
        if (!(NoiseSize is >= 0 and <= 50)) yield return Wrong("the noise size must be from 0 to 50 pixels", NoiseSize);
        if (SmoothingSize is { } side && (side < 3 || side % 2 == 0 || side > 2001))
            yield return Wrong("the smoothing size must be an odd number of pixels from 3 to 2001", side);
        if (NoiseSize >= SmoothingUsed) yield return Wrong("the smoothing size must be larger than the noise size", SmoothingUsed);
        if (!(Threshold > 0) || !double.IsFinite(Threshold)) yield return Wrong("the grey threshold must be positive", Threshold);
        if (!(Percentile is >= 0 and <= 100)) yield return Wrong("the percentile must be from 0 to 100", Percentile);
        if (MaximumIterations < 1) yield return Wrong("at least one iteration is needed", MaximumIterations);
        if (WindowSigma is { } sigma && !(sigma is >= 0.3 and <= 100)) yield return Wrong("the window must be from 0.3 to 100 pixels", sigma);
    }

    private static Finding Wrong(string message, double value, string? hint = null) => Finding.Error(
        "OST-TRK-001", message, value: value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), hint: hint);
}
