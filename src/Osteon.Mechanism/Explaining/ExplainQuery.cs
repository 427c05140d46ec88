using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// From measured results to the mechanisms of the graph that fit or contradict them. For every observation the best supported paths of each sign from
/// the cause are found (<see cref="SignedSearch"/>, exact) and compared with what was observed. Observations without direction (enriched pathways,
/// metabolites whose direction is not known) are never counted as fitting: they are reached or not.
/// </summary>
/// <remarks>
/// No p value is given for a mechanism: bone indices of one scan are not independent of each other, and causal-reasoning tests that count them as
/// independent (Chindelevitch 2012, doi:10.1093/bioinformatics/bts090) would be too sure. Unlike CARNIVAL or CausalPath no edge is left out to make the
/// network consistent; what disagrees is listed.
/// </remarks>
public static class ExplainQuery
{
    private static readonly Sign[] AllSigns = [Sign.Plus, Sign.Minus, Sign.Unknown];

    /// <summary>Explains the observations.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="observations">What was found.</param>
    /// <param name="options">By what.</param>
    /// <param name="random">Streams for the probability of signs where it has to be drawn.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">A cause is unknown or missing.</exception>
    public static Explanation Run(
        MechanismGraph graph,
        IReadOnlyList<Observation> observations,
        ExplainOptions options,
        RandomStreams? random = null,
        CancellationToken cancellation = default)
    {
        if (options.Causes.Count == 0) throw new ArgumentException("there is no cause", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Paths, 1);
        var matcher = new ObservationMatcher(graph);
        OwnStudyRemoval own = OwnStudy.Without(graph, options.OwnStudy);
        MechanismGraph others = own.Graph;
        HashSet<string> metabolites = [.. observations.Where(o => o.Kind != ObservationKind.Marker).Select(o => matcher.Find(o).Node).OfType<Node>().Where(n => n.Kind == NodeKind.Metabolite).Select(n => n.Id)];
        var search = new ExplainSearch(others, options, metabolites, cancellation);
        random ??= new RandomStreams(1);
        var explained = new ExplainedObservation[observations.Count];
        for (int i = 0; i < explained.Length; i++) explained[i] = One(observations[i], matcher.Find(observations[i]));
        ObservationLink[] links = [.. ExplainLinks.Of(explained, search)];
        return new Explanation(
            others,
            [.. options.Causes.Select(c => others.Node(c)!)],
            explained,
            links,
            [.. ExplainLinks.Ties(explained, graph, own, options.Search.Context)],
            MechanismRanking.Of(explained, search),
            own,
            search.Complete)
        {
            Results = ResultGroups.Of(others, explained),
        };

        ExplainedObservation One(Observation observation, ObservationMatch match)
        {
            cancellation.ThrowIfCancellationRequested();
            if (match.Node is not { } node) return new ExplainedObservation(observation, match, Verdict.NotInGraph, [], [], [], null, []);
            if (search.IsCause(node.Id)) return new ExplainedObservation(observation, match, Verdict.IsCause, [], [], [], null, []);
            Edge[] said = [.. own.SetAside.Where(e => e.To == node.Id && options.Causes.Contains(e.From))];
            if (observation.Kind == ObservationKind.Marker) return Marker(observation, match, node, said);
            IReadOnlyList<SignedPath> best = search.FromCauses(node.Id, options.Paths);
            if (best.Count == 0) return Unreached(observation, match, node, said);
            SignedPath[] all =
            [
                .. best.Concat(AllSigns.Where(s => best.All(p => p.Sign != s)).Select(s => search.FromCause(node.Id, s)).OfType<SignedPath>()).Order(SignedPath.Order),
            ];
            Sign seen = observation.Sign == Sign.Minus ? Sign.Minus : Sign.Plus;
            SignedPath[] Of(Sign sign) => [.. all.Where(p => p.Sign == sign)];
            SignedPath[] same = Of(seen), opposite = Of(seen.Times(Sign.Minus)), open = Of(Sign.Unknown);
            var signs = SignProbability.Of(all, random);
            return observation.Sign == Sign.Unknown
                ? new ExplainedObservation(
                    observation, match, observation.Change == ObservedChange.NotShown ? Verdict.ExpectedNotShown : Verdict.Reached, all, [], [], signs, said)
                : new ExplainedObservation(observation, match, Judge(same.Length, opposite.Length), same, opposite, open, signs, said);
        }

        ExplainedObservation Marker(Observation observation, ObservationMatch match, Node node, Edge[] said)
        {
            (SignedPath Path, IReadOnlyList<string> OnlyInStates)? found = search.Carried(node.Id);
            SignedPath? carried = found?.Path;
            string? state = found is { OnlyInStates.Count: > 0 } stateful ? string.Join(" or ", stateful.OnlyInStates) : null;
            Verdict verdict = (carried, observation.Change) switch
            {
                (null, _) => Verdict.Unexplained,
                (not null, _) when state is not null => Verdict.Reached,
                (_, ObservedChange.Present) => Verdict.Fits,
                (_, ObservedChange.Absent) => Verdict.Contradicts,
                _ => Verdict.Reached,
            };
            SignedPath[] paths = carried is null ? [] : [carried];
            bool against = verdict == Verdict.Contradicts;
            return new ExplainedObservation(observation, match, verdict, against ? [] : paths, against ? paths : [], [], null, said) { OnlyInState = state };
        }

        ExplainedObservation Unreached(Observation observation, ObservationMatch match, Node node, Edge[] said)
        {
            if (node.Kind == NodeKind.Metabolite && search.Carried(node.Id) is { } carried)
                return new ExplainedObservation(observation, match, Verdict.Reached, [carried.Path], [], [], null, said);
            (Node Class, SignedPath Path)[] general =
                [.. AllSigns.Select(s => search.FromClass(node.Id, s)).OfType<(Node, SignedPath)>()];
            if (general.Length > 0)
            {
                SignedPath[] paths = [.. general.Select(g => g.Path).Order(SignedPath.Order)];
                return new ExplainedObservation(observation, match, Verdict.ByClass, [], [], paths, null, said)
                {
                    Class = general.First(g => ReferenceEquals(g.Path, paths[0])).Class,
                };
            }

            Verdict verdict = search.NamedPath(node.Id) ? Verdict.NamedOnly : Verdict.Unexplained;
            return new ExplainedObservation(observation, match, verdict, [], [], [], null, said);
        }

        static Verdict Judge(int same, int opposite) => (same, opposite) switch
        {
            ( > 0, > 0) => Verdict.Contested,
            ( > 0, _) => Verdict.Fits,
            (_, > 0) => Verdict.Contradicts,
            _ => Verdict.SignOpen,
        };
    }
}
