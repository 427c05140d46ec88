using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Places from which the search for a mixture begins, all taken from the data by rule.</summary>
internal static class LogNormalStarts
{
    private static readonly WalkerStop Coarse = new();
    private static readonly WalkerStop Fine = new(0, 50);

    /// <summary>Walker's distribution by the 1 % rule and after 50 iterations.</summary>
    public static (double[] Coarse, double[] Fine) Walker(LikelihoodTable table, double[] trackWeights, RunContext context) =>
        (WalkerEm.Iterate(table, trackWeights, Coarse, null, context).Weights,
            WalkerEm.Iterate(table, trackWeights, Fine, null, context).Weights);

    /// <summary>
    /// Slices of equal share of Walker's distribution; its highest peaks after 50 iterations, where there are enough; and places spread
    /// evenly from its 5th to its 95th percentile.
    /// </summary>
    public static IEnumerable<LogNormalState> Of(SizeGrid grid, (double[] Coarse, double[] Fine) walker, int count)
    {
        yield return Slices(grid, walker.Coarse, count);
        if (count == 1) yield break;
        IReadOnlyList<SizePeak> peaks = SizePeaks.Of(new SizeDistribution(grid, walker.Fine), 0.02);
        if (peaks.Count >= count)
        {
            SizePeak[] highest = [.. peaks.OrderByDescending(p => p.Share).Take(count)];
            double sum = highest.Sum(p => p.Share);
            yield return new LogNormalState(
                [.. highest.Select(p => p.Share / sum)], [.. highest.Select(p => Math.Log(p.Diameter))], [.. highest.Select(_ => 0.1)]);
        }

        var distribution = new SizeDistribution(grid, walker.Coarse);
        double low = Math.Log(HistogramStatistics.Percentile(distribution, 0.05)!.Value);
        double high = Math.Log(HistogramStatistics.Percentile(distribution, 0.95)!.Value);
        yield return new LogNormalState(
            [.. Enumerable.Repeat(1.0 / count, count)],
            [.. Enumerable.Range(0, count).Select(j => low + ((high - low) * (j + 0.5) / count))],
            [.. Enumerable.Repeat(Math.Max(0.05, (high - low) / (3 * count)), count)]);
    }

    private static LogNormalState Slices(SizeGrid grid, double[] fractions, int count)
    {
        double[] means = new double[count], sds = new double[count];
        double before = 0;
        double[] amount = new double[count], square = new double[count];
        for (int m = 0; m < fractions.Length; m++)
        {
            // A bin belongs to the slice that holds its middle.
            int slice = Math.Min(count - 1, (int)((before + (fractions[m] / 2)) * count));
            double log = Math.Log(grid.Centres[m]);
            amount[slice] += fractions[m];
            means[slice] += fractions[m] * log;
            square[slice] += fractions[m] * log * log;
            before += fractions[m];
        }

        for (int j = 0; j < count; j++)
        {
            means[j] = amount[j] > 0 ? means[j] / amount[j] : Math.Log(grid.Centres[(grid.Bins - 1) * (j + 1) / (count + 1)]);
            sds[j] = amount[j] > 0 ? Math.Max(0.03, Math.Sqrt(Math.Max(0, (square[j] / amount[j]) - (means[j] * means[j])))) : 0.2;
        }

        return new LogNormalState([.. Enumerable.Repeat(1.0 / count, count)], means, sds);
    }
}
