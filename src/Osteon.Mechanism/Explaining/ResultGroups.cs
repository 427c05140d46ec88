namespace Osteon.Mechanism;

/// <summary>
/// Which observations are one result: those of one node, and those of nodes that follow from each other by definition (<see cref="MechanismKind.Definition"/>):
/// BV, BV/TV and porosity of one scan are one result told three times, and so are the species of one class of lipids.
/// </summary>
internal static class ResultGroups
{
    /// <summary>For each observation the number of its result; those without a node have one of their own.</summary>
    public static int[] Of(MechanismGraph graph, IReadOnlyList<MatchedObservation> observations)
    {
        var union = new Union(graph.Nodes.Count);
        for (int e = 0; e < graph.Edges.Count; e++)
            if (graph.Edges[e].Mechanism == MechanismKind.Definition) union.Join(graph.FromIndex[e], graph.ToIndex[e]);
        return [.. observations.Select(o => o.Node >= 0 ? union.Root(o.Node) : graph.Nodes.Count + o.Position)];
    }
}
