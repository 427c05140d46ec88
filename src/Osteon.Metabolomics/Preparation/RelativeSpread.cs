namespace Osteon.Metabolomics;

/// <summary>
/// Spread of repeated measurements against their level, on the linear scale: RSD = 100·s/|x̄| with s over n − 1, and its robust form
/// 100·1.4826·MAD/|median|. Missing values are passed over. NaN with fewer than two values or a level of 0.
/// </summary>
internal static class RelativeSpread
{
    public static double Percent(ReadOnlySpan<double> values) =>
        Ratio(FiniteStatistics.StandardDeviation(values), FiniteStatistics.Mean(values));

    public static double RobustPercent(ReadOnlySpan<double> values) =>
        FiniteStatistics.Count(values) < 2 ? double.NaN : Ratio(FiniteStatistics.Mad(values), FiniteStatistics.Median(values));

    private static double Ratio(double spread, double level) => level == 0 ? double.NaN : 100 * spread / Math.Abs(level);
}
