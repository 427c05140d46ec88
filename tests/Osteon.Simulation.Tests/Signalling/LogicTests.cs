using Osteon.Mechanism;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Small models written as <c>A -> B</c>, <c>A -| B</c>, <c>A -? B</c>.</summary>
internal static class LogicText
{
    public static LogicModel Model(LogicGate gate, params string[] arcs)
    {
        string[][] parts = [.. arcs.Select(a => a.Split(' '))];
        string[] names = [.. parts.SelectMany(p => new[] { p[0], p[2] }).Distinct()];
        return new LogicModel(
            [.. names.Select(n => new LogicNode(n))],
            [
                .. parts.Select(p => new Regulation(
                    Array.IndexOf(names, p[0]), Array.IndexOf(names, p[2]),
                        p[1] switch { "->" => Sign.Plus, "-|" => Sign.Minus, _ => Sign.Unknown })),
            ],
            gate);
    }

    public static LogicModel Model(params string[] arcs) => Model(LogicGate.InhibitorsVeto, arcs);

    public static LogicCondition Hold(this LogicModel model, string node, double value) =>
        new($"{node} = {value}") { Held = new Dictionary<int, double> { [model.IndexOf(node)] = value } };

    public static LogicCondition Free => new("baseline");
}

[Unit]
public sealed class LogicTests
{
    private static readonly RunContext Context = RunContext.Default;

    [Theory]
    [InlineData(1.4, 0.5)]
    [InlineData(1, 0.3)]
    [InlineData(4, 0.8)]
    [InlineData(2.5, 0.35)]
    public void The_curve_passes_through_its_three_points(double n, double half)
    {
        var f = new ActivationCurve(n, half);
        Assert.Null(f.Problem);
        Assert.Equal(0, f.Value(0));
        Assert.Equal(0.5, f.Value(half), 1e-14);
        Assert.Equal(1, f.Value(1), 1e-14);
        foreach (double x in new[] { 0.05, 0.3, 0.77, 1 })
        {
            const double h = 1e-6;
            Assert.Equal((f.Value(x + h) - f.Value(x - h)) / (2 * h), f.Slope(x), 1e-7);
            Assert.Equal((new ActivationCurve(n + h, half).Value(x) - new ActivationCurve(n - h, half).Value(x)) / (2 * h),
                f.SlopeOfHill(x), 1e-7);
            Assert.Equal(
                (new ActivationCurve(n, half + h).Value(x) - new ActivationCurve(n, half - h).Value(x)) / (2 * h),
                    f.SlopeOfHalfMaximum(x), 1e-7);
        }
    }

    [Fact]
    public void The_default_curve_has_the_printed_constants()
    {
        // β = (0.5^1.4 − 1)/(2·0.5^1.4 − 1), K = (β − 1)^(1/1.4), by hand.
        var f = new ActivationCurve(1.4, 0.5);
        Assert.Equal(2.56491, f.Beta, 1e-5);
        Assert.Equal(1.37696, f.K, 1e-5);
    }

    [Theory]
    [InlineData(0.9, 0.5)]
    [InlineData(1.4, 0.7)]
    [InlineData(1, 0.5)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(2, double.PositiveInfinity)]
    public void Impossible_curves_are_findings(double n, double half)
    {
        LogicModel model = LogicText.Model("A -> B");
        LogicModel wrong = model with { Influences = [model.Influences[0] with { Curve = new ActivationCurve(n, half) }] };
        Assert.Contains(LogicModelCheck.Findings(wrong), f => f.Id == "OST-LGC-007");
        Assert.Throws<InvalidContentException>(() => new LogicSystem(wrong, LogicText.Free));
    }

    [Fact]
    public void All_problems_are_found_at_once()
    {
        LogicModel model = LogicText.Model("A -> B");
        var wrong = new LogicModel(
            [new LogicNode("A") { TimeConstant = 0, Input = double.NaN }, new LogicNode("A") { Maximum = 1.5, Initial = -1 }],
            [model.Influences[0] with { Weight = 2 }, new Regulation(0, 7, Sign.Plus)]);
        string[] ids = [.. LogicModelCheck.Findings(wrong, model.Hold("B", -0.1)).Select(f => f.Id).Distinct().Order()];
        Assert.Equal(["OST-LGC-002", "OST-LGC-003", "OST-LGC-004", "OST-LGC-005", "OST-LGC-006", "OST-LGC-008"], ids);
        Assert.Contains(LogicModelCheck.Findings(new LogicModel([], [])), f => f.Id == "OST-LGC-001");
    }

    [Fact]
    public void Two_nodes_follow_the_analytic_solution()
    {
        // A at its input a from the start: y_B(t) = f(a)(1 − e^(−t/τ)).
        LogicModel model = LogicText.Model("A -> B");
        LogicNode first = model.Nodes[0] with { Input = 0.7, Initial = 0.7 };
        LogicNode second = model.Nodes[1] with { TimeConstant = 3, Maximum = 0.8 };
        model = model with { Nodes = [first, second] };
        var system = new LogicSystem(model, LogicText.Free);
        double[] times = [0, 0.5, 1, 5, 20];
        OdeSolution run = DormandPrince.Solve(system.Problem, system.Initial(), times, new OdeParameters(1e-10, 1e-12), Context);
        double f = 0.8 * new ActivationCurve(1.4, 0.5).Value(0.7);
        for (int i = 0; i < times.Length; i++) Assert.Equal(f * (1 - Math.Exp(-times[i] / 3)), run.States[i, 1], 1e-9);
        Assert.Equal(f, SteadyState.Find(system, system.Initial(), Context).State[1], 1e-12);
    }

    [Theory]
    [InlineData("A -> B", 0, 0)]
    [InlineData("A -> B", 1, 1)]
    [InlineData("A -> B", 0.5, 0.5)]
    [InlineData("A -| B", 0, 1)]
    [InlineData("A -| B", 1, 0)]
    [InlineData("A -| B", 0.5, 0.5)]
    public void Activation_and_inhibition_at_the_corner_values(string arc, double input, double expected)
    {
        LogicModel model = LogicText.Model(arc);
        var system = new LogicSystem(model, model.Hold("A", input));
        SteadyState rest = SteadyState.Find(system, system.Initial(), Context);
        Assert.True(rest.Settled);
        Assert.Equal(Stability.Stable, rest.Stability);
        Assert.Equal(-1, rest.GreatestRealPart!.Value, 1e-9);
        Assert.Equal(expected, rest.State[1], 1e-10);
    }

    [Fact]
    public void Gates_combine_as_stated()
    {
        // Inputs at 0.5: f = 1/2, so OR = 3/4, AND = 1/4, veto = 3/4·1/2.
        double C(LogicGate gate, params string[] arcs)
        {
            LogicModel model = LogicText.Model(gate, arcs);
            var system = new LogicSystem(model, LogicText.Free);
            return SteadyState.Find(system, system.Initial(), Context).State[model.IndexOf("C")];
        }

        Assert.Equal(0.75, C(LogicGate.Any, "A -> C", "B -> C"), 1e-10);
        Assert.Equal(0.75, C(LogicGate.InhibitorsVeto, "A -> C", "B -> C"), 1e-10);
        Assert.Equal(0.25, C(LogicGate.All, "A -> C", "B -> C"), 1e-10);
        Assert.Equal(0.375, C(LogicGate.InhibitorsVeto, "A -> C", "B -> C", "D -| C"), 1e-10);
        Assert.Equal(0.875, C(LogicGate.Any, "A -> C", "B -> C", "D -| C"), 1e-10);
        Assert.Equal(0.125, C(LogicGate.All, "A -> C", "B -> C", "D -| C"), 1e-10);
    }

    [Theory]
    [InlineData(LogicGate.InhibitorsVeto)]
    [InlineData(LogicGate.Any)]
    [InlineData(LogicGate.All)]
    public void The_jacobian_and_the_sensitivities_agree_with_differences(LogicGate gate)
    {
        LogicModel model = LogicText.Model(gate, "A -> C", "B -> C", "D -| C", "C -> E", "E -| F", "C -| F", "F -> C", "D -| B");
        Regulation Vary(Regulation a, int i) => a with { Weight = 0.9 - (0.05 * i), Curve = new(1.3 + (0.1 * i), 0.5) };
        model = model with { Influences = [.. model.Influences.Select(Vary)] };
        var system = new LogicSystem(model, LogicText.Free);
        SteadyState rest = SteadyState.Find(system, system.Initial(), Context);
        Assert.True(rest.Settled, rest.NotSettled);
        int n = model.Nodes.Count;
        var jacobian = new Matrix(n, n);
        system.Jacobian(rest.State, jacobian);
        for (int j = 0; j < n; j++)
        {
            double[] up = [.. rest.State], down = [.. rest.State], high = new double[n], low = new double[n];
            up[j] += 1e-6;
            down[j] -= 1e-6;
            system.Rates(up, high);
            system.Rates(down, low);
            for (int i = 0; i < n; i++) Assert.Equal((high[i] - low[i]) / 2e-6, jacobian[i, j], 1e-7);
        }

        int f = model.IndexOf("F");
        foreach (ParameterSensitivity s in LogicSensitivity.Of(system, rest, [f]))
        {
            double At(double change)
            {
                Regulation arc = model.Influences[s.Influence];
                arc = s.Parameter switch
                {
                    LogicParameter.Weight => arc with { Weight = arc.Weight + change },
                    LogicParameter.Hill => arc with { Curve = arc.Curve with { Hill = arc.Curve.Hill + change } },
                    _ => arc with { Curve = arc.Curve with { HalfMaximum = arc.Curve.HalfMaximum + change } },
                };
                LogicModel other = model with { Influences = [.. model.Influences.Select((a, i) => i == s.Influence ? arc : a)] };
                return SteadyState.Find(new LogicSystem(other, LogicText.Free), rest.State, Context, false).State[f];
            }

            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, s.Derivative, 1e-6);
        }
    }

    [Fact]
    public void A_blocked_microrna_releases_its_target()
    {
        LogicModel model = LogicText.Model("miR -| HDAC", "HDAC -| RUNX2", "RUNX2 -> bone");
        var change = new LogicChange(LogicText.Free, model.Hold("miR", 0));
        (SteadyState before, SteadyState after) = change.Rest(model, Context);
        Assert.Equal(0.5, before.State[3], 1e-9);
        Assert.Equal(0, after.State[3], 1e-9);
        Assert.Equal(1, after.State[1], 1e-9);
    }

    [Fact]
    public void A_switch_of_two_keeps_the_side_it_was_pushed_to()
    {
        LogicModel model = LogicText.Model("A -| B", "B -| A");
        model = model with { Influences = [.. model.Influences.Select(i => i with { Curve = new ActivationCurve(3, 0.5) })] };
        var system = new LogicSystem(model, LogicText.Free);
        SteadyState a = SteadyState.Find(system, [0.9, 0.1], Context), b = SteadyState.Find(system, [0.1, 0.9], Context);
        SteadyState middle = SteadyState.Find(system, [0.5, 0.5], Context);
        Assert.True(a.State[0] > 0.9 && b.State[1] > 0.9);
        Assert.Equal((Stability.Stable, Stability.Stable, Stability.Unstable), (a.Stability, b.Stability, middle.Stability));
        Assert.Equal(0.5, middle.State[0], 1e-10);
    }

    [Fact]
    public void An_oscillation_is_not_a_state_of_rest()
    {
        LogicModel model = LogicText.Model("A -| B", "B -| C", "C -| A");
        model = model with { Influences = [.. model.Influences.Select(i => i with { Curve = new ActivationCurve(6, 0.6) })] };
        SteadyState rest = SteadyState.Find(new LogicSystem(model, LogicText.Free), [0.9, 0.1, 0.3], Context, longest: 200);
        Assert.False(rest.Settled);
        Assert.Contains("oscillation", rest.NotSettled, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dose_response_follows_the_curve()
    {
        LogicModel model = LogicText.Model("A -> B", "B -| C");
        IReadOnlyList<DosePoint> points = DoseResponse.Of(model, LogicText.Free, 0, ([0, 0.25, 0.5, 1], [1, 2]), Context);
        var f = new ActivationCurve(1.4, 0.5);
        foreach (DosePoint p in points)
        {
            Assert.Equal(f.Value(p.Dose), p.Readouts[0]!.Value, 1e-9);
            Assert.Equal(1 - f.Value(f.Value(p.Dose)), p.Readouts[1]!.Value, 1e-9);
        }
    }
}

[Property]
public sealed class LogicPropertyTests
{
    [Fact]
    public void Activities_stay_between_0_and_1_and_equal_the_boolean_rules_at_the_corners()
    {
        var rng = new Rng(11);
        for (int round = 0; round < 200; round++)
        {
            int n = 2 + rng.NextInt(7);
            var model = new LogicModel(
                [.. Enumerable.Range(0, n).Select(i => new LogicNode($"n{i}") { Input = rng.NextInt(2) })],
                [
                    .. Enumerable.Range(0, 1 + rng.NextInt(2 * n))
                        .Select(_ => new Regulation(rng.NextInt(n), rng.NextInt(n), rng.NextInt(2) == 0 ? Sign.Plus : Sign.Minus)),
                ],
                (LogicGate)rng.NextInt(3));
            var off = new HashSet<int>(Enumerable.Range(0, model.Influences.Count).Where(_ => rng.NextInt(5) == 0));
            Dictionary<int, double> held = round % 3 == 0 ? new() { [0] = rng.NextInt(2) } : [];
            var condition = new LogicCondition("x") { Inactive = off, Held = held };
            var system = new LogicSystem(model, condition);
            var network = new BooleanNetwork(model, condition);
            bool[] state = [.. Enumerable.Range(0, n).Select(_ => rng.NextInt(2) == 1)];
            double[] levels = [.. state.Select(s => s ? 1.0 : 0.0)];
            for (int i = 0; i < n; i++) Assert.Equal(network.Next(i, state) ? 1 : 0, system.Drive(i, levels), 1e-12);
            double[] inside = [.. Enumerable.Range(0, n).Select(_ => rng.NextDouble())];
            for (int i = 0; i < n; i++) Assert.InRange(system.Drive(i, inside), 0, 1);
        }
    }
}
