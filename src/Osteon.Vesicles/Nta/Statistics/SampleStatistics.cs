namespace Osteon.Vesicles;

/// <summary>
/// Statistics of single diameters. Percentiles by number: the k-th of n in order of size stands at (k − 1)/(n − 1), linear between: the
/// default of R, NumPy and spreadsheets (type 7 of Hyndman and Fan 1996, 10.1080/00031305.1996.10473566). By surface and volume each
/// stands at the middle of its own weight, linear between, and the smallest and largest hold beyond (type 5 for equal weights).
/// </summary>
public static class SampleStatistics
{
    /// <summary>All statistics of diameters in nm (positive, finite, in any order), or null for none.</summary>
    /// <param name="diameters">Diameters, nm.</param>
    /// <param name="weighting">What each counts as.</param>
    /// <param name="grid">Grid whose histogram gives the mode, or null for none.</param>
    public static SizeStatistics? Of(ReadOnlySpan<double> diameters, SizeWeighting weighting = SizeWeighting.Number, SizeGrid? grid = null)
    {
        if (diameters.IsEmpty) return null;
        double[] sorted = Sorted(diameters), weights = Weights(sorted, weighting);
        double total = 0, sum = 0, squares = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            total += weights[i];
            sum += weights[i] * sorted[i];
        }

        double mean = sum / total;
        for (int i = 0; i < sorted.Length; i++) squares += weights[i] * (sorted[i] - mean) * (sorted[i] - mean);
        double divisor = weighting == SizeWeighting.Number ? total - 1 : total;
        SizeStatistics? histogram = grid is null
            ? null
            : HistogramStatistics.Of(SizeDistribution.Histogram([.. sorted.Select(d => (double?)d)], grid).Histogram, weighting);
        return new SizeStatistics(
            weighting, sorted.Length, mean, sorted.Length == 1 ? null : Math.Sqrt(squares / divisor), histogram?.Mode, histogram?.ModeBin,
            Percentile((sorted, weights), 0.1, weighting), Percentile((sorted, weights), 0.5, weighting),
            Percentile((sorted, weights), 0.9, weighting));
    }

    /// <summary>The diameter in nm below which a share p (0 … 1) of the weight lies, or null for no diameters.</summary>
    public static double? Percentile(ReadOnlySpan<double> diameters, double p, SizeWeighting weighting = SizeWeighting.Number)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "must be from 0 to 1");
        if (diameters.IsEmpty) return null;
        double[] sorted = Sorted(diameters);
        return Percentile((sorted, Weights(sorted, weighting)), p, weighting);
    }

    /// <summary>
    /// Share (0 … 1) of the weight with diameters from <paramref name="from"/> to <paramref name="to"/> nm, both included; null for no
    /// diameters.
    /// </summary>
    public static double? Fraction(ReadOnlySpan<double> diameters, double from, double to, SizeWeighting weighting = SizeWeighting.Number)
    {
        if (!(from <= to)) throw new ArgumentOutOfRangeException(nameof(to), to, $"the window begins at {from}");
        if (diameters.IsEmpty) return null;
        double[] sorted = Sorted(diameters), weights = Weights(sorted, weighting);
        double inside = 0, total = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            total += weights[i];
            if (sorted[i] >= from && sorted[i] <= to) inside += weights[i];
        }

        return inside / total;
    }

    private static double[] Sorted(ReadOnlySpan<double> diameters)
    {
        double[] sorted = diameters.ToArray();
        Array.Sort(sorted);
        if (!(sorted[0] > 0) || !double.IsFinite(sorted[^1]))
            throw new ArgumentException("diameters must be positive and finite", nameof(diameters));
        return sorted;
    }

    private static double[] Weights(double[] sorted, SizeWeighting weighting)
    {
        int power = SizeStatistics.Power(weighting);
        return [.. sorted.Select(d => Math.Pow(d, power))];
    }

    private static double Percentile((double[] Sorted, double[] Weights) samples, double p, SizeWeighting weighting)
    {
        (double[] sorted, double[] weights) = samples;
        double half = weighting == SizeWeighting.Number ? 0 : 0.5, all = 0;
        for (int i = 0; i < weights.Length; i++) all += weights[i];
        double wanted = p * (weighting == SizeWeighting.Number ? all - 1 : all), cumulated = 0, before = half * weights[0];
        if (wanted <= before) return sorted[0];
        for (int i = 1; i < sorted.Length; i++)
        {
            cumulated += weights[i - 1];
            double here = cumulated + (half * weights[i]);
            if (here >= wanted) return sorted[i - 1] + ((sorted[i] - sorted[i - 1]) * (wanted - before) / (here - before));
            before = here;
        }

        return sorted[^1];
    }
}
