using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>
/// Sentences about an explanation that can stand in a paper. What was found, and what the graph says of it, are two sentences, so that nothing that the
/// graph knows reads as if the study had shown it. An outcome that followed the treatment "was perturbed", a metabolite that differs "is associated", a
/// pathway "is enriched".
/// </summary>
public static class ExplanationWording
{
    /// <summary>What was found.</summary>
    public static string Observed(Explanation explanation, Observation observation)
    {
        string name = observation.Name, with = "with " + Causes(explanation);
        string text = (observation.Kind, observation.Change) switch
        {
            (_, ObservedChange.Enriched) => $"{name} is enriched among what differs {with}: no direction, and not shown to have been perturbed",
            (ObservationKind.Pathway, ObservedChange.NotShown) => $"{name} was not shown to be enriched among what differs {with}",
            (_, ObservedChange.NotShown) => $"{name} was not shown to differ {with}",
            (_, ObservedChange.Present) => $"{name} was found",
            (_, ObservedChange.Absent) => $"{name} was looked for and not found",
            (ObservationKind.Outcome, ObservedChange.Differs) => $"{name} was perturbed by the treatment: it differs {with}, in a direction that is not stated",
            (ObservationKind.Outcome, _) => $"{name} was perturbed by the treatment: {Word(observation)} {with}",
            (_, ObservedChange.Differs) => $"{name} is associated: it differs {with}, in a direction that is not stated",
            _ => $"{name} is associated: {Word(observation)} {with}",
        };
        var beside = new List<string>();
        if (observation.P is { } p) beside.Add(p < 0.001 ? "p < 0.001" : p.ToString(Math.Abs(p - 0.05) < 0.0005 ? "'p = '0.00000" : "'p = '0.000", CultureInfo.InvariantCulture));
        if (observation.Source is { } source) beside.Add(source);
        return beside.Count == 0 ? text + "." : $"{text} ({string.Join("; ", beside)}).";
    }

    /// <summary>What the graph says of it.</summary>
    public static string Judged(Explanation explanation, ExplainedObservation explained)
    {
        MechanismGraph graph = explanation.Graph;
        string causes = Causes(explanation);
        bool marker = explained.Observation.Kind == ObservationKind.Marker;
        string Best(IReadOnlyList<SignedPath> paths) => Path(graph, paths[0]) + Ground(paths[0], !marker);
        string own = explained.Own.Count == 0 ? "" : $" apart from what was set aside as the study's own ({string.Join(", ", explained.Own.Select(e => e.Id))})";
        return explained.Verdict switch
        {
            Verdict.Fits when explained.Observation.Kind == ObservationKind.Marker => $"Fits: {Best(explained.For)}.",
            Verdict.Contradicts when explained.Observation.Kind == ObservationKind.Marker => $"The graph has it in such vesicles: {Best(explained.Against)}.",
            Verdict.Fits => $"The graph fits: {Best(explained.For)}.",
            Verdict.Contradicts => $"The data contradict the graph, which expects the opposite: {Best(explained.Against)}.",
            Verdict.Contested => string.Create(
                CultureInfo.InvariantCulture,
                $"Contested: for it {Best(explained.For)}; against it {Best(explained.Against)}; over these and the other paths looked at ({explained.For.Count + explained.Against.Count + explained.Open.Count}: the best of any sign, and the best of each sign) the evidence gives a rise the probability {explained.Signs!.Plus:0.00}."),
            Verdict.SignOpen => $"The graph leads there without a known sign: {Best(explained.Open)}.",
            Verdict.Reached when explained.OnlyInState is { } state => $"Such vesicles are said to carry it only in the state {state}: {Best(explained.For)}.",
            Verdict.Reached when explained.For[0].Steps[^1].Edge.Relation == Relation.Contains && explained.Match.Node!.Kind == NodeKind.Metabolite =>
                $"Such vesicles contain it, which is no reason to expect more of it in a body fluid: {Best(explained.For)}.",
            Verdict.IsCause => "It is what was given.",
            Verdict.Reached => $"The graph leads there: {Best(explained.For)}.{Expected(explained)}",
            Verdict.ExpectedNotShown => $"The graph leads there ({Best(explained.For)}); that no difference was shown speaks neither for nor against it.",
            Verdict.ByClass => $"Nothing leads there from {causes} itself{own}; from {explained.Class!.Label}, a class that it belongs to, {Best(explained.Open)}.",
            Verdict.NamedOnly => $"Only statements that nothing supports lead there{own}.",
            Verdict.Unexplained => $"Nothing in the graph leads there from {causes}{own}.",
            _ when explained.Match.Contradiction is { } contradiction => $"Name and identifier disagree ({contradiction}); nothing was assumed.",
            _ => explained.Match.Several.Count > 0
                ? $"The name may mean {string.Join(" or ", explained.Match.Several.Select(n => n.Id))}; nothing was assumed."
                : "The graph does not know it.",
        };
    }

    /// <summary>What the graph would expect of an outcome if the first had risen; or that it leads from one to the other.</summary>
    public static string Linked(Explanation explanation, ObservationLink link)
    {
        Observation from = explanation.Observations[link.From].Observation, to = explanation.Observations[link.To].Observation;
        string path = Path(explanation.Graph, link.Path) + Ground(link.Path);
        Sign expected = from.Sign == Sign.Minus ? link.Path.Sign.Times(Sign.Minus) : link.Path.Sign;
        if (expected == Sign.Unknown || to.Sign == Sign.Unknown) return $"From {from.Name} the graph leads to {to.Name}{(link.Path.Sign == Sign.Unknown ? " without a known sign" : "")}: {path}.";
        string how = $"{(expected == Sign.Plus ? "higher" : "lower")}, {(expected == to.Sign ? "as it was" : "contrary to what was found")}";
        string opposed = link.Opposed ? " Another path has the opposite sign." : "";
        return from.Sign == Sign.Unknown
            ? $"If {from.Name} rose, which is not shown, the graph expects {to.Name} {how}: {path}.{opposed}"
            : $"{from.Name} {(from.Sign == Sign.Plus ? "rose" : "fell")}, and the graph expects {to.Name} {how}: {path}. That the one caused the other is not shown.{opposed}";
    }

    /// <summary>How two observed things belong together.</summary>
    public static string Tied(Explanation explanation, ObservationTie tie)
    {
        string sentence = EdgeWording.Sentence(explanation.Graph, tie.Edge);
        return tie.OwnOnly ? $"{sentence} This was set aside as the study's own; nothing else in the graph says it." : sentence;
    }

    /// <summary>What a mechanism fits and contradicts.</summary>
    public static string Mechanism(Explanation explanation, MechanismCandidate candidate)
    {
        string Names(Verdict verdict) => string.Join(
            ", ", candidate.Reaches.Where(r => r.Verdict == verdict).Select(r => explanation.Observations[r.Observation].Observation.Name));
        var parts = new List<string>();
        foreach ((Verdict verdict, string words) in (ReadOnlySpan<(Verdict, string)>)
            [(Verdict.Fits, "fits"), (Verdict.Contradicts, "is contradicted by"), (Verdict.Contested, "leads both ways to"), (Verdict.SignOpen, "leads without a sign to"), (Verdict.Reached, "reaches")])
            if (Names(verdict) is { Length: > 0 } names) parts.Add($"{words} {names}");
        SignedPath best = candidate.Reaches.OrderBy(r => r.Verdict).ThenBy(r => r.Path, SignedPath.Order).First().Path;
        return $"{candidate.Node.Label} {string.Join("; ", parts)}: {Path(explanation.Graph, best)}{Ground(best)}.";
    }

    /// <summary>A path with labels and arrows: <c>BMSC-exo -> HIF-1 signalling -> VEGFA</c>.</summary>
    public static string Path(MechanismGraph graph, SignedPath path) =>
        Label(graph, path.Steps[0].Edge.From) + string.Concat(path.Steps.Select(s => $" {MechWords.Arrow(s.Edge.Relation)} {Label(graph, s.Edge.To)}"));

    /// <summary>What a path rests on: <c> (belief 0.42; weakest e-6014, 0.65; 2 textbook, 1 study cited by a review)</c>.</summary>
    public static string Ground(SignedPath path, bool delivery = true)
    {
        IEnumerable<string> kinds = path.Steps.GroupBy(s => EdgeWording.KindOf(s.Belief)).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {EdgeWording.Words(g.Key)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $" (belief {path.Belief:0.00}; weakest {path.Weakest.Edge.Id}, {path.Weakest.Belief.ForPaths:0.00}; edges: {string.Join(", ", kinds)}{(delivery && Delivers(path) ? "; if what is carried is delivered" : "")}{Circumstances(path)})");
    }

    /// <summary>Whether a path goes on from what is carried, or states an effect by it; membership and content alone do not.</summary>
    private static bool Delivers(SignedPath path) =>
        path.AssumesDelivery && !path.Steps.All(s => s.Edge.Relation == Relation.Structural || (s.Edge.Relation == Relation.Contains && path.Steps.Count > 1));

    /// <summary>
    /// Under which circumstances the steps of a path were claimed: states of vesicles other than native and indications, and recipients and species where
    /// steps differ: <c>; claimed for indication osteonecrosis; joins recipients chondrocyte and osteoblast</c>.
    /// </summary>
    public static string Circumstances(SignedPath path)
    {
        string[] Stated(string key) => [.. path.Steps.Select(s => s.Edge.Context[key]).OfType<string>().Where(v => v != "native").Distinct(StringComparer.Ordinal).Select(Bare)];
        var parts = new List<string>();
        foreach (string key in (string[])["state", "indication"])
            if (Stated(key) is { Length: > 0 } values) parts.Add($"; claimed for {key} {string.Join(" and ", values)}");
        foreach (string key in (string[])["recipient", "species"])
            if (Stated(key) is { Length: > 1 } values) parts.Add($"; joins {key} {string.Join(" and ", values)}");
        return string.Concat(parts);
    }

    /// <summary>The causes by their labels.</summary>
    public static string Causes(Explanation explanation) => string.Join(" and ", explanation.Causes.Select(c => c.Label));

    /// <summary>A verdict in a word or two, for tables.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Fits => "fits",
        Verdict.Contradicts => "contradicted",
        Verdict.Contested => "contested",
        Verdict.SignOpen => "sign open",
        Verdict.Reached => "reached",
        Verdict.ExpectedNotShown => "expected, not shown",
        Verdict.IsCause => "is the treatment",
        Verdict.ByClass => "by class only",
        Verdict.NamedOnly => "named only",
        Verdict.Unexplained => "unexplained",
        _ => "not in the graph",
    };

    private static string Expected(ExplainedObservation explained) => explained.For[0].Sign switch
    {
        _ when explained.Observation.Change is ObservedChange.Present or ObservedChange.Absent => "",
        Sign.Plus => " It expects a rise, which the observation neither shows nor denies.",
        Sign.Minus => " It expects a fall, which the observation neither shows nor denies.",
        _ => " The graph gives no sign either.",
    };

    private static string Word(Observation observation) => Observation.Word(observation.Change);

    private static string Bare(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Label(MechanismGraph graph, string id) => graph.Node(id)?.Label ?? id;
}
