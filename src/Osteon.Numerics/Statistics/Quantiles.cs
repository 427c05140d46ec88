namespace Osteon.Numerics;

/// <summary>
/// Sample quantiles by linear interpolation at 1 + (n − 1)·p, type 7 of Hyndman and Fan 1996, 10.1080/00031305.1996.10473566.
/// </summary>
public static class Quantiles
{
    /// <summary>The quantile of unsorted finite values for p in [0, 1]; null for none.</summary>
    public static double? Of(ReadOnlySpan<double> values, double p)
    {
        if (values.IsEmpty) return null;
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }

    /// <summary>The quantile of values in ascending order, at least one.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        double position = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(position);
        double fraction = position - below;
        if (fraction == 0) return sorted[below];
        double low = sorted[below], high = sorted[below + 1];
        return fraction == 0.5 ? (low / 2) + (high / 2) : ((1 - fraction) * low) + (fraction * high);
    }
}
