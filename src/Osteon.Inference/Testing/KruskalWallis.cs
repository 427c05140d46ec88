using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Kruskal–Wallis rank test of several arms: H = (N − 1) Σ nᵢ(r̄ᵢ − r̄)² / Σ (rᵢⱼ − r̄)² over midranks, which includes the correction
/// for ties; p from χ² with k − 1 degrees of freedom, as R's kruskal.test. Each arm needs two values; all values equal is a non-result.
/// Source: Kruskal and Wallis 1952, 10.1080/01621459.1952.10483441.
/// </summary>
public static class KruskalWallis
{
    /// <summary>H, k − 1, p.</summary>
    public static TestResult Test(IReadOnlyList<double[]> samples) => Test(samples, null);

    /// <summary>
    /// H with its exact p value: the share of all ways to deal the midranks to arms of these sizes that give an H at least as large, ties
    /// included. Up to six arms, 60 values and 2·10⁷ ways (6, 6 and 6 values); beyond that the χ² approximation, and the variant says
    /// which. For few values χ² is poor: with 3, 3 and 3 the largest H, 7.2, has p = 0.0036, and 0.027 by χ².
    /// </summary>
    public static TestResult Exact(IReadOnlyList<double[]> samples) => Test(samples, new RankSumTables());

    /// <summary>Exact if there are tables to take the untied distributions from.</summary>
    internal static TestResult Test(IReadOnlyList<double[]> samples, RankSumTables? tables)
    {
        if (samples.Any(s => s.Length < 2))
            return TestResult.Unavailable($"fewer than two values in an arm (n = {string.Join(", ", samples.Select(s => s.Length))})");
        (double[] meanRanks, Midranks ranks) = MeanRanks(samples);
        double n = ranks.Doubled.Length;
        double centre = (n + 1) / 2;
        double total = ranks.Doubled.Sum(r => ((r / 2.0) - centre) * ((r / 2.0) - centre));
        if (total == 0) return TestResult.Unavailable("all values are equal");
        double between = samples.Select((s, i) => s.Length * (meanRanks[i] - centre) * (meanRanks[i] - centre)).Sum();
        double h = (n - 1) * between / total;
        double df = samples.Count - 1;
        int[] sizes = [.. samples.Select(s => s.Length)];
        if (tables is not null && RankSumsOfSeveral.IsFeasible(sizes))
        {
            long[] sums = [.. samples.Select((s, i) => (long)Math.Round(2 * meanRanks[i] * s.Length))];
            (Int128[] values, double[] tail) =
                ranks.HasTies ? RankSumsOfSeveral.Distribution(ranks.Doubled, sizes) : tables.OfSeveral(sizes);
            double p = tail[Array.BinarySearch(values, RankSumsOfSeveral.Value(sums, sizes))];
            return TestResult.Of(h, [df], p, RankSumsOfSeveral.Variant(sizes));
        }

        return TestResult.Of(h, [df], ChiSquared.Survival(h, df), "χ² approximation");
    }

    /// <summary>Mean midrank of each sample among all values.</summary>
    internal static (double[] MeanRanks, Midranks Ranks) MeanRanks(IReadOnlyList<double[]> samples)
    {
        Midranks ranks = Midranks.Of([.. samples.SelectMany(s => s)]);
        double[] means = new double[samples.Count];
        int start = 0;
        for (int i = 0; i < means.Length; i++)
        {
            long sum = 0;
            foreach (int rank in ranks.Doubled.AsSpan(start, samples[i].Length)) sum += rank;
            means[i] = sum / 2.0 / samples[i].Length;
            start += samples[i].Length;
        }

        return (means, ranks);
    }
}
