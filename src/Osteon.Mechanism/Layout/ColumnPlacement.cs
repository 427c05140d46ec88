namespace Osteon.Mechanism;

/// <summary>
/// Heights of items: each near the mean of its neighbours, none overlapping the next of its column. For one column with the others fixed
/// this is a least
/// squares problem with ordered unknowns, solved exactly by pooling adjacent violators; columns are taken in turn.
/// </summary>
internal static class ColumnPlacement
{
    private const int Rounds = 12;
    private const double StandInWeight = 3;

    /// <summary>Middle of each item, smallest upper edge 0.</summary>
    public static double[] Place(LayeredItems items, double[] heights, double gap)
    {
        double[] y = new double[items.Layer.Count];
        foreach (List<int> column in items.Columns)
        {
            double total = column.Sum(i => heights[i]) + (gap * Math.Max(0, column.Count - 1)), at = -total / 2;
            foreach (int item in column)
            {
                y[item] = at + (heights[item] / 2);
                at += heights[item] + gap;
            }
        }


        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < items.Columns.Length; i++)
                Align(items, items.Columns[round % 2 == 0 ? i : items.Columns.Length - 1 - i], (y, heights), gap);
        }

        double top = y.Length == 0 ? 0 : Enumerable.Range(0, y.Length).Min(i => y[i] - (heights[i] / 2));
        for (int i = 0; i < y.Length; i++) y[i] -= top;
        return y;
    }

    private static void Align(LayeredItems items, List<int> column, (double[] Y, double[] Heights) at, double gap)
    {
        // Without the room taken by the items above it, every wish is for a place in a list that must not descend.
        var blocks = new List<(double Sum, double Weight, int Count)>();
        double room = 0;
        double[] rooms = new double[column.Count];
        for (int i = 0; i < column.Count; i++)
        {
            int item = column[i];
            if (i > 0) room += ((at.Heights[column[i - 1]] + at.Heights[item]) / 2) + gap;
            rooms[i] = room;
            double sum = 0;
            int links = items.Left[item].Count + items.Right[item].Count;
            foreach (int n in items.Left[item]) sum += at.Y[n];
            foreach (int n in items.Right[item]) sum += at.Y[n];
            bool standIn = at.Heights[item] <= MechanismLayout.StandInHeight;
            double weight = links == 0 ? 0.05 : standIn ? StandInWeight : 1;
            double wish = links == 0 ? at.Y[item] : sum / links;
            blocks.Add(((wish - room) * weight, weight, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Weight > blocks[^1].Sum / blocks[^1].Weight)
            {
                (double lastSum, double lastWeight, int lastCount) = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (blocks[^1].Sum + lastSum, blocks[^1].Weight + lastWeight, blocks[^1].Count + lastCount);
            }
        }

        int next = 0;
        foreach ((double sum, double weight, int count) in blocks)
            for (int i = 0; i < count; i++, next++) at.Y[column[next]] = (sum / weight) + rooms[next];
    }
}
