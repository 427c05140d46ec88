namespace Osteon.Mechanism;

/// <summary>
/// Nodes between cause and observations. A node counts for an observation through the best supported path from the cause to it and the best from it to
/// the observation, for every pair of signs, where the two meet in no second node and are together short enough.
/// </summary>
internal static class MechanismRanking
{
    private static readonly Sign[] AllSigns = [Sign.Plus, Sign.Minus, Sign.Unknown];

    /// <summary>All nodes that lead to at least one observation, ranked.</summary>
    public static IReadOnlyList<MechanismCandidate> Of(IReadOnlyList<ExplainedObservation> observations, ExplainSearch search)
    {
        MechanismGraph graph = search.Graph;
        int[] looked =
        [
            .. Enumerable.Range(0, observations.Count).Where(i => observations[i].Match.Node is not null
                && observations[i].Observation.Kind != ObservationKind.Marker && observations[i].Observation.Change != ObservedChange.NotShown),
        ];
        var outcomes = observations.Where(o => o.Observation.Kind == ObservationKind.Outcome).Select(o => o.Match.Node?.Id).ToHashSet(StringComparer.Ordinal);
        var found = new List<MechanismCandidate>();
        for (int n = 0; n < graph.Nodes.Count; n++)
        {
            Node node = graph.Nodes[n];
            if (search.IsCause(node.Id) || outcomes.Contains(node.Id)) continue;
            SignedPath[] to = [.. AllSigns.Select(s => search.FromCause(n, s)).OfType<SignedPath>()];
            if (to.Length == 0) continue;
            MechanismReach[] reaches = [.. looked.Select(i => Reach(i, n, to)).OfType<MechanismReach>()];
            if (reaches.Length == 0) continue;
            int enriched = reaches.Count(r => observations[r.Observation].Observation.Change == ObservedChange.Enriched);
            found.Add(new MechanismCandidate(node, to.Order(SignedPath.Order).First(), reaches) { Enriched = enriched });
        }

        return
        [
            .. found.OrderByDescending(m => m.Fits - m.Contradicts).ThenByDescending(m => m.Fits).ThenByDescending(m => Math.Round(m.Belief, 12))
                .ThenByDescending(m => m.Enriched).ThenByDescending(m => Math.Round(m.FromCause.Belief, 12)).ThenBy(m => m.Node.Id, StringComparer.Ordinal),
        ];

        MechanismReach? Reach(int observation, int node, SignedPath[] to)
        {
            ExplainedObservation what = observations[observation];
            int goal = graph.NodeIndex(what.Match.Node!.Id);
            SignedPath[] whole = node == goal
                ? to
                : [.. AllSigns.Select(s => search.Towards(node, goal, s)).OfType<SignedPath>().SelectMany(second => to.Select(t => search.Joined(t, second))).OfType<SignedPath>()];
            if (whole.Length == 0) return null;
            SignedPath? Best(Sign? sign) => whole.Where(p => sign is null || p.Sign == sign).Order(SignedPath.Order).FirstOrDefault();
            Sign seen = what.Observation.Sign;
            if (seen == Sign.Unknown) return new MechanismReach(observation, Verdict.Reached, Best(null)!);
            SignedPath? fit = Best(seen), against = Best(seen.Times(Sign.Minus));
            return (fit, against) switch
            {
                (not null, not null) => new MechanismReach(observation, Verdict.Contested, fit),
                (not null, null) => new MechanismReach(observation, Verdict.Fits, fit),
                (null, not null) => new MechanismReach(observation, Verdict.Contradicts, against),
                _ => new MechanismReach(observation, Verdict.SignOpen, Best(null)!),
            };
        }
    }
}
