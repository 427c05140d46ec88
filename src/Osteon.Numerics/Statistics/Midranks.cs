namespace Osteon.Numerics;

/// <summary>
/// Ranks from 1, where equal values share the mean of their ranks (midranks). They are kept doubled, as whole numbers, so that sums of
/// ranks are exact.
/// </summary>
public sealed class Midranks
{
    private Midranks(int[] doubled, double tieSum, bool hasTies)
    {
        Doubled = doubled;
        TieSum = tieSum;
        HasTies = hasTies;
    }

    /// <summary>Twice the rank of each value, in the order of the values.</summary>
    public int[] Doubled { get; }

    /// <summary>Σ (t³ − t) over the groups of t equal values.</summary>
    public double TieSum { get; }

    /// <summary>Whether any two values are equal.</summary>
    public bool HasTies { get; }

    /// <summary>
    /// Variance of the U of Mann and Whitney, and of the sum of ranks, of <paramref name="first"/> of these values against the others:
    /// m·n/12·(N + 1 − Σ(t³ − t)/(N(N − 1))), N = m + n; 0 or less by rounding if all are equal.
    /// </summary>
    public double VarianceOfU(int first)
    {
        double size = Doubled.Length;
        return first * (size - first) / 12 * (size + 1 - (TieSum / (size * (size - 1))));
    }

    /// <summary>Ranks the values. Neighbours in order that differ by at most <paramref name="tolerance"/> count as equal; 0 means
    /// exactly equal.</summary>
    public static Midranks Of(ReadOnlySpan<double> values, double tolerance = 0)
    {
        double[] sorted = values.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        int[] doubled = new int[sorted.Length];
        double tieSum = 0;
        bool hasTies = false;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] - sorted[end - 1] <= tolerance) end++;
            for (int i = start; i < end; i++) doubled[order[i]] = start + end + 1; // 2 · mean of start + 1 … end
            double t = end - start;
            tieSum += (t * t * t) - t;
            hasTies |= end - start > 1;
            start = end;
        }

        return new Midranks(doubled, tieSum, hasTies);
    }
}
