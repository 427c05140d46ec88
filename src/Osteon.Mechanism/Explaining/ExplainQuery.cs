using System.Collections.Concurrent;
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
    /// <summary>Explains the observations.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="observations">What was found.</param>
    /// <param name="options">By what.</param>
    /// <param name="context">Threads, the wish to stop, and streams for the probability of signs where it has to be drawn.</param>
    /// <exception cref="ArgumentException">A cause is unknown or missing.</exception>
    public static Explanation Run(MechanismGraph graph, IReadOnlyList<Observation> observations, ExplainOptions options, RunContext? context = null)
    {
        if (options.Causes.Count == 0) throw new ArgumentException("there is no cause", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Paths, 1);
        context ??= RunContext.Default;
        var matcher = new ObservationMatcher(graph);
        MatchedObservation[] matched = [.. observations.Select((o, i) => MatchedObservation.Of(i, o, matcher.Find(o), graph))];
        OwnStudyRemoval own = OwnStudy.Without(graph, options.OwnStudy);
        HashSet<string> metabolites =
        [
            .. matched.Where(m => m.Observation.Kind != ObservationKind.Marker).Select(m => m.Match.Node).OfType<Node>().Where(n => n.Kind == NodeKind.Metabolite).Select(n => n.Id),
        ];
        int[] results = ResultGroups.Of(own.Graph, matched);
        var search = new ExplainSearch(own.Graph, options, metabolites, context.Cancellation);
        var verdicts = new ObservationVerdicts(search, options, own, context.Random);
        var ranking = new MechanismRanking(matched, results, search);
        var explained = new ExplainedObservation[matched.Length];
        var links = new ConcurrentBag<ObservationLink>();
        MatchedObservation[][] byNode = [.. matched.GroupBy(m => m.Node).Select(g => g.ToArray())];
        int next = -1;
        Parallel.For(0, Math.Min(context.ParallelOptions.MaxDegreeOfParallelism, byNode.Length), context.ParallelOptions, _ =>
        {
            using var goal = new ExplainGoal(search);
            for (int n = Interlocked.Increment(ref next); n < byNode.Length; n = Interlocked.Increment(ref next))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                goal.Node = byNode[n][0].Node;
                foreach (MatchedObservation one in byNode[n])
                {
                    explained[one.Position] = verdicts.Of(one, goal);
                    if (one.Node < 0) continue;
                    foreach (ObservationLink link in ExplainLinks.Onto(one, matched, goal)) links.Add(link);
                    ranking.Look(one, goal);
                }
            }
        });
        return new Explanation(
            own.Graph,
            [.. options.Causes.Select(c => own.Graph.Node(c)!)],
            explained,
            [.. links.OrderBy(l => l.From).ThenBy(l => l.To)],
            [.. ExplainLinks.Ties(matched, graph, own, options.Search.Context)],
            ranking.Ranked(),
            own,
            search.Complete)
        {
            Results = results,
        };
    }
}
