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
    private readonly int[][] _mark; // for each first half, the number of the node asked about where it passes
    private int _marks;

    private MechanismRanking(ExplainSearch search)
    {
        _search = search;
        _mark = [.. AllSigns.Select(_ => new int[search.Graph.Nodes.Count])];
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
        int[] results = ResultGroups.Of(graph, observations);
        var found = new List<MechanismCandidate>();
        for (int n = 0; n < graph.Nodes.Count; n++)
        {
            if (search.IsCause(graph.Nodes[n].Id) || outcomes.Contains(graph.Nodes[n].Id)) continue;
            ArcPath[] to = [.. AllSigns.Select(s => search.FromCause(n, s)).OfType<ArcPath>().Order(search.Order)];
            if (to.Length == 0) continue;
            ranking.Mark(to);
            var reaches = new List<MechanismReach>();
            foreach (int i in looked)
                if (ranking.Reach((i, results[i]), observations[i], n, to) is { } reach) reaches.Add(reach);
            if (reaches.Count == 0) continue;
            int enriched = reaches.Where(r => observations[r.Observation].Observation.Change == ObservedChange.Enriched).Select(r => r.Result).Distinct().Count();
            found.Add(new MechanismCandidate(graph.Nodes[n], search.Path(to[0]), reaches) { Enriched = enriched });
        }

        return
        [
            .. found.OrderByDescending(m => m.Fits - m.Contradicts).ThenByDescending(m => m.Fits).ThenByDescending(m => Math.Round(m.Belief, 12))
                .ThenByDescending(m => m.Enriched).ThenByDescending(m => Math.Round(m.FromCause.Belief, 12)).ThenBy(m => m.Node.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Remembers which nodes each first half passes.</summary>
    private void Mark(ArcPath[] to)
    {
        _marks++;
        for (int i = 0; i < to.Length; i++)
        {
            _mark[i][_search.From(to[i].Arcs[0])] = _marks;
            foreach (int arc in to[i].Arcs) _mark[i][_search.To(arc)] = _marks;
        }
    }

    private MechanismReach? Reach((int Position, int Result) observation, ExplainedObservation what, int node, ArcPath[] to)
    {
        int goal = _search.Graph.NodeIndex(what.Match.Node!.Id);
        if (node == goal && what.Observation.Sign != Sign.Unknown) return null; // nothing is a mechanism of itself
        var best = new Halves?[3]; // by sign + 1
        if (node == goal)
        {
            foreach (ArcPath path in to) best[(int)path.Sign + 1] = new Halves(path, null, path.Cost);
        }
        else
        {
            foreach (Sign sign in AllSigns) Join(node, goal, sign, to, best);
        }

        Halves? any = null;
        foreach (Halves? halves in best)
            if (halves is not null && (any is null || Better(halves, any))) any = halves;
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

        MechanismReach With(Verdict verdict, Halves halves) => new(observation.Position, observation.Result, verdict, new Lazy<SignedPath>(() => _search.Path(Whole(halves))), Math.Exp(-halves.Cost));
    }

    /// <summary>The best second half of one sign with each first half, where they meet in no second node and are together short enough.</summary>
    private void Join(int node, int goal, Sign sign, ArcPath[] to, Halves?[] best)
    {
        ReadOnlySpan<int> arcs = _search.Towards(node, goal, sign, out double rest);
        ArcPath? second = null;
        if (arcs.IsEmpty) return;
        for (int i = 0; i < to.Length; i++)
        {
            if (to[i].Arcs.Length + arcs.Length > _search.MaximumLength) continue;
            ref Halves? kept = ref best[(int)to[i].Sign.Times(sign) + 1];
            double cost = to[i].Cost + rest;
            if (kept is not null && cost > kept.Cost + Tie) continue;
            bool meets = false;
            foreach (int arc in arcs) meets |= _mark[i][_search.To(arc)] == _marks;
            if (meets) continue;
            var halves = new Halves(to[i], second ??= new ArcPath([.. arcs], sign, rest), cost);
            if (kept is null || Better(halves, kept)) kept = halves;
        }
    }

    private bool Better(Halves a, Halves b) => a.Cost < b.Cost - Tie || (a.Cost <= b.Cost + Tie && _search.Order.Compare(Whole(a), Whole(b)) < 0);

    private static ArcPath Whole(Halves halves) => halves.Second is { } second
        ? new ArcPath([.. halves.First.Arcs, .. second.Arcs], halves.First.Sign.Times(second.Sign), halves.Cost)
        : halves.First;

    /// <summary>A path over a node in two halves; the second is missing where the node is the goal.</summary>
    private sealed record Halves(ArcPath First, ArcPath? Second, double Cost);
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
