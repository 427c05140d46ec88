namespace Osteon.Mechanism;

/// <summary>Sets aside what a study says itself, so that it does not explain its own results.</summary>
public static class OwnStudy
{
    /// <summary>The graph without the evidence of the study, and the edges that have none left.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="keys">References or cohorts of the study, case ignored.</param>
    public static (MechanismGraph Graph, IReadOnlyList<Edge> SetAside) Without(MechanismGraph graph, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0) return (graph, []);
        var own = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = new List<Edge>();
        var aside = new List<Edge>();
        foreach (Edge edge in graph.Edges)
        {
            Evidence[] others = [.. edge.Evidence.Where(e => !IsOwn(e, own))];
            if (others.Length == edge.Evidence.Count) kept.Add(edge);
            else if (others.Length == 0) aside.Add(edge);
            else kept.Add(edge with { Evidence = others });
        }

        return (new MechanismGraph(graph.Nodes, kept, graph.Facts, graph.Omissions), aside);
    }

    private static bool IsOwn(Evidence evidence, HashSet<string> own) =>
        (evidence.Cohort is { } cohort && own.Contains(cohort)) || evidence.References.Any(own.Contains);
}
