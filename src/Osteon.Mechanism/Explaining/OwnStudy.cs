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
        bool[]?[] direct = new bool[graph.Edges.Count][];
        for (int e = 0; e < direct.Length; e++)
        {
            IReadOnlyList<Evidence> evidence = graph.Edges[e].Evidence;
            for (int i = 0; i < evidence.Count; i++)
            {
                if (!IsOwn(evidence[i])) continue;
                (direct[e] ??= new bool[evidence.Count])[i] = true;
                if (graph.Studies.Of(e, i) is int study and >= 0) studies.Add(study);
            }
        }

        MechanismGraph others = graph.WithoutEvidence((e, i) => direct[e]?[i] == true || studies.Contains(graph.Studies.Of(e, i)));
        return new OwnStudyRemoval(
            others,
            [.. graph.Edges.Where(e => others.Edge(e.Id) is null)],
            [.. graph.Edges.Where(e => others.Edge(e.Id) is { } left && !ReferenceEquals(left, e))],
            [.. keys.Where(k => !matched.Contains(ReferenceKey.Of(k)))]);

        bool IsOwn(Evidence evidence)
        {
            bool found = false;
            foreach (string reference in evidence.References) found |= Matches(ReferenceKey.Of(reference));
            if (evidence.Cohort is not { } cohort) return found;
            found |= Matches(cohort);
            foreach (string one in StudyKey.Cohorts(evidence)) found |= Matches(one);
            return found;
        }

        bool Matches(string name)
        {
            if (!own.Contains(name)) return false;
            matched.Add(name);
            return true;
        }
    }
}
