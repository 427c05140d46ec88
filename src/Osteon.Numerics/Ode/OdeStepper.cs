namespace Osteon.Numerics;

/// <summary>One method: tries a step, tells its error, and gives the states inside it.</summary>
internal abstract class OdeStepper(OdeProblem problem, OdeParameters parameters)
{
    protected OdeProblem Problem { get; } = problem;

    protected int Dimension { get; } = problem.Dimension;

    protected double Time { get; private set; }

    protected double[] State { get; } = new double[problem.Dimension];

    protected double[] Next { get; } = new double[problem.Dimension];

    protected double[] Error { get; } = new double[problem.Dimension];

    /// <summary>dy/dt at the start of the step.</summary>
    protected double[] Slope { get; private set; } = new double[problem.Dimension];

    public int RightSides { get; private set; }

    public int Jacobians { get; protected set; }

    /// <summary>Order of the error estimate plus one: the error of a step goes with this power of its length.</summary>
    public abstract int ErrorOrder { get; }

    /// <summary>Weight of the last error in the choice of the next step (0: none).</summary>
    public abstract double Memory { get; }

    public ReadOnlySpan<double> Current => State;

    public ReadOnlySpan<double> FirstSlope => Slope;

    protected void Evaluate(double time, ReadOnlySpan<double> state, Span<double> rate)
    {
        RightSides++;
        Problem.RightSide(time, state, rate);
    }

    public bool Begin(double time, ReadOnlySpan<double> state)
    {
        Time = time;
        state.CopyTo(State);
        Evaluate(time, State, Slope);
        return Finite(State) && Finite(Slope);
    }

    /// <summary>Length of the first step after Hairer, Nørsett and Wanner.</summary>
    public double FirstStep(double span)
    {
        double y = Norm(State, State), slope = Norm(Slope, State);
        double h = y < 1e-5 || slope < 1e-5 ? 1e-6 : 0.01 * y / slope;
        h = Math.Min(h, span);
        double[] probe = new double[Dimension], rate = new double[Dimension];
        for (int i = 0; i < Dimension; i++) probe[i] = State[i] + (h * Slope[i]);
        Evaluate(Time + h, probe, rate);
        for (int i = 0; i < Dimension; i++) rate[i] -= Slope[i];
        double bend = Norm(rate, State) / h, most = Math.Max(slope, bend);
        if (!double.IsFinite(most)) return h * 1e-3;
        double second = most <= 1e-15 ? Math.Max(1e-6, h * 1e-3) : Math.Pow(0.01 / most, 1.0 / ErrorOrder);
        return Math.Min(Math.Min(100 * h, second), span);
    }

    /// <summary>Computes <see cref="Next"/>; gives the error in units of the tolerance, or +∞ where it is not finite.</summary>
    public double Try(double step)
    {
        if (!Attempt(step)) return double.PositiveInfinity;
        double error = Norm(Error, Next);
        return Finite(Next) && double.IsFinite(error) ? error : double.PositiveInfinity;
    }

    /// <summary>The state at a share of the tried step, 0 to 1.</summary>
    public abstract void Interpolate(double share, Span<double> state);

    /// <summary>Goes on from the end of the tried step.</summary>
    public void Accept(double time)
    {
        Time = time;
        Next.CopyTo(State, 0);
        Advance();
    }

    protected abstract bool Attempt(double step);

    /// <summary>Brings <see cref="Slope"/> to the new place.</summary>
    protected abstract void Advance();

    private double Norm(ReadOnlySpan<double> values, ReadOnlySpan<double> other)
    {
        double sum = 0;
        for (int i = 0; i < Dimension; i++)
        {
            double scale = parameters.AbsoluteTolerance + (parameters.RelativeTolerance * Math.Max(Math.Abs(State[i]), Math.Abs(other[i])));
            double part = values[i] / scale;
            sum += part * part;
        }

        return Math.Sqrt(sum / Dimension);
    }

    private static bool Finite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
            if (!double.IsFinite(value)) return false;
        return true;
    }
}
