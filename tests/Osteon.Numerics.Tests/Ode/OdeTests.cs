using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Numerics.Tests;

[Oracle]
public sealed class OdeOracleTests
{
    private static readonly Dictionary<string, OdeProblem> Problems = new()
    {
        ["lotka"] = new OdeProblem(2, (_, y, d) => (d[0], d[1]) = ((1.5 * y[0]) - (y[0] * y[1]), (-3 * y[1]) + (y[0] * y[1]))),
        ["pol"] = new OdeProblem(2, (_, y, d) => (d[0], d[1]) = (y[1], (1000 * (1 - (y[0] * y[0])) * y[1]) - y[0])),
        ["robertson"] = new OdeProblem(3, (_, y, d) =>
        {
            d[0] = (-0.04 * y[0]) + (1e4 * y[1] * y[2]);
            d[2] = 3e7 * y[1] * y[1];
            d[1] = -d[0] - d[2];
        })
        {
            Autonomous = true,
            Jacobian = (_, y, j) =>
            {
                (j[0, 0], j[0, 1], j[0, 2]) = (-0.04, 1e4 * y[2], 1e4 * y[1]);
                j[2, 1] = 6e7 * y[1];
                (j[1, 0], j[1, 1], j[1, 2]) = (0.04, -j[0, 1] - j[2, 1], -j[0, 2]);
            },
        },
        ["forced"] = new OdeProblem(2, (t, y, d) => (d[0], d[1]) = (-50 * (y[0] - Math.Cos(t)), y[0] - (0.3 * y[1]))),
    };

    [Theory]
    [InlineData("lotka", false, 1e-10, 2e-8)]
    [InlineData("forced", false, 1e-10, 2e-8)]
    [InlineData("lotka", true, 1e-9, 1e-6)]
    [InlineData("forced", true, 1e-9, 1e-7)]
    [InlineData("robertson", true, 1e-9, 1e-7)]
    [InlineData("pol", true, 1e-9, 5e-4)]
    public void Agrees_with_solve_ivp(string name, bool stiff, double tolerance, double within)
    {
        string path = Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Numerics.Tests", "Ode", "ode_reference.tsv");
        var rows = File.ReadLines(path).Skip(1).Select(l => l.Split('\t'))
            .Where(c => c[0] == name)
                .Select(c => (Time: Number(c[1]), State: int.Parse(c[2], CultureInfo.InvariantCulture), Value: Number(c[3])))
            .ToArray();
        double[] times = [.. rows.Select(r => r.Time).Distinct()];
        double[] start = [.. rows.Where(r => r.Time == 0).Select(r => r.Value)];
        var parameters = new OdeParameters(tolerance, tolerance * 1e-4);
        OdeSolution solution = stiff
            ? Rodas.Solve(Problems[name], start, times, parameters, RunContext.Default)
            : DormandPrince.Solve(Problems[name], start, times, parameters, RunContext.Default);
        Assert.True(solution.IsComplete, solution.Reason);
        foreach (var (time, state, value) in rows)
        {
            double error = Math.Abs(solution.States[Array.IndexOf(times, time), state] - value);
            Assert.True(error <= within * Math.Max(Math.Abs(value), name == "robertson" ? 1e-6 : 1),
                $"{name} {time} {state}: off by {error}");
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

[Unit]
public sealed class OdeTests
{
    // y′ = −2ty², y(0) = 1 has y = 1/(1+t²); not autonomous and not linear.
    private static readonly OdeProblem Bell = new(1, (t, y, d) => d[0] = -2 * t * y[0] * y[0]);

    public static TheoryData<bool> Both => [false, true];

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 4)]
    public void The_end_converges_with_the_order_of_the_method(bool stiff, int order)
    {
        double previous = 0;
        foreach (int steps in new[] { 20, 40, 80 })
        {
            double error = Math.Abs(Fixed(stiff, steps, [0, 2]).Last[0] - 0.2);
            if (previous > 0) Assert.InRange(Math.Log2(previous / error), order - 0.35, order + 0.9);
            previous = error;
        }
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 3)]
    public void States_inside_a_step_converge_with_the_order_of_the_continuous_output(bool stiff, int order)
    {
        double[] times = [0, .. Enumerable.Range(1, 97).Select(i => 2.0 * i / 97)];
        double previous = 0;
        foreach (int steps in new[] { 20, 40, 80 })
        {
            OdeSolution solution = Fixed(stiff, steps, times);
            double error = Enumerable.Range(0, times.Length).Max(i => Math.Abs(solution.States[i, 0] - (1 / (1 + (times[i] * times[i])))));
            if (previous > 0) Assert.InRange(Math.Log2(previous / error), order - 0.3, order + 1.4);
            previous = error;
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_output_times_do_not_change_the_steps(bool stiff)
    {
        OdeSolution few = Solve(stiff, Bell, [1], [0, 3], new OdeParameters());
        OdeSolution many = Solve(stiff, Bell, [1], [0, .. Enumerable.Range(1, 1000).Select(i => 3 * i / 1000.0)], new OdeParameters());
        Assert.Equal(few.Counts, many.Counts);
        Assert.Equal(few.Last, many.Last);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_singularity_is_a_status_and_not_a_number(bool stiff)
    {
        var blowUp = new OdeProblem(1, (_, y, d) => d[0] = y[0] * y[0]);
        OdeSolution solution = Solve(stiff, blowUp, [1], [0, 0.5, 2], new OdeParameters());
        Assert.False(solution.IsComplete);
        Assert.Equal(2, solution.Times.Count);
        Assert.Equal(2.0, solution.States[1, 0], 1e-6);
        Assert.NotNull(solution.Reason);
        Assert.Equal(OdeStatus.NotFinite, Solve(stiff, blowUp, [double.NaN], [0, 1], new OdeParameters()).Status);
        Assert.Equal(OdeStatus.TooManySteps, Solve(stiff, Bell, [1], [0, 3], new OdeParameters(MaximalSteps: 3)).Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_state_at_rest_stays_there_in_few_steps(bool stiff)
    {
        OdeSolution solution = Solve(stiff, new OdeProblem(1, (_, _, d) => d[0] = 0), [0.25], [0, 1e6], new OdeParameters());
        Assert.Equal(0.25, solution.Last[0]);
        Assert.InRange(solution.Counts.Accepted, 1, 30);
    }

    [Fact]
    public void The_implicit_method_needs_few_steps_where_the_explicit_one_needs_many()
    {
        var stiff = new OdeProblem(1, (t, y, d) => d[0] = -1e4 * (y[0] - Math.Cos(t)));
        var parameters = new OdeParameters(1e-6, 1e-8);
        int few = Solve(true, stiff, [0], [0, 10], parameters).Counts.Accepted;
        int many = Solve(false, stiff, [0], [0, 10], parameters).Counts.Accepted;
        Assert.InRange(few, 10, 400);
        Assert.InRange(many, 20_000, 80_000);
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Solve(false, Bell, [1, 2], [0, 1], new OdeParameters()));
        Assert.Throws<ArgumentException>(() => Solve(false, Bell, [1], [0, 0], new OdeParameters()));
        Assert.Throws<ArgumentException>(() => Solve(false, Bell, [1], [], new OdeParameters()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Solve(true, Bell, [1], [0, 1], new OdeParameters(double.NaN)));
    }

    private static OdeSolution Fixed(bool stiff, int steps, double[] times) =>
        Solve(stiff, Bell, [1], times, new OdeParameters(1e30, 1e30) { InitialStep = 2.0 / steps, MaximalStep = 2.0 / steps });

    private static OdeSolution Solve(bool stiff, OdeProblem problem, double[] start, double[] times, OdeParameters parameters) => stiff
        ? Rodas.Solve(problem, start, times, parameters, RunContext.Default)
        : DormandPrince.Solve(problem, start, times, parameters, RunContext.Default);
}
