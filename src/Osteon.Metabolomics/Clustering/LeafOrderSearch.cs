using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The dynamic programme behind <see cref="OptimalLeafOrder"/>. Leaves are numbered as they stand in the dendrogram, so that every branch
/// is a range. One square matrix serves for all: the cell (u, w) holds the distance of u and w until the branch that joins them is done,
/// from then on the length of the shortest order of that branch that begins with u and ends with w.
/// </summary>
internal sealed class LeafOrderSearch
{
    private readonly Dendrogram _dendrogram;
    private readonly DissimilarityMatrix _distances;
    private readonly int _count;
    private readonly double[] _shortest;

    // Of every node, leaves first: where its range begins and ends, and where its second part begins (for a leaf, its end).
    private readonly int[] _start;
    private readonly int[] _split;
    private readonly int[] _end;
    private readonly int[] _left;
    private readonly int[] _right;

    public LeafOrderSearch(Dendrogram dendrogram, DissimilarityMatrix distances)
    {
        _dendrogram = dendrogram;
        _distances = distances;
        _count = dendrogram.Count;
        int nodes = (2 * _count) - 1;
        (_start, _split, _end, _left, _right) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
        for (int p = 0; p < _count; p++)
        {
            int leaf = dendrogram.Order[p];
            (_start[leaf], _split[leaf], _end[leaf]) = (p, p + 1, p + 1);
        }

        for (int t = 0; t < dendrogram.Merges.Count; t++)
        {
            int a = dendrogram.Node(dendrogram.Merges[t].First), b = dendrogram.Node(dendrogram.Merges[t].Second), node = _count + t;
            (_left[node], _right[node]) = _start[a] < _start[b] ? (a, b) : (b, a);
            (_start[node], _split[node], _end[node]) = (_start[_left[node]], _start[_right[node]], _end[_right[node]]);
        }

        _shortest = new double[_count * _count];
        for (int p = 0; p < _count; p++)
            for (int q = 0; q < _count; q++) _shortest[(p * _count) + q] = distances[dendrogram.Order[p], dendrogram.Order[q]];
    }

    public int[] Solve(RunContext context)
    {
        for (int node = _count; node < _start.Length; node++)
        {
            context.Report("ordering leaves", (double)(node - _count) / _count);
            Shortest(node, context.ParallelOptions);
        }

        return [.. Leaves().Select(p => _dendrogram.Order[p])];
    }

    private void Shortest(int node, ParallelOptions threads)
    {
        int start = _start[node], split = _split[node], end = _end[node];
        int rows = split - start, columns = end - split;
        int inLeft = _split[_left[node]] - start, inRight = _split[_right[node]] - split;
        var toRight = new Block(new double[rows * columns], 0, columns, rows, columns);

        // From a leaf u through its part of the branch to each leaf k of the other part: u … j, k, where j lies on the other side of the
        // left part.
        if (rows == 1)
        {
            Part(start, split, 1, columns).Row(0).CopyTo(toRight.Row(0));
        }
        else
        {
            MinPlus.Product(
                Part(start, start + inLeft, inLeft, rows - inLeft),
                Part(start + inLeft, split, rows - inLeft, columns),
                toRight with { Rows = inLeft },
                threads);
            MinPlus.Product(
                Part(start + inLeft, start, rows - inLeft, inLeft),
                Part(start, split, inLeft, columns),
                toRight with { Start = inLeft * columns, Rows = rows - inLeft },
                threads);
        }

        // And on from k, through the right part, to each leaf w.
        if (columns == 1)
        {
            for (int u = 0; u < rows; u++) _shortest[((start + u) * _count) + split] = toRight.Row(u)[0];
        }
        else
        {
            MinPlus.Product(
                toRight with { Start = inRight, Columns = columns - inRight },
                Part(split + inRight, split, columns - inRight, inRight),
                Part(start, split, rows, inRight),
                threads);
            MinPlus.Product(
                toRight with { Columns = inRight },
                Part(split, split + inRight, inRight, columns - inRight),
                Part(start, split + inRight, rows, columns - inRight),
                threads);
        }

        Mirror(start, split, rows, columns);
    }

    private Block Part(int row, int column, int rows, int columns) => new(_shortest, (row * _count) + column, _count, rows, columns);

    private void Mirror(int row, int column, int rows, int columns)
    {
        const int Tile = 32;
        for (int r0 = row; r0 < row + rows; r0 += Tile)
            for (int c0 = column; c0 < column + columns; c0 += Tile)
                for (int r = r0; r < Math.Min(r0 + Tile, row + rows); r++)
                    for (int c = c0; c < Math.Min(c0 + Tile, column + columns); c++)
                        _shortest[(c * _count) + r] = _shortest[(r * _count) + c];
    }

    /// <summary>Walks down from the root with the first of the shortest orders.</summary>
    private List<int> Leaves()
    {
        int root = _start.Length - 1;
        var leaves = new List<int>(_count);
        (int From, int To) ends = Best(_start[root], _split[root], _split[root], _end[root], (u, w) => _shortest[(u * _count) + w]);
        var waiting = new Stack<(int Node, int From, int To)>([(root, ends.From, ends.To)]);
        while (waiting.TryPop(out (int Node, int From, int To) part))
        {
            if (part.Node < _count)
            {
                leaves.Add(part.From);
                continue;
            }

            bool turned = part.From >= _split[part.Node];
            int first = turned ? _right[part.Node] : _left[part.Node], second = turned ? _left[part.Node] : _right[part.Node];
            (int firstStart, int firstEnd) = Across(first, part.From);
            (int secondStart, int secondEnd) = Across(second, part.To);
            (int j, int k) = Best(firstStart, firstEnd, secondStart, secondEnd, (j, k) =>
                _shortest[(part.From * _count) + j]
                + _distances[_dendrogram.Order[j], _dendrogram.Order[k]]
                + _shortest[(k * _count) + part.To]);
            waiting.Push((second, k, part.To));
            waiting.Push((first, part.From, j));
        }

        return leaves;
    }

    /// <summary>
    /// The leaves at which an order of this node that begins with a leaf can end: those of the part the leaf is not in, or the leaf itself.
    /// </summary>
    private (int Start, int End) Across(int node, int leaf) =>
        node < _count ? (leaf, leaf + 1) : leaf < _split[node] ? (_split[node], _end[node]) : (_start[node], _split[node]);

    private static (int I, int J) Best(int startI, int endI, int startJ, int endJ, Func<int, int, double> value)
    {
        (int I, int J) best = (startI, startJ);
        double smallest = double.PositiveInfinity;
        for (int i = startI; i < endI; i++)
        {
            for (int j = startJ; j < endJ; j++)
            {
                double v = value(i, j);
                if (v >= smallest) continue;
                smallest = v;
                best = (i, j);
            }
        }

        return best;
    }
}
