namespace Osteon.Mechanism;

/// <summary>The graph without what a study says itself.</summary>
/// <param name="Graph">The graph without the study's evidence.</param>
/// <param name="SetAside">Edges that have no evidence left.</param>
/// <param name="Weakened">Edges that lost evidence and keep some.</param>
/// <param name="Unmatched">Keys that no evidence of the graph carries.</param>
public sealed record OwnStudyRemoval(MechanismGraph Graph, IReadOnlyList<Edge> SetAside, IReadOnlyList<Edge> Weakened, IReadOnlyList<string> Unmatched);

/// <summary>Sets aside what a study says itself, so that it does not explain its own results.</summary>
public static class OwnStudy
{
    /// <summary>
    /// Removes all evidence that carries one of the keys (a reference in any spelling that <see cref="ReferenceKey"/> knows, or a cohort, case ignored), and
    /// all evidence that <see cref="GraphStudies"/> knows to be the same study under another name.
    /// </summary>
    public static OwnStudyRemoval Without(MechanismGraph graph, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0) return new OwnStudyRemoval(graph, [], [], []);
        var own = keys.Select(ReferenceKey.Of).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var matched = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var studies = new HashSet<int>();
        bool[][] direct = new bool[graph.Edges.Count][];
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            direct[e] = new bool[graph.Edges[e].Evidence.Count];
            for (int i = 0; i < direct[e].Length; i++)
            {
                string[] hits = [.. Names(graph.Edges[e].Evidence[i]).Where(own.Contains)];
                matched.UnionWith(hits);
                if (hits.Length == 0) continue;
                direct[e][i] = true;
                if (graph.Studies.Of(e, i) is int study and >= 0) studies.Add(study);
            }
        }

        var kept = new List<Edge>(graph.Edges.Count);
        var aside = new List<Edge>();
        var weakened = new List<Edge>();
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            Edge edge = graph.Edges[e];
            Evidence[] others = [.. edge.Evidence.Where((_, i) => !direct[e][i] && !studies.Contains(graph.Studies.Of(e, i)))];
            if (others.Length == edge.Evidence.Count)
            {
                kept.Add(edge);
            }
            else if (others.Length == 0)
            {
                aside.Add(edge);
            }
            else
            {
                weakened.Add(edge);
                kept.Add(edge with { Evidence = others });
            }
        }

        return new OwnStudyRemoval(
            new MechanismGraph(graph.Nodes, kept, graph.Facts, graph.Omissions), aside, weakened, [.. keys.Where(k => !matched.Contains(ReferenceKey.Of(k)))]);
    }

    private static IEnumerable<string> Names(Evidence evidence) =>
        evidence.References.Select(ReferenceKey.Of).Concat(evidence.Cohort is { } cohort ? [cohort, .. StudyKey.Cohorts(evidence)] : []);
}
