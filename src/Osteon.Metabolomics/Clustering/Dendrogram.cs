namespace Osteon.Metabolomics;

/// <summary>
/// One step of a clustering, written as R's <c>hclust</c> writes it: a negative number −i is the single item i, counted from 1, a positive
/// number t the cluster made in step t, counted from 1. Single items stand before clusters; of two clusters the earlier, of two items the
/// one with the smaller number stands first.
/// </summary>
/// <param name="First">First of the two.</param>
/// <param name="Second">Second of the two.</param>
/// <param name="Height">Their distance.</param>
public readonly record struct Merge(int First, int Second, double Height);

/// <summary>A hierarchical clustering of n items: n − 1 merges, and an order of the items in which no branches cross.</summary>
public sealed record Dendrogram
{
    internal Dendrogram(IReadOnlyList<Merge> merges, IReadOnlyList<int> order)
    {
        Merges = merges;
        Order = order;
    }

    /// <summary>Number of items.</summary>
    public int Count => Order.Count;

    /// <summary>The merges, in the order in which they were made. Heights do not fall, but for rounding.</summary>
    public IReadOnlyList<Merge> Merges { get; }

    /// <summary>The items from left to right, counted <b>from 0</b> (R counts from 1).</summary>
    public IReadOnlyList<int> Order { get; internal init; }

    /// <summary>
    /// The cluster of every item, counted from 1, when there are <paramref name="clusters"/> of them (1 to n): the last merges are undone.
    /// Clusters are numbered in the order in which the items, in input order, first meet them, as R's <c>cutree</c> does.
    /// </summary>
    public IReadOnlyList<int> Cut(int clusters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, Math.Min(1, Count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clusters, Count);
        int kept = Count - clusters;
        int[] above = new int[Count + kept];
        Array.Fill(above, -1);
        for (int t = 0; t < kept; t++)
        {
            above[Node(Merges[t].First)] = Count + t;
            above[Node(Merges[t].Second)] = Count + t;
        }

        // A cluster is made after its parts: walking down from the last one, every node finds the top of its tree already known.
        int[] top = new int[above.Length];
        for (int node = above.Length - 1; node >= 0; node--) top[node] = above[node] < 0 ? node : top[above[node]];
        int[] number = new int[above.Length];
        int[] result = new int[Count];
        int next = 0;
        for (int i = 0; i < Count; i++)
        {
            if (number[top[i]] == 0) number[top[i]] = ++next;
            result[i] = number[top[i]];
        }

        return result;
    }

    /// <summary>
    /// The clusters that remain when all merges up to the first one higher than <paramref name="height"/> are made: <c>cutree(h = )</c> of
    /// R, which refuses heights that fall by rounding where this does not.
    /// </summary>
    public IReadOnlyList<int> CutAtHeight(double height)
    {
        int kept = 0;
        while (kept < Merges.Count && !(Merges[kept].Height > height)) kept++;
        return Cut(Count - kept);
    }

    /// <summary>The number of a part of a merge as a node: items 0 … n − 1, then merges.</summary>
    internal int Node(int part) => part < 0 ? -part - 1 : Count + part - 1;
}
