using Osteon.Numerics;

namespace Osteon.Metabolomics;

/// <summary>
/// Summaries of the values that are there: cells that are not a number are passed over. Every result is NaN where it is not
/// defined; public results turn that into null or a reason.
/// </summary>
internal static class FiniteStatistics
{
    /// <summary>1.4826 = 1/Φ⁻¹(3/4): makes the median absolute deviation of normal values their standard deviation.</summary>
    public const double MadScale = 1.4826;

    public static int Count(ReadOnlySpan<double> values)
    {
        int count = 0;
        foreach (double value in values)
            if (!double.IsNaN(value)) count++;
        return count;
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = new CompensatedSum();
        foreach (double value in values)
            if (!double.IsNaN(value)) sum.Add(value);
        return sum.Value;
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        int count = Count(values);
        return count == 0 ? double.NaN : Sum(values) / count;
    }

    /// <summary>Standard deviation with n − 1; NaN for fewer than two values, exactly 0 if all are equal.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values) => SampleMoments.Of(Present(values)).Sd;

    public static double Minimum(ReadOnlySpan<double> values)
    {
        double best = double.NaN;
        foreach (double value in values)
            if (!(value >= best) && !double.IsNaN(value)) best = value;
        return best;
    }

    public static double Maximum(ReadOnlySpan<double> values)
    {
        double best = double.NaN;
        foreach (double value in values)
            if (!(value <= best) && !double.IsNaN(value)) best = value;
        return best;
    }

    /// <summary>Middle value, or the mean of the two middle ones.</summary>
    public static double Median(ReadOnlySpan<double> values) => MedianOfSorted(Sorted(values));

    public static double MedianOfSorted(ReadOnlySpan<double> sorted) => QuantileOfSorted(sorted, 0.5);

    /// <summary>Median absolute deviation from the median × 1.4826.</summary>
    public static double Mad(ReadOnlySpan<double> values)
    {
        double[] sorted = Sorted(values);
        if (sorted.Length == 0) return double.NaN;
        double median = MedianOfSorted(sorted);
        for (int i = 0; i < sorted.Length; i++) sorted[i] = Math.Abs(sorted[i] - median);
        Array.Sort(sorted);
        return MadScale * MedianOfSorted(sorted);
    }

    /// <summary>Quantile of type 7.</summary>
    public static double QuantileOfSorted(ReadOnlySpan<double> sorted, double p) =>
        sorted.IsEmpty ? double.NaN : Quantiles.OfSorted(sorted, p);

    /// <summary>The values that are there, ascending.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = Present(values);
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Present(ReadOnlySpan<double> values)
    {
        double[] present = new double[Count(values)];
        int n = 0;
        foreach (double value in values)
            if (!double.IsNaN(value)) present[n++] = value;
        return present;
    }

    /// <summary>A number, or null where it is not one.</summary>
    public static double? OrNull(double value) => double.IsFinite(value) ? value : null;
}
