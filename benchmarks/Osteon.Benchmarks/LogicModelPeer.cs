using System.Text.Json;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Benchmarks;

/// <summary>Hands models over to benchmarks/peers/logic_models.py, so that both sides solve the same equations.</summary>
internal static class LogicModelPeer
{
    /// <summary>The answers of the script; repeats are of a trajectory.</summary>
    public static JsonElement Run(object task, int repeats) => PeerProcess.Ask("logic_models.py", task, FormattableString.Invariant($"{repeats}"));

    public static object Of(LogicCase given, (double Relative, double Absolute)[] tolerances) => new
    {
        nodes = Nodes(given.Model),
        arcs = Arcs(given.Model),
        held = given.Condition.Held,
        start = given.Start,
        times = given.Times,
        tolerances = tolerances.Select(t => new[] { t.Relative, t.Absolute }),
    };

    public static object Of(LogicModel model, LogicChange change, int[] readouts, LogicModel[] members) => new
    {
        nodes = Nodes(model),
        arcs = Arcs(model),
        held = change.After.Held,
        readouts,
        members = new
        {
            w = members.Select(m => m.Influences.Select(i => i.Weight)),
            n = members.Select(m => m.Influences.Select(i => i.Curve.Hill)),
            ec50 = members.Select(m => m.Influences.Select(i => i.Curve.HalfMaximum)),
            sign = members.Select(m => m.Influences.Select(Number)),
            input = members.Select(m => m.Nodes.Select(n => n.Input)),
        },
    };

    public static object Of(LogicModel model, BooleanUpdate update) =>
        new { nodes = Nodes(model), arcs = Arcs(model), synchronous = update == BooleanUpdate.Synchronous };

    /// <summary>The smallest of the times.</summary>
    public static double Best(JsonElement task) => task.GetProperty("seconds").EnumerateArray().Min(e => e.GetDouble());

    /// <summary>A row of numbers.</summary>
    public static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>Rows of numbers.</summary>
    public static Matrix Table(JsonElement rows)
    {
        double[][] read = [.. rows.EnumerateArray().Select(Numbers)];
        var table = new Matrix(read.Length, read[0].Length);
        for (int i = 0; i < read.Length; i++) read[i].CopyTo(table.Row(i));
        return table;
    }

    private static object Nodes(LogicModel model) => new
    {
        tau = model.Nodes.Select(n => n.TimeConstant),
        ymax = model.Nodes.Select(n => n.Maximum),
        input = model.Nodes.Select(n => n.Input),
        initial = model.Nodes.Select(n => n.Initial),
    };

    private static object Arcs(LogicModel model) => new
    {
        from = model.Influences.Select(i => i.From),
        to = model.Influences.Select(i => i.To),
        sign = model.Influences.Select(Number),
        w = model.Influences.Select(i => i.Weight),
        n = model.Influences.Select(i => i.Curve.Hill),
        ec50 = model.Influences.Select(i => i.Curve.HalfMaximum),
    };

    private static int Number(Regulation influence) => influence.Sign == Sign.Plus ? 1 : influence.Sign == Sign.Minus ? -1 : 0;
}
