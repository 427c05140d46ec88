using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Form of one part of a size distribution.</summary>
public enum SizeShape
{
    /// <summary>All particles have the same diameter.</summary>
    Fixed,

    /// <summary>Normal, cut at ±4 SD.</summary>
    Normal,

    /// <summary>Log-normal.</summary>
    LogNormal,
}

/// <summary>One part of a number-weighted distribution of diameters.</summary>
/// <param name="Shape">Its form.</param>
/// <param name="CentreNm">The diameter (fixed), its mean (normal) or its median (log-normal), nm, positive.</param>
/// <param name="Spread">
/// Ignored (fixed), standard deviation before the cut in nm, at most a quarter of the mean (normal), or geometric standard deviation, at least 1
/// (log-normal).
/// </param>
/// <param name="Weight">Number of particles of this part relative to the others, positive.</param>
public sealed record SizeComponent(SizeShape Shape, double CentreNm, double Spread, double Weight)
{
    private const double Cut = 4;

    // P(|N| < 4), and the variance of a standard normal cut there, 1 − 2·4·φ(4)/P.
    private const double Kept = 0.99993665751633376;
    private const double CutVariance = 1 - (8 * 1.3383022576488537e-4 / Kept);

    /// <summary>Particles of one diameter.</summary>
    public static SizeComponent Monodisperse(double nanometres, double weight = 1) => new(SizeShape.Fixed, nanometres, 0, weight);

    /// <summary>A normal part, such as calibration beads.</summary>
    public static SizeComponent Normal(double mean, double sd, double weight = 1) => new(SizeShape.Normal, mean, sd, weight);

    /// <summary>A log-normal part, such as vesicles.</summary>
    public static SizeComponent LogNormal(double median, double geometricSd, double weight = 1) =>
        new(SizeShape.LogNormal, median, geometricSd, weight);

    /// <summary>Mean diameter, nm; median · exp(ln²GSD / 2) for a log-normal part.</summary>
    public double Mean => Shape == SizeShape.LogNormal ? CentreNm * Math.Exp(0.5 * LogSd * LogSd) : CentreNm;

    /// <summary>Variance of the diameter, nm².</summary>
    public double Variance => Shape switch
    {
        SizeShape.Normal => Spread * Spread * CutVariance,
        SizeShape.LogNormal => Mean * Mean * (Math.Exp(LogSd * LogSd) - 1),
        _ => 0,
    };

    private double LogSd => Math.Log(Spread);

    /// <summary>Fraction of particles of at most this diameter (nm).</summary>
    public double Cdf(double nanometres)
    {
        if (nanometres <= 0) return 0;
        if (Shape == SizeShape.Fixed || (Shape == SizeShape.LogNormal && Spread <= 1) || (Shape == SizeShape.Normal && Spread <= 0))
            return nanometres >= CentreNm ? 1 : 0;
        if (Shape == SizeShape.LogNormal) return NormalDistribution.Cdf(Math.Log(nanometres / CentreNm) / LogSd);
        double z = (nanometres - CentreNm) / Spread;
        return z <= -Cut ? 0 : z >= Cut ? 1 : (NormalDistribution.Cdf(z) - NormalDistribution.Cdf(-Cut)) / Kept;
    }

    /// <summary>One diameter, nm.</summary>
    public double Draw(Rng rng)
    {
        if (Shape == SizeShape.Fixed) return CentreNm;
        double deviate;
        do deviate = rng.NextNormal();
        while (Shape == SizeShape.Normal && Math.Abs(deviate) > Cut);
        return Shape == SizeShape.Normal ? CentreNm + (Spread * deviate) : CentreNm * Math.Exp(LogSd * deviate);
    }

    /// <summary>Whether every number is in its range.</summary>
    internal bool IsSound => double.IsFinite(CentreNm) && CentreNm > 0 && double.IsFinite(Weight) && Weight > 0 && Shape switch
    {
        SizeShape.Fixed => true,
        SizeShape.Normal => Spread >= 0 && Spread <= CentreNm / 4,
        SizeShape.LogNormal => Spread is >= 1 and <= 5,
        _ => false,
    };
}
