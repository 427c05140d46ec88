using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A simulated metabolite study: two tables and the truth behind them. Nothing in it was measured.</summary>
/// <param name="Seed">The seed everything random came from.</param>
/// <param name="Parameters">How it was made.</param>
/// <param name="Positive">Injections × features of positive ions; a cell that was not detected is missing.</param>
/// <param name="Negative">The same injections, in negative mode.</param>
/// <param name="Truth">What is true.</param>
public sealed record VirtualMetabolomeStudy(
    ulong Seed, VirtualMetabolomeParameters Parameters, FeatureTable Positive, FeatureTable Negative, MetabolomeTruth Truth)
{
    /// <summary>The table of a polarity.</summary>
    public FeatureTable Table(Polarity polarity) => polarity == Polarity.Positive ? Positive : Negative;
}
