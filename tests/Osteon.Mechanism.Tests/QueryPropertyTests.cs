using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Mechanism.Tests;

/// <summary>Every query against plain enumeration on small random graphs.</summary>
[Property]
public sealed class QueryPropertyTests
{
    private static readonly Sign?[] Wanted = [null, Sign.Plus, Sign.Minus, Sign.Unknown];

    private static Gen<ulong> Seeds => Gen.Choose(1, int.MaxValue).Select(s => (ulong)s);

    [Fact]
    public void The_best_paths_are_those_of_listing_all_simple_paths() => PropertyCheck.ForAll(Seeds, seed =>
    {
        MechanismGraph graph = RandomGraphs.Of(seed, 7, 18);
        SearchOptions options = SearchOptions.Default with { MaximumLength = 2 + (int)(seed % 5) };
        List<SignedPath> all = AllPaths(graph, options, 0, 6);
        foreach (Sign? sign in Wanted)
        {
            string[] expected = [.. all.Where(p => sign is null || p.Sign == sign).Order(SignedPath.Order).Take(4).Select(Text)];
            PathAnswer answer = PathQuery.Best(graph, (graph.Nodes[0].Id, graph.Nodes[6].Id), sign, 4, options);
            Assert.True(answer.Complete);
            Assert.Equal(expected, answer.Paths.Select(Text));
        }
    });

    [Fact]
    public void Causes_and_effects_are_those_of_listing_all_simple_paths() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = RandomGraphs.Of(seed, 6, 15);
            SearchOptions options = SearchOptions.Default with { MaximumLength = 4 };
            foreach (bool effects in (bool[])[false, true])
            {
                InfluenceAnswer answer = effects ? InfluenceQuery.Effects(graph, graph.Nodes[2].Id, options) : InfluenceQuery.Upstream(graph, graph.Nodes[2].Id, options);
                Assert.True(answer.Complete);
                var expected =
                    from other in Enumerable.Range(0, 6)
                    where other != 2
                    from path in effects ? AllPaths(graph, options, 2, other) : AllPaths(graph, options, other, 2)
                    group path by (graph.Nodes[other].Id, path.Sign) into paths
                    orderby paths.Key.Id, paths.Key.Sign
                    select (paths.Key, Math.Round(paths.Max(p => p.Belief), 9));
                Assert.Equal(expected, answer.Influences.OrderBy(i => i.Node.Id, StringComparer.Ordinal).ThenBy(i => i.Path.Sign)
                    .Select(i => ((i.Node.Id, i.Path.Sign), Math.Round(i.Path.Belief, 9))));
            }
        },
        100);

    [Fact]
    public void Loops_are_those_of_listing_all_cycles() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            MechanismGraph graph = RandomGraphs.Of(seed, 6, 16);
            SearchOptions options = SearchOptions.Default with { MaximumLength = 2 + (int)(seed % 5) };
            string[] expected = [.. AllCycles(graph, options).Select(Text).Order(StringComparer.Ordinal)];
            IReadOnlyList<SignedPath> loops = FeedbackQuery.Run(graph, options).Loops;
            Assert.Equal(expected, loops.Select(Text).Order(StringComparer.Ordinal));
            Assert.Equal(loops.Order(SignedPath.Order), loops);
            foreach (Sign sign in Enum.GetValues<Sign>()) Assert.Equal(loops.Where(l => l.Sign == sign).Select(Text), FeedbackQuery.Run(graph, options, null, sign).Loops.Select(Text));
            foreach (Node node in graph.Nodes)
                Assert.Equal(expected.Where(e => e.Contains(node.Id, StringComparison.Ordinal)), FeedbackQuery.Run(graph, options, node.Id).Loops.Select(Text).Order(StringComparer.Ordinal));
        },
        100);

    [Fact]
    public void The_smallest_breaking_sets_are_those_of_trying_all_sets() => PropertyCheck.ForAll(
        Seeds,
        seed =>
        {
            const int StudyCount = 6;
            MechanismGraph graph = RandomGraphs.Of(seed, 6, 14, StudyCount);
            SearchOptions options = SearchOptions.Default with { MaximumLength = 5 };
            foreach (Sign? sign in Wanted)
            {
                RemovalAnswer answer = RemovalQuery.Run(graph, (graph.Nodes[0].Id, graph.Nodes[5].Id), new RemovalOptions(sign, StudyCount), options);
                var breaking = Enumerable.Range(0, 1 << StudyCount).Where(set => !Holds(graph, sign, options, set)).ToList();
                Assert.Equal(!breaking.Contains(0), answer.Holds);
                if (!answer.Holds) continue;
                int smallest = breaking.Min(s => int.PopCount(s));
                IEnumerable<string> expected = breaking.Where(s => int.PopCount(s) == smallest)
                    .Select(s => string.Join(",", Enumerable.Range(0, StudyCount).Where(i => (s >> i & 1) == 1).Select(i => $"study {i}"))).Order(StringComparer.Ordinal);
                Assert.Equal(expected, answer.Sets.Select(s => string.Join(",", s.Studies)).Order(StringComparer.Ordinal));
                Assert.Equal(smallest - 1, answer.Survives);
            }
        },
        60);

    private static bool Holds(MechanismGraph graph, Sign? sign, SearchOptions options, int lost)
    {
        MechanismGraph left = graph.Where(e => e.Evidence.Any(v => v.Stance == Stance.Supports && (lost >> (v.Cohort![^1] - '0') & 1) == 0));
        return AllPaths(left, options, 0, 5).Exists(p => sign is null || p.Sign == sign);
    }

    private static List<SignedPath> AllPaths(MechanismGraph graph, SearchOptions options, int from, int to)
    {
        SignedArcs arcs = SignedArcs.Of(graph, options);
        var found = new List<SignedPath>();
        void Walk(int node, List<int> path, HashSet<int> visited)
        {
            if (node == to)
            {
                found.Add(SignedPath.Of(graph, arcs, [.. path]));
                return;
            }

            if (path.Count == options.MaximumLength) return;
            for (int arc = 0; arc < arcs.From.Length; arc++)
                if (arcs.From[arc] == node && !visited.Contains(arcs.To[arc])) Walk(arcs.To[arc], [.. path, arc], [.. visited, arcs.To[arc]]);
        }

        Walk(from, [], [from]);
        return found;
    }

    private static List<SignedPath> AllCycles(MechanismGraph graph, SearchOptions options)
    {
        SignedArcs arcs = SignedArcs.Of(graph, options);
        var found = new List<SignedPath>();
        void Walk(int root, int node, List<int> path)
        {
            for (int arc = 0; arc < arcs.From.Length; arc++)
            {
                if (arcs.From[arc] != node || path.Count == options.MaximumLength) continue;
                if (arcs.To[arc] == root) found.Add(SignedPath.Of(graph, arcs, [.. path, arc]));
                else if (arcs.To[arc] > root && !path.Exists(a => arcs.To[a] == arcs.To[arc])) Walk(root, arcs.To[arc], [.. path, arc]);
            }
        }

        for (int root = 0; root < graph.Nodes.Count; root++) Walk(root, root, []);
        return found;
    }

    private static string Text(SignedPath path) => string.Join(" ", path.Steps.Select(s => $"{s.Edge.From}{s.Edge.Id}")) + path.Sign.Symbol();
}
