namespace Osteon.Vesicles;

/// <summary>
/// Exact least-cost links of one subnet by shortest augmenting paths: each source takes a target at the squared distance, or none at the
/// squared range. Costs in a dense matrix of sources by targets, plus a place of its own for each source that stays unlinked.
/// </summary>
internal sealed class SubnetSolver
{
    private readonly Dictionary<int, int> _sourceOf = [];
    private readonly Dictionary<int, int> _targetOf = [];

    /// <summary>Writes the source of each linked target.</summary>
    public void Solve(List<FrameLinker.Link> links, double unlinked, Span<int> targets)
    {
        _sourceOf.Clear();
        _targetOf.Clear();
        foreach (FrameLinker.Link link in links)
        {
            _sourceOf.TryAdd(link.Source, _sourceOf.Count);
            _targetOf.TryAdd(link.Target, _targetOf.Count);
        }

        int rows = _sourceOf.Count, own = _targetOf.Count, columns = own + rows;
        double[] cost = new double[rows * columns];
        Array.Fill(cost, double.PositiveInfinity);
        foreach (FrameLinker.Link link in links) cost[(_sourceOf[link.Source] * columns) + _targetOf[link.Target]] = link.Squared;
        for (int r = 0; r < rows; r++) cost[(r * columns) + own + r] = unlinked;
        int[] rowOf = Assign(cost, rows, columns);
        int[] sources = [.. _sourceOf.OrderBy(s => s.Value).Select(s => s.Key)];
        foreach ((int target, int column) in _targetOf)
            if (rowOf[column] >= 0) targets[target] = sources[rowOf[column]];
    }

    /// <summary>Row of each column of the least-cost assignment of all rows, or −1. Infinite costs are never taken.</summary>
    internal static int[] Assign(double[] cost, int rows, int columns)
    {
        double[] ofRow = new double[rows], ofColumn = new double[columns], distance = new double[columns];
        int[] rowOf = new int[columns], before = new int[columns];
        bool[] done = new bool[columns];
        Array.Fill(rowOf, -1);
        for (int free = 0; free < rows; free++)
        {
            Array.Fill(distance, double.PositiveInfinity);
            Array.Fill(before, -1);
            Array.Clear(done);
            int row = free, column = -1;
            double reached = 0;
            while (true)
            {
                int nearest = -1;
                for (int c = 0; c < columns; c++)
                {
                    if (done[c]) continue;
                    double through = reached + cost[(row * columns) + c] - ofRow[row] - ofColumn[c];
                    if (through < distance[c]) (distance[c], before[c]) = (through, column);
                    if (nearest < 0 || distance[c] < distance[nearest]) nearest = c;
                }

                column = nearest;
                done[column] = true;
                reached = distance[column];
                if (rowOf[column] < 0) break;
                row = rowOf[column];
            }

            ofRow[free] += reached;
            for (int c = 0; c < columns; c++)
            {
                if (!done[c] || c == column) continue;
                ofRow[rowOf[c]] += reached - distance[c];
                ofColumn[c] -= reached - distance[c];
            }

            for (int c = column; c >= 0;)
            {
                int earlier = before[c];
                rowOf[c] = earlier < 0 ? free : rowOf[earlier];
                c = earlier;
            }
        }

        return rowOf;
    }
}
