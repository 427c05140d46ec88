namespace Osteon.Mechanism;

/// <summary>
/// Nodes between cause and observations. A node counts for an observation through the best supported path from the cause to it and the best from it to
/// the observation, for every pair of signs, where the two meet in no second node and are together short enough.
/// </summary>
internal sealed class MechanismRanking
{
    private const double Tie = 1e-9; // costs that differ by more give beliefs that differ
    private static readonly Sign[] AllSigns = [Sign.Plus, Sign.Minus, Sign.Unknown];

    private readonly ExplainSearch _search;
    private readonly int[] _mark; // number of the first half that passes each node
    private int _marks;

    private MechanismRanking(ExplainSearch search)
    {
        _search = search;
        _mark = new int[search.Graph.Nodes.Count];
    }

    /// <summary>All nodes that lead to at least one observation, ranked.</summary>
    public static IReadOnlyList<MechanismCandidate> Of(IReadOnlyList<ExplainedObservation> observations, ExplainSearch search)
    {
        var ranking = new MechanismRanking(search);
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
            if (search.IsCause(graph.Nodes[n].Id) || outcomes.Contains(graph.Nodes[n].Id)) continue;
            ArcPath[] to = [.. AllSigns.Select(s => search.FromCause(n, s)).OfType<ArcPath>().Order(search.Order)];
            if (to.Length == 0) continue;
            var reaches = new List<MechanismReach>();
            foreach (int i in looked)
                if (ranking.Reach(i, observations[i], n, to) is { } reach) reaches.Add(reach);
            if (reaches.Count == 0) continue;
            int enriched = reaches.Count(r => observations[r.Observation].Observation.Change == ObservedChange.Enriched);
            found.Add(new MechanismCandidate(graph.Nodes[n], search.Path(to[0]), reaches) { Enriched = enriched });
        }

        return
        [
            .. found.OrderByDescending(m => m.Fits - m.Contradicts).ThenByDescending(m => m.Fits).ThenByDescending(m => Math.Round(m.Belief, 12))
                .ThenByDescending(m => m.Enriched).ThenByDescending(m => Math.Round(m.FromCause.Belief, 12)).ThenBy(m => m.Node.Id, StringComparer.Ordinal),
        ];
    }

    private MechanismReach? Reach(int observation, ExplainedObservation what, int node, ArcPath[] to)
    {
        int goal = _search.Graph.NodeIndex(what.Match.Node!.Id);
        var best = new ArcPath?[3]; // by sign + 1
        if (node == goal)
        {
            foreach (ArcPath path in to) Keep(path);
        }
        else
        {
            foreach (Sign sign in AllSigns)
            {
                if (_search.Towards(node, goal, sign) is not { } second) continue;
                foreach (ArcPath first in to)
                {
                    ArcPath? kept = best[(int)first.Sign.Times(second.Sign) + 1];
                    if (kept is not null && first.Cost + second.Cost > kept.Cost + Tie) continue;
                    if (Joined(first, second) is { } whole) Keep(whole);
                }
            }
        }

        ArcPath? any = best.OfType<ArcPath>().Order(_search.Order).FirstOrDefault();
        if (any is null) return null;
        Sign seen = what.Observation.Sign;
        if (seen == Sign.Unknown) return With(Verdict.Reached, any);
        return (best[(int)seen + 1], best[1 - (int)seen]) switch
        {
            ({ } fit, { }) => With(Verdict.Contested, fit),
            ({ } fit, null) => With(Verdict.Fits, fit),
            (null, { } against) => With(Verdict.Contradicts, against),
            _ => With(Verdict.SignOpen, any),
        };

        void Keep(ArcPath path)
        {
            ref ArcPath? kept = ref best[(int)path.Sign + 1];
            if (kept is null || _search.Order.Compare(path, kept) < 0) kept = path;
        }

        MechanismReach With(Verdict verdict, ArcPath path) => new(observation, verdict, new Lazy<SignedPath>(() => _search.Path(path)), path.Belief);
    }

    /// <summary>Two paths end to end, or null where they meet in a second node or are too long.</summary>
    private ArcPath? Joined(ArcPath first, ArcPath second)
    {
        if (first.Arcs.Length + second.Arcs.Length > _search.MaximumLength) return null;
        _marks++;
        _mark[_search.From(first.Arcs[0])] = _marks;
        foreach (int arc in first.Arcs) _mark[_search.To(arc)] = _marks;
        foreach (int arc in second.Arcs)
            if (_mark[_search.To(arc)] == _marks) return null;
        return new ArcPath([.. first.Arcs, .. second.Arcs], first.Sign.Times(second.Sign), first.Cost + second.Cost);
    }
}

/// <summary>A path as arcs of <see cref="SignedArcs"/>, before anyone asks for its edges.</summary>
/// <param name="Arcs">The arcs from cause to effect.</param>
/// <param name="Sign">Product of their signs.</param>
/// <param name="Cost">Sum of their costs.</param>
internal sealed record ArcPath(int[] Arcs, Sign Sign, double Cost)
{
    /// <summary>Product of the beliefs.</summary>
    public double Belief => Math.Exp(-Cost);
}
