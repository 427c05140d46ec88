using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Centralities against networkx, by hand, and against listing all shortest paths.</summary>
[Oracle]
public sealed class PathwayTopologyTests
{
    private static MetaboliteSet Set(int nodes, IEnumerable<(int, int)> edges) => new()
    {
        Id = "s",
        Name = "s",
        Members = [.. Enumerable.Range(0, nodes).Select(i => $"n{i}")],
        Edges = [.. edges.Select(e => ($"n{e.Item1}", $"n{e.Item2}"))],
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Shares_equal_those_of_networkx(int scenario)
    {
        JsonElement graph = EnrichmentReference.Of("graphs")[scenario];
        int n = graph.GetProperty("n").GetInt32();
        (int, int)[] edges = [.. graph.GetProperty("edges").EnumerateArray().Select(e => (e[0].GetInt32(), e[1].GetInt32()))];
        RelativeCentralities actual = PathwayTopology.Centralities(Set(n, edges));
        double[] betweenness = graph.GetProperty("betweenness").Doubles(), degree = graph.GetProperty("out_degree").Doubles();
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(betweenness[i] / betweenness.Sum(), actual.Betweenness![i], 1e-12);
            Assert.Equal(degree[i] / degree.Sum(), actual.OutDegree![i], 1e-12);
        }
    }

    [Fact]
    public void Impact_is_the_share_of_the_hits()
    {
        // 0 → 1 → 2 → 3 and 1 → 3: betweenness 1: (0,2), (0,3) = 2; 2: nothing shortest (1 → 3 is direct) = 0.
        PathwayImpact impact = PathwayTopology.Impact(Set(4, [(0, 1), (1, 2), (2, 3), (1, 3), (1, 3), (2, 2)]), ["n2", "n1", "elsewhere"]);
        Assert.Equal((1.0, 0.75, 4), (impact.Betweenness, impact.OutDegree, impact.Edges));
        Assert.Equal(0, PathwayTopology.Impact(Set(4, [(0, 1), (1, 2), (2, 3), (1, 3)]), ["n2"]).Betweenness);
    }

    [Fact]
    public void Without_edges_there_is_no_impact()
    {
        PathwayImpact none = PathwayTopology.Impact(Set(3, []), ["n0"]);
        Assert.Null(none.Betweenness);
        Assert.Null(none.OutDegree);
        Assert.Contains("no conversions", none.BetweennessNotAvailable, StringComparison.Ordinal);
        PathwayImpact pair = PathwayTopology.Impact(Set(2, [(0, 1)]), ["n0"]);
        Assert.Null(pair.Betweenness);
        Assert.Contains("no member", pair.BetweennessNotAvailable, StringComparison.Ordinal);
        Assert.Equal(1, pair.OutDegree);
    }

    [Fact]
    public void Edges_to_compounds_outside_are_counted_and_not_used()
    {
        MetaboliteSet set = Set(2, [(0, 1)]) with { Edges = [("n0", "n1"), ("n1", "x")] };
        Assert.Equal((1, 1), (PathwayTopology.Impact(set, []).Edges, PathwayTopology.Impact(set, []).EdgesOutside));
    }

    [Fact]
    public void Betweenness_equals_listing_all_shortest_paths()
    {
        var random = new Rng(5);
        for (int graph = 0; graph < 40; graph++)
        {
            int n = 3 + random.NextInt(5);
            (int From, int To)[] edges =
                [.. from a in Enumerable.Range(0, n) from b in Enumerable.Range(0, n) where a != b
                    && random.NextDouble() < 0.35 select (a, b)];
            double[] listed = Listed(n, edges);
            double[] actual = new DirectedGraph(n, edges).Betweenness();
            for (int i = 0; i < n; i++) Assert.Equal(listed[i], actual[i], 1e-12);
        }
    }

    private static double[] Listed(int n, (int From, int To)[] edges)
    {
        double[] betweenness = new double[n];
        for (int s = 0; s < n; s++)
            for (int t = 0; t < n; t++)
            {
                if (s == t) continue;
                List<int[]> shortest = [];
                Walk([s]);
                void Walk(int[] path)
                {
                    if (path[^1] == t)
                    {
                        if (shortest.Count > 0 && path.Length < shortest[0].Length) shortest.Clear();
                        if (shortest.Count == 0 || path.Length == shortest[0].Length) shortest.Add(path);
                        return;
                    }

                    foreach ((int from, int to) in edges)
                        if (from == path[^1] && !path.Contains(to)) Walk([.. path, to]);
                }

                foreach (int[] path in shortest)
                    foreach (int v in path[1..^1]) betweenness[v] += 1.0 / shortest.Count;
            }

        return betweenness;
    }
}
