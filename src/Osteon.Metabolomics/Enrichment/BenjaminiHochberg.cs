namespace Osteon.Metabolomics;

/// <summary>Adjusted p values of Benjamini and Hochberg 1995, 10.1111/j.2517-6161.1995.tb02031.x, and of Bonferroni.</summary>
internal static class BenjaminiHochberg
{
    /// <summary>min(1, running minimum from the largest of n/i · p₍ᵢ₎), in the order given; null stays null and does not count.</summary>
    public static double?[] Adjust(IReadOnlyList<double?> p)
    {
        int[] order = [.. Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderBy(i => p[i]!.Value)];
        double?[] adjusted = new double?[p.Count];
        double smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            smallest = Math.Min(smallest, (double)order.Length / rank * p[order[rank - 1]]!.Value);
            adjusted[order[rank - 1]] = smallest;
        }

        return adjusted;
    }

    /// <summary>min(1, n · p).</summary>
    public static double?[] Bonferroni(IReadOnlyList<double?> p)
    {
        int n = p.Count(v => v is not null);
        return [.. p.Select(v => v is { } value ? Math.Min(1, n * value) : (double?)null)];
    }
}
