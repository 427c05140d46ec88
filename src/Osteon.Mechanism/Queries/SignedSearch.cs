using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Osteon.Mechanism;

/// <summary>
/// Best simple paths to one goal, by cost. A table over (node, sign, hops left) gives the cost of the best walk on the graph doubled by sign (tripled,
/// since unknown is a third); it never exceeds the cost of the best simple path, so a best-first search over simple paths that is guided by it gives
/// exactly the best simple paths of the sign wanted, in order. Yen's algorithm on the doubled graph gives the same where no walk passes a node twice; a
/// shortest simple path of given sign is not its business otherwise.
/// </summary>
internal sealed class SignedSearch : IDisposable
{
    private const double Tie = 1e-9;

    private readonly SignedArcs _arcs;
    private readonly int _length;
    private readonly double[][] _best; // [hops left][3 node + sign + 1]
    private readonly int[][] _next; // [hops left][3 node + sign + 1]: 4 arc + rest + 1 of the best walk's first step, or -1
    private readonly int[] _walk; // arcs of the walk that is followed
    private readonly int[] _passed; // number of the walk that passed each node last
    private readonly List<Partial> _opened = []; // of the search that runs
    private readonly PriorityQueue<int, (double Cost, int Length, int Number)> _queue = new();
    private bool[] _better; // whether the last layer has a better walk from a node than the one before
    private bool[] _betterNow;
    private int _goal;
    private int _walks;

    /// <summary>Room for tables of walks of at most so many edges; <see cref="Aim"/> fills it.</summary>
    public SignedSearch(SignedArcs arcs, int length)
    {
        _arcs = arcs;
        _length = length;
        _best = new double[length + 1][];
        _next = new int[length + 1][];
        for (int hops = 0; hops <= length; hops++)
            (_best[hops], _next[hops]) = (ArrayPool<double>.Shared.Rent(3 * arcs.Nodes), ArrayPool<int>.Shared.Rent(3 * arcs.Nodes));
        _walk = new int[length];
        _passed = new int[arcs.Nodes];
        _better = new bool[arcs.Nodes];
        _betterNow = new bool[arcs.Nodes];
        _goal = -1;
    }

    /// <summary>The table to one goal.</summary>
    public SignedSearch(SignedArcs arcs, int goal, int length)
        : this(arcs, length) => Aim(goal);

    /// <summary>Gives the room of the tables back; nothing may be asked afterwards. Who does not call it only leaves more to be collected.</summary>
    public void Dispose()
    {
        for (int hops = 0; hops <= _length; hops++)
        {
            if (_best[hops].Length > 0) ArrayPool<double>.Shared.Return(_best[hops]);
            if (_next[hops].Length > 0) ArrayPool<int>.Shared.Return(_next[hops]);
            (_best[hops], _next[hops]) = ([], []);
        }
    }

    /// <summary>Makes the table to a goal, in place of that to the one before.</summary>
    public void Aim(int goal)
    {
        if (goal == _goal) return;
        _goal = goal;
        Array.Fill(_best[0], double.PositiveInfinity);
        _best[0][(3 * goal) + 2] = 0;
        Array.Fill(_next[0], -1);
        Array.Clear(_better);
        _better[goal] = true;
        for (int hops = 1; hops <= _length; hops++) Layer(hops);
    }

    /// <summary>Cost of the best walk from the node with this sign, infinite if there is none.</summary>
    public double WalkCost(int node, int sign) => _best[_length][(3 * node) + sign + 1];

    /// <summary>The best <paramref name="count"/> simple paths, as arcs, and whether the search came to its end. Ties are all given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (List<int[]> Paths, bool Complete) Best(int start, int? sign, int count, int maximumOpened)
    {
        var found = new List<int[]>();
        double last = double.PositiveInfinity;
        _queue.Clear();
        _opened.Clear();
        double estimate = Rest(start, 1, sign, _length);
        if (double.IsPositiveInfinity(estimate)) return (found, true);
        _opened.Add(new Partial(-1, -1, start, 1, 0, 0));
        _queue.Enqueue(0, (estimate, 0, 0));
        while (_queue.TryDequeue(out int number, out (double Cost, int Length, int Number) priority))
        {
            if (found.Count >= count && priority.Cost > last + Tie) return (found, true);
            Partial partial = _opened[number];
            if (partial.Node == _goal)
            {
                found.Add(Arcs(number));
                if (found.Count <= count) last = priority.Cost;
                continue;
            }

            foreach (int arc in _arcs.Outgoing[partial.Node])
            {
                int node = _arcs.To[arc];
                if (Visits(CollectionsMarshal.AsSpan(_opened), number, node)) continue;
                int next = partial.Sign * _arcs.Sign[arc];
                double cost = partial.Cost + _arcs.Cost[arc];
                double rest = Rest(node, next, sign, _length - partial.Length - 1);
                if (double.IsPositiveInfinity(cost + rest)) continue;
                if (_opened.Count > maximumOpened) return (found, false);
                _queue.Enqueue(_opened.Count, (cost + rest, partial.Length + 1, _opened.Count));
                _opened.Add(new Partial(number, arc, node, next, cost, partial.Length + 1));
            }
        }

        return (found, true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Visits(ReadOnlySpan<Partial> opened, int number, int node)
    {
        for (; number >= 0; number = opened[number].Before)
            if (opened[number].Node == node) return true;
        return false;
    }

    private int[] Arcs(int number)
    {
        int[] arcs = new int[_opened[number].Length];
        for (int i = arcs.Length - 1; i >= 0; i--, number = _opened[number].Before) arcs[i] = _opened[number].Arc;
        return arcs;
    }

    /// <summary>The best simple path with exactly this sign, or null; quick where the best walk is simple.</summary>
    public (int[]? Path, bool Complete) BestOne(int start, int sign, int maximumOpened)
    {
        int length = BestInto(start, sign, maximumOpened, out bool complete);
        return (length < 0 ? null : _walk[..length], complete);
    }

    /// <summary>
    /// The same without a copy: the number of arcs, which stand in <see cref="Found"/> until the next question, or −1 where there is no path.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int BestInto(int start, int sign, int maximumOpened, out bool complete)
    {
        complete = true;
        if (double.IsPositiveInfinity(WalkCost(start, sign))) return -1;
        if (Walk(start, sign) is int length and >= 0) return length;
        (List<int[]> paths, complete) = Best(start, sign, 1, maximumOpened);
        if (paths.Count == 0) return -1;
        paths[0].CopyTo(_walk, 0);
        return paths[0].Length;
    }

    /// <summary>The arcs that <see cref="BestInto"/> found last.</summary>
    public ReadOnlySpan<int> Found => _walk;

    /// <summary>Follows the table into the buffer; −1 if the best walk passes a node twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Walk(int start, int sign)
    {
        int[] tos = _arcs.To, walk = _walk, passed = _passed;
        int node = start, count = 0, number = ++_walks;
        passed[start] = number;
        while (node != _goal)
        {
            int step = _next[_length - count][(3 * node) + sign + 1];
            if (step < 0) return -1;
            int arc = step >> 2;
            node = tos[arc];
            if (passed[node] == number) return -1;
            passed[node] = number;
            walk[count++] = arc;
            sign = (step & 3) - 1;
        }

        return sign == 1 ? count : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Rest(int node, int signSoFar, int? wanted, int hops)
    {
        double rest = double.PositiveInfinity;
        for (int sign = -1; sign <= 1; sign++)
            if (wanted is null || signSoFar * sign == wanted) rest = Math.Min(rest, _best[hops][(3 * node) + sign + 1]);
        return rest;
    }

    /// <summary>
    /// Of equals the one with fewer hops stays, then the one that begins with the earlier arc. An arc to a node from which the layer before found nothing
    /// better was tried when that layer was made.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Layer(int hops)
    {
        double[] before = _best[hops - 1], layer = _best[hops];
        int[] next = _next[hops];
        before.AsSpan(0, 3 * _arcs.Nodes).CopyTo(layer);
        _next[hops - 1].AsSpan(0, 3 * _arcs.Nodes).CopyTo(next);
        bool[] better = _better, betterNow = _betterNow;
        Array.Clear(betterNow);
        int[] froms = _arcs.From, tos = _arcs.To, signs = _arcs.Sign;
        double[] costs = _arcs.Cost;
        for (int arc = 0; arc < tos.Length; arc++)
        {
            if (!better[tos[arc]] || froms[arc] == _goal) continue;
            Span<double> to = before.AsSpan(3 * tos[arc], 3), from = layer.AsSpan(3 * froms[arc], 3);
            int sign = signs[arc];
            double cost = costs[arc];
            for (int rest = -1; rest <= 1; rest++)
            {
                int state = (sign * rest) + 1;
                double walk = cost + to[rest + 1];
                if (!(walk < from[state])) continue;
                from[state] = walk;
                next[(3 * froms[arc]) + state] = (4 * arc) + rest + 1;
                betterNow[froms[arc]] = true;
            }
        }

        (_better, _betterNow) = (betterNow, better);
    }

    /// <summary>The beginning of a path: the one before it, by number, and one arc more.</summary>
    private readonly record struct Partial(int Before, int Arc, int Node, int Sign, double Cost, int Length);
}
