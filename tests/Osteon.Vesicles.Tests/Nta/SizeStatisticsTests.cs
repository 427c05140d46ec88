using System.Globalization;
using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Statistics of sizes against vendors' files and against sums done by hand.</summary>
[Oracle]
public sealed class SizeStatisticsTests
{
    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    [Fact]
    public void ZetaView_percentiles_are_half_a_bin_low()
    {
        string folder = SharedData.Require("data/vesicles/nta_zetaview_synthetic");
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
        string[] lines = File.ReadAllLines(Path.Combine(folder, "SYNTHETIC_0001_BMSC-Exo_size_488.txt"), System.Text.Encoding.Latin1);
        int first = Array.FindIndex(lines, l => l.StartsWith("Size / nm", StringComparison.Ordinal)) + 1;
        double[] counts = [.. lines.Skip(first).Take(1200).Select(l => Number(l.Split('\t')[1]))];
        var distribution = new SizeDistribution(SizeGrid.Linear(0, 6000, 1200), counts);
        SizeStatistics vendor = HistogramStatistics.Of(distribution, convention: PercentileConvention.CentresAsUpperEdges)!;
        SizeStatistics inside = HistogramStatistics.Of(distribution)!;
        double Of(string part, string name) => expected.GetProperty(part).GetProperty(name).GetDouble();
        Assert.Equal(Of("vendor", "X10"), vendor.D10, 1e-9);
        Assert.Equal(Of("vendor", "X50"), vendor.D50, 1e-9);
        Assert.Equal(Of("vendor", "X90"), vendor.D90, 1e-9);
        Assert.Equal(Of("vendor", "span"), vendor.Span, 1e-9);
        Assert.Equal(Of("half_bin_corrected", "D10"), inside.D10, 1e-9);
        Assert.Equal(Of("half_bin_corrected", "D50"), inside.D50, 1e-9);
        Assert.Equal(Of("half_bin_corrected", "D90"), inside.D90, 1e-9);
        Assert.Equal(expected.GetProperty("mean_nm").GetDouble(), vendor.Mean, 1e-9);
        Assert.Equal(expected.GetProperty("sd_nm").GetDouble(), vendor.Sd!.Value, 1e-9);
        Assert.Equal(expected.GetProperty("mode_bin_nm").GetDouble(), vendor.ModeBin);
        Assert.Equal(620, vendor.Amount);
        // The file's own number and volume medians, printed to six digits.
        double Printed(string key) => Number(lines.Single(l => l.StartsWith(key, StringComparison.Ordinal)).Split('\t')[1]);
        Assert.Equal(Printed("Median Number"), vendor.D50, 5e-7);
        Assert.Equal(Printed("Median Volume"),
            HistogramStatistics.Of(distribution, SizeWeighting.Volume, PercentileConvention.CentresAsUpperEdges)!.D50, 5e-6);
    }

    [Theory]
    [InlineData("beads2.csv", 0, PercentileConvention.InsideBin)]
    [InlineData("beads2.csv", 2, PercentileConvention.InsideBin)]
    [InlineData("beads.csv", 0, PercentileConvention.OneBinBelow)]
    public void NanoSight_files(string file, int video, PercentileConvention convention)
    {
        string[][] rows = [.. File.ReadAllLines(SharedData.Require("data/vesicles/nta_nanosight/" + file)).Select(l => l.Split(','))];
        int start = Array.FindIndex(rows, r => r[0] == "[Size Data]");
        string[] Row(string key) => rows.Skip(start).First(r => r[0].TrimStart().StartsWith(key, StringComparison.Ordinal));
        int bins = Array.FindIndex(rows, start, r => r[0].StartsWith("Bin centre", StringComparison.Ordinal)) + 1;
        double[] amounts = [.. rows.Skip(bins).Take(1000).Select(r => Number(r[video + 1]))];
        SizeStatistics statistics = HistogramStatistics.Of(new SizeDistribution(SizeGrid.Linear(0, 1000, 1000), amounts),
            convention: convention)!;
        Assert.Equal(Number(Row("Mean")[video + 1]), statistics.Mean, 0.051);
        Assert.Equal(Number(Row("SD")[video + 1]), statistics.Sd!.Value, 0.051);
        Assert.Equal(Number(Row("D10")[video + 1]), statistics.D10, 0.051);
        Assert.Equal(Number(Row("D50")[video + 1]), statistics.D50, 0.051);
        Assert.Equal(Number(Row("D90")[video + 1]), statistics.D90, 0.051);
        Assert.Equal(Number(Row("Mode")[video + 1]), statistics.Mode!.Value, 0.51);
        if (file != "beads2.csv" || video != 0) return;
        Assert.Equal(100.52, statistics.Mean, 5e-3);
        Assert.Equal(11.02, statistics.Sd!.Value, 5e-3);
        Assert.Equal((88.10, 98.58, 116.67), (Math.Round(statistics.D10, 2), Math.Round(statistics.D50, 2), Math.Round(statistics.D90, 2)));
        Assert.Equal(5.91e12, statistics.Amount, 0.0042 * 5.91e12);
    }

    [Fact]
    public void By_hand()
    {
        var distribution = new SizeDistribution(SizeGrid.Linear(0, 50, 5), [0, 1, 2, 1, 0]);
        SizeStatistics number = HistogramStatistics.Of(distribution)!;
        Assert.Equal((25.0, 25.0, 25.0, 25.0), (number.Mean, number.D50, number.Mode, number.ModeBin));
        Assert.Equal(Math.Sqrt(50), number.Sd!.Value, 1e-12);
        Assert.Equal(14, number.D10, 1e-12);
        Assert.Equal(36, number.D90, 1e-12);
        Assert.Equal(22.0 / 25, number.Span, 1e-12);
        Assert.Equal(Math.Sqrt(50) / 25, number.Cv!.Value, 1e-12);
        SizeStatistics volume = HistogramStatistics.Of(distribution, SizeWeighting.Volume)!;
        Assert.Equal((Math.Pow(15, 4) + (2 * Math.Pow(25, 4)) + Math.Pow(35, 4)) / (Math.Pow(15, 3) + (2 * Math.Pow(25, 3))
            + Math.Pow(35, 3)), volume.Mean, 1e-9);
        SizeStatistics surface = HistogramStatistics.Of(distribution, SizeWeighting.Surface)!;
        Assert.Equal((Math.Pow(15, 3) + (2 * Math.Pow(25, 3)) + Math.Pow(35, 3)) / (225 + 1250 + 1225), surface.Mean, 1e-9);
        Assert.Equal(0.25 * 0.5 + 0.5, HistogramStatistics.Fraction(distribution, 15, 30)!.Value, 1e-12);
        Assert.Equal(1, HistogramStatistics.Fraction(distribution, 0, 1000)!.Value);
        Assert.Equal(0, HistogramStatistics.Fraction(distribution, 60, 70)!.Value);
        Assert.Null(HistogramStatistics.Of(new SizeDistribution(SizeGrid.Linear(0, 50, 5), [0, 0, 0, 0, 0])));
        Assert.Equal(10, HistogramStatistics.Percentile(distribution, 0)!.Value);
        Assert.Equal(40, HistogramStatistics.Percentile(distribution, 1)!.Value);
    }

    [Fact]
    public void Samples_follow_the_usual_quantiles()
    {
        double[] diameters = [70, 55, 120, 90, 240, 101, 99];
        SizeStatistics number = SampleStatistics.Of(diameters, grid: SizeGrid.Linear(0, 300, 15))!;
        // numpy.quantile: 64, 99, 168; numpy.std with n − 1: 60.85971.
        Assert.Equal(64, number.D10, 1e-12);
        Assert.Equal(99, number.D50, 1e-12);
        Assert.Equal(168, number.D90, 1e-12);
        Assert.Equal(775.0 / 7, number.Mean, 1e-12);
        Assert.Equal(60.85971, number.Sd!.Value, 1e-5);
        Assert.Equal(90, number.ModeBin);
        Assert.Equal(6 / 7.0, SampleStatistics.Fraction(diameters, 30, 150)!.Value, 1e-12);
        SizeStatistics volume = SampleStatistics.Of(diameters, SizeWeighting.Volume)!;
        Assert.Equal(diameters.Sum(d => Math.Pow(d, 4)) / diameters.Sum(d => d * d * d), volume.Mean, 1e-9);
        // numpy.interp of 0.5 over (cumsum(w) − w/2)/sum(w).
        Assert.Equal(201.674575617, volume.D50, 1e-8);
        Assert.Equal(240, volume.D90);
        Assert.Null(volume.Mode);
        Assert.Null(SampleStatistics.Of([]));
        Assert.Null(SampleStatistics.Of([100])!.Sd);
        Assert.Throws<ArgumentException>(() => SampleStatistics.Of([100, double.NaN]));
        Assert.Throws<ArgumentException>(() => SampleStatistics.Of([100, 0]));
    }

    [Fact]
    public void Histograms_and_samples_agree_on_fine_grids()
    {
        var random = new Rng(3);
        double[] diameters = [.. Enumerable.Range(0, 20_000).Select(_ => 110 * Math.Exp(0.3 * random.NextNormal()))];
        foreach (SizeGrid grid in (SizeGrid[])[SizeGrid.Linear(0, 800, 1600), SizeGrid.Logarithmic(10, 800, 1600)])
            foreach (SizeWeighting weighting in Enum.GetValues<SizeWeighting>())
            {
                (SizeDistribution histogram, int below, int above,
                    int without) = SizeDistribution.Histogram(diameters.Select(d => (double?)d), grid);
                Assert.Equal((0, 0, 0), (below, above, without));
                SizeStatistics a = HistogramStatistics.Of(histogram, weighting)!, b = SampleStatistics.Of(diameters, weighting)!;
                foreach ((double x, double y) in ((double, double)[])[(a.Mean, b.Mean), (a.Sd!.Value, b.Sd!.Value), (a.D10, b.D10),
                    (a.D50, b.D50), (a.D90, b.D90)])
                    Assert.Equal(1, x / y, 0.002);
                Assert.Equal(
                    SampleStatistics.Fraction(diameters, 30, 150, weighting)!.Value,
                        HistogramStatistics.Fraction(histogram, 30, 150, weighting)!.Value, 0.002);
            }
    }

    [Fact]
    public void Modes_and_peaks()
    {
        // Two Gaussians on a fine grid: tops, shares, widths 2.3548σ.
        SizeGrid grid = SizeGrid.Linear(0, 400, 400);
        double Gauss(double d, double at, double sd) => Math.Exp(-Math.Pow((d - at) / sd, 2) / 2) / sd;
        var distribution = new SizeDistribution(grid,
            [.. grid.Centres.ToArray().Select(d => (3 * Gauss(d, 100.2, 10)) + Gauss(d, 220.7, 15))]);
        IReadOnlyList<SizePeak> peaks = SizePeaks.Of(distribution);
        Assert.Equal(2, peaks.Count);
        Assert.Equal(100.2, peaks[0].Diameter, 0.01);
        Assert.Equal(220.7, peaks[1].Diameter, 0.01);
        Assert.Equal(0.75, peaks[0].Share, 1e-4);
        Assert.Equal(23.548, peaks[0].FullWidthAtHalfMaximum!.Value, 0.05);
        Assert.Equal(35.322, peaks[1].FullWidthAtHalfMaximum!.Value, 0.05);
        Assert.Equal(1, peaks[0].Prominence, 1e-6);
        Assert.Equal(1 / 4.5, peaks[1].Prominence, 1e-3);
        Assert.Single(SizePeaks.Of(distribution, 0.3));
        Assert.Equal(100.2, HistogramStatistics.Of(distribution)!.Mode!.Value, 0.01);
        // A plateau is one peak; the ends may be peaks; nothing at all has none.
        SizeGrid five = SizeGrid.Linear(0, 5, 5);
        Assert.Single(SizePeaks.Of(new SizeDistribution(five, [0, 2, 2, 2, 0])));
        Assert.Equal(2, SizePeaks.Of(new SizeDistribution(five, [3, 1, 0, 1, 2])).Count);
        Assert.Empty(SizePeaks.Of(new SizeDistribution(five, [0, 0, 0, 0, 0])));
        Assert.Null(SizePeaks.Of(new SizeDistribution(five, [3, 2.8, 2, 1.9, 1.8]))[0].FullWidthAtHalfMaximum);
    }

    [Fact]
    public void Grids()
    {
        SizeGrid log = SizeGrid.FromLogarithmicCentres(4.683, Math.Pow(10, 1 / 64.0), 200);
        Assert.Equal(4.683, log.Centres[0], 1e-12);
        Assert.Equal(6025, log.Centres[199], 1.0);
        SizeGrid grid = SizeGrid.Linear(10, 20, 10);
        Assert.Equal([0, 1, 9, 9, -1, -1, -1], new[] { 10, 11, 19.5, 20, 9.99, 20.01, double.NaN }.Select(grid.BinOf));
        (SizeDistribution histogram, int below, int above, int without) = SizeDistribution.Histogram([5, 10, null, 11, 30, 20], grid);
        Assert.Equal((1, 1, 1), (below, above, without));
        Assert.Equal(3, histogram.Total);
        Assert.Throws<ArgumentException>(() => SizeGrid.FromEdges([1, 1]));
        Assert.Throws<ArgumentException>(() => new SizeDistribution(grid, new double[9]));
        Assert.Throws<ArgumentException>(() => new SizeDistribution(SizeGrid.Linear(0, 1, 1), [-1]));
    }

    [Fact]
    public void Scaling_all_diameters_scales_all_statistics() => PropertyCheck.ForAll(
        FsCheck.Fluent.Gen.ArrayOf(FsCheck.Fluent.Gen.Choose(1, 50), 12),
        counts =>
        {
            double[] amounts = [.. counts.Select(c => (double)c)];
            foreach (PercentileConvention convention in Enum.GetValues<PercentileConvention>())
            {
                SizeStatistics a = HistogramStatistics.Of(new SizeDistribution(SizeGrid.Linear(20, 260, 12), amounts),
                    SizeWeighting.Surface, convention)!;
                SizeStatistics b = HistogramStatistics.Of(new SizeDistribution(SizeGrid.Linear(60, 780, 12), amounts),
                    SizeWeighting.Surface, convention)!;
                Assert.Equal(3 * a.Mean, b.Mean, 1e-9);
                Assert.Equal(3 * a.Sd!.Value, b.Sd!.Value, 1e-9);
                Assert.Equal(3 * a.D10, b.D10, 1e-9);
                Assert.Equal(3 * a.Mode!.Value, b.Mode!.Value, 1e-9);
                Assert.Equal(a.Span, b.Span, 1e-9);
                Assert.True(a.D10 <= a.D50 && a.D50 <= a.D90);
            }
        });
}
