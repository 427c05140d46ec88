using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

/// <summary>Opposite effects over several claims, against listing every simple path of small random graphs.</summary>
[Property]
public sealed class PathContradictionTests
{
    private static Gen<ulong> Seeds => Gen.Choose(1, int.MaxValue).Select(s => (ulong)s);

    [Fact]
    public void They_are_those_of_listing_all_simple_paths_of_both_signs() => PropertyCheck.ForAll(Seeds, seed =>
    {
        MechanismGraph graph = Graph(seed);
        PathContradictionAnswer answer = PathContradictions.Of(graph);
        Edge[] walked = [.. graph.Edges.Where(Walked)];
        string[] sources = [.. walked.Select(e => e.From).Distinct().Where(IsSource)];
        Assert.True(answer.Complete);
        Assert.Equal((sources.Length, walked.Length), (answer.Sources, answer.Claims));
        var expected = new List<string>();
        foreach (string source in sources)
        {
            foreach (string target in graph.Nodes.Select(n => n.Id).Where(id => id != source))
            {
                List<Edge[]> paths = Paths(graph, walked, source, target);
                if (Best(graph, paths, 1) is not { } plus || Best(graph, paths, -1) is not { } minus) continue;
                if (plus.Length + minus.Length == 2) continue;
                expected.Add($"{source} {target} {Belief(graph, plus):0.000000} {Belief(graph, minus):0.000000}");
            }
        }

        IEnumerable<string> found = answer.Found
            .Select(c => $"{c.Source.Id} {c.Target.Id} {c.Raising.Belief:0.000000} {c.Lowering.Belief:0.000000}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(answer.Found, c =>
        {
            Check(graph, c.Raising, 1, c.Source.Id, c.Target.Id);
            Check(graph, c.Lowering, -1, c.Source.Id, c.Target.Id);
            string[] differing =
            [
                .. EdgeContext.Keys.Where(k => !Values(c.Raising, k).ToHashSet().SetEquals(Values(c.Lowering, k))),
            ];
            Assert.Equal(differing, c.Differences.Select(d => d.Key));
            Assert.All(c.Differences, d =>
            {
                Assert.Equal(Values(c.Raising, d.Key), d.Raising);
                Assert.Equal(Values(c.Lowering, d.Key), d.Lowering);
            });
        });
    });

    [Fact]
    public void Vesicles_of_aged_donors_contradict_what_other_vesicles_do_to_fracture_healing()
    {
        PathContradictionAnswer answer = IndicationDossier.Of(ShippedMechanism.Graph, "indication:fracture").Paths;
        PathContradiction found = Assert.Single(answer.Found);
        Assert.Equal(("vesicle:msc-exo", "process:fracture-healing"), (found.Source.Id, found.Target.Id));
        Assert.Equal(["e-4035"], found.Raising.Steps.Select(s => s.Edge.Id));
        Assert.Equal(["e-2017", "e-4208"], found.Lowering.Steps.Select(s => s.Edge.Id));
        PathDifference state = found.Differences.Single(d => d.Key == "state");
        Assert.Equal(["aged-donor"], state.Lowering);
    }

    private static bool IsSource(string id) => id.Split(':')[0] is "vesicle" or "cell" or "carrier";

    private static bool Walked(Edge edge) => edge.From != edge.To && edge.Evidence.Any(v => v.Stance == Stance.Supports)
        && edge.Relation is Relation.Raises or Relation.Lowers or Relation.Unknown or Relation.ContextDependent or Relation.Contains;

    private static int SignOf(Edge edge) => edge.Relation switch
    {
        Relation.Raises or Relation.Contains => 1,
        Relation.Lowers => -1,
        _ => 0,
    };

    private static List<Edge[]> Paths(MechanismGraph graph, Edge[] walked, string from, string to)
    {
        var found = new List<Edge[]>();
        Walk(from, [], [from]);
        return found;

        void Walk(string node, Edge[] path, HashSet<string> passed)
        {
            if (node == to)
            {
                found.Add(path);
                return;
            }

            if (path.Length == PathContradictions.Length) return;
            foreach (Edge edge in walked)
                if (edge.From == node && !passed.Contains(edge.To)) Walk(edge.To, [.. path, edge], [.. passed, edge.To]);
        }
    }

    /// <summary>Of the paths with this sign the one with the highest belief, of equals the shortest.</summary>
    private static Edge[]? Best(MechanismGraph graph, List<Edge[]> paths, int sign) => paths
        .Where(p => p.Aggregate(1, (s, e) => s * SignOf(e)) == sign)
        .OrderByDescending(p => Math.Round(Belief(graph, p), 9)).ThenBy(p => p.Length).FirstOrDefault();

    private static double Belief(MechanismGraph graph, Edge[] path) => path.Aggregate(1.0, (b, e) => b * graph.BeliefOf(e).ForPaths);

    private static void Check(MechanismGraph graph, SignedPath path, int sign, string from, string to)
    {
        Edge[] edges = [.. path.Steps.Select(s => s.Edge)];
        Assert.All(edges, e => Assert.True(Walked(e) && graph.Edge(e.Id) == e));
        Assert.Equal(sign, edges.Aggregate(1, (s, e) => s * SignOf(e)));
        Assert.Equal((from, to), (edges[0].From, edges[^1].To));
        Assert.All(edges.Zip(edges.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.InRange(edges.Length, 1, PathContradictions.Length);
        Assert.Equal(edges.Length + 1, edges.Select(e => e.From).Append(to).Distinct().Count());
    }

    private static string[] Values(SignedPath path, string key) =>
        [.. path.Steps.Select(s => s.Edge.Context[key]).OfType<string>().Distinct()];

    /// <summary>Few nodes and many arrows, so that both signs are often reached; some edges are definitions with the belief 1.</summary>
    private static MechanismGraph Graph(ulong seed)
    {
        var rng = new Rng(seed);
        string[] ids = ["vesicle:v", "cell:a", "carrier:c", "mirna:m", "gene:g", "process:p", "outcome:o"];
        Relation[] relations =
        [
            Relation.Raises, Relation.Raises, Relation.Lowers, Relation.Lowers, Relation.Contains, Relation.Unknown, Relation.Structural,
            Relation.Treats,
        ];
        T Pick<T>(params T[] from) => from[rng.NextInt(from.Length)];
        return new MechanismGraph(
            ids.Select(id => new Node(id, MechWords.KindOfPrefix(id.Split(':')[0])!.Value)),
            Enumerable.Range(0, 4 + rng.NextInt(14)).Select(i => new Edge($"e-{i:000}", Pick(ids), Pick(relations), Pick(ids))
            {
                Mechanism = Pick(MechanismKind.NotStated, MechanismKind.NotStated, MechanismKind.Definition),
                Context = new EdgeContext { State = Pick(null, "native", "aged-donor"), Species = Pick(null, null, "rat") },
                Evidence =
                [
                    .. Enumerable.Range(0, 1 + rng.NextInt(2)).Select(k => new Evidence($"M-{(i * 10) + k}", (EvidenceType)rng.NextInt(6))
                    {
                        Stance = Pick(Stance.Supports, Stance.Supports, Stance.Refutes, Stance.Mentions),
                        Cited = Pick<int[]>([], [rng.NextInt(50)]),
                    }),
                ],
            }));
    }
}
