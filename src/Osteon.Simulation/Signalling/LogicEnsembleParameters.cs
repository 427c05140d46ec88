namespace Osteon.Simulation;

/// <summary>A closed range of a parameter.</summary>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value.</param>
public readonly record struct ParameterRange(double Low, double High)
{
    /// <summary>The value at a share of the range, 0 to 1.</summary>
    public double At(double share) => Low + (share * (High - Low));
}

/// <summary>What an ensemble varies. All ranges are assumed; the sampled values are uniform in them.</summary>
public sealed record LogicEnsembleParameters
{
    /// <summary>Members; default 200.</summary>
    public int Samples { get; init; } = 200;

    /// <summary>w of every influence; default 0.25 to 1.</summary>
    public ParameterRange Weight { get; init; } = new(0.25, 1);

    /// <summary>n of every influence; default 1.2 to 2.5.</summary>
    public ParameterRange Hill { get; init; } = new(1.2, 2.5);

    /// <summary>EC50 of every influence; default 0.35 to 0.55.</summary>
    public ParameterRange HalfMaximum { get; init; } = new(0.35, 0.55);

    /// <summary>Drive of inputs that were not declared; default 0.25 to 0.75.</summary>
    public ParameterRange Input { get; init; } = new(0.25, 0.75);

    /// <summary>A change of a readout of at most this counts as none; default 0.01 of the full range.</summary>
    public double SmallestChange { get; init; } = 0.01;

    /// <summary>
    /// How near to 0 or to its maximum, as a share of the maximum, a node lies at a bound of its range; default 0.05. A readout that lies there before and
    /// after is saturated, and so is one to which other regulators let at most this share of a change through.
    /// </summary>
    public double Bound { get; init; } = 0.05;

    /// <summary>From this share of members in one direction on, a readout is robust to the unknowns; default 0.95.</summary>
    public double RobustShare { get; init; } = 0.95;

    /// <summary>From this share on, a direction is likely; default 0.8.</summary>
    public double LikelyShare { get; init; } = 0.8;
}
