namespace Osteon.Mechanism;

/// <summary>
/// Which cells, pathways and indications an edge belongs to: the choices by which a reader narrows a drawing. Computed within one graph,
/// usually the part that is shown.
/// </summary>
public sealed class EdgeFacets
{
    private readonly MechanismGraph _graph;
    private readonly SortedSet<string>[] _pathways;

    /// <summary>Prepares the facets of all edges of a graph.</summary>
    public EdgeFacets(MechanismGraph graph)
    {
        _graph = graph;
        _pathways = PathwaysOf(graph);
    }

    /// <summary>Cells of an edge: its source cell and its recipient as the context states them, and its ends that are cells. By
    /// id.</summary>
    public IReadOnlyList<string> Cells(Edge edge) => OfKind(NodeKind.Cell, edge.From, edge.To, edge.Context.Source, edge.Context.Recipient);

    /// <summary>Indications of an edge: the one its context states, and its ends that are indications. By id.</summary>
    public IReadOnlyList<string> Indications(Edge edge) => OfKind(NodeKind.Indication, edge.From, edge.To, edge.Context.Indication);

    /// <summary>
    /// Pathways of an edge. An edge touches a pathway when one of its ends is the pathway or stated as part of it
    /// (<c>=></c>). It belongs to
    /// the pathway when it touches it, when its object is the subject of an edge that leads into the pathway, or when its subject is the
    /// object of an edge that leaves the pathway: at most two edges before it and two after it, in the direction of the arrows. By id.
    /// </summary>
    public IReadOnlyList<string> Pathways(Edge edge) => [.. _pathways[IndexOf(edge)]];

    private static SortedSet<string>[] PathwaysOf(MechanismGraph graph)
    {
        int nodes = graph.Nodes.Count;
        SortedSet<string>[] of = [.. graph.Edges.Select(_ => new SortedSet<string>(StringComparer.Ordinal))];
        foreach (Node pathway in graph.Nodes.Where(n => n.Kind == NodeKind.Pathway))
        {
            bool[] inside = new bool[nodes], before = new bool[nodes], after = new bool[nodes];
            int index = graph.NodeIndex(pathway.Id);
            inside[index] = true;
            foreach (int e in graph.Incoming(index))
                if (graph.Edges[e].IsPart) inside[graph.FromIndex[e]] = true;
            for (int e = 0; e < graph.Edges.Count; e++)
            {
                if (inside[graph.ToIndex[e]]) before[graph.FromIndex[e]] = true;
                if (inside[graph.FromIndex[e]]) after[graph.ToIndex[e]] = true;
            }

            for (int e = 0; e < graph.Edges.Count; e++)
            {
                int from = graph.FromIndex[e], to = graph.ToIndex[e];
                if (inside[from] || inside[to] || before[to] || after[from]) of[e].Add(pathway.Id);
            }
        }

        return of;
    }

    private int IndexOf(Edge edge)
    {
        int from = _graph.NodeIndex(edge.From);
        foreach (int e in from < 0 ? [] : _graph.Outgoing(from))
            if (_graph.Edges[e].Id == edge.Id) return e;
        throw new ArgumentException($"the graph has no edge {edge.Id}", nameof(edge));
    }

    private string[] OfKind(NodeKind kind, params ReadOnlySpan<string?> ids)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string? id in ids)
            if (id is not null && _graph.Node(id)?.Kind == kind) found.Add(id);
        return [.. found];
    }
}
