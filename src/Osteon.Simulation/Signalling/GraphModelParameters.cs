using Osteon.Mechanism;

namespace Osteon.Simulation;

/// <summary>
/// Which part of a graph becomes a model, and with which numbers. Everything has a default, and every default is assumed.
/// </summary>
public sealed record GraphModelParameters
{
    /// <summary>Node ids where the signed paths begin; empty: the whole graph.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Node ids where they end; empty: the whole graph.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Longest way from a start over a node to an end, in edges; default 6.</summary>
    public int MaximalLength { get; init; } = 6;

    /// <summary>
    /// Whether all other direct regulators of these nodes come along as inputs. Default false: they are silent, which keeps nodes with
    /// dozens of
    /// regulators from being saturated by guesses.
    /// </summary>
    public bool Regulators { get; init; }

    /// <summary>Edges must not state anything else than this; what they leave open passes.</summary>
    public EdgeContext Context { get; init; } = EdgeContext.None;

    /// <summary>The second context of a switch, or null.</summary>
    public EdgeContext? Switched { get; init; }

    /// <summary>
    /// Whether the edges of the first context go on acting after a switch, unless the second context has its own edge between the same
    /// nodes;
    /// default true, assumed: sources rarely repeat for aged donors what they said of native ones.
    /// </summary>
    public bool KeepBefore { get; init; } = true;

    /// <summary>Whether edges count that are only mentioned (titles, statements without reference); default true.</summary>
    public bool Mentions { get; init; } = true;

    /// <summary>How regulators are put together.</summary>
    public LogicGate Gate { get; init; }

    /// <summary>w of every influence.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>n and EC50 of every influence.</summary>
    public ActivationCurve Curve { get; init; } = new(1.4, 0.5);

    /// <summary>τ of every node.</summary>
    public double TimeConstant { get; init; } = 1;

    /// <summary>Drive of nodes without regulators.</summary>
    public double Input { get; init; } = 0.5;

    /// <summary>Declared drives of single inputs, by node id.</summary>
    public IReadOnlyDictionary<string, double> Inputs { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether an edge of this context passes the filter.</summary>
    public static bool Passes(EdgeContext edge, EdgeContext filter) =>
        filter.Stated().All(f => edge[f.Key] is null || edge[f.Key] == f.Value);
}
