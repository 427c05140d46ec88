namespace Osteon.Numerics;

/// <summary>
/// The noncentral F distribution with noncentrality λ ≥ 0 in the numerator: a mixture of beta distributions with Poisson(λ/2) weights,
/// summed outward from the largest weight. All terms are positive, so both tails keep their digits.
/// </summary>
public static class NoncentralF
{
    /// <summary>P(F ≤ f); 0 for f ≤ 0.</summary>
    public static double Cdf(double f, double df1, double df2, double noncentrality) => Tails(f, df1, df2, noncentrality).Lower;

    /// <summary>P(F &gt; f); 1 for f ≤ 0.</summary>
    public static double Survival(double f, double df1, double df2, double noncentrality) => Tails(f, df1, df2, noncentrality).Upper;

    /// <summary>
    /// The λ ≥ 0 for which P(F &gt; f) = p, p in (0, 1), or 0 where even λ = 0 exceeds f more often. With p = α/2 and 1 − α/2 these are
    /// confidence limits.
    /// </summary>
    public static double NoncentralityForUpper(double f, double df1, double df2, double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        if (FDistribution.Survival(f, df1, df2) >= p) return 0;
        return MonotoneRoot.From(
            lambda => FDistribution.LogTailDifference(Tails(f, df1, df2, lambda), p),
            Math.Max(0, df1 * (f - 1)),
            Math.Max(1, df1 * f / 4),
            increasing: true,
            (0, double.MaxValue));
    }

    private static (double Lower, double Upper) Tails(double f, double df1, double df2, double noncentrality)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noncentrality);
        if (f <= 0) return (0, 1);
        double mean = noncentrality / 2;
        if (mean == 0) return (FDistribution.Cdf(f, df1, df2), FDistribution.Survival(f, df1, df2));
        double ratio = df1 / df2 * f;
        double x = 1 / (1 + (1 / ratio)), y = 1 / (1 + ratio);
        double lower = 0, upper = 0;
        double mode = Math.Floor(mean);
        // Where the weights are wide (standard deviation √mean), every stride-th term stands for its neighbours: the trapezoidal rule.
        double stride = Math.Max(1, Math.Floor(Math.Sqrt(mean) / 4));
        for (double j = mode; j >= 0 && Add(j); j -= stride)
        {
        }

        for (double j = mode + stride; Add(j); j += stride)
        {
        }

        return (Math.Min(1, lower), Math.Min(1, upper));

        bool Add(double j)
        {
            double weight = j == 0
                ? Math.Exp(-mean)
                : stride * Math.Exp(-GammaFunction.StirlingError(j) - GammaFunction.Deviance(j, mean)) / Math.Sqrt(2 * Math.PI * j);
            (double below, double above) = IncompleteBeta.Regularised((df1 / 2) + j, df2 / 2, x, y);
            lower += weight * below;
            upper += weight * above;
            return weight > 1e-18 * Math.Min(lower, upper) && weight > 1e-300;
        }
    }
}
