namespace Osteon.Numerics;

/// <summary>
/// The studentised range: Q = (max − min of k standard normal values) / S with S² ~ χ²(ν)/ν independent. The distribution behind
/// Tukey's and Games and Howell's contrasts. The double integral is done by trapezoidal rules that converge exponentially; absolute
/// error below 10⁻¹², and small relative error in the upper tail. R's ptukey (Copenhaver and Holland 1988, 10.1080/00949658808811082)
/// is good to about 10⁻⁸ and is 0 in the far tail.
/// </summary>
public static class StudentisedRange
{
    /// <summary>P(Q ≤ q) for k ≥ 2 means and ν &gt; 0 degrees of freedom (+∞ allowed); 0 for q ≤ 0.</summary>
    public static double Cdf(double q, int means, double df) => 1 - Survival(q, means, df);

    /// <summary>P(Q &gt; q), with small relative error also in the far tail; 1 for q ≤ 0.</summary>
    public static double Survival(double q, int means, double df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(means, 2);
        if (double.IsNaN(q)) throw new ArgumentOutOfRangeException(nameof(q), q, "q must be a number");
        if (q <= 0) return 1;
        if (double.IsPositiveInfinity(q)) return 0;
        return ChiScale.Mean(df, s => RangeSurvival(q * s, means));
    }

    /// <summary>q with P(Q &gt; q) = p for p in (0, 1).</summary>
    public static double UpperQuantile(double p, int means, double df)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        ArgumentOutOfRangeException.ThrowIfLessThan(means, 2);
        return Math.Exp(MonotoneRoot.From(u => Math.Log(Survival(Math.Exp(u), means, df) / p), 1, 0.5, increasing: false));
    }

    /// <summary>
    /// P(range of k standard normal values &gt; w) = k ∫ φ(z) [Φ(z)ᵐ − (Φ(z) − Φ(z − w))ᵐ] dz, m = k − 1: z is the largest value, the
    /// bracket the chance that all others are below it but not all above z − w. All terms are positive, so the tail keeps its digits.
    /// </summary>
    internal static double RangeSurvival(double w, int k)
    {
        if (k == 2) return 2 * NormalDistribution.Survival(w / Math.Sqrt(2));
        if (w > 76) return 0; // exp(−w²/4) is below the smallest number
        int m = k - 1;
        double step = 0.7 / Math.Sqrt(k);
        double high = 9 + (w / 2);
        double sum = 0;
        // On the grid of multiples of the step: z from −9, where Φ(z)ᵐφ(z) is nothing, to 9 beyond the middle of the range.
        for (long i = (long)Math.Floor(-9 / step); i * step <= high; i++)
        {
            double z = i * step;
            double below = NormalDistribution.Cdf(z);
            double outside = NormalDistribution.Cdf(z - w);
            double share = outside / below;
            double bracket = share < 0.5
                ? -Math.Pow(below, m) * Elementary.Expm1(m * Elementary.Log1p(-share))
                : Math.Pow(below, m) - Math.Pow(below - outside, m);
            sum += NormalDistribution.Density(z) * bracket;
        }

        return Math.Min(1, k * step * sum);
    }
}
