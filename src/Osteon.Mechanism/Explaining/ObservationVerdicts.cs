using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>How the graph stands to each observation by itself. May be asked of several at once.</summary>
internal sealed class ObservationVerdicts(ExplainSearch search, ExplainOptions options, OwnStudyRemoval own, RandomStreams random)
{
    /// <summary>The verdict on one observation, whose node the goal is.</summary>
    public ExplainedObservation Of(MatchedObservation matched, ExplainGoal goal)
    {
        (Observation observation, ObservationMatch match) = (matched.Observation, matched.Match);
        if (match.Node is not { } node) return Unexplained(matched, Verdict.NotInGraph, []);
        if (search.IsCause(node.Id)) return Unexplained(matched, Verdict.IsCause, []);
        Edge[] said = [.. own.SetAside.Where(e => e.To == node.Id && options.Causes.Contains(e.From))];
        if (observation.Kind == ObservationKind.Marker) return Marker(matched, node, said);
        IReadOnlyList<SignedPath> best = goal.FromCauses(options.Paths);
        if (best.Count == 0) return Unreached(matched, node, goal, said);
        SignedPath[] all =
        [
            .. best.Concat(Signs.All.Where(s => best.All(p => p.Sign != s)).Select(goal.FromCause).OfType<SignedPath>()).Order(SignedPath.Order),
        ];
        Sign seen = observation.Sign == Sign.Minus ? Sign.Minus : Sign.Plus;
        SignedPath[] Those(Sign sign) => [.. all.Where(p => p.Sign == sign)];
        SignedPath[] same = Those(seen), opposite = Those(seen.Times(Sign.Minus)), open = Those(Sign.Unknown);
        var signs = SignProbability.Of(all, random);
        return observation.Sign == Sign.Unknown
            ? new ExplainedObservation(
                observation, match, observation.Change == ObservedChange.NotShown ? Verdict.ExpectedNotShown : Verdict.Reached, all, [], [], signs, said)
            : new ExplainedObservation(observation, match, Judge(same.Length, opposite.Length), same, opposite, open, signs, said);
    }

    private ExplainedObservation Marker(MatchedObservation matched, Node node, Edge[] said)
    {
        (SignedPath Path, IReadOnlyList<string> OnlyInStates)? found = search.Carried(node.Id);
        SignedPath? carried = found?.Path;
        string? state = found is { OnlyInStates.Count: > 0 } stateful ? string.Join(" or ", stateful.OnlyInStates) : null;
        Verdict verdict = (carried, matched.Observation.Change) switch
        {
            (null, _) => Verdict.Unexplained,
            (not null, _) when state is not null => Verdict.Reached,
            (_, ObservedChange.Present) => Verdict.Fits,
            (_, ObservedChange.Absent) => Verdict.Contradicts,
            _ => Verdict.Reached,
        };
        SignedPath[] paths = carried is null ? [] : [carried];
        bool against = verdict == Verdict.Contradicts;
        return new ExplainedObservation(matched.Observation, matched.Match, verdict, against ? [] : paths, against ? paths : [], [], null, said) { OnlyInState = state };
    }

    private ExplainedObservation Unreached(MatchedObservation matched, Node node, ExplainGoal goal, Edge[] said)
    {
        if (node.Kind == NodeKind.Metabolite && search.Carried(node.Id) is { } carried)
            return new ExplainedObservation(matched.Observation, matched.Match, Verdict.Reached, [carried.Path], [], [], null, said);
        (Node Class, SignedPath Path)[] general = [.. Signs.All.Select(goal.FromClass).OfType<(Node, SignedPath)>()];
        if (general.Length == 0) return Unexplained(matched, goal.IsNamed() ? Verdict.NamedOnly : Verdict.Unexplained, said);
        SignedPath[] paths = [.. general.Select(g => g.Path).Order(SignedPath.Order)];
        return new ExplainedObservation(matched.Observation, matched.Match, Verdict.ByClass, [], [], paths, null, said)
        {
            Class = general.First(g => ReferenceEquals(g.Path, paths[0])).Class,
        };
    }

    private static ExplainedObservation Unexplained(MatchedObservation matched, Verdict verdict, Edge[] said) =>
        new(matched.Observation, matched.Match, verdict, [], [], [], null, said);

    private static Verdict Judge(int same, int opposite) => (same, opposite) switch
    {
        ( > 0, > 0) => Verdict.Contested,
        ( > 0, _) => Verdict.Fits,
        (_, > 0) => Verdict.Contradicts,
        _ => Verdict.SignOpen,
    };
}
