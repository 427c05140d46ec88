namespace Osteon.Mechanism;

/// <summary>Which part of a graph is exported. All conditions must hold.</summary>
public sealed record GraphSelection
{
    /// <summary>Everything.</summary>
    public static GraphSelection All { get; } = new();

    /// <summary>Ids of nodes around which edges are kept; empty (the default) for all.</summary>
    public IReadOnlyList<string> Around { get; init; } = [];

    /// <summary>Steps from <see cref="Around"/>, along edges of either direction. Default 1; 0 keeps edges among the nodes named.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Only edges that raise, lower, or act with unknown or context-dependent sign.</summary>
    public bool EffectsOnly { get; init; }

    /// <summary>Only edges with supporting evidence.</summary>
    public bool SupportedOnly { get; init; }

    /// <summary>A further condition, or null.</summary>
    public Func<Edge, bool>? Where { get; init; }

    /// <summary>
    /// The part of a graph. Edges are kept where both ends are near enough and all conditions hold; nodes where they are named or an end
    /// of an edge
    /// that is kept; without any condition everything is kept. Nodes named in a context are kept with their edge, so that the part is a
    /// graph of its own.
    /// </summary>
    /// <exception cref="ArgumentException">A node of <see cref="Around"/> is not in the graph.</exception>
    public MechanismGraph Of(MechanismGraph graph)
    {
        if (Around.Count == 0 && !EffectsOnly && !SupportedOnly && Where is null) return graph;
        bool[] passes =
        [
            .. graph.Edges.Select(e => (!EffectsOnly || e.Relation.IsEffect())
                && (!SupportedOnly || e.Evidence.Any(v => v.Stance == Stance.Supports)) && (Where is null || Where(e))),
        ];
        bool[] near = Near(graph, passes);
        Edge[] edges = [.. graph.Edges.Where((_, i) => passes[i] && near[graph.FromIndex[i]] && near[graph.ToIndex[i]])];
        HashSet<string> kept =
        [
            .. Around, .. edges.SelectMany(e => new[] { e.From, e.To }),
            .. edges.SelectMany(e => e.Context.Stated()).Where(c => EdgeContext.NodeKeys.Contains(c.Key)).Select(c => c.Value),
        ];
        return new MechanismGraph(graph.Nodes.Where(n => kept.Contains(n.Id)), edges, graph.Facts.Where(f => kept.Contains(f.Subject)));
    }

    private bool[] Near(MechanismGraph graph, bool[] passes)
    {
        bool[] near = new bool[graph.Nodes.Count];
        if (Around.Count == 0)
        {
            Array.Fill(near, true);
            return near;
        }

        var front = new List<int>();
        foreach (string id in Around)
        {
            int node = graph.NodeIndex(id);
            if (node < 0) throw new ArgumentException($"the graph has no node {id}", nameof(graph));
            if (!near[node]) front.Add(node);
            near[node] = true;
        }

        for (int step = 0; step < Steps && front.Count > 0; step++)
        {
            var next = new List<int>();
            foreach (int node in front)
            {
                foreach (int e in graph.Outgoing(node).Concat(graph.Incoming(node)))
                {
                    if (!passes[e]) continue;
                    int other = graph.FromIndex[e] == node ? graph.ToIndex[e] : graph.FromIndex[e];
                    if (near[other]) continue;
                    near[other] = true;
                    next.Add(other);
                }
            }

            front = next;
        }

        return near;
    }
}
