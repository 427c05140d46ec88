using System.Runtime.CompilerServices;

namespace Osteon.Mechanism;

/// <summary>
/// Paths from a cause over one node to the goal: of each sign the best that a first half and the best second half of a sign make, where the two meet in no
/// second node and are together short enough.
/// </summary>
internal sealed class HalvesJoin
{
    private const double Tie = 1e-9; // costs that differ by more give beliefs that differ

    private readonly ExplainSearch _search;
    private readonly int _goal;
    private readonly SignedSearch _table;
    private readonly byte[] _passed; // which first halves pass a node, as bits
    private readonly JoinedPath[] _best; // by sign + 1
    private readonly bool[] _found;
    private JoinedPath _candidate;

    public HalvesJoin(ExplainSearch search, ExplainGoal goal)
    {
        (_search, _goal, _table) = (search, goal.Node, goal.Table);
        _passed = new byte[search.Graph.Nodes.Count];
        _best = [.. Signs.All.Select(_ => new JoinedPath(search.MaximumLength))];
        _found = new bool[_best.Length];
        _candidate = new JoinedPath(search.MaximumLength);
    }

    /// <summary>The best path of a sign over the node last asked for, or null; good until the next is asked for.</summary>
    public JoinedPath? Of(Sign sign) => _found[(int)sign + 1] ? _best[(int)sign + 1] : null;

    /// <summary>
    /// Finds the paths over a node: <see cref="Of"/> then gives the best of each known sign, and that of unknown sign where there is neither.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="to">Its first halves, the best first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Signed(int node, ArcPath[] to)
    {
        Array.Clear(_found);
        Mark(to);
        Add(node, Sign.Plus, to);
        Add(node, Sign.Minus, to);
        if (!_found[(int)Sign.Plus + 1] && !_found[(int)Sign.Minus + 1]) Add(node, Sign.Unknown, to);
        Unmark(to);
    }

    /// <summary>The best path of any sign over a node, or null; good until the next is asked for.</summary>
    /// <param name="node">The node.</param>
    /// <param name="to">Its first halves, the best first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JoinedPath? Best(int node, ArcPath[] to)
    {
        Array.Clear(_found);
        if (node == _goal)
        {
            foreach (ArcPath path in to) Try(path, [], Sign.Plus, path.Cost);
            return BestFound();
        }

        double least = double.PositiveInfinity;
        foreach (ArcPath path in to) least = Math.Min(least, path.Cost);
        JoinedPath? best = null;
        Mark(to);
        foreach (Sign sign in Signs.All)
        {
            if (best is not null && least + _table.WalkCost(node, (int)sign) > best.Cost + (2 * Tie)) continue; // the best walk is no dearer than the path
            Add(node, sign, to);
            best = BestFound();
        }

        Unmark(to);
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private JoinedPath? BestFound()
    {
        JoinedPath? any = null;
        for (Sign sign = Sign.Minus; sign <= Sign.Plus; sign++)
            if (Of(sign) is { } path && (any is null || Better(path, any))) any = path;
        return any;
    }

    /// <summary>Joins the best second half of a sign to every first half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int node, Sign sign, ArcPath[] to)
    {
        int length = _table.BestInto(node, (int)sign, _search.OpenedForMechanism, out bool complete);
        _search.Ended(complete);
        if (length < 0) return;
        ReadOnlySpan<int> rest = _table.Found[..length];
        int[] tos = _search.Arcs.To;
        double[] costs = _search.Arcs.Cost;
        double cost = 0;
        int met = 0;
        foreach (int arc in rest)
        {
            cost += costs[arc];
            met |= _passed[tos[arc]];
        }

        for (int i = 0; i < to.Length; i++)
            if ((met >> i & 1) == 0) Try(to[i], rest, sign, to[i].Cost + cost);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mark(ArcPath[] to)
    {
        int[] tos = _search.Arcs.To;
        for (int i = 0; i < to.Length; i++)
        {
            byte bit = (byte)(1 << i);
            int[] arcs = to[i].Arcs;
            _passed[_search.Arcs.From[arcs[0]]] |= bit;
            foreach (int arc in arcs) _passed[tos[arc]] |= bit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unmark(ArcPath[] to)
    {
        int[] tos = _search.Arcs.To;
        foreach (ArcPath path in to)
        {
            _passed[_search.Arcs.From[path.Arcs[0]]] = 0;
            foreach (int arc in path.Arcs) _passed[tos[arc]] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Try(ArcPath first, ReadOnlySpan<int> rest, Sign sign, double cost)
    {
        int of = (int)first.Sign.Times(sign) + 1;
        if (first.Arcs.Length + rest.Length > _search.MaximumLength || (_found[of] && cost > _best[of].Cost + Tie)) return;
        _candidate.Set(first.Arcs, rest, cost);
        if (_found[of] && !Better(_candidate, _best[of])) return;
        _found[of] = true;
        (_best[of], _candidate) = (_candidate, _best[of]);
    }

    private bool Better(JoinedPath a, JoinedPath b) =>
        a.Cost < b.Cost - Tie || (a.Cost <= b.Cost + Tie && _search.Compare(a.Arcs, a.Cost, b.Arcs, b.Cost) < 0);
}

/// <summary>A path in two halves, in room that is used again.</summary>
internal sealed class JoinedPath(int length)
{
    private readonly int[] _arcs = new int[length];
    private int _count;

    /// <summary>The arcs from cause to goal.</summary>
    public ReadOnlySpan<int> Arcs => _arcs.AsSpan(0, _count);

    /// <summary>Sum of their costs.</summary>
    public double Cost { get; private set; }

    public void Set(ReadOnlySpan<int> first, ReadOnlySpan<int> second, double cost)
    {
        first.CopyTo(_arcs);
        second.CopyTo(_arcs.AsSpan(first.Length));
        (_count, Cost) = (first.Length + second.Length, cost);
    }
}

/// <summary>A path as arcs of <see cref="SignedArcs"/>, before anyone asks for its edges.</summary>
/// <param name="Arcs">The arcs from cause to effect.</param>
/// <param name="Sign">Product of their signs.</param>
/// <param name="Cost">Sum of their costs.</param>
internal sealed record ArcPath(int[] Arcs, Sign Sign, double Cost);
