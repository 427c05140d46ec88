namespace Osteon.Mechanism;

/// <summary>Which edges end at each node.</summary>
internal static class Adjacency
{
    /// <summary>For each node the positions in <paramref name="ends"/> that name it, ascending.</summary>
    public static int[][] Of(int[] ends, int nodes)
    {
        int[] counts = new int[nodes];
        foreach (int end in ends) counts[end]++;
        int[][] lists = [.. counts.Select(c => c == 0 ? [] : new int[c])];
        for (int e = ends.Length - 1; e >= 0; e--) lists[ends[e]][--counts[ends[e]]] = e;
        return lists;
    }
}
