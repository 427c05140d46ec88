using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

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

    [Fact]
    public void Mechanisms_are_those_of_joining_the_best_halves_found_one_by_one() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = RandomGraphs.Of(seed, 9, 22);
            SearchOptions search = ExplainOptions.DefaultSearch with { MaximumLength = 2 + (int)(seed % 5) };
            string[] causes = [.. graph.Nodes.Take(1 + (int)(seed % 3)).Select(n => n.Id)];
            Observation[] observations =
            [
                .. graph.Nodes.Skip(4).Select((n, i) => new Observation(n.Id, ObservationKind.Molecule, (ObservedChange)((int)(seed + (ulong)i) % 3)) { Identifiers = [n.Id] }),
            ];
            Explanation explanation = ExplainQuery.Run(graph, observations, new ExplainOptions { Causes = causes, Search = search });
            Assert.DoesNotContain(explanation.Mechanisms, m => causes.Contains(m.Node.Id));
            foreach (Node node in graph.Nodes.Skip(causes.Length))
            {
                MechanismCandidate? candidate = explanation.Mechanisms.SingleOrDefault(m => m.Node == node);
                for (int i = 0; i < observations.Length; i++)
                {
                    string goal = graph.Nodes[i + 4].Id;
                    Sign seen = observations[i].Sign;
                    SignedPath[] whole = [.. Joined(graph, (causes, node.Id, goal), search)];
                    SignedPath? fit = whole.Where(p => p.Sign == seen).Order(SignedPath.Order).FirstOrDefault(), against = whole.Where(p => p.Sign == seen.Times(Sign.Minus)).Order(SignedPath.Order).FirstOrDefault();
                    SignedPath? any = whole.Order(SignedPath.Order).FirstOrDefault();
                    (Verdict Verdict, SignedPath Path)? expected = (node.Id == goal && seen != Sign.Unknown) || any is null ? null
                        : seen == Sign.Unknown ? (Verdict.Reached, any)
                        : fit is not null ? (against is not null ? Verdict.Contested : Verdict.Fits, fit)
                        : against is not null ? (Verdict.Contradicts, against)
                        : (Verdict.SignOpen, any);
                    MechanismReach? found = candidate?.Reaches.SingleOrDefault(r => r.Observation == i);
                    Assert.Equal(expected?.Verdict, found?.Verdict);
                    if (found is null) continue;
                    Assert.Equal(expected!.Value.Path.Belief, found.Belief, 1e-9); // sums of logarithms in another order
                    Assert.Equal(expected.Value.Path.Belief, found.Path.Belief, 1e-9);
                    string[] best = [.. whole.Where(p => expected.Value.Path.Belief - p.Belief < 1e-9 && p.Sign == found.Path.Sign).Select(Told)];
                    Assert.Contains(Told(found.Path), best);
                }

                if (candidate is null) continue;
                Assert.Equal(candidate.Reaches.Count(r => r.Verdict == Verdict.Fits), candidate.Fits); // here every measure is a result of its own
                Assert.Equal(candidate.Reaches.Count(r => r.Verdict == Verdict.Contradicts), candidate.Contradicts);
                Assert.Equal(candidate.Reaches.Count(r => r.Verdict == Verdict.Contested), candidate.Contested);
            }
        },
        100);

    [Fact]
    public void Threads_change_nothing() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = RandomGraphs.Of(seed, 40, 130);
            Observation[] observations =
            [
                .. Enumerable.Range(0, 12).Select(i => new Observation(
                    graph.Nodes[(i * 3) + 1].Symbol!, (ObservationKind)(i % 3), (ObservedChange)((int)(seed + (ulong)i) % 4)) { Identifiers = [graph.Nodes[(i * 3) + 1].Id] }),
            ];
            var options = new ExplainOptions { Causes = [graph.Nodes[0].Id, graph.Nodes[2].Id], OwnStudy = ["study 1"] };
            Assert.Equal(
                Told(ExplainQuery.Run(graph, observations, options, new RunContext { Threads = 1 })),
                Told(ExplainQuery.Run(graph, observations, options, new RunContext { Threads = 4 })));
        },
        30);

    [Fact]
    public void Beliefs_without_a_study_are_those_of_a_graph_that_never_had_it() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = RandomGraphs.Of(seed, 8, 30);
            OwnStudyRemoval own = OwnStudy.Without(graph, ["Study 3", "study 5"]);
            Edge[] left =
            [
                .. graph.Edges.Select(e => (Edge: e, Left: e.Evidence.Where(v => v.Cohort is not ("study 3" or "study 5")).ToArray()))
                    .Where(e => e.Left.Length > 0 || e.Edge.Evidence.Count == 0).Select(e => e.Edge with { Evidence = e.Left }),
            ];
            var rebuilt = new MechanismGraph(graph.Nodes, left);
            Assert.Equal(rebuilt.Edges.Select(e => (e.Id, e.Evidence.Count)), own.Graph.Edges.Select(e => (e.Id, e.Evidence.Count)));
            Assert.Equal(rebuilt.Beliefs.Select(b => b.ToString()), own.Graph.Beliefs.Select(b => b.ToString()));
            Assert.Equal(rebuilt.Edges.Select(Studied(rebuilt)), own.Graph.Edges.Select(Studied(own.Graph)));
            foreach (Node node in graph.Nodes)
            {
                int index = graph.NodeIndex(node.Id);
                Assert.Equal(rebuilt.Outgoing(index), own.Graph.Outgoing(index));
                Assert.Equal(rebuilt.Incoming(index), own.Graph.Incoming(index));
            }

            Assert.Equal(graph.Edges.Count - left.Length, own.SetAside.Count);
            Assert.All(own.Weakened, e => Assert.True(own.Graph.Edge(e.Id)!.Evidence.Count < e.Evidence.Count));
        },
        60);

    [Fact]
    public void What_is_known_of_other_studies_stays_when_one_is_set_aside() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = Cited(seed);
            OwnStudyRemoval own = OwnStudy.Without(graph, ["doi:10.1/3"]);
            for (int e = 0; e < own.Graph.Edges.Count; e++)
            {
                int before = graph.Edges.ToList().FindIndex(o => o.Id == own.Graph.Edges[e].Id);
                IReadOnlyList<Evidence> left = own.Graph.Edges[e].Evidence;
                for (int k = 0; k < left.Count; k++)
                {
                    int at = graph.Edges[before].Evidence.ToList().FindIndex(v => ReferenceEquals(v, left[k]));
                    Assert.Equal(graph.Studies.Of(before, at), own.Graph.Studies.Of(e, k));
                    Assert.Equal(graph.Studies.Also(before, at), own.Graph.Studies.Also(e, k));
                    Assert.DoesNotContain("doi:10.1/3", left[k].References);
                }

                Assert.Equal(
                    EdgeBelief.Of(own.Graph.Edges[e], stance => own.Graph.Studies.On(own.Graph, e, stance)).ToString(), own.Graph.Beliefs[e].ToString());
            }
        },
        60);

    /// <summary>A random graph whose evidence cites one to five of twelve works.</summary>
    private static MechanismGraph Cited(ulong seed)
    {
        MechanismGraph plain = RandomGraphs.Of(seed, 8, 20);
        var rng = new Rng(seed);
        return new MechanismGraph(plain.Nodes, plain.Edges.Select(e => e with { Evidence = [.. e.Evidence.Select(Citing)] }));

        Evidence Citing(Evidence evidence) => evidence with
        {
            Cohort = rng.NextInt(2) == 0 ? null : evidence.Cohort,
            References = [.. Enumerable.Range(0, 1 + rng.NextInt(5)).Select(_ => $"doi:10.1/{rng.NextInt(12)}").Distinct()],
        };
    }

    /// <summary>Names of the studies on an edge.</summary>
    private static Func<Edge, string> Studied(MechanismGraph graph) => edge => string.Join(
        ", ", Enumerable.Range(0, edge.Evidence.Count).Select(k => graph.Studies.Of(graph.Edges.ToList().IndexOf(edge), k)).Select(s => s < 0 ? "-" : graph.Studies.Names[s]));

    private static string Told(Explanation explanation) => string.Join(
        "\n",
        [
            $"{explanation.Complete} {string.Join(" ", explanation.Results)}",
            .. explanation.Observations.Select(o => $"{o.Verdict} {string.Join(" | ", o.For.Concat(o.Against).Concat(o.Open).Select(Told))} {o.Signs?.Plus}"),
            .. explanation.Links.Select(l => $"{l.From} {l.To} {l.Opposed} {Told(l.Path)}"),
            .. explanation.Ties.Select(t => $"{t.From} {t.To} {t.Edge.Id} {t.OwnOnly}"),
            .. explanation.Mechanisms.Select(m => $"{m.Node.Id} {m.Fits} {m.Contradicts} {m.Contested} {m.Enriched} {m.Belief:R} {Told(m.FromCause)}"),
            .. explanation.Mechanisms.SelectMany(m => m.Reaches.Select(r => $"{m.Node.Id} {r.Observation} {r.Result} {r.Verdict} {r.Belief:R} {Told(r.Path)}")),
        ]);

    private static string Told(SignedPath path) => string.Join(" ", path.Steps.Select(s => s.Edge.Id));

    /// <summary>Paths over a node, from the best half of each sign on both sides.</summary>
    private static IEnumerable<SignedPath> Joined(MechanismGraph graph, (string[] Causes, string Node, string Goal) over, SearchOptions options)
    {
        Sign[] signs = [Sign.Plus, Sign.Minus, Sign.Unknown];
        SignedPath? Half(string from, string to, Sign sign) => PathQuery.Best(graph, (from, to), sign, 1, options).Paths.SingleOrDefault();
        SignedPath? First(Sign sign) => over.Causes.Select(c => Half(c, over.Node, sign)).OfType<SignedPath>().Order(SignedPath.Order).FirstOrDefault();
        foreach (SignedPath first in signs.Select(First).OfType<SignedPath>())
        {
            if (over.Node == over.Goal)
            {
                yield return first;
                continue;
            }

            foreach (SignedPath second in signs.Select(s => Half(over.Node, over.Goal, s)).OfType<SignedPath>())
            {
                if (first.Steps.Count + second.Steps.Count > options.MaximumLength || first.Nodes.Intersect(second.Nodes.Skip(1)).Any()) continue;
                yield return new SignedPath([.. first.Steps, .. second.Steps], first.Sign.Times(second.Sign), first.Belief * second.Belief);
            }
        }
    }

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
