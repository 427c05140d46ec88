using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Wilcoxon's signed-rank test of paired differences, two-sided. V is the sum of the ranks of the positive differences (other minus
/// reference), as in R's wilcox.test(other, reference, paired = TRUE). Source: Wilcoxon 1945, 10.2307/3001968; Pratt 1959,
/// 10.1080/01621459.1959.10501526.
/// </summary>
public static class SignedRank
{
    /// <summary>Below this many ranked differences the null distribution is exact, with or without ties.</summary>
    public const int ExactBelow = 50;

    /// <summary>
    /// V and its p value. Fewer than <see cref="ExactBelow"/> non-zero differences: exact distribution over all signs; without ties and
    /// zeros equal to R, with them equal to coin (R then falls back to the approximation). Otherwise normal approximation with tie
    /// correction and continuity correction ½, equal to R. Fewer than two pairs, or no pair that differs, is a non-result.
    /// <paramref name="tolerance"/> is the rounding error of the subtraction: magnitudes closer than that are ties; a difference counts
    /// as 0 only if it is 0 within it.
    /// </summary>
    public static TestResult Test(ReadOnlySpan<double> differences, ZeroHandling zeros = ZeroHandling.Wilcoxon, double tolerance = 0) =>
        Test(differences, zeros, tolerance, TiedRanks.Exact);

    internal static TestResult Test(ReadOnlySpan<double> differences, ZeroHandling zeros, double tolerance, TiedRanks ties)
    {
        if (differences.Length < 2) return TestResult.Unavailable($"fewer than two complete pairs ({differences.Length})");
        var magnitudes = new List<double>();
        var positive = new List<bool>();
        foreach (double difference in differences)
        {
            bool zero = Math.Abs(difference) <= tolerance;
            if (zero && zeros == ZeroHandling.Wilcoxon) continue;
            magnitudes.Add(zero ? 0 : Math.Abs(difference));
            positive.Add(difference > 0);
        }

        Midranks ranks = Midranks.Of(magnitudes.ToArray(), tolerance);
        var used = new List<int>();
        long sum = 0;
        for (int i = 0; i < magnitudes.Count; i++)
        {
            if (magnitudes[i] == 0) continue;
            used.Add(ranks.Doubled[i]);
            if (positive[i]) sum += ranks.Doubled[i];
        }

        if (used.Count == 0) return TestResult.Unavailable("no pair differs");
        bool simple = used.Count == differences.Length && !ranks.HasTies;
        long total = used.Sum(r => (long)r);
        // R's rule counts the pairs that differ; with ties or zeros it takes the approximation.
        if (used.Count < ExactBelow && (simple || ties == TiedRanks.Exact))
        {
            double[] distribution = RankSumDistribution.OfSigns(used.ToArray());
            double p = RankSumDistribution.TwoSided(distribution, sum, total, 2);
            return TestResult.Of(sum / 2.0, [], p, simple ? MannWhitney.Exact : "exact, conditional on ties and zeros");
        }

        // Var V = Σ r²/4 over the ranks that take a sign; doubled ranks give Σ (2r)²/16.
        double variance = used.Sum(r => (double)r * r) / 16;
        double approximate = RankSumDistribution.NormalTwoSided((sum - (total / 2.0)) / 2, Math.Sqrt(variance));
        return TestResult.Of(sum / 2.0, [], approximate, MannWhitney.Approximate);
    }
}
