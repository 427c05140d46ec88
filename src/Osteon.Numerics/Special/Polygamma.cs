namespace Osteon.Numerics;

/// <summary>First two derivatives of log Γ. Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun 6.3.18 and
/// 6.4.12).</summary>
public static class Polygamma
{
    private const double Asymptotic = 10;

    /// <summary>ψ(x) = d/dx log Γ(x) for x &gt; 0; absolute error about 10⁻¹⁵ times max(1, |ψ|).</summary>
    public static double Digamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double sum = 0;
        for (; x < Asymptotic; x++) sum -= 1 / x;
        double r = 1 / (x * x);
        double series =
            r * ((1.0 / 12) - (r * ((1.0 / 120) - (r * ((1.0 / 252) - (r * ((1.0 / 240) - (r * ((1.0 / 132) - (r * 691.0 / 32760))))))))));
        return sum + Math.Log(x) - (0.5 / x) - series;
    }

    /// <summary>ψ′(x) for x &gt; 0.</summary>
    public static double Trigamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double sum = 0;
        for (; x < Asymptotic; x++) sum += 1 / (x * x);
        double r = 1 / (x * x);
        double series = (1.0 / 6) - (r * ((1.0 / 30) - (r * ((1.0 / 42) - (r * ((1.0 / 30) - (r * ((5.0 / 66) - (r * 691.0 / 2730)))))))));
        return sum + (1 / x) + (0.5 * r) + (series * r / x);
    }
}
