namespace Osteon.Numerics;

/// <summary>
/// p values adjusted for the number of tests, in the order given; the same numbers as R's p.adjust. Null and NaN stay null and do not count
/// in the n tests; a value outside [0, 1] is a caller's bug (<see cref="ArgumentOutOfRangeException"/>). p₍₁₎ ≤ … ≤ p₍ₙ₎ are the values in
/// ascending order.
/// </summary>
public static class AdjustedP
{
    /// <summary>min(1, n·p): bounds the chance of any false positive.</summary>
    public static double?[] Bonferroni(IReadOnlyList<double?> p)
    {
        (int[] order, double[] sorted) = Sorted(p);
        for (int i = 0; i < sorted.Length; i++) sorted[i] *= order.Length;
        return Back(p.Count, order, sorted);
    }

    /// <summary>The running maximum from the smallest of (n − i + 1)·p₍ᵢ₎, at most 1: the same bound, uniformly smaller values (Holm
    /// 1979, Scand. J. Statist. 6, 65).</summary>
    public static double?[] Holm(IReadOnlyList<double?> p)
    {
        (int[] order, double[] sorted) = Sorted(p);
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++) sorted[i] = largest = Math.Max(largest, (sorted.Length - i) * sorted[i]);
        return Back(p.Count, order, sorted);
    }

    /// <summary>The running minimum from the largest of n/i·p₍ᵢ₎, at most 1: bounds the false discovery rate of independent tests
    /// (Benjamini and Hochberg 1995, 10.1111/j.2517-6161.1995.tb02031.x).</summary>
    public static double?[] BenjaminiHochberg(IReadOnlyList<double?> p) => StepUp(p, _ => 1);

    /// <summary>The same with Σ 1/i times the values: bounds the false discovery rate whatever the dependence (Benjamini and Yekutieli
    /// 2001, 10.1214/aos/1013699998).</summary>
    public static double?[] BenjaminiYekutieli(IReadOnlyList<double?> p) => StepUp(p, n => Enumerable.Range(1, n).Sum(i => 1.0 / i));

    private static double?[] StepUp(IReadOnlyList<double?> p, Func<int, double> factorOf)
    {
        (int[] order, double[] sorted) = Sorted(p);
        double smallest = 1, factor = factorOf(sorted.Length);
        for (int i = sorted.Length - 1; i >= 0; i--)
            sorted[i] = smallest = Math.Min(smallest, factor * sorted.Length / (i + 1) * sorted[i]);
        return Back(p.Count, order, sorted);
    }

    private static (int[] Order, double[] Sorted) Sorted(IReadOnlyList<double?> p)
    {
        int[] order = [.. Enumerable.Range(0, p.Count).Where(i => p[i] is { } v && !double.IsNaN(v))];
        double[] sorted = [.. order.Select(i => p[i]!.Value)];
        Array.Sort(sorted, order);
        if (sorted.Length > 0 && (sorted[0] < 0 || sorted[^1] > 1))
            throw new ArgumentOutOfRangeException(nameof(p), sorted[0] < 0 ? sorted[0] : sorted[^1], "a p value is between 0 and 1");
        return (order, sorted);
    }

    private static double?[] Back(int count, int[] order, double[] sorted)
    {
        var adjusted = new double?[count];
        for (int i = 0; i < sorted.Length; i++) adjusted[order[i]] = Math.Min(1, sorted[i]);
        return adjusted;
    }
}
