using Osteon.Mechanism;
using Osteon.Numerics;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Benchmarks;

/// <summary>A model with the run that is timed.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="Model">Every influence with a sign.</param>
/// <param name="Condition">Under what it runs.</param>
/// <param name="Start">Activities at time 0.</param>
internal sealed record LogicCase(string Name, LogicModel Model, LogicCondition Condition, double[] Start)
{
    /// <summary>81 output times, up to 20 of the greatest time constants: the defaults of the command.</summary>
    public double[] Times { get; } = [.. Enumerable.Range(0, 81).Select(i => 20 * Model.Nodes.Max(n => n.TimeConstant) * i / 80)];
}

/// <summary>The models of <see cref="LogicModelBenchmark"/>, from the shipped graph and from fixed seeds.</summary>
internal static class LogicModelCases
{
    /// <summary>
    /// miR-29a blocked, bone volume read out, all direct regulators taken along as inputs; what miR-29a acts on first is read out as well.
    /// </summary>
    public static (LogicModel Model, LogicChange Change, int[] Readouts) OfGraph()
    {
        MechanismGraph graph = ShippedMechanism.Graph;
        string from = graph.Names.Resolve("miR-29a").Id, to = graph.Names.Resolve("BV").Id;
        LogicModel model = GraphModel.Of(graph, new GraphModelParameters { From = [from], To = [to], Regulators = true }).Model;
        int[] first = [.. model.Influences.Where(i => i.From == model.IndexOf(from) && i.To != model.IndexOf(to)).Take(2).Select(i => i.To)];
        var after = new LogicCondition("after") { Held = new Dictionary<int, double> { [model.IndexOf(from)] = 0 } };
        return (model, new LogicChange(new LogicCondition("before"), after), [model.IndexOf(to), .. first]);
    }

    /// <summary>The way from the state of rest after the change, without the influences of unknown sign.</summary>
    public static LogicCase GraphCase(LogicModel model, LogicChange change)
    {
        LogicModel known = model with { Influences = [.. model.Influences.Where(i => i.Sign != Sign.Unknown)] };
        SteadyState rest = SteadyState.Find(new LogicSystem(known, change.Before), new double[known.Nodes.Count], RunContext.Default, false);
        return new LogicCase($"part of the graph, {known.Nodes.Count} nodes, {known.Influences.Count} influences", known, change.After, rest.State);
    }

    /// <summary>
    /// 200 nodes, 600 influences, one in three inhibits; w 0.5 to 1, n 1 to 3, EC50 0.3 to 0.49, τ 0.5 to 2, inputs 0 to 1; from random activities.
    /// </summary>
    public static LogicCase RandomCase()
    {
        var rng = new Rng(1);
        double Between(double low, double high) => low + ((high - low) * rng.NextDouble());
        LogicModel drawn = Draw(rng, 200, 600, false);
        LogicModel model = drawn with
        {
            Nodes = [.. drawn.Nodes.Select(n => n with { TimeConstant = Between(0.5, 2), Input = Between(0, 1), Initial = Between(0, 1) })],
            Influences =
            [
                .. drawn.Influences.Select(i => i with { Weight = Between(0.5, 1), Curve = new ActivationCurve(Between(1, 3), Between(0.3, 0.49)) }),
            ],
        };
        return new LogicCase("random, 200 nodes, 600 influences", model, new LogicCondition("free"), [.. model.Nodes.Select(n => n.Initial)]);
    }

    /// <summary>A ring with as many influences across it again, so that no node is fixed or set aside: all 2ⁿ states are searched.</summary>
    public static LogicModel Boolean(int nodes, ulong seed) => Draw(new Rng(seed), nodes, 2 * nodes, true);

    /// <summary>
    /// The members of <see cref="LogicEnsemble.Run"/>, drawn here once more for the peer; the benchmark compares what becomes of both.
    /// </summary>
    public static LogicModel[] Members(LogicModel model, LogicChange change, LogicEnsembleParameters ranges, RunContext context)
    {
        IReadOnlyList<int> open = model.Uncertain;
        int[] inputs = change.FreeInputs(model);
        int arcs = model.Influences.Count;
        Matrix points = LatinHypercube.Sample(ranges.Samples, (3 * arcs) + inputs.Length, context.Random.Stream("mechanism", "ensemble", "numbers"));
        Rng coin = context.Random.Stream("mechanism", "ensemble", "signs");
        bool enumerated = open.Count < 30 && 1 << open.Count <= ranges.Samples;
        var members = new LogicModel[ranges.Samples];
        for (int m = 0; m < members.Length; m++)
        {
            double[] point = points.Row(m).ToArray();
            bool[] signs = [.. Enumerable.Range(0, open.Count).Select(u => enumerated ? ((m >> u) & 1) == 0 : coin.NextUInt64() >> 63 == 0)];
            LogicNode[] nodes = [.. model.Nodes];
            for (int k = 0; k < inputs.Length; k++) nodes[inputs[k]] = nodes[inputs[k]] with { Input = ranges.Input.At(point[(3 * arcs) + k]) };
            LogicModel drawn = model with
            {
                Nodes = nodes,
                Influences =
                [
                    .. model.Influences.Select((a, i) => a with
                    {
                        Weight = ranges.Weight.At(point[3 * i]),
                        Curve = new ActivationCurve(ranges.Hill.At(point[(3 * i) + 1]), ranges.HalfMaximum.At(point[(3 * i) + 2])),
                    }),
                ],
            };
            members[m] = drawn.WithSigns(signs);
        }

        return members;
    }

    private static LogicModel Draw(Rng rng, int nodes, int influences, bool ring)
    {
        HashSet<(int From, int To)> pairs = [];
        var drawn = new List<Regulation>();
        void Add(int from, int to)
        {
            if (from != to && pairs.Add((from, to))) drawn.Add(new Regulation(from, to, rng.NextInt(3) == 0 ? Sign.Minus : Sign.Plus));
        }

        for (int i = 0; ring && i < nodes; i++) Add(i, (i + 1) % nodes);
        while (drawn.Count < influences) Add(rng.NextInt(nodes), rng.NextInt(nodes));
        return new LogicModel([.. Enumerable.Range(0, nodes).Select(i => new LogicNode($"n{i}"))], drawn);
    }
}
