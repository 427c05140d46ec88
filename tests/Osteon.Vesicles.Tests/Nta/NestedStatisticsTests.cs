using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Replicates of positions, videos, dilutions and isolations.</summary>
[Property]
public sealed class NestedStatisticsTests
{
    private static NestedMeasurement<double> At(string isolation, string dilution, string video, string position, double value) =>
        new(isolation, dilution, video, position, value);

    private static NestedSummary Of(IReadOnlyList<NestedMeasurement<double>> values, int replicates = 500) =>
        NestedStatistics.Of(values, 0.95, replicates, "test", RunContext.Default)!;

    [Fact]
    public void Isolations_are_n_and_every_unit_counts_the_same()
    {
        // Isolation A has one video of two positions and one of one; the mean of means is not the mean of the values.
        NestedSummary summary = Of([
            At("A", "1", "1", "1", 10), At("A", "1", "1", "2", 20), At("A", "1", "2", "1", 30),
            At("B", "1", "1", "1", 50), At("C", "1", "1", "1", 60)]);
        double a = ((10 + 20) / 2.0 + 30) / 2;
        Assert.Equal((a + 50 + 60) / 3, summary.Mean, 1e-12);
        Assert.Equal((3, ReplicateLevel.Isolation, 3), (summary.N, summary.Level!.Value, summary.UnitsAtLevel));
        double mean = summary.Mean, sd = Math.Sqrt((Math.Pow(a - mean, 2) + Math.Pow(50 - mean, 2) + Math.Pow(60 - mean, 2)) / 2);
        Assert.Equal(sd / Math.Sqrt(3), summary.StandardError!.Value, 1e-12);
        Assert.Equal(mean - (4.30265273 * sd / Math.Sqrt(3)), summary.TLow!.Value, 1e-6);
        Assert.True(summary.BootstrapLow >= a && summary.BootstrapHigh <= 60);
    }

    [Fact]
    public void With_one_isolation_only_the_technique_is_told()
    {
        NestedSummary videos = Of(
            [At("A", "1", "1", "1", 10), At("A", "1", "1", "2", 12), At("A", "1", "2", "1", 30), At("A", "1", "2", "2", 32)]);
        Assert.Equal((1, ReplicateLevel.Video, 2), (videos.N, videos.Level!.Value, videos.UnitsAtLevel));
        Assert.Equal(10, videos.StandardError!.Value, 1e-12);
        Assert.Equal((11.0, 31.0), (videos.BootstrapLow!.Value, videos.BootstrapHigh!.Value));
        NestedSummary single = Of([At("A", "1", "1", "1", 10)]);
        Assert.Null(single.Level);
        Assert.Null(single.TLow);
        Assert.Equal(10, single.Mean);
        Assert.All(single.Components, c => Assert.Null(c.Variance));
        Assert.Null(NestedStatistics.Of([], 0.95, 100, "x", RunContext.Default));
    }

    [Fact]
    public void Variance_components_by_hand()
    {
        // Two isolations, two videos each, two positions each (one dilution): mean squares 2 of positions, 8 between videos, 200 between
        // isolations.
        NestedMeasurement<double>[] values = [
            At("A", "1", "1", "1", 1), At("A", "1", "1", "2", 3), At("A", "1", "2", "1", 3), At("A", "1", "2", "2", 5),
            At("B", "1", "1", "1", 11), At("B", "1", "1", "2", 13), At("B", "1", "2", "1", 15), At("B", "1", "2", "2", 17)];
        // Positions: SS = 4·2 = 8 on 4, MS 2. Videos: means 2, 4 | 12, 16: SS = 2·(1 + 1) + 2·(4 + 4) = 20 on 2, MS 10 = σp² + 2σv².
        // Isolations: means 3, 14: SS = 4·2·5.5² = 242 on 1 = σp² + 2σv² + 4σi².
        IReadOnlyList<VarianceComponent> c = Of(values).Components;
        Assert.Equal([ReplicateLevel.Isolation, ReplicateLevel.Dilution, ReplicateLevel.Video, ReplicateLevel.Position],
            c.Select(x => x.Level));
        Assert.Equal([2, 2, 4, 8], c.Select(x => x.Units));
        Assert.Equal(58, c[0].Variance!.Value, 1e-9);
        Assert.Null(c[1].Variance);
        Assert.Equal(4, c[2].Variance!.Value, 1e-9);
        Assert.Equal(2, c[3].Variance!.Value, 1e-9);
    }

    [Fact]
    public void Unequal_numbers_give_unbiased_components()
    {
        var random = new Rng(23);
        double[] sums = new double[4];
        const int Runs = 1500;
        for (int run = 0; run < Runs; run++)
        {
            List<NestedMeasurement<double>> values = [];
            for (int i = 0; i < 6; i++)
            {
                double isolation = 5 * random.NextNormal();
                for (int d = 0; d < 1 + (i % 3); d++)
                {
                    double dilution = 3 * random.NextNormal();
                    for (int v = 0; v < 2 + (d % 2); v++)
                    {
                        double video = 2 * random.NextNormal();
                        for (int p = 0; p < 2 + ((i + v) % 3); p++)
                            values.Add(At($"{i}", $"{d}", $"{v}", $"{p}", 100 + isolation + dilution + video + random.NextNormal()));
                    }
                }
            }

            IReadOnlyList<VarianceComponent> components = Of(values, 0).Components;
            for (int level = 0; level < 4; level++) sums[level] += components[level].Variance!.Value / Runs;
        }

        // Truncation at 0 adds a little where a component is small against its error.
        Assert.InRange(sums[0], 23.5, 27);
        Assert.InRange(sums[1], 8.4, 10);
        Assert.InRange(sums[2], 3.8, 4.2);
        Assert.InRange(sums[3], 0.98, 1.02);
    }

    [Fact]
    public void Intervals_of_t_cover_and_the_naive_ones_would_not()
    {
        var random = new Rng(29);
        const int Runs = 600;
        int t = 0, bootstrap = 0, naive = 0;
        for (int run = 0; run < Runs; run++)
        {
            List<NestedMeasurement<double>> values = [];
            for (int i = 0; i < 5; i++)
            {
                double isolation = 10 * random.NextNormal();
                for (int p = 0; p < 11; p++) values.Add(At($"{i}", "1", "1", $"{p}", 100 + isolation + (4 * random.NextNormal())));
            }

            NestedSummary summary = NestedStatistics.Of(values, 0.95, 100, $"{run}", RunContext.Default with { Threads = 1 })!;
            if (summary.TLow <= 100 && 100 <= summary.THigh) t++;
            if (summary.BootstrapLow <= 100 && 100 <= summary.BootstrapHigh) bootstrap++;
            double[] all = [.. values.Select(v => v.Value)];
            double mean = all.Average(), error = Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1.0) / all.Length);
            if (Math.Abs(mean - 100) < 2 * error) naive++;
        }

        Assert.InRange(t / (double)Runs, 0.92, 0.975);
        Assert.InRange(bootstrap / (double)Runs, 0.77, 0.90); // too narrow with five units, as the page says
        Assert.True(naive < 0.55 * Runs);
    }

    [Fact]
    public void Order_threads_and_names_do_not_matter()
    {
        var random = new Rng(37);
        NestedMeasurement<double>[] values =
            [.. Enumerable.Range(0, 40).Select(i => At($"{i / 10}", $"{i / 5 % 2}", "1", $"{i % 5}", 100 + random.NextNormal()))],
                shuffled = [.. values];
        random.Shuffle<NestedMeasurement<double>>(shuffled);
        NestedSummary a = NestedStatistics.Of(values, 0.9, 300, "m", RunContext.Default with { Threads = 1 })!;
        NestedSummary b = NestedStatistics.Of(shuffled, 0.9, 300, "m", RunContext.Default with { Threads = 3 })!;
        Assert.Equal(a with { Components = b.Components }, b);
        // The same names under different isolations are different units.
        Assert.Equal([4, 8, 8, 40], a.Components.Select(c => c.Units));
    }

    [Fact]
    public void Any_statistic_can_be_resampled()
    {
        NestedMeasurement<double[]>[] values = [
            .. Enumerable.Range(0, 6).Select(i => new NestedMeasurement<double[]>($"{i}", "1", "1", "1", [90 + i, 100 + i, 110 + i]))];
        BootstrapInterval? interval = NestedStatistics.Bootstrap(
            values, drawn => SampleStatistics.Percentile([.. drawn.SelectMany(d => d.Value)], 0.5), 0.95, 400, ("d50", RunContext.Default));
        Assert.Equal((ReplicateLevel.Isolation, 6, 400), (interval!.Level, interval.Units, interval.Available));
        Assert.InRange(interval.Low, 100, 102.5);
        Assert.InRange(interval.High, 102.5, 105);
        Assert.Null(NestedStatistics.Bootstrap(values, _ => null, 0.95, 10, ("none", RunContext.Default)));
        Assert.Null(NestedStatistics.Bootstrap(values[..1], _ => 1, 0.95, 10, ("one", RunContext.Default)));
    }
}
