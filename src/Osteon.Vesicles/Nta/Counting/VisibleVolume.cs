namespace Osteon.Vesicles;

/// <summary>
/// The volume in which particles are seen and counted: field of view times effective depth. The depth depends on brightness, threshold and
/// particle size, and is the main systematic error of every concentration: calibrate it with particles like those to be counted.
/// </summary>
public sealed record VisibleVolume
{
    /// <summary>Millilitres in a cubic micrometre.</summary>
    private const double MillilitresPerCubicMicrometre = 1e-12;

    private VisibleVolume(double millilitres, string source)
    {
        if (!(millilitres > 0 && double.IsFinite(millilitres)))
            throw new ArgumentOutOfRangeException(nameof(millilitres), millilitres, "must be positive");
        Millilitres = millilitres;
        Source = source;
    }

    /// <summary>Volume, mL.</summary>
    public double Millilitres { get; }

    /// <summary>Where it comes from, in words for the report.</summary>
    public string Source { get; }

    /// <summary>A field of view of so many pixels and an effective depth in µm. All must be positive.</summary>
    public static VisibleVolume FromField(int widthPixels, int heightPixels, double micrometresPerPixel, double depthMicrometres)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(micrometresPerPixel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depthMicrometres);
        double area = widthPixels * (double)heightPixels * micrometresPerPixel * micrometresPerPixel;
        return new VisibleVolume(area * depthMicrometres * MillilitresPerCubicMicrometre, "field of view times declared depth");
    }

    /// <summary>
    /// The constant of an instrument that states particles per mL for one particle per frame, such as ZetaView's (4.29·10⁵ on one
    /// instrument: read it from the file).
    /// </summary>
    /// <param name="perMillilitre">Particles/mL for one particle in the whole frame; positive.</param>
    /// <param name="lookedAt">Share (above 0, at most 1) of the frame in which particles were looked for.</param>
    public static VisibleVolume FromConcentrationPerParticle(double perMillilitre, double lookedAt = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perMillilitre);
        if (!(lookedAt is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(lookedAt), lookedAt, "must be a share above 0");
        return new VisibleVolume(
            lookedAt / perMillilitre,
            lookedAt < 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"instrument constant, for the {lookedAt:P1} of the frame inside the margin") : "instrument constant");
    }

    /// <summary>
    /// Calibration: mean particles per frame divided by the known concentration of beads in the chamber. Both must be positive.
    /// </summary>
    public static VisibleVolume FromBeads(double meanParticlesPerFrame, double knownPerMillilitre)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(meanParticlesPerFrame);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(knownPerMillilitre);
        return new VisibleVolume(meanParticlesPerFrame / knownPerMillilitre, "beads of known concentration");
    }
}
