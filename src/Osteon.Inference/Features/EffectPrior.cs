using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// The prior variance of true effects of one coefficient, from the largest moderated t: each of the top half of the expected share p of
/// effects gives the variance with which its rank would be expected, their mean is the estimate. It is needed for the log-odds B only. Same
/// numbers as limma's tmixture.vector. Source: Smyth 2004, 10.2202/1544-6115.1027, section 6.3.
/// </summary>
internal static class EffectPrior
{
    /// <summary>The variance, or null where there is no t.</summary>
    public static double? Variance(
        IReadOnlyList<(double T, double Unscaled, double Df)> tests, double proportion, (double Low, double High) limits)
    {
        int n = tests.Count;
        int top = (int)Math.Ceiling(proportion / 2 * n);
        if (top < 1) return null;
        double share = Math.Max(top / (double)n, proportion);
        double df = tests.Max(t => t.Df);
        double sum = 0;
        int rank = 0;
        foreach ((double t, double unscaled) in tests
            .Select(x => (T: x.Df < df ? SameTail(Math.Abs(x.T), x.Df, df) : Math.Abs(x.T), x.Unscaled))
            .OrderByDescending(x => x.T)
            .Take(top))
        {
            rank++;
            double variance = 0;
            double chance = StudentT.TwoSided(t, df);
            double target = (((rank - 0.5) / n) - ((1 - share) * chance)) / share;
            if (target > chance)
            {
                double expected = StudentT.UpperQuantile(target / 2, df);
                variance = unscaled * unscaled * ((t / expected * (t / expected)) - 1);
            }

            sum += Math.Clamp(variance, limits.Low, limits.High);
        }

        return sum / top;
    }

    /// <summary>The t with <paramref name="to"/> degrees of freedom that is as far out as this one.</summary>
    private static double SameTail(double t, double from, double to)
    {
        if (t == 0) return 0;
        double tail = StudentT.LogSurvival(t, from);
        return StudentT.UpperQuantileOfLog(tail, to);
    }
}
