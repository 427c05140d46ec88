using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>What the parts of a mechanism block share: the nodes that are drawn, the kind and style of each edge, the marks by
/// node.</summary>
internal sealed class MechanismView
{
    public MechanismView(MechanismBlock block)
    {
        Block = block;
        Marks = block.Marks.Where(m => block.Graph.Node(m.Node) is not null).ToLookup(m => m.Node, StringComparer.Ordinal);
        Unplaced = [.. block.Marks.Where(m => block.Graph.Node(m.Node) is null)];
        Graph = Drawn(block.Graph);
        Kinds = [.. Graph.Beliefs.Select(EdgeWording.KindOf)];
        Facets = new EdgeFacets(block.Graph);
    }

    /// <summary>The block.</summary>
    public MechanismBlock Block { get; }

    /// <summary>The part with only the nodes that are drawn: ends of edges, and nodes with a mark.</summary>
    public MechanismGraph Graph { get; }

    /// <summary>What each edge rests on.</summary>
    public StatementKind[] Kinds { get; }

    /// <summary>Facets of the edges; they see the nodes that only a context names too.</summary>
    public EdgeFacets Facets { get; }

    /// <summary>Marks by node.</summary>
    public ILookup<string, MeasuredMark> Marks { get; }

    /// <summary>Marks of nodes that the part does not hold.</summary>
    public MeasuredMark[] Unplaced { get; }

    /// <summary>Whether one end of an edge has a mark.</summary>
    public bool NearMark(Edge edge) => Marks.Contains(edge.From) || Marks.Contains(edge.To);

    /// <summary>
    /// How a line is drawn. What is only associated, enriched or measured together is drawn as found together, whatever arrow the graph
    /// holds, so that it never looks like an effect.
    /// </summary>
    public static Relation DrawnAs(Edge edge, StatementKind kind) => kind switch
    {
        StatementKind.Associated or StatementKind.Enriched or StatementKind.Definition => Relation.Association,
        StatementKind.Measured when edge.Relation.IsEffect() => Relation.Association,
        _ => edge.Relation,
    };

    /// <summary>The word of a kind in attributes.</summary>
    public static string Word(StatementKind kind) => kind.ToString().ToLowerInvariant();

    private MechanismGraph Drawn(MechanismGraph graph)
    {
        HashSet<string> ends = [.. graph.Edges.SelectMany(e => new[] { e.From, e.To })];
        // Nodes that only a context names stay known to the evidence through the block's own graph.
        return new MechanismGraph(graph.Nodes.Where(n => ends.Contains(n.Id) || Marks.Contains(n.Id)), graph.Edges, graph.Facts);
    }
}
