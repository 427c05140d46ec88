namespace Osteon.Mechanism;

/// <summary>
/// The walkable edges of a graph. Edges with the same ends and sign are one arc with the belief of the best of them; the others stand beside it. Arcs
/// are in the order of their first edge.
/// </summary>
internal sealed class SignedArcs
{
    private SignedArcs(int nodes, int[][] edges, int[] from, int[] to, int[] sign, double[] cost, int[][]? outgoing = null)
    {
        Nodes = nodes;
        Edges = edges;
        From = from;
        To = to;
        Sign = sign;
        Cost = cost;
        Outgoing = outgoing ?? Lists(from);
    }

    public int Nodes { get; }

    /// <summary>For each arc the positions of its edges, the one with the highest belief first.</summary>
    public int[][] Edges { get; }

    public int[] From { get; }

    public int[] To { get; }

    /// <summary>−1, 0 (unknown) or 1.</summary>
    public int[] Sign { get; }

    /// <summary>−ln of the belief, at least 0.</summary>
    public double[] Cost { get; }

    /// <summary>Arcs that leave a node.</summary>
    public int[][] Outgoing { get; }

    public static SignedArcs Of(MechanismGraph graph, Func<int, bool> walks)
    {
        var groups = new Dictionary<(int From, int To, int Sign), List<int>>();
        var order = new List<(int From, int To, int Sign)>();
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            if (graph.FromIndex[e] == graph.ToIndex[e] || !walks(e)) continue;
            (int From, int To, int Sign) key = (graph.FromIndex[e], graph.ToIndex[e], (int)graph.Edges[e].Sign);
            if (!groups.TryGetValue(key, out List<int>? list))
            {
                groups.Add(key, list = []);
                order.Add(key);
            }

            list.Add(e);
        }

        int[][] edges =
        [
            .. order.Select(k => groups[k]).Select(g => g.Count == 1 ? [g[0]] : g.OrderByDescending(e => graph.Beliefs[e].ForPaths).ThenBy(e => e).ToArray()),
        ];
        return new SignedArcs(
            graph.Nodes.Count,
            edges,
            [.. order.Select(k => k.From)],
            [.. order.Select(k => k.To)],
            [.. order.Select(k => k.Sign)],
            [.. edges.Select(e => Math.Max(0, -Math.Log(graph.Beliefs[e[0]].ForPaths)))]);
    }

    public static SignedArcs Of(MechanismGraph graph, SearchOptions options) => Of(graph, e => options.Walks(graph.Edges[e], graph.Beliefs[e]));

    /// <summary>The same arcs turned round.</summary>
    public SignedArcs Reversed() => new(Nodes, Edges, To, From, Sign, Cost);

    /// <summary>The same arcs by the same numbers, of which only some can be walked.</summary>
    public SignedArcs Only(bool[] walkable) => new(
        Nodes, Edges, From, To, Sign, [.. Cost.Select((c, a) => walkable[a] ? c : double.PositiveInfinity)], Outgoing);

    private int[][] Lists(int[] ends)
    {
        int[] counts = new int[Nodes];
        foreach (int end in ends) counts[end]++;
        int[][] lists = [.. counts.Select(c => c == 0 ? [] : new int[c])];
        for (int a = ends.Length - 1; a >= 0; a--) lists[ends[a]][--counts[ends[a]]] = a;
        return lists;
    }
}
