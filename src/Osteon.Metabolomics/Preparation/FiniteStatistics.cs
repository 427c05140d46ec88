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
        double sum = 0, lost = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value)) continue;
            double total = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - total + value : value - total + sum;
            sum = total;
        }

        return sum + lost;
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        int count = Count(values);
        return count == 0 ? double.NaN : Sum(values) / count;
    }

    /// <summary>Standard deviation with n − 1; NaN for fewer than two values.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        int count = Count(values);
        if (count < 2) return double.NaN;
        double mean = Sum(values) / count, squares = 0;
        foreach (double value in values)
            if (!double.IsNaN(value)) squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (count - 1));
    }

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

    public static double MedianOfSorted(ReadOnlySpan<double> sorted) =>
        sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

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

    /// <summary>Quantile by linear interpolation at (n − 1)·p, type 7 of Hyndman and Fan.</summary>
    public static double QuantileOfSorted(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.Length == 0) return double.NaN;
        double position = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(position);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The values that are there, ascending.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = new double[Count(values)];
        int n = 0;
        foreach (double value in values)
            if (!double.IsNaN(value)) sorted[n++] = value;
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>A number, or null where it is not one.</summary>
    public static double? OrNull(double value) => double.IsFinite(value) ? value : null;
}
