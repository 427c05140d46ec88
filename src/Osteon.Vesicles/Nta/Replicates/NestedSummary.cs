namespace Osteon.Vesicles;

/// <summary>Scatter at one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Units">Number of units at it.</param>
/// <param name="Variance">Its component of the variance, not below 0; null where no unit above it holds two.</param>
public sealed record VarianceComponent(ReplicateLevel Level, int Units, double? Variance);

/// <summary>Mean of nested measurements with an interval at the right level.</summary>
/// <param name="Mean">Mean of the means of isolations, each the mean of the means of its dilutions, and so on: every unit counts the same
/// inside the one above it.</param>
/// <param name="N">Number of isolations: the only n a study has.</param>
/// <param name="Level">
/// Level whose scatter the intervals show: the highest one with at least two units. Anything below <see cref="ReplicateLevel.Isolation"/>
/// says how repeatable the measurement is and nothing about the biology; null when there is one single measurement.
/// </param>
/// <param name="UnitsAtLevel">Number of units at that level.</param>
/// <param name="StandardError">Standard error of the mean, SD of the units' means/√units; null without a level.</param>
/// <param name="TLow">Lower bound by Student's t with units − 1 degrees of freedom: to be preferred for few units.</param>
/// <param name="THigh">Upper bound by Student's t.</param>
/// <param name="BootstrapLow">Lower bound of the percentile bootstrap over the units of that level; too narrow with fewer than about 8
/// units.</param>
/// <param name="BootstrapHigh">Upper bound of the percentile bootstrap.</param>
/// <param name="Confidence">Confidence of both intervals.</param>
/// <param name="Components">Variance components from the isolation down.</param>
public sealed record NestedSummary(
    double Mean, int N, ReplicateLevel? Level, int UnitsAtLevel, double? StandardError,
    double? TLow, double? THigh, double? BootstrapLow, double? BootstrapHigh, double Confidence,
    IReadOnlyList<VarianceComponent> Components);
