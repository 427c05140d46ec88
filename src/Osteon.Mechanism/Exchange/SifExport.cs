namespace Osteon.Mechanism;

/// <summary>
/// Simple interaction format: <c>subject TAB relation TAB object</c>, one line per edge in the order of ids, then nodes without edge
/// alone on a line.
/// Nodes by id. Carries relation and sign, nothing else.
/// </summary>
public static class SifExport
{
    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, TextWriter output)
    {
        foreach (Edge edge in graph.Edges) output.Write($"{edge.From}\t{RelationWords.Word(edge.Relation)}\t{edge.To}\n");
        for (int n = 0; n < graph.Nodes.Count; n++)
            if (graph.Outgoing(n).Count == 0 && graph.Incoming(n).Count == 0) output.Write(graph.Nodes[n].Id + "\n");
    }
}
