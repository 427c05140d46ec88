using System.Runtime.CompilerServices;

namespace Osteon.Mechanism;

/// <summary>
/// Nodes between cause and observations. A node counts for an observation through the best supported path from the cause to it and the best from it to
/// the observation, for every pair of signs, where the two meet in no second node and are together short enough.
/// </summary>
internal sealed class MechanismRanking
{
    private const int Enriched = 1 << 30;

    private readonly ExplainSearch _search;
    private readonly IReadOnlyList<MatchedObservation> _observations;
    private readonly int[] _results;
    private readonly int[] _groups; // of each observation its result, counted from 0
    private readonly int[] _verdicts; // of each result the verdicts of its measures on one node, as bits
    private readonly ArcPath[]?[] _fromCause; // of each node the best path of each sign, the best first; null where it is no mechanism
    private readonly MechanismReach?[]?[] _reaches; // of each observation, by node

    /// <param name="observations">What was found.</param>
    /// <param name="results">For each the number of its result.</param>
    /// <param name="search">By what it is explained.</param>
    public MechanismRanking(IReadOnlyList<MatchedObservation> observations, int[] results, ExplainSearch search)
    {
        (_search, _observations, _results) = (search, observations, results);
        int[] distinct = [.. results.Distinct()];
        _groups = [.. results.Select(r => Array.IndexOf(distinct, r))];
        _verdicts = new int[distinct.Length];
        _reaches = new MechanismReach?[]?[observations.Count];
        HashSet<int> no = [.. search.Causes, .. observations.Where(o => o.Node >= 0 && o.Observation.Kind == ObservationKind.Outcome).Select(o => o.Node)];
        _fromCause = FirstHalves(no);
    }

    /// <summary>Finds how every node stands to an observation, whose node the goal is; may be called for several at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Look(MatchedObservation observation, ExplainGoal goal)
    {
        if (observation.Observation is { Kind: ObservationKind.Marker } or { Change: ObservedChange.NotShown }) return;
        var join = new HalvesJoin(_search, goal);
        var reaches = new MechanismReach?[_fromCause.Length];
        for (int node = 0; node < reaches.Length; node++)
        {
            if (_fromCause[node] is not { } to) continue;
            _search.Cancellation.ThrowIfCancellationRequested();
            reaches[node] = Reach(observation, node, join, to);
        }

        _reaches[observation.Position] = reaches;
    }

    /// <summary>All nodes that lead to at least one of the observations looked at, ranked.</summary>
    public IReadOnlyList<MechanismCandidate> Ranked()
    {
        MechanismReach?[][] looked = [.. _reaches.OfType<MechanismReach?[]>()];
        var found = new List<MechanismCandidate>();
        var reaches = new List<MechanismReach>(looked.Length);
        for (int n = 0; n < _fromCause.Length; n++)
        {
            if (_fromCause[n] is not [var first, ..]) continue;
            reaches.Clear();
            foreach (MechanismReach?[] one in looked)
                if (one[n] is { } reach) reaches.Add(reach);
            if (reaches.Count > 0) found.Add(Candidate(n, first, [.. reaches]));
        }

        return
        [
            .. found.OrderByDescending(m => m.Fits - m.Contradicts).ThenByDescending(m => m.Fits).ThenByDescending(m => Math.Round(m.Belief, 12))
                .ThenByDescending(m => m.Enriched).ThenByDescending(m => Math.Round(m.FromCause.Belief, 12)).ThenBy(m => m.Node.Id, StringComparer.Ordinal),
        ];
    }

    private MechanismCandidate Candidate(int node, ArcPath first, MechanismReach[] reaches)
    {
        double belief = 0;
        int fitting = 0;
        foreach (MechanismReach reach in reaches)
        {
            ref int verdicts = ref _verdicts[_groups[reach.Observation]];
            verdicts |= 1 << (int)reach.Verdict;
            if (_observations[reach.Observation].Observation.Change == ObservedChange.Enriched) verdicts |= Enriched;
            if (reach.Verdict != Verdict.Fits) continue;
            belief += reach.Belief;
            fitting++;
        }

        int fits = 0, contradicts = 0, contested = 0, enriched = 0;
        foreach (MechanismReach reach in reaches)
        {
            ref int verdicts = ref _verdicts[_groups[reach.Observation]];
            bool fit = (verdicts & 1 << (int)Verdict.Fits) != 0, against = (verdicts & 1 << (int)Verdict.Contradicts) != 0;
            if ((fit && against) || (verdicts & 1 << (int)Verdict.Contested) != 0) contested++;
            else if (fit) fits++;
            else if (against) contradicts++;
            if ((verdicts & Enriched) != 0) enriched++;
            verdicts = 0; // counted
        }

        return new MechanismCandidate(_search.Graph.Nodes[node], _search.Path(first.Arcs), reaches)
        {
            Fits = fits,
            Contradicts = contradicts,
            Contested = contested,
            Enriched = enriched,
            Belief = fitting == 0 ? 0 : belief / fitting,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MechanismReach? Reach(MatchedObservation observation, int node, HalvesJoin join, ArcPath[] to)
    {
        Sign seen = observation.Observation.Sign;
        if (seen == Sign.Unknown) return join.Best(node, to) is { } reached ? With(Verdict.Reached, reached) : null;
        if (node == observation.Node) return null; // nothing is a mechanism of itself
        join.Signed(node, to);
        return (join.Of(seen), join.Of(seen.Times(Sign.Minus)), join.Of(Sign.Unknown)) switch
        {
            ({ } fit, { }, _) => With(Verdict.Contested, fit),
            ({ } fit, null, _) => With(Verdict.Fits, fit),
            (null, { } against, _) => With(Verdict.Contradicts, against),
            (null, null, { } open) => With(Verdict.SignOpen, open),
            _ => null,
        };

        MechanismReach With(Verdict verdict, JoinedPath path) =>
            new((observation.Position, _results[observation.Position]), verdict, _search, path.Arcs.ToArray(), Math.Exp(-path.Cost));
    }

    /// <summary>
    /// The best supported path of each sign from a cause to each node but those that are no mechanisms, the best first; the tables are made from the side of
    /// the causes.
    /// </summary>
    private ArcPath[]?[] FirstHalves(HashSet<int> no)
    {
        SignedArcs reversed = _search.Arcs.Reversed();
        var best = new ArcPath?[reversed.Nodes, 3];
        using var table = new SignedSearch(reversed, _search.MaximumLength);
        foreach (int cause in _search.Causes)
        {
            table.Aim(cause);
            for (int node = 0; node < reversed.Nodes; node++)
            {
                if (no.Contains(node)) continue;
                _search.Cancellation.ThrowIfCancellationRequested();
                foreach (Sign sign in Signs.All) Keep(table, node, sign, ref best[node, (int)sign + 1]);
            }
        }

        var found = new ArcPath[]?[reversed.Nodes];
        for (int node = 0; node < found.Length; node++)
        {
            ArcPath[] paths = [.. Signs.All.Select(s => best[node, (int)s + 1]).OfType<ArcPath>()];
            Array.Sort(paths, (a, b) => _search.Compare(a.Arcs, a.Cost, b.Arcs, b.Cost));
            if (paths.Length > 0) found[node] = paths;
        }

        return found;
    }

    private void Keep(SignedSearch table, int node, Sign sign, ref ArcPath? kept)
    {
        int length = table.BestInto(node, (int)sign, _search.OpenedForMechanism, out bool complete);
        _search.Ended(complete);
        if (length < 0) return;
        int[] arcs = table.Found[..length].ToArray();
        Array.Reverse(arcs);
        double cost = 0;
        foreach (int arc in arcs) cost += _search.Arcs.Cost[arc];
        if (kept is null || _search.Compare(arcs, cost, kept.Arcs, kept.Cost) < 0) kept = new ArcPath(arcs, sign, cost);
    }
}
