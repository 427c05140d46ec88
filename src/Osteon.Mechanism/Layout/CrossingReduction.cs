namespace Osteon.Mechanism;

/// <summary>
/// Order within columns by barycentres (Sugiyama, Tagawa, Toda 1981, doi:10.1109/TSMC.1981.4308636): sweeps to the right and to the left,
/// each column sorted
/// by the mean place of its neighbours in the column before; the order with the fewest crossings is kept. Equal means keep their order,
/// so the
/// result does not depend on anything but the graph.
/// </summary>
internal static class CrossingReduction
{
    private const int Sweeps = 24;

    /// <summary>Orders the columns and gives the number of crossings left.</summary>
    public static long Order(LayeredItems items, CancellationToken cancellation)
    {
        int[] place = new int[items.Layer.Count];
        foreach (List<int> column in items.Columns) Number(column, place);
        int[][] best = Copy(items);
        long fewest = Crossings(items, place);
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            bool toTheRight = sweep % 2 == 0;
            for (int i = 1; i < items.Columns.Length; i++)
            {
                List<int> column = items.Columns[toTheRight ? i : items.Columns.Length - 1 - i];
                Sort(column, toTheRight ? items.Left : items.Right, place);
            }

            long crossings = Crossings(items, place);
            if (crossings >= fewest) continue;
            fewest = crossings;
            best = Copy(items);
        }

        for (int c = 0; c < best.Length; c++)
        {
            items.Columns[c].Clear();
            items.Columns[c].AddRange(best[c]);
        }

        return fewest;
    }

    private static int[][] Copy(LayeredItems items) => [.. items.Columns.Select(c => c.ToArray())];

    private static void Number(List<int> column, int[] place)
    {
        for (int i = 0; i < column.Count; i++) place[column[i]] = i;
    }

    private static void Sort(List<int> column, List<List<int>> neighbours, int[] place)
    {
        double[] means = [.. column.Select((item, i) => neighbours[item].Count == 0 ? i : neighbours[item].Average(n => place[n]))];
        int[] order = [.. Enumerable.Range(0, column.Count).OrderBy(i => means[i]).Select(i => column[i])];
        for (int i = 0; i < order.Length; i++) column[i] = order[i];
        Number(column, place);
    }

    /// <summary>Pairs of links between neighbouring columns that cross: inversions, counted with a tree of sums.</summary>
    private static long Crossings(LayeredItems items, int[] place)
    {
        long crossings = 0;
        for (int c = 0; c + 1 < items.Columns.Length; c++)
        {
            int[] sums = new int[items.Columns[c + 1].Count + 1];
            int links = 0;
            foreach (int item in items.Columns[c])
            {
                int[] ends = [.. items.Right[item].Select(r => place[r]).Order()];
                foreach (int end in ends)
                {
                    int notBeyond = 0;
                    for (int i = end + 1; i > 0; i -= i & -i) notBeyond += sums[i];
                    crossings += links - notBeyond;
                }

                foreach (int end in ends)
                    for (int i = end + 1; i < sums.Length; i += i & -i) sums[i]++;
                links += ends.Length;
            }
        }

        return crossings;
    }
}
