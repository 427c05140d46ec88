using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Mann–Whitney U test (Wilcoxon rank-sum test), two-sided. U counts the pairs in which the other arm is larger, ties as one half; it
/// is W of R's wilcox.test(other, reference). Source: Mann and Whitney 1947, 10.1214/aoms/1177730491.
/// </summary>
public static class MannWhitney
{
    /// <summary>Below this many values in each arm the null distribution is exact, with or without ties.</summary>
    public const int ExactBelow = 50;

    internal const string Exact = "exact";
    internal const string ExactWithTies = "exact, conditional on the ties";
    internal const string Approximate = "normal approximation with tie and continuity correction";

    /// <summary>
    /// U and its p value. Both arms below <see cref="ExactBelow"/>: the exact permutation distribution of the midranks, p = P(|U −
    /// mn/2| ≥ |u − mn/2|); without ties equal to R, with ties equal to coin's exact test (R's wilcox.test then falls back to the
    /// approximation). Otherwise the normal approximation with tie correction of the variance and continuity correction ½, equal to R.
    /// Each arm needs two values; all values equal is a non-result.
    /// </summary>
    public static TestResult Test(ReadOnlySpan<double> other, ReadOnlySpan<double> reference) =>
        Test(other, reference, TiedRanks.Exact, new RankSumTables());

    internal static TestResult Test(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, TiedRanks ties, RankSumTables tables)
    {
        int m = other.Length, n = reference.Length;
        if (m < 2 || n < 2) return TestResult.Unavailable(MeanContrast.TooFew(m, n));
        double[] all = [.. other, .. reference];
        Midranks ranks = Midranks.Of(all);
        long sum = 0;
        foreach (int rank in ranks.Doubled.AsSpan(0, m)) sum += rank;
        double u = (sum - ((long)m * (m + 1))) / 2.0;
        if (ranks.Doubled.AsSpan().IndexOfAnyExcept(ranks.Doubled[0]) < 0) return TestResult.Unavailable("all values are equal");
        if (m < ExactBelow && n < ExactBelow && !ranks.HasTies)
        {
            double p = RankSumDistribution.TwoSided(tables.OfU(m, n), (long)u, (long)m * n, 2);
            return TestResult.Of(u, [], p, Exact);
        }

        if (m < ExactBelow && n < ExactBelow && ties == TiedRanks.Exact)
        {
            double[] distribution = RankSumDistribution.OfSubsets(ranks.Doubled, m);
            long total = (m + n) * (m + n + 1L);
            double p = RankSumDistribution.TwoSided(distribution, sum, m * total, m + n);
            return TestResult.Of(u, [], p, ExactWithTies);
        }

        return TestResult.Of(u, [], RankSumDistribution.NormalTwoSided(u - ((double)m * n / 2), Math.Sqrt(ranks.VarianceOfU(m))), Approximate);
    }
}
