using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Agglomerative clustering: every item begins as a cluster, and the two nearest clusters are joined until one is left. Merges, heights and
/// order of the items are those of R's <c>hclust</c>, with equal distances too: the same pairs are looked at in the same sequence, with the
/// same arithmetic. See docs/methods/hierarchical-clustering.md.
/// </summary>
public static class HierarchicalClustering
{
    private const double LargestToSquare = 1e150;
    private const int ReportEvery = 64;

    /// <summary>
    /// Clusters n items. Memory: a copy of the distances. Time: about n² on measured data, at worst n³ (nearest neighbours that have to be
    /// looked for again at every step).
    /// </summary>
    /// <param name="distances">Distances between the items; not changed.</param>
    /// <param name="linkage">How far clusters are apart.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <returns>n − 1 merges. One item gives none; no item gives an empty dendrogram (R refuses both).</returns>
    /// <exception cref="ArgumentException">A distance above 10¹⁵⁰ with <see cref="Linkage.WardD2"/>, which squares it.</exception>
    public static Dendrogram Cluster(DissimilarityMatrix distances, Linkage linkage, RunContext context)
    {
        double[] work = [.. distances.Values];
        if (linkage == Linkage.WardD2) Square(work);
        var state = new Agglomeration(distances.Count, work);
        return linkage switch
        {
            Linkage.Average => Cluster<AverageRule>(state, distances.Count, false, context),
            Linkage.Complete => Cluster<CompleteRule>(state, distances.Count, false, context),
            Linkage.Single => Cluster<SingleRule>(state, distances.Count, false, context),
            Linkage.WardD2 => Cluster<WardRule>(state, distances.Count, true, context),
            Linkage.WardD => Cluster<WardRule>(state, distances.Count, false, context),
            Linkage.McQuitty => Cluster<McQuittyRule>(state, distances.Count, false, context),
            _ => throw new ArgumentOutOfRangeException(nameof(linkage), linkage, null),
        };
    }

    private static void Square(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] > LargestToSquare) throw new ArgumentException($"a distance of {values[i]} cannot be squared", nameof(values));
            values[i] *= values[i];
        }
    }

    private static Dendrogram Cluster<TRule>(Agglomeration state, int count, bool squared, RunContext context)
        where TRule : struct, ILinkageRule
    {
        var merges = new Merge[Math.Max(0, count - 1)];
        int[] part = new int[count];
        for (int i = 0; i < count; i++) part[i] = -i - 1;
        for (int t = 0; t < merges.Length; t++)
        {
            if (t % ReportEvery == 0) context.Report("clustering", (double)t / merges.Length);
            (int first, int second, double distance) = state.Join<TRule>();
            merges[t] = Written(part[first], part[second], squared ? Math.Sqrt(distance) : distance);
            part[first] = t + 1;
        }

        return new Dendrogram(merges, Order(merges, count));
    }

    private static Merge Written(int a, int b, double height) =>
        (a > 0 && b < 0) || (a > 0 && b < a) ? new Merge(b, a, height) : new Merge(a, b, height);

    /// <summary>Walks down from the last merge, the first of each pair to the left.</summary>
    private static int[] Order(Merge[] merges, int count)
    {
        int[] order = new int[count];
        if (count <= 1) return order;
        var waiting = new Stack<int>([merges.Length]);
        int next = 0;
        while (waiting.TryPop(out int part))
        {
            if (part < 0)
            {
                order[next++] = -part - 1;
                continue;
            }

            waiting.Push(merges[part - 1].Second);
            waiting.Push(merges[part - 1].First);
        }

        return order;
    }
}
