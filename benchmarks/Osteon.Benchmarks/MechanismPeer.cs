using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>
/// NetworkX beside us on the questions that it knows too: best simple paths of any sign, and loops up to a length. It sees one arc from node to node, the
/// best believed, and gets it ready made; ours tell signs apart and make their arcs in every call. Costs and counts must agree, or the run fails.
/// </summary>
internal static class MechanismPeer
{
    private const int Paths = 5;
    private const int Asked = 40;
    private const int LongestLoop = 4;

    public static void Run(MechanismGraph graph)
    {
        var rng = new Rng(3);
        int[][] ends = [.. Enumerable.Range(0, Asked).Select(_ => new[] { rng.NextInt(graph.Nodes.Count), rng.NextInt(graph.Nodes.Count) }).Where(e => e[0] != e[1])];
        (int From, int To, double Cost)[] arcs =
        [
            .. Enumerable.Range(0, graph.Edges.Count)
                .Where(e => graph.Edges[e].Relation != Relation.Structural && graph.FromIndex[e] != graph.ToIndex[e])
                .GroupBy(e => (graph.FromIndex[e], graph.ToIndex[e]))
                .Select(g => (g.Key.Item1, g.Key.Item2, g.Min(e => -Math.Log(graph.Beliefs[e].ForPaths)))),
        ];
        JsonElement peer = PeerProcess.Ask("graph_queries.py", new
        {
            from = arcs.Select(a => a.From),
            to = arcs.Select(a => a.To),
            cost = arcs.Select(a => a.Cost),
            ends,
            count = Paths,
            longest = LongestLoop,
        });
        double[] ours = new double[ends.Length];
        for (int i = -1; i < ends.Length; i++)
        {
            (string, string) pair = (graph.Nodes[ends[Math.Max(i, 0)][0]].Id, graph.Nodes[ends[Math.Max(i, 0)][1]].Id);
            long start = Stopwatch.GetTimestamp();
            PathQuery.Best(graph, pair, null, Paths, SearchOptions.Default);
            if (i < 0) continue;
            ours[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double[] found = Costs(PathQuery.Best(graph, pair, null, 3 * Paths, SearchOptions.Default with { MaximumLength = 20 }).Paths);
            double[] theirs = [.. peer.GetProperty("costs")[i].EnumerateArray().Select(c => c.GetDouble())];
            if (found.Length != theirs.Length || found.Zip(theirs).Any(p => Math.Abs(p.First - p.Second) > 1e-9))
                throw new InvalidOperationException($"{pair}: NetworkX has other paths");
        }

        Tell($"paths, k = {Paths}, any sign", Median(ours), Median([.. peer.GetProperty("seconds").EnumerateArray().Select(s => s.GetDouble())]));
        if (peer.GetProperty("loops").ValueKind == JsonValueKind.Null)
        {
            Console.WriteLine("this NetworkX has no bound for loops");
            return;
        }

        double[] times = new double[7];
        int loops = 0;
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            FeedbackAnswer answer = FeedbackQuery.Run(graph, SearchOptions.Default with { MaximumLength = LongestLoop });
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            loops = answer.Loops.Select(l => string.Join(' ', l.Nodes)).Distinct().Count();
            if (!answer.Complete) throw new InvalidOperationException("too many loops to compare");
        }

        if (loops != peer.GetProperty("loops").GetInt32()) throw new InvalidOperationException($"{loops} loops, NetworkX {peer.GetProperty("loops")}");
        Tell($"feedback, {LongestLoop} edges, {loops} loops", Median(times), peer.GetProperty("loop_seconds").GetDouble());

        void Tell(string name, double our, double their) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34} median {our * 1e3,7:F2} ms   NetworkX {peer.GetProperty("networkx").GetString()} {their * 1e3,8:F2} ms   ratio {their / our:F1}"));
    }

    /// <summary>Costs of the best paths that differ in their nodes.</summary>
    private static double[] Costs(IReadOnlyList<SignedPath> paths) =>
        [.. paths.DistinctBy(p => string.Join(' ', p.Nodes)).Take(Paths).Select(p => p.Steps.Sum(s => -Math.Log(s.Belief.ForPaths)))];

    private static double Median(double[] times)
    {
        double[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 2];
    }
}
