using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>Writes dy/dt at this time and state. Is called by one thread at a time within one solve, and must not keep the spans.</summary>
/// <param name="time">Time.</param>
/// <param name="state">y.</param>
/// <param name="rate">Filled with dy/dt.</param>
public delegate void OdeRightSide(double time, ReadOnlySpan<double> state, Span<double> rate);

/// <summary>Writes ∂(dy/dt)ᵢ/∂yⱼ into row i, column j; the matrix comes with zeros.</summary>
/// <param name="time">Time.</param>
/// <param name="state">y.</param>
/// <param name="jacobian">Filled.</param>
public delegate void OdeJacobian(double time, ReadOnlySpan<double> state, Matrix jacobian);

/// <summary>A system of ordinary differential equations y′ = f(t, y).</summary>
/// <param name="Dimension">Number of states, at least 1.</param>
/// <param name="RightSide">f.</param>
public sealed record OdeProblem(int Dimension, OdeRightSide RightSide)
{
    /// <summary>∂f/∂y, or null: then forward differences are used where it is needed.</summary>
    public OdeJacobian? Jacobian { get; init; }

    /// <summary>Whether f does not depend on time; saves the implicit method a difference per step. Default false.</summary>
    public bool Autonomous { get; init; }
}

/// <summary>How exactly a system is solved.</summary>
/// <param name="RelativeTolerance">Allowed local error per step, relative to |y|; default 10⁻⁸.</param>
/// <param name="AbsoluteTolerance">Allowed local error per step where |y| is small; default 10⁻¹⁰.</param>
/// <param name="MaximalSteps">Steps, accepted and rejected, before the solver gives up; default 10⁶.</param>
public sealed record OdeParameters(double RelativeTolerance = 1e-8, double AbsoluteTolerance = 1e-10, int MaximalSteps = 1_000_000)
{
    /// <summary>First step, or null: chosen from f and its change (Hairer, Nørsett and Wanner, Solving ODEs I, II.4).</summary>
    public double? InitialStep { get; init; }

    /// <summary>Longest step, or null for the whole span.</summary>
    public double? MaximalStep { get; init; }

    /// <summary>The parameters themselves when they make sense.</summary>
    /// <exception cref="ArgumentException">A tolerance, step or count is not positive and finite.</exception>
    public OdeParameters Checked()
    {
        Positive(RelativeTolerance, nameof(RelativeTolerance));
        Positive(AbsoluteTolerance, nameof(AbsoluteTolerance));
        Positive(MaximalSteps, nameof(MaximalSteps));
        Positive(InitialStep ?? 1, nameof(InitialStep));
        Positive(MaximalStep ?? 1, nameof(MaximalStep));
        return this;
    }

    private static void Positive(double value, string name)
    {
        if (!(value > 0) || !double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "must be positive and finite");
    }
}
