using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Cliff's δ = P(other &gt; reference) − P(other &lt; reference) over all pairs of values = 2U/(mn) − 1, in [−1, 1]. Interval:
/// Newcombe's method 5 for U/(mn), a score interval that stays inside the range and is not empty when the arms do not overlap at all,
/// where the usual variance estimate is 0. Source: Cliff 1993, 10.1037/0033-2909.114.3.494; Newcombe 2006, 10.1002/sim.2324.
/// </summary>
public static class CliffsDelta
{
    /// <summary>δ with its interval. Each arm needs two values.</summary>
    public static EffectSize Of(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, double confidence)
    {
        int m = other.Length, n = reference.Length;
        if (m < 2 || n < 2) return EffectSize.Unavailable(EffectKind.CliffsDelta, MeanContrast.TooFew(m, n));
        long wins = 0;
        double[] sorted = reference.ToArray();
        Array.Sort(sorted);
        foreach (double value in other) wins += CountBelow(sorted, value, orEqual: false) + CountBelow(sorted, value, orEqual: true) - n;
        double pairs = (double)m * n;
        double theta = 0.5 + (wins / pairs / 2); // wins counts larger minus smaller
        double z = NormalDistribution.UpperQuantile((1 - confidence) / 2);
        return new EffectSize(EffectKind.CliffsDelta)
        {
            Value = wins / pairs,
            CiLow = (2 * Lower(theta, z, (m, n))) - 1,
            CiHigh = 1 - (2 * Lower(1 - theta, z, (m, n))),
            Note = "Newcombe's score interval (method 5)",
        };
    }

    /// <summary>
    /// The θ below the estimate with (estimate − θ)² = z²V(θ), V(θ) = θ(1 − θ)[1 + (n* − 1)((1 − θ)/(2 − θ) + θ/(1 + θ))]/(mn), n* = (m
    /// + n)/2. V is the same for θ and 1 − θ, so the upper limit is the mirror image.
    /// </summary>
    private static double Lower(double estimate, double z, (int M, int N) size)
    {
        if (estimate <= 0) return 0;
        double extra = ((size.M + size.N) / 2.0) - 1;
        return MonotoneRoot.Between(
            theta =>
            {
                double spread =
                    theta * (1 - theta) * (1 + (extra * (((1 - theta) / (2 - theta)) + (theta / (1 + theta))))) / ((double)size.M * size.N);
                return ((estimate - theta) * (estimate - theta)) - (z * z * spread);
            },
            0,
            Math.Min(estimate, 1 - 1e-12)); // at the estimate 1 the variance is 0 and would hide the root below
    }

    /// <summary>How many sorted values are below (or equal to) the value.</summary>
    private static int CountBelow(double[] sorted, double value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
