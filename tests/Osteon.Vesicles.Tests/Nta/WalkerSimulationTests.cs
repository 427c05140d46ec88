using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>
/// 2000 simulated tracks of known sizes (25 °C, 0.89 mPa·s, 30 frames/s, 15 steps and a geometric number more): means within 2 %, widths as
/// they were found by an independent program, and the properties that hold for any data.
/// </summary>
[Property]
public sealed class WalkerSimulationTests
{
    private static readonly Medium Water = Medium.Measured("water", 25, 0.89, "declared");
    private static readonly FrameTiming Thirty = FrameTiming.FromFrameRate(30);
    private static readonly SizeGrid FourNanometres = SizeGrid.Linear(10, 1010, 250);
    private static readonly WalkerParameters Plain = new(BootstrapReplicates: 0, Continuation: 0);

    private static StepSummary[] Tracks(IEnumerable<double> diameters, FrameTiming timing, double sigma = 0, ulong seed = 1) =>
        [.. new SimulatedTracks(timing, sigma).Draw(diameters, Water, new Rng(seed)).Select(t => StepSummary.Of(t)!.Value)];

    private static (SizeStatistics Naive, WalkerResult OnePercent, SizeStatistics Em, SizeStatistics Long) Fit(double[] diameters)
    {
        StepSummary[] tracks = Tracks(diameters, Thirty);
        var model = new StepModel(Thirty, Water);
        var table = LikelihoodTable.Of(tracks, FourNanometres, model, RunContext.Default);
        WalkerResult result = WalkerEm.Fit(table, Plain, RunContext.Default);
        WalkerResult two = WalkerEm.Fit(table, Plain with { Stop = new WalkerStop(0, 200) }, RunContext.Default);
        return (SampleStatistics.Of([.. tracks.Select(t => t.NaiveDiameter(model)!.Value)])!, result,
            HistogramStatistics.Of(result.Distribution)!, HistogramStatistics.Of(two.Distribution)!);
    }

    [Fact]
    public void One_size()
    {
        (SizeStatistics naive, WalkerResult result, SizeStatistics em, SizeStatistics longer) = Fit([.. Enumerable.Repeat(100.0, 2000)]);
        Assert.InRange(naive.Mean, 102, 105); // + 1/(n − 1)
        Assert.InRange(naive.Sd!.Value, 19, 23.5);
        Assert.InRange(result.Iterations, 6, 10);
        Assert.True(result.StoppedByRule);
        Assert.InRange(em.Mean, 98, 102);
        Assert.True(em.Sd <= 0.6 * naive.Sd, $"{em.Sd} against {naive.Sd}");
        Assert.InRange(em.Sd!.Value, 10, 13);
        Assert.InRange(longer.Mean, 98, 102);
        Assert.InRange(longer.Sd!.Value, 3, 5.5);
    }

    [Fact]
    public void Two_sizes_at_a_ratio_of_two()
    {
        (SizeStatistics naive, WalkerResult result, SizeStatistics em, SizeStatistics longer) =
            Fit([.. Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? 100.0 : 200.0)]);
        Assert.InRange(em.Mean, 147, 153);
        Assert.InRange(longer.Mean, 147, 153);
        Assert.InRange(longer.Sd!.Value, 48, 51.5);
        Assert.True(naive.Sd > em.Sd && em.Sd > longer.Sd);
        IReadOnlyList<SizePeak> peaks = SizePeaks.Of(result.Distribution, 0.1);
        Assert.Equal(2, peaks.Count);
        Assert.InRange(peaks[0].Diameter, 95, 105);
        Assert.InRange(peaks[1].Diameter, 190, 210);
        Assert.InRange(peaks[0].Share, 0.45, 0.55);
        Assert.InRange(HistogramStatistics.Fraction(result.Distribution, 0, 145)!.Value, 0.47, 0.53);
    }

    [Fact]
    public void A_log_normal()
    {
        var random = new Rng(44);
        double[] diameters = [.. Enumerable.Range(0, 2000).Select(_ => 100 * Math.Pow(1.35, random.NextNormal()))];
        SizeStatistics truth = SampleStatistics.Of(diameters)!;
        (SizeStatistics naive, _, SizeStatistics em, SizeStatistics longer) = Fit(diameters);
        Assert.InRange(em.Mean / truth.Mean, 0.98, 1.02);
        Assert.InRange(longer.Mean / truth.Mean, 0.98, 1.02);
        Assert.InRange(longer.Sd!.Value / truth.Sd!.Value, 0.95, 1.06);
        Assert.InRange(longer.D50 / truth.D50, 0.97, 1.03);
        Assert.True(naive.Sd > 1.2 * truth.Sd);
    }

    [Theory]
    [InlineData(1 / 30.0, 0)]
    [InlineData(0, 0.143)]
    [InlineData(1 / 30.0, 0.2)]
    public void Exposure_and_localisation_error_are_corrected(double exposure, double sigma)
    {
        var timing = new FrameTiming(1 / 30.0, exposure);
        StepSummary[] tracks = Tracks(Enumerable.Repeat(100.0, 2000), timing, sigma);
        WalkerResult Result(StepModel model, int continuation) => WalkerEm.Fit(
            LikelihoodTable.Of(tracks, FourNanometres, model, RunContext.Default), Plain with { Continuation = continuation },
                RunContext.Default);
        WalkerResult corrected = Result(new StepModel(timing, Water, sigma * sigma), 10);
        WalkerIteration stopped = corrected.History[^1], longer = corrected.Continued!;
        Assert.Equal(10 * corrected.Iterations, longer.Iteration);
        Assert.InRange(longer.Mean, 98, 102);
        // What the stop rule leaves of the scatter lifts the mean by its squared coefficient of variation; the continuation shows it.
        Assert.InRange(stopped.Mean, 98, 104);
        double left = ((stopped.Sd * stopped.Sd) - (longer.Sd * longer.Sd)) / 1e4;
        Assert.InRange(stopped.Mean - longer.Mean, 50 * left, 150 * left);
        double uncorrected = Result(new StepModel(Thirty, Water), 0).History[^1].Mean;
        double expected = 100 * 4 * StokesEinstein.Diffusion(100, Water) / 30 / new StepModel(timing, Water, sigma * sigma).MeanSquare(100);
        Assert.InRange(uncorrected / expected, 0.97, 1.03);
        Assert.True(Math.Abs(uncorrected - 100) > 5);
    }

    [Fact]
    public void Chi_square_never_rises_and_the_rule_is_the_first_small_step()
    {
        StepSummary[] tracks = Tracks([.. Enumerable.Repeat(80.0, 300), .. Enumerable.Repeat(300.0, 200)], Thirty);
        var table = LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(20, 1000, 120), new StepModel(Thirty, Water), RunContext.Default);
        WalkerResult result = WalkerEm.Fit(table, Plain with { Stop = new WalkerStop(1e-6, 3000) }, RunContext.Default);
        for (int i = 1; i < result.History.Count; i++)
        {
            Assert.True(result.History[i].ChiSquare <= result.History[i - 1].ChiSquare + 1e-9);
            Assert.True(result.History[i].LogLikelihood >= result.History[i - 1].LogLikelihood - 1e-9);
            bool small = (result.History[i - 1].ChiSquare - result.History[i].ChiSquare) < 1e-6 * result.History[i - 1].ChiSquare;
            Assert.Equal(i == result.History.Count - 1, small);
        }

        Assert.Equal(1, result.Distribution.Total, 1e-12);
    }

    [Fact]
    public void Threads_and_the_order_of_tracks_do_not_matter()
    {
        StepSummary[] tracks = Tracks([.. Enumerable.Repeat(80.0, 900), .. Enumerable.Repeat(200.0, 900)], Thirty, 0.1),
            shuffled = [.. tracks];
        new Rng(9).Shuffle<StepSummary>(shuffled);
        var model = new StepModel(Thirty, Water, 0.01);
        SizeGrid grid = SizeGrid.Logarithmic(20, 800, 101);
        WalkerResult Run(StepSummary[] rows, int threads)
        {
            RunContext context = RunContext.Default with { Threads = threads };
            return WalkerEm.Fit(LikelihoodTable.Of(rows, grid, model, context), new WalkerParameters(BootstrapReplicates: 10), context);
        }

        WalkerResult one = Run(tracks, 1), three = Run(tracks, 3), other = Run(shuffled, 2);
        Assert.Equal(one.Distribution.Amounts.ToArray(), three.Distribution.Amounts.ToArray());
        Assert.Equal(one.Bootstrap!.High, three.Bootstrap!.High);
        for (int m = 0; m < grid.Bins; m++) Assert.Equal(one.Distribution.Amounts[m], other.Distribution.Amounts[m], 1e-12);
    }

    [Fact]
    public void Units_and_temperature_scale()
    {
        // The same picture k times as big, on a grid of diameters divided by k²: the same fractions.
        StepSummary[] tracks = Tracks([.. Enumerable.Repeat(100.0, 200), .. Enumerable.Repeat(200.0, 200)], Thirty);
        StepSummary[] scaled = [.. tracks.Select(t => t with { MeanSquare = 4 * t.MeanSquare })];
        var a = LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(20, 800, 90), new StepModel(Thirty, Water, 0.003), RunContext.Default);
        var b = LikelihoodTable.Of(scaled, SizeGrid.Logarithmic(5, 200, 90), new StepModel(Thirty, Water, 0.012), RunContext.Default);
        // Twice the frame interval and twice the viscosity: the same steps.
        var c = LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(20, 800, 90),
            new StepModel(new FrameTiming(1 / 15.0), Medium.Measured("x", 25, 1.78, "declared"), 0.003), RunContext.Default);
        double[] expected = WalkerEm.Fit(a, Plain, RunContext.Default).Distribution.Amounts.ToArray();
        foreach (LikelihoodTable table in (LikelihoodTable[])[b, c])
        {
            double[] actual = WalkerEm.Fit(table, Plain, RunContext.Default).Distribution.Amounts.ToArray();
            for (int m = 0; m < 90; m++) Assert.Equal(expected[m], actual[m], 1e-9);
        }
    }

    [Fact]
    public void Bands_hold_the_truth_and_widen_with_groups()
    {
        // Videos differ in mean size: tracks alone do not see that.
        var random = new Rng(31);
        List<double> diameters = [];
        List<int> video = [];
        for (int v = 0; v < 8; v++)
        {
            double centre = 120 * Math.Exp(0.15 * random.NextNormal());
            for (int i = 0; i < 100; i++)
            {
                diameters.Add(centre * Math.Exp(0.1 * random.NextNormal()));
                video.Add(v);
            }
        }

        var table = LikelihoodTable.Of(Tracks(diameters, Thirty), SizeGrid.Logarithmic(30, 600, 100), new StepModel(Thirty, Water),
            RunContext.Default);
        var parameters = new WalkerParameters(BootstrapReplicates: 200);
        SizeBootstrap tracks = WalkerEm.Fit(table, parameters, RunContext.Default).Bootstrap!;
        SizeBootstrap videos = WalkerEm.Fit(table, parameters, new TrackGroups("videos", video), RunContext.Default).Bootstrap!;
        Assert.Equal(("tracks", 800), (tracks.Units, tracks.UnitCount));
        Assert.Equal(("videos", 8), (videos.Units, videos.UnitCount));
        Assert.True(videos.Mean.High - videos.Mean.Low > 2 * (tracks.Mean.High - tracks.Mean.Low));
        Assert.InRange(diameters.Average(), tracks.Mean.Low, tracks.Mean.High);
        Assert.All(Enumerable.Range(0, 100), m => Assert.True(tracks.Low[m] <= tracks.High[m]));
        // The seed decides, and nothing else.
        SizeBootstrap again = WalkerEm.Fit(table, parameters, RunContext.Default).Bootstrap!;
        SizeBootstrap other = WalkerEm.Fit(table, parameters, RunContext.Default with { Random = new RandomStreams(1) }).Bootstrap!;
        Assert.Equal(tracks.Mean, again.Mean);
        Assert.NotEqual(tracks.Mean, other.Mean);
    }

    [Fact]
    public void Weighting_by_frames_counts_long_tracks_more()
    {
        var random = new Rng(6);
        var simulation = new SimulatedTracks(Thirty);
        StepSummary Draw(double d, int n) => StepSummary.Of(simulation.Draw(0, n, StokesEinstein.Diffusion(d, Water), random))!.Value;
        StepSummary[] tracks = [.. Enumerable.Range(0, 500).Select(_ => Draw(80, 25)),
            .. Enumerable.Range(0, 500).Select(_ => Draw(250, 75))];
        var table = LikelihoodTable.Of(tracks, SizeGrid.Logarithmic(20, 1000, 120), new StepModel(Thirty, Water), RunContext.Default);
        double Small(TrackWeighting weighting) =>
            HistogramStatistics.Fraction(WalkerEm.Fit(table, Plain with { Weighting = weighting }, RunContext.Default).Distribution, 0,
                140)!.Value;
        Assert.InRange(Small(TrackWeighting.EachTrackOnce), 0.48, 0.52);
        Assert.InRange(Small(TrackWeighting.ByFrames), 0.235, 0.265);
    }
}
