using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Percentile bootstrap of a size distribution: tracks, or whole groups of them, are drawn with replacement and the fit is done again with
/// the same stop rule. Replicate b has its own random stream, so that bands depend on the seed and the name alone.
/// </summary>
internal static class WalkerBootstrap
{
    private const int Statistics = 6;

    public static SizeBootstrap Run(
        LikelihoodTable table, double[] trackWeights, (WalkerParameters Parameters, VisitRates? Rates) fit, TrackGroups? groups,
        RunContext context)
    {
        WalkerParameters parameters = fit.Parameters;
        int bins = table.Grid.Bins, replicates = parameters.BootstrapReplicates;
        (int[] unitOf, int units) = Units(table.Tracks.Count, groups);
        double[][] results = new double[replicates][];
        RunContext single = context with { Threads = 1, Progress = null };
        int done = 0;
        Parallel.For(0, replicates, context.ParallelOptions, b =>
        {
            Rng random = context.Random.Stream("nta", "walker", parameters.BootstrapName, b.ToString(CultureInfo.InvariantCulture));
            int[] drawn = new int[units];
            for (int i = 0; i < units; i++) drawn[random.NextInt(units)]++;
            double[] weights = [.. trackWeights.Select((c, k) => c * drawn[unitOf[k]])];
            (double[] fractions, _) = WalkerEm.Iterate(table, weights, parameters.StopRule, null, single);
            if (fit.Rates is not null) (fractions, _) = fit.Rates.Correct(fractions);
            SizeStatistics statistics = HistogramStatistics.Of(new SizeDistribution(table.Grid, fractions))!;
            double[] summary = [statistics.Mean, statistics.Sd!.Value, statistics.Mode!.Value, statistics.D10, statistics.D50, statistics.D90];
            results[b] = [.. fractions, .. summary];
            context.Report("bootstrap of the size distribution", Interlocked.Increment(ref done) / (double)replicates);
        });
        double[] low = new double[bins + Statistics], high = new double[bins + Statistics];
        double tail = (1 - parameters.Confidence) / 2;
        double[] column = new double[replicates];
        for (int i = 0; i < low.Length; i++)
        {
            for (int b = 0; b < replicates; b++) column[b] = results[b][i];
            Array.Sort(column);
            low[i] = Quantile(column, tail);
            high[i] = Quantile(column, 1 - tail);
        }

        SizeInterval Interval(int i) => new(low[bins + i], high[bins + i]);
        return new SizeBootstrap(
            replicates, parameters.Confidence, groups?.Unit ?? "tracks", units, low[..bins], high[..bins],
            Interval(0), Interval(1), Interval(2), Interval(3), Interval(4), Interval(5));
    }

    /// <summary>Quantile of sorted values, type 7.</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double p)
    {
        double place = p * (sorted.Length - 1);
        int below = Math.Min((int)place, sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static (int[] UnitOf, int Units) Units(int tracks, TrackGroups? groups)
    {
        if (groups is null) return ([.. Enumerable.Range(0, tracks)], tracks);
        if (groups.GroupOfTrack.Count != tracks)
            throw new ArgumentException($"{groups.GroupOfTrack.Count} groups for {tracks} tracks", nameof(groups));
        Dictionary<int, int> numbers = [];
        int[] unitOf = new int[tracks];
        for (int k = 0; k < tracks; k++)
        {
            if (!numbers.TryGetValue(groups.GroupOfTrack[k], out int number)) numbers.Add(groups.GroupOfTrack[k], number = numbers.Count);
            unitOf[k] = number;
        }

        return (unitOf, numbers.Count);
    }
}
