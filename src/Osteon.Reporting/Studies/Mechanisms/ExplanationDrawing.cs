using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>The part of the graph that an explanation walks, with what was found lit up on it.</summary>
internal static class ExplanationDrawing
{
    private const int MostLinks = 24;
    private const int MostOfGroup = 3;

    /// <summary>
    /// Edges of the best path for and against each observation, of the best ways from what is enriched or associated to the outcomes, and of the best
    /// mechanisms of each kind that fit. Everything else stands in the tables.
    /// </summary>
    public static MechanismBlock Of(string id, Explanation explanation)
    {
        var edges = new HashSet<string>(StringComparer.Ordinal);
        foreach (ExplainedObservation one in explanation.Observations)
        {
            foreach (IReadOnlyList<SignedPath> paths in (IReadOnlyList<SignedPath>[])[one.For, one.Against, one.Open])
                if (paths.Count > 0) Add(paths[0]);
        }

        foreach (ObservationLink link in explanation.Links.OrderByDescending(l => Math.Round(l.Path.Belief, 12)).ThenBy(l => l.From).ThenBy(l => l.To).Take(MostLinks)) Add(link.Path);
        foreach (ObservationTie tie in explanation.Ties.Where(t => !t.OwnOnly)) edges.Add(tie.Edge.Id);
        foreach (IGrouping<MechanismGroup, MechanismCandidate> group in explanation.Mechanisms.Where(m => m.Fits > 0).GroupBy(m => m.Group))
            foreach (MechanismCandidate candidate in group.Take(MostOfGroup))
                Add(candidate.Reaches.Where(r => r.Verdict == Verdict.Fits).OrderByDescending(r => Math.Round(r.Path.Belief, 12)).ThenBy(r => r.Observation).First().Path);
        MechanismGraph part = new GraphSelection { Where = e => edges.Contains(e.Id) }.Of(explanation.Graph);
        string[] marked = [.. explanation.Observations.Select(o => o.Match.Node?.Id).OfType<string>().Distinct(StringComparer.Ordinal)];
        Node[] alone = [.. marked.Where(m => part.Node(m) is null).Select(m => explanation.Graph.Node(m)!)];
        return new MechanismBlock(id, "Paths between the treatment and what was found", new MechanismGraph(part.Nodes.Concat(alone), part.Edges, part.Facts))
        {
            Marks = Marks(explanation),
            Caption = RichText.Of("The best path for and against each result, the best ways on from what is enriched or associated, and the mechanisms of each kind that fit best. Every edge leads to its evidence."),
        };

        void Add(SignedPath path)
        {
            foreach (PathStep step in path.Steps) edges.Add(step.Edge.Id);
        }
    }

    /// <summary>What was found, at the nodes it was found of.</summary>
    public static IReadOnlyList<MeasuredMark> Marks(Explanation explanation) => [.. explanation.Observations.Select(o => Mark(explanation, o)).OfType<MeasuredMark>()];

    private static MeasuredMark? Mark(Explanation explanation, ExplainedObservation one) => one.Match.Node is not { } node
        ? null
        : one.Observation.Change switch
        {
            ObservedChange.Higher => new MeasuredMark(node.Id, MarkDirection.Up, ExplanationWording.Observed(explanation, one.Observation)),
            ObservedChange.Lower => new MeasuredMark(node.Id, MarkDirection.Down, ExplanationWording.Observed(explanation, one.Observation)),
            ObservedChange.Enriched => new MeasuredMark(node.Id, MarkDirection.Enriched, ExplanationWording.Observed(explanation, one.Observation)),
            ObservedChange.Present => new MeasuredMark(node.Id, MarkDirection.Present, ExplanationWording.Observed(explanation, one.Observation)),
            ObservedChange.Differs => new MeasuredMark(node.Id, MarkDirection.Changed, ExplanationWording.Observed(explanation, one.Observation)),
            _ => null,
        };
}
