namespace Osteon.Numerics;

/// <summary>
/// Regularised incomplete beta function I(x; a, b) = ∫₀ˣ tᵃ⁻¹(1 − t)ᵇ⁻¹ dt / B(a, b) and its complement, each with small relative error also where it is
/// tiny. Continued fraction 26.5.8 of Abramowitz and Stegun by the modified method of Lentz, on the side of the mean where it converges fast; the common
/// factor is formed from <see cref="GammaFunction.Deviance"/>. Steps grow like √max(a, b).
/// </summary>
public static class IncompleteBeta
{
    /// <summary>
    /// (I(x; a, b), I(y; b, a)) for a, b &gt; 0 and x + y = 1. Both x and y are given because the smaller one must not be formed from the larger.
    /// </summary>
    public static (double Lower, double Upper) Regularised(double a, double b, double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        if (x == 0) return (0, 1);
        if (y == 0) return (1, 0);
        double n = a + b;
        double logFactor = GammaFunction.StirlingError(n) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b)
            - GammaFunction.Deviance(a, n * x) - GammaFunction.Deviance(b, n * y);
        double factor = Math.Exp(logFactor) * Math.Sqrt(a * b / (2 * Math.PI * n)); // xᵃyᵇ / B(a, b)
        if (x <= (a + 1) / (n + 2))
        {
            double lower = factor * Fraction(a, b, x) / a;
            return (lower, 1 - lower);
        }

        double upper = factor * Fraction(b, a, y) / b;
        return (1 - upper, upper);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = 1 - ((a + b) * x / (a + 1));
        if (Math.Abs(d) < Tiny) d = Tiny;
        d = 1 / d;
        double value = d;
        for (int m = 1; ; m++)
        {
            double twoM = 2 * m;
            double even = m * (b - m) * x / ((a + twoM - 1) * (a + twoM));
            double odd = -(a + m) * (a + b + m) * x / ((a + twoM) * (a + twoM + 1));
            Step(even, ref c, ref d);
            value *= d * c;
            Step(odd, ref c, ref d);
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 2.3e-16) return value;
            if (m > 1_000_000) throw new InvalidOperationException("the continued fraction of the incomplete beta function did not converge");
        }

        static void Step(double numerator, ref double c, ref double d)
        {
            d = 1 + (numerator * d);
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = 1 + (numerator / c);
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
        }
    }
}
