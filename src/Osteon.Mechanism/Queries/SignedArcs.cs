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
        Outgoing = outgoing ?? Adjacency.Of(from, nodes);
    }

    private PathStep?[]? _steps;

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

    public static SignedArcs Of(MechanismGraph graph, SearchOptions options)
    {
        int[] froms = graph.Froms, tos = graph.Tos;
        EdgeBelief[] beliefs = graph.BeliefTable;
        var edges = new List<int[]>(froms.Length);
        var last = new Dictionary<long, int>(froms.Length); // by ends and sign
        var doubled = new List<int>();
        for (int e = 0; e < froms.Length; e++)
        {
            Edge edge = graph.Edges[e];
            if (froms[e] == tos[e] || !options.Walks(edge, beliefs[e])) continue;
            long key = (((long)froms[e] * graph.Nodes.Count) + tos[e]) * 3 + (int)edge.Sign + 1;
            if (last.TryAdd(key, edges.Count))
            {
                edges.Add([e]);
                continue;
            }

            int arc = last[key];
            if (edges[arc].Length == 1) doubled.Add(arc);
            edges[arc] = [.. edges[arc], e];
        }

        foreach (int arc in doubled) edges[arc] = [.. edges[arc].OrderByDescending(e => beliefs[e].ForPaths).ThenBy(e => e)];
        int count = edges.Count;
        int[] from = new int[count], to = new int[count], sign = new int[count];
        double[] cost = new double[count];
        for (int a = 0; a < count; a++)
        {
            int best = edges[a][0];
            (from[a], to[a]) = (froms[best], tos[best]);
            sign[a] = (int)graph.Edges[best].Sign;
            cost[a] = Math.Max(0, -Math.Log(beliefs[best].ForPaths));
        }

        return new SignedArcs(graph.Nodes.Count, [.. edges], from, to, sign, cost);
    }

    /// <summary>The step over an arc with the sign of the path up to it; made once, since many paths share it.</summary>
    public PathStep Step(MechanismGraph graph, int arc, Sign signSoFar)
    {
        PathStep?[] steps = _steps ?? Interlocked.CompareExchange(ref _steps, new PathStep?[3 * Edges.Length], null) ?? _steps;
        ref PathStep? step = ref steps[(3 * arc) + (int)signSoFar + 1];
        int[] edges = Edges[arc];
        if (step is not null) return step;
        Edge[] others = edges.Length == 1 ? [] : [.. edges.Skip(1).Select(e => graph.Edges[e])];
        return step = new PathStep(graph.Edges[edges[0]], graph.Beliefs[edges[0]], signSoFar, others);
    }

    /// <summary>The same arcs turned round.</summary>
    public SignedArcs Reversed() => new(Nodes, Edges, To, From, Sign, Cost);

    /// <summary>The same arcs by the same numbers, of which only some can be walked.</summary>
    public SignedArcs Only(bool[] walkable) => new(
        Nodes, Edges, From, To, Sign, [.. Cost.Select((c, a) => walkable[a] ? c : double.PositiveInfinity)], Outgoing);
}
