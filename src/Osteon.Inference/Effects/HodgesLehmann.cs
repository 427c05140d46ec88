using System.Globalization;
using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Hodges–Lehmann estimates of a shift, with the interval that inverts the rank test. The estimate is always the median of all
/// differences (or Walsh averages), and the limits are always two of them; R's wilcox.test does the same for its exact test and
/// searches for a root to about 10⁻⁴ otherwise. With ties the interval is conservative. Source: Hodges and Lehmann 1963,
/// 10.1214/aoms/1177704172; Bauer 1972, 10.1080/01621459.1972.10481279.
/// </summary>
public static class HodgesLehmann
{
    /// <summary>
    /// Median of all mn differences, other minus reference. Limits: the k-th smallest and k-th largest difference, k from the exact
    /// null distribution of U when both arms have fewer than 50 values (the α/2 quantile, at least 1), else k = ⌊mn/2 − ½ − z√(mn(m + n
    /// + 1)/12)⌋ + 1. Each arm needs two values.
    /// </summary>
    public static EffectSize Shift(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, double confidence) =>
        Shift(other, reference, confidence, new RankSumTables());

    internal static EffectSize Shift(
        ReadOnlySpan<double> other, ReadOnlySpan<double> reference, double confidence, RankSumTables tables)
    {
        int m = other.Length, n = reference.Length;
        if (m < 2 || n < 2) return EffectSize.Unavailable(EffectKind.HodgesLehmann, MeanContrast.TooFew(m, n));
        double[] a = other.ToArray(), b = reference.ToArray();
        Array.Sort(a);
        Array.Sort(b);
        long pairs = (long)m * n;
        double tail = (1 - confidence) / 2;
        (long k, double? coverage) = m < MannWhitney.ExactBelow && n < MannWhitney.ExactBelow
            ? ExactOrder(tables.OfU(m, n), tail)
            : (NormalOrder(pairs, tail, pairs * (m + n + 1.0) / 12), null);
        return Of(v => CountDifferences(a, b, v), (a[0] - b[^1], a[^1] - b[0]), (pairs, k), (coverage, confidence));
    }

    /// <summary>
    /// Pseudomedian of paired differences: median of all n(n + 1)/2 means of two of them (each with itself too), zeros included. Limits
    /// as above from the null distribution of V, exact for fewer than 50 pairs. At least two pairs.
    /// </summary>
    public static EffectSize Pseudomedian(ReadOnlySpan<double> differences, double confidence) =>
        Pseudomedian(differences, confidence, new RankSumTables());

    internal static EffectSize Pseudomedian(ReadOnlySpan<double> differences, double confidence, RankSumTables tables)
    {
        int n = differences.Length;
        if (n < 2) return EffectSize.Unavailable(EffectKind.HodgesLehmann, $"fewer than two complete pairs ({n})");
        double[] x = differences.ToArray();
        Array.Sort(x);
        long pairs = (long)n * (n + 1) / 2;
        double tail = (1 - confidence) / 2;
        (long k, double? coverage) = n < SignedRank.ExactBelow
            ? ExactOrder(tables.OfV(n), tail)
            : (NormalOrder(pairs, tail, pairs * ((2.0 * n) + 1) / 12), null);
        return Of(v => CountWalsh(x, v), (x[0], x[^1]), (pairs, k), (coverage, confidence));
    }

    private static EffectSize Of(
        Func<double, long> count,
        (double Least, double Greatest) range,
        (long Pairs, long K) order,
        (double? Coverage, double Wanted) confidence)
    {
        double Select(long k) => OrderStatistic.Select(count, range.Least, range.Greatest, k);
        double lower = Select((order.Pairs + 1) / 2);
        double value = order.Pairs % 2 == 1 ? lower : (lower + Select((order.Pairs / 2) + 1)) / 2;
        if (!double.IsFinite(range.Least) || !double.IsFinite(range.Greatest) || !double.IsFinite(value))
            return EffectSize.Unavailable(EffectKind.HodgesLehmann, "the differences are too large for double precision");
        string note = confidence.Coverage switch
        {
            null => "order statistics, normal approximation",
            { } c when c < confidence.Wanted - 1e-12 =>
                string.Create(CultureInfo.InvariantCulture, $"order statistics; the widest possible interval covers only {100 * c:0.##} %"),
            { } c => string.Create(CultureInfo.InvariantCulture, $"order statistics, exact coverage {100 * c:0.##} % without ties"),
        };
        return new EffectSize(EffectKind.HodgesLehmann)
        {
            Value = value,
            CiLow = Select(order.K),
            CiHigh = Select(order.Pairs + 1 - order.K),
            Coverage = confidence.Coverage,
            Note = note,
        };
    }

    /// <summary>The smallest q with P(S ≤ q) ≥ tail, at least 1, and the coverage 1 − 2P(S ≤ q − 1) it gives.</summary>
    private static (long K, double? Coverage) ExactOrder(ReadOnlySpan<double> probability, double tail)
    {
        double below = 0;
        for (int q = 0; ; q++)
        {
            double up = below + probability[q];
            if (up >= tail - (10 * 2.2e-16)) return q == 0 ? (1, 1 - (2 * up)) : (q, 1 - (2 * below));
            below = up;
        }
    }

    private static long NormalOrder(double pairs, double tail, double variance) =>
        Math.Max(1, (long)Math.Floor((pairs / 2) - 0.5 - (NormalDistribution.UpperQuantile(tail) * Math.Sqrt(variance))) + 1);

    private static long CountDifferences(double[] a, double[] b, double v)
    {
        long count = 0;
        int j = 0;
        foreach (double x in a)
        {
            while (j < b.Length && x - b[j] > v) j++;
            count += b.Length - j;
        }

        return count;
    }

    private static long CountWalsh(double[] x, double v)
    {
        long count = 0;
        int j = x.Length - 1;
        for (int i = 0; i < x.Length; i++)
        {
            while (j >= i && (x[i] + x[j]) / 2 > v) j--;
            if (j < i) break;
            count += j - i + 1;
        }

        return count;
    }
}
