using System.Diagnostics;
using System.Globalization;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>
/// "mechanism [EDGES]": every query on a random graph of five edges a node and on one of fifty, from fixed seeds; the goal is 50 ms at 5,000 edges. The ends are drawn anew for
/// each call: one that compiles, 30 during which the runtime still recompiles what is called often, and 40 of which the median is told; the longest of
/// both is. Reading and beliefs are not part of a query. "mechanism peer": NetworkX beside us.
/// </summary>
internal static class MechanismBenchmark
{
    private const int Repetitions = 40;
    private const int WarmUp = 30;

    private static readonly Relation[] Relations = [Relation.Raises, Relation.Raises, Relation.Lowers, Relation.Lowers, Relation.Unknown, Relation.Structural];

    public static void Run(string[] arguments)
    {
        if (arguments is ["peer"])
        {
            MechanismPeer.Run(Draw(5000, 1000));
            return;
        }

        int edges = arguments is [{ } text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5000;
        Time("studies and beliefs of a graph", () => Draw(edges, edges / 5), g => g.Beliefs.Count > 0);
        Queries("", Draw(edges, edges / 5));
        Queries("dense: ", Draw(edges, edges / 50));
    }

    private static void Queries(string prefix, MechanismGraph graph)
    {
        _ = graph.Beliefs.Count;
        void Time(string name, Func<bool> query) => MechanismBenchmark.Time(prefix + name, () => query, q => q());
        var rng = new Rng(2);
        string Node() => graph.Nodes[rng.NextInt(graph.Nodes.Count)].Id;
        (string From, string To) Ends()
        {
            string from = Node();
            while (true)
                if (Node() is { } to && to != from) return (from, to);
        }

        SearchOptions options = SearchOptions.Default;
        Time("paths, k = 5, any sign", () => PathQuery.Best(graph, Ends(), null, 5, options).Complete);
        Time("paths, k = 5, sign +", () => PathQuery.Best(graph, Ends(), Sign.Plus, 5, options).Complete);
        Time("paths, k = 5, sign -", () => PathQuery.Best(graph, Ends(), Sign.Minus, 5, options).Complete);
        Time("upstream, 5 edges", () => InfluenceQuery.Upstream(graph, Node(), options with { MaximumLength = 5 }).Complete);
        Time("effects, 5 edges", () => InfluenceQuery.Effects(graph, Node(), options with { MaximumLength = 5 }).Complete);
        Time("conflicts", () => ConflictQuery.Run(graph).Conflicts.Count >= 0);
        Time("feedback, 4 edges", () => FeedbackQuery.Run(graph, options with { MaximumLength = 4 }).Complete);
        Time("feedback, 6 edges", () => FeedbackQuery.Run(graph, options with { MaximumLength = 6 }).Loops.Count >= 0);
        Time("feedback of a node, 6 edges", () => FeedbackQuery.Run(graph, options with { MaximumLength = 6 }, Node()).Complete);
        Time("gaps", () => GapQuery.Run(graph).Gaps.Count >= 0);
        Time("what-if-removed", () => RemovalQuery.Run(graph, Ends(), new RemovalOptions(Sign.Plus), options).Complete);
        Observation[] Results() =>
        [
            .. Enumerable.Range(0, 12).Select(i => new Observation(Node(), ObservationKind.Outcome, i % 2 == 0 ? ObservedChange.Higher : ObservedChange.Lower)),
            .. Enumerable.Range(0, 8).Select(_ => new Observation(Node(), ObservationKind.Pathway, ObservedChange.Enriched)),
        ];
        Time("explain, 20 results", () => ExplainQuery.Run(graph, [.. Results().Select(o => o with { Identifiers = [o.Name] })], new ExplainOptions { Causes = [Node()] }).Complete);
        Time("explain, own study aside", () => ExplainQuery.Run(
            graph,
            [.. Results().Select(o => o with { Identifiers = [o.Name] })],
            new ExplainOptions { Causes = [Node()], OwnStudy = [string.Create(CultureInfo.InvariantCulture, $"study {rng.NextInt(graph.Edges.Count / 3)}")] }).Complete);
        Time("check", () => MechanismCheck.Run(graph, CheckData.None).Count >= 0);
    }

    private static MechanismGraph Draw(int edges, int count)
    {
        var rng = new Rng(1);
        NodeKind[] kinds = [NodeKind.Protein, NodeKind.Protein, NodeKind.Process, NodeKind.Pathway, NodeKind.Cell];
        Node[] nodes =
        [
            .. Enumerable.Range(0, Math.Max(2, count)).Select(i => new Node($"{MechWords.Prefix(kinds[i % 5])}:N{i}", kinds[i % 5]) { Symbol = $"N{i}" }),
        ];
        string Any() => nodes[rng.NextInt(nodes.Length)].Id;
        return new MechanismGraph(nodes, Enumerable.Range(0, edges).Select(i => new Edge($"e-{i:000000}", Any(), Relations[rng.NextInt(6)], Any())
        {
            Evidence = [.. Enumerable.Range(0, 1 + rng.NextInt(3)).Select(k => Cite($"M-{i}{k}", rng.NextInt(edges / 3)))],
        }));

        static Evidence Cite(string claim, int study) => new(claim, EvidenceType.Review)
        {
            Cited = [1 + study],
            Cohort = string.Create(CultureInfo.InvariantCulture, $"study {study}"),
        };
    }

    private static void Time<T>(string name, Func<T> prepare, Func<T, bool> query)
    {
        T given = prepare();
        long first = Stopwatch.GetTimestamp();
        query(given); // compiled once
        double compiled = Stopwatch.GetElapsedTime(first).TotalMilliseconds;
        double[] warming = new double[WarmUp], times = new double[Repetitions];
        int cutOff = 0;
        using var self = Process.GetCurrentProcess();
        TimeSpan processor = TimeSpan.Zero;
        for (int i = -WarmUp; i < Repetitions; i++)
        {
            given = prepare();
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            bool complete = query(given);
            double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i < 0)
            {
                warming[-i - 1] = time;
                continue;
            }

            times[i] = time;
            if (!complete) cutOff++;
            self.Refresh();
            processor += self.TotalProcessorTime - before;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34} median {times[Repetitions / 2],7:F2} ms   longest {times[^1],7:F2} ms   processor {processor.TotalMilliseconds / Repetitions,6:F2} ms   first {compiled,6:F1} ms   longest of the next {WarmUp} {warming.Max(),6:F1} ms{(cutOff > 0 ? $"   {cutOff} cut off" : "")}"));
    }
}
