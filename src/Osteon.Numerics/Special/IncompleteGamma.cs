namespace Osteon.Numerics;

/// <summary>
/// Regularised incomplete gamma functions P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P, each with small relative error also where it is tiny.
/// Power series for x &lt; a + 1, Legendre's continued fraction by the modified method of Lentz above; the common factor xᵃe⁻ˣ/Γ(a + 1)
/// is formed from <see cref="GammaFunction.Deviance"/>. Source: Abramowitz and Stegun 6.5.29 and 6.5.31.
/// </summary>
public static class IncompleteGamma
{
    /// <summary>(P, Q) for a &gt; 0, x ≥ 0; (1, 0) at x = +∞.</summary>
    public static (double Lower, double Upper) Regularised(double a, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (x == 0) return (0, 1);
        if (double.IsPositiveInfinity(x)) return (1, 0);
        double factor = Math.Exp(-GammaFunction.Deviance(a, x) - GammaFunction.StirlingError(a)) / Math.Sqrt(2 * Math.PI * a);
        if (x < a + 1)
        {
            double lower = factor * Series(a, x);
            return (lower, 1 - lower);
        }

        double upper = factor * a * Fraction(a, x);
        return (1 - upper, upper);
    }

    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (double n = 1; term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / Tiny;
        double d = 1 / b;
        double value = d;
        for (int i = 1; ; i++)
        {
            double numerator = i * (a - i);
            b += 2;
            d = (numerator * d) + b;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = b + (numerator / c);
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 2.3e-16) return value;
            if (i > 1_000_000)
                throw new InvalidOperationException("the continued fraction of the incomplete gamma function did not converge");
        }
    }
}
