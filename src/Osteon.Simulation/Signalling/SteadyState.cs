using System.Numerics;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What is known about a resting state.</summary>
public enum Stability
{
    /// <summary>Every eigenvalue of the Jacobian has a negative real part.</summary>
    Stable,

    /// <summary>An eigenvalue has a positive real part: the slightest push leads away.</summary>
    Unstable,

    /// <summary>The greatest real part is 0 to the precision of the numbers, or the model is too large for the eigenvalues.</summary>
    Undecided,
}

/// <summary>Where a run came to rest.</summary>
/// <param name="State">Activities at the end; of rest when <see cref="Settled"/>.</param>
/// <param name="Residual">Greatest |dy/dt|.</param>
/// <param name="Stability">From the eigenvalues.</param>
/// <param name="Time">Time it was followed, in units of the model.</param>
public sealed record SteadyState(double[] State, double Residual, Stability Stability, double Time)
{
    /// <summary>Greatest real part of the eigenvalues, or null.</summary>
    public double? GreatestRealPart { get; init; }

    /// <summary>Why there is no state of rest, or null.</summary>
    public string? NotSettled { get; init; }

    /// <summary>Whether it is a state of rest.</summary>
    public bool Settled => NotSettled is null;

    private const double RestResidual = 1e-11;
    private const double Near = 0.02;
    private const double StillMoving = 1e-4;
    private const int LargestSpectrum = 200;

    /// <summary>
    /// Follows the model from a start for 50, 100, 200 … time constants, up to <paramref name="longest"/>; where it has almost stopped,
    /// Newton steps from
    /// there (with the analytic Jacobian) give the state of rest, which must lie within 0.02 of where the run was: the state that is
    /// reached,
    /// not just any solution. A run that still moves at the end is reported as such (an oscillation, or a very slow approach).
    /// </summary>
    /// <param name="system">Model and condition.</param>
    /// <param name="start">Activities at the start.</param>
    /// <param name="context">Cancellation.</param>
    /// <param name="spectrum">Whether to compute the eigenvalues.</param>
    /// <param name="longest">Longest time, in greatest time constants; default 3200.</param>
    public static SteadyState Find(LogicSystem system, ReadOnlySpan<double> start, RunContext context, bool spectrum = true,
        double longest = 3200)
    {
        double[] state = start.ToArray(), rates = new double[state.Length];
        double time = 0, span = 50;
        while (true)
        {
            OdeSolution run = DormandPrince.Solve(
                system.Problem, state, [0, span * system.LongestTime], new OdeParameters(1e-7, 1e-9), context with { Progress = null });
            state = run.Last;
            time += run.Times[^1];
            system.Rates(state, rates);
            if (!run.IsComplete) return new SteadyState(state, Greatest(rates), Stability.Undecided, time) { NotSettled = run.Reason };
            if (Greatest(rates) * system.LongestTime < StillMoving && Polish(system, state) is { } rest)
            {
                system.Rates(rest, rates);
                (Stability stability, double? part) = spectrum ? Spectrum(system, rest) : (Stability.Undecided, null);
                return new SteadyState(rest, Greatest(rates), stability, time) { GreatestRealPart = part };
            }

            if (time >= longest * system.LongestTime)
            {
                return new SteadyState(state, Greatest(rates), Stability.Undecided, time)
                {
                    NotSettled = "it still moves after the longest time: an oscillation, or a very slow approach",
                };
            }

            span *= 2;
        }
    }

    private static double[]? Polish(LogicSystem system, double[] start)
    {
        int n = start.Length;
        double[] state = [.. start], step = new double[n];
        var jacobian = new Matrix(n, n);
        var lu = new LuDecomposition(n);
        for (int round = 0; round < 20; round++)
        {
            system.Rates(state, step);
            if (Greatest(step) * system.LongestTime <= RestResidual) return state;
            Array.Clear(jacobian.Values);
            system.Jacobian(state, jacobian);
            if (!lu.Factor(jacobian)) return null;
            lu.Solve(step);
            for (int i = 0; i < n; i++)
            {
                state[i] = Math.Max(0, state[i] - step[i]);
                if (!(Math.Abs(state[i] - start[i]) <= Near)) return null;
            }
        }

        return null;
    }

    private static (Stability Stability, double? Part) Spectrum(LogicSystem system, double[] state)
    {
        if (state.Length > LargestSpectrum) return (Stability.Undecided, null);
        var jacobian = new Matrix(state.Length, state.Length);
        system.Jacobian(state, jacobian);
        if (GeneralEigenvalues.Of(jacobian) is not [Complex first, ..]) return (Stability.Undecided, null);
        return (Math.Abs(first.Real) < 1e-9 ? Stability.Undecided : first.Real < 0 ? Stability.Stable : Stability.Unstable, first.Real);
    }

    private static double Greatest(ReadOnlySpan<double> rates)
    {
        double greatest = 0;
        foreach (double rate in rates) greatest = Math.Max(greatest, Math.Abs(rate));
        return greatest;
    }
}
