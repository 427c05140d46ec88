namespace Osteon.Vesicles;

/// <summary>Medians and the spread that outliers do not move.</summary>
internal static class RobustSpread
{
    /// <summary>From the median absolute deviation to the standard deviation of a normal distribution.</summary>
    public const double ToSd = 1.482602218505602;

    /// <summary>Median; the values are reordered. NaN of none.</summary>
    public static double Median(Span<double> values)
    {
        if (values.Length == 0) return double.NaN;
        values.Sort();
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
    }

    /// <summary>Median of a copy.</summary>
    public static double MedianOf(IEnumerable<double> values) => Median(values.ToArray());

    /// <summary>Standard deviation about 0 from the median of |x|; the values are overwritten.</summary>
    public static double SdAboutZero(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] = Math.Abs(values[i]);
        return ToSd * Median(values);
    }
}
