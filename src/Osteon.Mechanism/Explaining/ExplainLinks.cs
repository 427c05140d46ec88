namespace Osteon.Mechanism;

/// <summary>What connects the observations of a study with each other.</summary>
internal static class ExplainLinks
{
    private const int LongestBetweenObserved = 3;

    /// <summary>
    /// From every observation that is no outcome and no marker to every outcome with a direction; and, over at most three edges and memberships too, to
    /// the pathways that were observed.
    /// </summary>
    public static IEnumerable<ObservationLink> Of(IReadOnlyList<ExplainedObservation> observations, ExplainSearch search)
    {
        for (int i = 0; i < observations.Count; i++)
        {
            if (observations[i].Observation.Kind is not (ObservationKind.Pathway or ObservationKind.Metabolite or ObservationKind.Molecule)) continue;
            if (observations[i].Match.Node is not { } from) continue;
            for (int j = 0; j < observations.Count; j++)
            {
                if (i == j || observations[j].Match.Node is not { } to || to == from) continue;
                Observation seen = observations[j].Observation;
                if (seen.Kind == ObservationKind.Outcome && seen.Sign != Sign.Unknown)
                {
                    SignedPath? plus = search.Between(from.Id, to.Id, Sign.Plus), minus = search.Between(from.Id, to.Id, Sign.Minus);
                    SignedPath? best = new[] { plus, minus }.OfType<SignedPath>().Order(SignedPath.Order).FirstOrDefault() ?? search.Between(from.Id, to.Id, Sign.Unknown);
                    if (best is not null) yield return new ObservationLink(i, j, best, plus is not null && minus is not null);
                }
                else if (seen.Kind == ObservationKind.Pathway && search.Near(from.Id, to.Id, LongestBetweenObserved) is { Steps.Count: > 1 } near)
                {
                    yield return new ObservationLink(i, j, near, false);
                }
            }
        }
    }

    /// <summary>Associations, memberships and contents between two observed nodes, with the study's own named as such.</summary>
    public static IEnumerable<ObservationTie> Ties(IReadOnlyList<ExplainedObservation> observations, MechanismGraph graph, OwnStudyRemoval own, ContextFilter context)
    {
        ILookup<string, int> positions = Enumerable.Range(0, observations.Count).Where(i => observations[i].Match.Node is not null)
            .ToLookup(i => observations[i].Match.Node!.Id, StringComparer.Ordinal);
        foreach (Edge edge in graph.Edges)
        {
            if (edge.Relation is not (Relation.Association or Relation.Structural or Relation.Contains) || !context.Passes(edge)) continue;
            foreach (int from in positions[edge.From])
                foreach (int to in positions[edge.To])
                    yield return new ObservationTie(from, to, edge, own.Graph.Edge(edge.Id) is null);
        }
    }
}
