using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Mechanism.Tests;

/// <summary>Explanations against listing all simple paths of small random graphs, edge by edge.</summary>
[Property]
public sealed class ExplainPropertyTests
{
    private static Gen<ulong> Seeds => Gen.Choose(1, int.MaxValue).Select(s => (ulong)s);

    [Fact]
    public void Verdicts_are_those_of_listing_all_supported_paths() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = RandomGraphs.Of(seed, 7, 16);
            int length = 2 + (int)(seed % 4);
            var options = new ExplainOptions { Causes = [graph.Nodes[0].Id], Search = ExplainOptions.DefaultSearch with { MaximumLength = length }, OwnStudy = ["study 3"] };
            Observation[] observations =
            [
                .. graph.Nodes.Skip(1).Select((n, i) => new Observation(n.Symbol!, ObservationKind.Molecule, (ObservedChange)((int)(seed + (ulong)i) % 4))),
            ];
            Explanation explanation = ExplainQuery.Run(graph, observations, options);
            for (int i = 0; i < observations.Length; i++)
            {
                List<(Sign Sign, double Belief)> all = [];
                Walk(graph, (graph.Nodes[0].Id, graph.Nodes[i + 1].Id), length, [], all);
                ExplainedObservation one = explanation.Observations[i];
                Sign seen = observations[i].Sign;
                bool same = all.Exists(p => p.Sign == seen), opposite = all.Exists(p => p.Sign == seen.Times(Sign.Minus));
                Verdict? expected = all.Count == 0 ? null
                    : observations[i].Change == ObservedChange.NotShown ? Verdict.ExpectedNotShown
                    : seen == Sign.Unknown ? Verdict.Reached
                    : same && opposite ? Verdict.Contested
                    : same ? Verdict.Fits
                    : opposite ? Verdict.Contradicts
                    : Verdict.SignOpen;
                if (expected is null) Assert.Contains(one.Verdict, (Verdict[])[Verdict.NamedOnly, Verdict.Unexplained]);
                else Assert.Equal(expected, one.Verdict);
                double best = all.Count == 0 ? 0 : all.Max(p => p.Belief);
                Assert.Equal(best, one.Best?.Belief ?? 0, 9);
            }
        },
        150);

    /// <summary>Every simple path over edges that a study other than the own supports.</summary>
    private static void Walk(MechanismGraph graph, (string From, string To) ends, int length, IReadOnlyList<Edge> path, List<(Sign Sign, double Belief)> found)
    {
        if (path.Count > 0 && ends.From == ends.To)
        {
            found.Add((path.Aggregate(Sign.Plus, (s, e) => s.Times(e.Sign)), path.Aggregate(1.0, (b, e) => b * EdgeBelief.Of(e).ForPaths)));
            return;
        }

        if (path.Count == length) return;
        foreach (Edge edge in graph.Edges.Where(e => e.From == ends.From && e.To != e.From))
        {
            Edge others = edge with { Evidence = [.. edge.Evidence.Where(e => e.Cohort != "study 3")] };
            if (!others.Evidence.Any(e => e.Stance == Stance.Supports)) continue;
            if (path.Any(p => p.From == edge.To) || edge.To == path.Select(p => p.From).FirstOrDefault(ends.From)) continue;
            Walk(graph, (edge.To, ends.To), length, [.. path, others], found);
        }
    }
}
