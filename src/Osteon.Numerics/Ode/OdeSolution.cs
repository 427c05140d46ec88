using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>How an integration ended.</summary>
public enum OdeStatus
{
    /// <summary>At the last output time.</summary>
    Done,

    /// <summary>After the allowed number of steps.</summary>
    TooManySteps,

    /// <summary>
    /// The step became too small for the precision of the numbers: a singularity, or a stiff system in an explicit method.
    /// </summary>
    StepTooSmall,

    /// <summary>f or the start is not finite.</summary>
    NotFinite,
}

/// <summary>What an integration cost.</summary>
/// <param name="Accepted">Steps taken.</param>
/// <param name="Rejected">Steps repeated with a shorter length.</param>
/// <param name="RightSides">Evaluations of f, those for differences included.</param>
/// <param name="Jacobians">Evaluations of ∂f/∂y.</param>
public sealed record OdeCounts(int Accepted, int Rejected, int RightSides, int Jacobians);

/// <summary>The states at the output times.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Times">The output times that were reached.</param>
/// <param name="States">Row per reached time, column per state.</param>
/// <param name="Counts">What it cost.</param>
public sealed record OdeSolution(OdeStatus Status, IReadOnlyList<double> Times, Matrix States, OdeCounts Counts)
{
    /// <summary>Whether every output time was reached.</summary>
    public bool IsComplete => Status == OdeStatus.Done;

    /// <summary>The state at the last time that was reached.</summary>
    public double[] Last => States.Row(States.Rows - 1).ToArray();

    /// <summary>In words why it ended early, or null.</summary>
    public string? Reason => Status switch
    {
        OdeStatus.Done => null,
        OdeStatus.TooManySteps => "the solver needed more steps than allowed",
        OdeStatus.StepTooSmall => "the step became smaller than the precision of the numbers allows",
        _ => "the rates are not finite",
    };
}
