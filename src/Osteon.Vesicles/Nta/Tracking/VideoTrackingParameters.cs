using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>How a recording is tracked and sized.</summary>
/// <param name="MicrometresPerPixel">Size of a pixel in the sample, µm.</param>
/// <param name="Locate">How particles are found. Its smallest mass is replaced by <see cref="MinimumMass"/>.</param>
/// <param name="Sizing">Timing, medium, distribution.</param>
public sealed record VideoTrackingParameters(double MicrometresPerPixel, LocateParameters Locate, TrackSizingParameters Sizing)
{
    /// <summary>Smallest mass of a particle, or null (default) to find it from the noise (<see cref="MassThreshold"/>).</summary>
    public double? MinimumMass { get; init; }

    /// <summary>
    /// Search range beyond the drift, pixels, or null (default): four standard deviations of the step of a particle of <see
    /// cref="SmallestNanometres"/>, at least 2 pixels.
    /// </summary>
    public double? SearchRange { get; init; }

    /// <summary>Smallest particle that must not be lost by the search range, nm; default 50.</summary>
    public double SmallestNanometres { get; init; } = 50;

    /// <summary>Frames for which a particle may be missing; default 2.</summary>
    public int Memory { get; init; } = 2;

    /// <summary>Largest drift from frame to frame that is looked for before linking, pixels; default 20, 0 for none.</summary>
    public double LargestDrift { get; init; } = 20;

    /// <summary>
    /// Thresholds of the sweep as multiples of the smallest mass; default 1, 1.5, 2, 3 and 5. Each at least 1: what is below the threshold was
    /// not kept. Empty for no sweep.
    /// </summary>
    public IReadOnlyList<double> Sweep { get; init; } = [1, 1.5, 2, 3, 5];

    /// <summary>Where the visible volume comes from, or null: then there is no concentration.</summary>
    public VisibleVolumeSource? Volume { get; init; }

    /// <summary>
    /// Dilution of the sample in the chamber, at least 1; applied once. Null where nobody states one: the concentration is then that of the
    /// measured suspension, and a finding says so.
    /// </summary>
    public double? Dilution { get; init; }

    /// <summary>Search range with the default put in, pixels.</summary>
    public double SearchRangeUsed => SearchRange ?? Math.Max(
        2,
        4 * Math.Sqrt(2 * StokesEinstein.Diffusion(SmallestNanometres, Sizing.Medium) * Sizing.Timing.FrameIntervalSeconds) / MicrometresPerPixel);

    /// <summary>Everything that is wrong with the numbers, those of the parts included; findings OST-TRK-001, 002, 004 and 005.</summary>
    public IEnumerable<Finding> Check()
    {
        foreach (Finding finding in Locate.Check().Concat(Sizing.Check())) yield return finding;
        if (!(MicrometresPerPixel is >= 1e-6 and <= 1e6))
            yield return Wrong("the size of a pixel must be from 10⁻⁶ to 10⁶ µm", MicrometresPerPixel);
        else if (SmallestNanometres > 0)
            foreach (Finding finding in new LinkParameters(SearchRangeUsed, Memory).Check()) yield return finding;
        if (!(SmallestNanometres > 0)) yield return Wrong("the smallest particle must be positive", SmallestNanometres);
        if (MinimumMass is { } mass && !(mass >= 0 && double.IsFinite(mass))) yield return Wrong("the smallest mass must not be negative", mass);
        if (!(LargestDrift is >= 0 and <= 500)) yield return Wrong("the largest drift must be from 0 to 500 pixels", LargestDrift);
        if (Dilution is { } dilution && !(dilution >= 1 && double.IsFinite(dilution))) yield return Wrong("the dilution must be at least 1", dilution);
        foreach (double factor in Sweep)
            if (!(factor >= 1 && double.IsFinite(factor))) yield return Wrong("thresholds of the sweep are multiples of at least 1", factor);
    }

    private static Finding Wrong(string message, double value) => Finding.Error(
        "OST-TRK-005", message, value: value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Where the visible volume of a recording comes from: a depth of the layer in focus, or a constant of the instrument.</summary>
/// <param name="DepthMicrometres">Depth, µm, or null.</param>
/// <param name="PerMillilitre">Particles per mL for one particle per frame, or null; used where there is no depth.</param>
public sealed record VisibleVolumeSource(double? DepthMicrometres, double? PerMillilitre);
