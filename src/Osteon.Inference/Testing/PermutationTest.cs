using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Permutation test of the difference of two means, two-sided: the share of all ways to split the values into arms of the given sizes
/// whose means differ at least as much as observed. Needs only that units are exchangeable under the hypothesis, as randomisation makes
/// them. Source: Pitman 1937, 10.2307/2984124; Phipson and Smyth 2010, 10.2202/1544-6115.1585.
/// </summary>
public static class PermutationTest
{
    /// <summary>The exact count is made while each half of the values has at most this many subsets to list: always up to 40 values in
    /// all.</summary>
    public const int MaximumHalfSubsets = 1 << 20;

    private const int DrawsPerStream = 1000;

    /// <summary>
    /// Difference of means (statistic) and p. Exact where feasible: all splits are counted, not sampled, by meeting in the middle —
    /// subset sums of each half of the values, in order, joined by counting — so that 40 values in two arms of 20 (1.4·10¹¹ splits)
    /// take well under a second. Otherwise <paramref name="draws"/> random splits and p = (1 + hits)/(1 + draws); stream
    /// <c>permutation, purpose, block</c> of the context. Values are scaled to whole numbers of 62 bits, so sums have no rounding
    /// error. A split ties with the observed one if it differs by no more than the rounding of the values as double allows
    /// (4·2⁻⁵³·max|x| per mean difference); ties count as extreme. Each arm needs two values; all values equal is a non-result.
    /// </summary>
    public static TestResult Test(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, int draws, string purpose, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int m = other.Length, n = reference.Length;
        if (m < 2 || n < 2) return TestResult.Unavailable(MeanContrast.TooFew(m, n));
        double[] all = [.. other, .. reference];
        double largest = all.Max(Math.Abs);
        if (all.AsSpan().IndexOfAnyExcept(all[0]) < 0) return TestResult.Unavailable("all values are equal");
        SplitSums splits = SplitSums.Of(all, m, largest);
        double difference = SampleMoments.Of(other).Mean - SampleMoments.Of(reference).Mean;
        if (splits.AllAsExtreme) return TestResult.Of(difference, [], 1, "exact: every split differs at least as much");
        if (splits.HalfSubsets() <= MaximumHalfSubsets)
        {
            (Int128 extreme, Int128 total) = splits.Count(context);
            string variant = string.Create(CultureInfo.InvariantCulture, $"exact, all {total} splits");
            return TestResult.Of(difference, [], (double)extreme / (double)total, variant);
        }

        int blocks = ((draws - 1) / DrawsPerStream) + 1;
        int[] hits = new int[blocks];
        Parallel.For(0, blocks, context.ParallelOptions, block =>
        {
            Rng random = context.Random.Stream("permutation", purpose, block.ToString(CultureInfo.InvariantCulture));
            hits[block] = splits.Draw(random, Math.Min(DrawsPerStream, draws - (block * DrawsPerStream)));
        });
        double p = (1.0 + hits.Sum()) / (1.0 + draws);
        return TestResult.Of(difference, [], p, string.Create(CultureInfo.InvariantCulture, $"{draws} random splits"));
    }
}
