namespace Osteon.Numerics;

/// <summary>
/// Regularised incomplete beta function I(x; a, b) = ∫₀ˣ tᵃ⁻¹(1 − t)ᵇ⁻¹ dt / B(a, b) and its complement, each with small relative error
/// also where it is tiny. Continued fraction of DiDonato and Morris (1992, 10.1145/131766.131776) by the modified method of Lentz, on
/// the side of the mean where it converges fast; the common factor is formed from <see cref="GammaFunction.Deviance"/>. Steps grow like
/// √max(a, b).
/// </summary>
public static class IncompleteBeta
{
    /// <summary>
    /// (I(x; a, b), I(y; b, a)) for a, b &gt; 0 and x + y = 1. Both x and y are given because the smaller one must not be formed from
    /// the larger.
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
            double lower = factor * Fraction(a, b, x, y);
            return (lower, 1 - lower);
        }

        double upper = factor * Fraction(b, a, y, x);
        return (1 - upper, upper);
    }

    /// <summary>
    /// I(x; a, b) divided by xᵃyᵇ/B(a, b), for x up to about the mean. Even part of the classical fraction; its terms need only λ = a −
    /// (a + b)x = ay − bx, which is formed without cancellation.
    /// </summary>
    private static double Fraction(double a, double b, double x, double y)
    {
        const double Tiny = 1e-300;
        double lambda = (a * y) - (b * x);
        double value = Denominator(0);
        if (value == 0) value = Tiny;
        double c = value, d = 0;
        for (int n = 1; ; n++)
        {
            double s = a + (2.0 * n) - 1;
            double numerator = (a + n - 1) / s * ((a + b + n - 1) / s) * n * (b - n) * x * x;
            double denominator = Denominator(n);
            d = denominator + (numerator * d);
            if (d == 0) d = Tiny;
            d = 1 / d;
            c = denominator + (numerator / c);
            if (c == 0) c = Tiny;
            double change = c * d;
            value *= change;
            if (Math.Abs(change - 1) < 2.3e-16) return 1 / value;
            if (n > 1_000_000)
                throw new InvalidOperationException("the continued fraction of the incomplete beta function did not converge");
        }

        double Denominator(double n) =>
            n + (n == 0 ? 0 : n * (b - n) * x / (a + (2 * n) - 1)) + ((a + n) / (a + (2 * n) + 1) * (lambda + 1 + (n * (1 + y))));
    }
}
