using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Statistics of measurements repeated as position → video → dilution → isolation. Repeats of a lower level never count as n; intervals
/// come from the highest level with at least two units, whose means contain the scatter of all levels below.
/// </summary>
/// <remarks>
/// The bootstrap draws units of that one level with everything they hold and does not draw again inside them: drawing at every level would
/// count the lower scatter twice (Davison and Hinkley 1997, Bootstrap Methods and their Application, section 3.8).
/// </remarks>
public static class NestedStatistics
{
    private static readonly ReplicateLevel[] FromTheTop =
        [ReplicateLevel.Isolation, ReplicateLevel.Dilution, ReplicateLevel.Video, ReplicateLevel.Position];

    /// <summary>
    /// Mean, intervals and variance components of nested numbers, or null for none. The order of the measurements does not matter.
    /// </summary>
    /// <param name="measurements">Finite numbers with their places.</param>
    /// <param name="confidence">Confidence, 0 … 1; default 0.95.</param>
    /// <param name="replicates">Bootstrap replicates; default 2000.</param>
    /// <param name="name">Name of the random stream, such as the measure.</param>
    /// <param name="context">Random streams.</param>
    public static NestedSummary? Of(
        IReadOnlyList<NestedMeasurement<double>> measurements, double confidence, int replicates, string name, RunContext context)
    {
        if (!(confidence is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "must be between 0 and 1");
        if (measurements.Any(m => !double.IsFinite(m.Value))) throw new ArgumentException("a value is not finite", nameof(measurements));
        if (measurements.Count == 0) return null;
        NestedMeasurement<double>[] sorted =
            [.. measurements.OrderBy(m => m.PathTo(ReplicateLevel.Position), StringComparer.Ordinal).ThenBy(m => m.Value)];
        double mean = MeanOfMeans(sorted);
        IReadOnlyList<VarianceComponent> components = NestedVariance.Components(sorted);
        int isolations = components[0].Units;
        (ReplicateLevel? level, double[] means) = LevelMeans(sorted);
        if (level is null) return new NestedSummary(mean, isolations, null, 1, null, null, null, null, null, confidence, components);
        double average = means.Average(), sd = Math.Sqrt(means.Sum(m => (m - average) * (m - average)) / (means.Length - 1));
        double error = sd / Math.Sqrt(means.Length), half = StudentT.UpperQuantile((1 - confidence) / 2, means.Length - 1) * error;
        BootstrapInterval? interval = replicates < 1
            ? null
            : Bootstrap(sorted, MeanOfMeans, confidence, replicates, (name, context));
        return new NestedSummary(
            mean, isolations, level, means.Length, error, mean - half, mean + half, interval?.Low, interval?.High, confidence, components);
    }

    /// <summary>
    /// Percentile bootstrap of any statistic of nested measurements (a D50 of pooled diameters, a mode of a mean distribution) over the
    /// units of the highest level with at least two; null when there is no such level or the statistic is never available.
    /// </summary>
    /// <param name="measurements">What was measured, with its place. A unit drawn twice is handed over under two names.</param>
    /// <param name="statistic">The statistic of a set of measurements, or null where it is not available (such replicates are left out and
    /// counted).</param>
    /// <param name="confidence">Confidence, 0 … 1.</param>
    /// <param name="replicates">Number of replicates, at least 1.</param>
    /// <param name="stream">Name of the random stream, and the context it comes from.</param>
    public static BootstrapInterval? Bootstrap<T>(
        IReadOnlyList<NestedMeasurement<T>> measurements, Func<IReadOnlyList<NestedMeasurement<T>>, double?> statistic,
        double confidence, int replicates, (string Name, RunContext Context) stream)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        NestedMeasurement<T>[] sorted = [.. measurements.OrderBy(m => m.PathTo(ReplicateLevel.Position), StringComparer.Ordinal)];
        if (HighestRepeated(sorted) is not { } level) return null;
        NestedMeasurement<T>[][] units = [.. sorted.GroupBy(m => m.PathTo(level), StringComparer.Ordinal).Select(g => g.ToArray())];
        double?[] values = new double?[replicates];
        Parallel.For(0, replicates, stream.Context.ParallelOptions, b =>
        {
            Rng random = stream.Context.Random.Stream("nta", "nested", stream.Name, b.ToString(CultureInfo.InvariantCulture));
            List<NestedMeasurement<T>> drawn = [];
            for (int i = 0; i < units.Length; i++)
                foreach (NestedMeasurement<T> item in units[random.NextInt(units.Length)]) drawn.Add(Renamed(item, level, i));
            values[b] = statistic(drawn);
        });
        double[] available = [.. values.Where(v => v is not null).Select(v => v!.Value)];
        if (available.Length == 0) return null;
        Array.Sort(available);
        double tail = (1 - confidence) / 2;
        return new BootstrapInterval(
            WalkerBootstrap.Quantile(available, tail), WalkerBootstrap.Quantile(available, 1 - tail), level, units.Length,
            available.Length, replicates);
    }

    /// <summary>The mean of means from the positions up; for one measurement its value.</summary>
    internal static double? MeanOfMeans(IReadOnlyList<NestedMeasurement<double>> measurements) => MeanOfMeans([.. measurements]);

    private static double MeanOfMeans(NestedMeasurement<double>[] measurements) => Means(measurements, ReplicateLevel.Isolation).Average();

    private static (ReplicateLevel? Level, double[] Means) LevelMeans(NestedMeasurement<double>[] measurements) =>
        HighestRepeated(measurements) is { } level ? (level, Means(measurements, level)) : (null, []);

    /// <summary>Highest level with at least two units. Measurements that share even their position are not told apart.</summary>
    private static ReplicateLevel? HighestRepeated<T>(NestedMeasurement<T>[] measurements)
    {
        foreach (ReplicateLevel level in FromTheTop)
            if (measurements.Select(m => m.PathTo(level)).Distinct(StringComparer.Ordinal).Skip(1).Any()) return level;
        return null;
    }

    /// <summary>Means of the units of a level, each the mean of the means below it.</summary>
    private static double[] Means(NestedMeasurement<double>[] measurements, ReplicateLevel level) =>
        [.. measurements.GroupBy(m => m.PathTo(level), StringComparer.Ordinal).Select(g => level == ReplicateLevel.Position
            ? g.Average(m => m.Value)
            : Means([.. g], level - 1).Average())];

    private static NestedMeasurement<T> Renamed<T>(NestedMeasurement<T> item, ReplicateLevel level, int draw)
    {
        string suffix = "\u001e" + draw.ToString(CultureInfo.InvariantCulture);
        return level switch
        {
            ReplicateLevel.Isolation => item with { Isolation = item.Isolation + suffix },
            ReplicateLevel.Dilution => item with { Dilution = item.Dilution + suffix },
            ReplicateLevel.Video => item with { Video = item.Video + suffix },
            _ => item with { Position = item.Position + suffix },
        };
    }
}
