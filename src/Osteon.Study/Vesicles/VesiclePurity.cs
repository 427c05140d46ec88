using System.Globalization;

namespace Osteon.Study;

/// <summary>
/// Particles per microgram of protein, with the bands that Webber and Clayton proposed in 2013 (10.3402/jev.v2i0.19861) from a NanoSight
/// and a BCA assay. Information, never a verdict: both numbers depend on instrument and assay, particles need not be vesicles, and protein
/// of vesicles varies with their size and cell.
/// </summary>
/// <param name="ParticlesPerMicrogram">The ratio, above 0.</param>
public readonly record struct VesiclePurity(double ParticlesPerMicrogram)
{
    /// <summary>DOI of the source of the bands.</summary>
    public const string Doi = "10.3402/jev.v2i0.19861";

    private const double High = 3e10;
    private const double LowTo = 2e10;
    private const double LowFrom = 2e9;
    private const double Impure = 1.5e9;

    /// <summary>The ratio; null where a number is missing, not finite or not above 0, or the ratio is not.</summary>
    /// <param name="particles">Particles.</param>
    /// <param name="proteinMicrograms">Protein of the same sample, µg.</param>
    public static VesiclePurity? Of(double? particles, double? proteinMicrograms) =>
        particles is > 0 && proteinMicrograms is > 0
            && particles.Value / proteinMicrograms.Value is > 0 and < double.PositiveInfinity and var ratio
            ? new VesiclePurity(ratio)
            : null;

    /// <summary>
    /// The band in words. The source leaves gaps (1.5e9 to 2e9, and 2e10 to 3e10), in which nothing is claimed. A ratio that equals a limit
    /// belongs to the band that the limit closes: 2e9 and 2e10 to the low one, 3e10 and 1.5e9 to the gaps.
    /// </summary>
    public string Band => ParticlesPerMicrogram switch
    {
        > High => "the source's band of high purity (above 3e10)",
        > LowTo => "between the source's bands of low and of high purity (2e10 to 3e10)",
        >= LowFrom => "the source's band of low purity (2e9 to 2e10)",
        >= Impure => "between the source's bands of impure and of low purity (1.5e9 to 2e9)",
        _ => "the source's band of impure preparations (below 1.5e9)",
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{ParticlesPerMicrogram:0.##E+0} particles per µg protein");
}
