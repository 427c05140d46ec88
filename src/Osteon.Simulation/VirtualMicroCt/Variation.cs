using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// How a property varies between animals: a normal distribution cut symmetrically at ±2 SD, so that its mean stays <paramref name="Mean"/>
/// and its standard deviation becomes 0.8796 · <paramref name="Sd"/>.
/// </summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation before the cut; 0 for a constant.</param>
public readonly record struct Variation(double Mean, double Sd)
{
    private const double Cut = 2;

    // With φ the normal density and Z = P(|N| < 2): E[N²] = 1 − 4φ(2)/Z and E[N⁴] = 3·E[N²] − 16φ(2)/Z for the cut standard normal.
    private const double DensityAtCut = 0.053990966513188063;
    private const double Kept = 0.95449973610364158;
    private const double Second = 1 - (4 * DensityAtCut / Kept);
    private const double Fourth = (3 * Second) - (16 * DensityAtCut / Kept);

    /// <summary>A property without variation.</summary>
    public static Variation Constant(double value) => new(value, 0);

    /// <summary>Variance after the cut.</summary>
    public double Variance => Sd * Sd * Second;

    /// <summary>One draw.</summary>
    public double Draw(Rng rng)
    {
        double deviate;
        do deviate = rng.NextNormal();
        while (Math.Abs(deviate) > Cut);
        return Mean + (Sd * deviate);
    }

    /// <summary>The raw moment E[Xⁿ] for n = 1 … 4.</summary>
    internal double Moment(int n)
    {
        double fourth = Sd * Sd * Sd * Sd * Fourth;
        return n switch
        {
            1 => Mean,
            2 => (Mean * Mean) + Variance,
            3 => Mean * ((Mean * Mean) + (3 * Variance)),
            4 => (Mean * Mean * ((Mean * Mean) + (6 * Variance))) + fourth,
            _ => throw new ArgumentOutOfRangeException(nameof(n), n, "1 to 4"),
        };
    }
}
