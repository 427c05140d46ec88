namespace Osteon.Numerics;

/// <summary>
/// The root of a continuous function that changes sign once. The bracket is found by stepping out from a guess; inside it inverse
/// quadratic interpolation and bisection alternate by Chandrupatla's rule (1997, 10.1016/S0965-9978(96)00051-8), so that it always
/// converges.
/// </summary>
public static class MonotoneRoot
{
    /// <summary>
    /// The x in [<paramref name="low"/>, <paramref name="high"/>] with f(x) = 0, to the last bits of x (of 10⁻¹⁰ of the bracket, where
    /// x is smaller than that). f may be infinite but not NaN. Throws <see cref="ArgumentException"/> if the ends have the same sign.
    /// </summary>
    public static double Between(Func<double, double> f, double low, double high)
    {
        double b = low, a = high, c = low;
        double fb = f(b), fa = f(a), fc = fb;
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (Math.Sign(fa) == Math.Sign(fb)) throw new ArgumentException("the function has the same sign at both ends", nameof(f));
        double fraction = 0.5;
        for (int i = 0; i < 400; i++)
        {
            double x = a + (fraction * (b - a));
            double fx = f(x);
            if (Math.Sign(fx) == Math.Sign(fa)) (c, fc) = (a, fa);
            else (c, b, fc, fb) = (b, a, fb, fa);
            (a, fa) = (x, fx);
            double best = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            double tolerance = 4.4e-16 * Math.Max(Math.Abs(best), 1e-10 * Math.Abs(high - low));
            double limit = tolerance / Math.Abs(b - a);
            if (fx == 0 || limit > 0.5 || a == b) return best;
            double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
            bool interpolate = double.IsFinite(phi) && phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
            fraction = interpolate
                ? (fa / (fb - fa) * (fc / (fb - fc))) + ((c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)))
                : 0.5;
            if (double.IsNaN(fraction)) fraction = 0.5;
            fraction = Math.Clamp(fraction, limit, 1 - limit);
        }

        return a;
    }

    /// <summary>
    /// The root of f near <paramref name="guess"/>: steps of doubling size from the guess, first of size <paramref name="step"/>,
    /// towards the change of sign. <paramref name="increasing"/> tells which way f goes. If there is none <paramref name="within"/> the
    /// given range, its end.
    /// </summary>
    public static double From(
        Func<double, double> f, double guess, double step, bool increasing, (double Lower, double Upper)? within = null)
    {
        (double lower, double upper) = within ?? (double.MinValue, double.MaxValue);
        double direction = f(guess) < 0 == increasing ? 1 : -1;
        double near = guess;
        while (true)
        {
            double far = Math.Clamp(near + (direction * step), lower, upper);
            double value = f(far);
            if (value == 0) return far;
            if (value < 0 != (increasing == direction > 0)) return Between(f, Math.Min(near, far), Math.Max(near, far));
            if (far == lower || far == upper) return far;
            near = far;
            step *= 2;
        }
    }
}
