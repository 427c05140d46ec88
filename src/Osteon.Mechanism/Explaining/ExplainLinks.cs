namespace Osteon.Mechanism;

/// <summary>What connects the observations of a study with each other.</summary>
internal static class ExplainLinks
{
    /// <summary>
    /// Onto one observation: from every other that is no outcome and no marker where this is an outcome with a direction; over at most three edges and
    /// memberships too where it is a pathway.
    /// </summary>
    public static IEnumerable<ObservationLink> Onto(MatchedObservation seen, IReadOnlyList<MatchedObservation> all, ExplainGoal goal)
    {
        bool outcome = seen.Observation is { Kind: ObservationKind.Outcome, Sign: not Sign.Unknown };
        if (!outcome && seen.Observation.Kind != ObservationKind.Pathway) yield break;
        foreach (MatchedObservation from in all)
        {
            if (from.Observation.Kind is not (ObservationKind.Pathway or ObservationKind.Metabolite or ObservationKind.Molecule)) continue;
            if (from.Node < 0 || from.Node == seen.Node) continue;
            if (outcome)
            {
                SignedPath? plus = goal.From(from.Node, Sign.Plus), minus = goal.From(from.Node, Sign.Minus);
                SignedPath? best = new[] { plus, minus }.OfType<SignedPath>().Order(SignedPath.Order).FirstOrDefault() ?? goal.From(from.Node, Sign.Unknown);
                if (best is not null) yield return new ObservationLink(from.Position, seen.Position, best, plus is not null && minus is not null);
            }
            else if (goal.Near(from.Node) is { Steps.Count: > 1 } near)
            {
                yield return new ObservationLink(from.Position, seen.Position, near, false);
            }
        }
    }

    /// <summary>Associations, memberships and contents between two observed nodes, with the study's own named as such.</summary>
    public static IEnumerable<ObservationTie> Ties(IReadOnlyList<MatchedObservation> observations, MechanismGraph graph, OwnStudyRemoval own, ContextFilter context)
    {
        ILookup<int, int> positions = observations.ToLookup(o => o.Node, o => o.Position);
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            Edge edge = graph.Edges[e];
            if (edge.Relation is not (Relation.Association or Relation.Structural or Relation.Contains) || !context.Passes(edge)) continue;
            foreach (int from in positions[graph.FromIndex[e]])
                foreach (int to in positions[graph.ToIndex[e]])
                    yield return new ObservationTie(from, to, edge, own.Graph.Edge(edge.Id) is null);
        }
    }
}
