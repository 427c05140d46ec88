using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Recordings drawn for the test, tracked from their pixels.</summary>
[Oracle]
public sealed class DrawnVideoTests
{
    private static VideoTrackingParameters Parameters(SimulatedRecording video) => new(
        video.MicrometresPerPixel, new LocateParameters { Diameter = 9, Refinement = SpotRefinement.Windowed },
        new TrackSizingParameters(video.Timing, Medium.Water(25)) { BootstrapReplicates = 20 })
    { Sweep = [1, 2] };

    private static double[] Mixture(int small, int large) => [.. Enumerable.Repeat(100.0, small), .. Enumerable.Repeat(200.0, large)];

    /// <summary>
    /// One recording of some 11 000 steps scatters by 1.8 % (σ² estimated from the same steps), so that the mean over several is held to
    /// 2 %, and the interval of each to covering the truth.
    /// </summary>
    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    public void Particles_of_one_size_have_that_size(int diameter)
    {
        const int Recordings = 8;
        double walker = 0, mixture = 0;
        int covered = 0;
        for (ulong seed = 0; seed < Recordings; seed++)
        {
            using SimulatedRecording video =
                new SimulatedRecording(500, (192, 160), [.. Enumerable.Repeat((double)diameter, 60)], new Rng(300 + seed)).Drawn();
            VideoTrackingParameters parameters = Parameters(video);
            VideoTrackingResult result = VideoTracking.Track(
                video, parameters with { Sizing = parameters.Sizing with { BootstrapReplicates = 100 }, Sweep = [1] }, RunContext.Default);
            walker += result.Sizes.Statistics!.Mean / Recordings;
            mixture += result.Sizes.Mixture!.Best.Mean / Recordings;
            SizeInterval interval = result.Sizes.Distribution!.Bootstrap!.Mean;
            if (interval.Low <= diameter && diameter <= interval.High) covered++;
            double half = (interval.High - interval.Low) / 2 / result.Sizes.Statistics.Mean;
            Assert.Equal(half > 0.03, TrackingChecks.Of(result.Sizes, parameters.Sizing).Any(f => f.Id == "OST-TRK-032"));
            Assert.InRange(half, 0.015, 0.08);
            Assert.True(result.Locking!.Passes, result.Locking.ToString());
        }

        Assert.InRange(walker, 0.98 * diameter, 1.02 * diameter);
        Assert.InRange(mixture, 0.98 * diameter, 1.02 * diameter);
        Assert.True(covered >= Recordings - 2, $"{covered} of {Recordings} intervals hold the truth");
    }

    [Fact]
    public void The_margin_and_a_dilution_that_nobody_states_are_reckoned_with()
    {
        using SimulatedRecording video = new SimulatedRecording(40, (192, 160), [.. Enumerable.Repeat(150.0, 40)], new Rng(3)).Drawn();
        VideoTrackingParameters parameters = Parameters(video) with { Sweep = [] };
        int margin = 2 * parameters.Locate.Margin;
        double share = (192.0 - margin) * (160 - margin) / (192 * 160);
        (VideoTrackingResult result, Finding[] findings) Track(VideoTrackingParameters p)
        {
            var collected = new FindingCollector();
            return (VideoTracking.Track(video, p, RunContext.Default with { Findings = collected }), [.. collected.ToList()]);
        }

        (VideoTrackingResult result, Finding[] findings) = Track(parameters with { Volume = new VisibleVolumeSource(null, 1e6), Dilution = 500 });
        Assert.Equal(result.Counts.Mean * 1e6 / share * 500, result.Concentration!.Stock, result.Concentration.Stock * 1e-9);
        Assert.DoesNotContain(findings, f => f.Id == "OST-TRK-033");
        (result, findings) = Track(parameters with { Volume = new VisibleVolumeSource(null, 1e6) });
        Assert.Equal(result.Counts.Mean * 1e6 / share, result.Concentration!.Stock, result.Concentration.Stock * 1e-9);
        Assert.Contains(findings, f => f.Id == "OST-TRK-033");
    }

    [Fact]
    public void A_recording_without_particles_says_so()
    {
        using SimulatedRecording empty = new SimulatedRecording(20, (96, 96), [], new Rng(4)).Drawn();
        var findings = new FindingCollector();
        VideoTracking.Track(empty, Parameters(empty) with { MinimumMass = 1e6 }, RunContext.Default with { Findings = findings });
        Assert.Contains(findings.ToList(), f => f.Id == "OST-TRK-034");
    }

    [Fact]
    public void Two_sizes_are_both_found()
    {
        using SimulatedRecording video = new SimulatedRecording(800, (192, 160), Mixture(30, 30), new Rng(5)).Drawn();
        VideoTrackingResult result = VideoTracking.Track(video, Parameters(video), RunContext.Default);
        LogNormalFit best = result.Sizes.Mixture!.Best;
        Assert.Equal(2, best.Components.Count);
        Assert.InRange(best.Components[0].Median, 95, 105);
        Assert.InRange(best.Components[1].Median, 190, 210);
    }

    [Fact]
    public void Flow_many_times_faster_than_diffusion_is_found_and_taken_out()
    {
        using SimulatedRecording video = new SimulatedRecording(400, (192, 160), [.. Enumerable.Repeat(200.0, 50)], new Rng(9))
        {
            DriftPixelsPerFrame = (-9, 3.5),
        }.Drawn();
        VideoTrackingParameters parameters = Parameters(video);
        VideoTrackingResult result = VideoTracking.Track(video, parameters with { Sizing = parameters.Sizing with { LeastPositions = 8 } }, RunContext.Default);
        Assert.InRange(result.Sizes.Drift.VelocityX / video.MicrometresPerPixel, -9.1, -8.9);
        Assert.InRange(result.Sizes.Drift.VelocityY / video.MicrometresPerPixel, 3.4, 3.6);
        Assert.InRange(result.Sizes.Mixture!.Best.Mean, 194, 206);
        VideoTrackingResult blind = VideoTracking.Track(
            video, parameters with { LargestDrift = 0, Sizing = parameters.Sizing with { LeastPositions = 8 } }, RunContext.Default);
        Assert.True(blind.Sizes.Particles.Count < result.Sizes.Particles.Count / 3, "without prediction hardly anything links");
    }

    [Fact]
    public void The_threshold_from_noise_keeps_noise_out_and_particles_in()
    {
        using SimulatedRecording video = new SimulatedRecording(60, (192, 160), Mixture(20, 20), new Rng(4)).Drawn();
        MassThreshold threshold = MassThreshold.Find(video, new LocateParameters { Diameter = 9 }, RunContext.Default);
        Assert.True(threshold.FalsePerFrame <= Math.Max(0.02, 0.01 * threshold.SpotsPerFrame), threshold.ToString());
        using SimulatedRecording empty = new SimulatedRecording(60, (192, 160), [], new Rng(4)).Drawn();
        SpotTable noise = SpotDetection.Find(empty, new LocateParameters { Diameter = 9, MinimumMass = threshold.MinimumMass }, RunContext.Default);
        Assert.True(noise.Count <= 60, $"{noise.Count} spots of pure noise in 60 frames");
        SpotTable spots = SpotDetection.Find(video, new LocateParameters { Diameter = 9, MinimumMass = threshold.MinimumMass }, RunContext.Default);
        SpotTable strict = SpotDetection.Find(video, new LocateParameters { Diameter = 9, MinimumMass = 5 * threshold.MinimumMass }, RunContext.Default);
        Assert.True(spots.Count > 1.2 * strict.Count);
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        using SimulatedRecording video = new SimulatedRecording(80, (128, 112), Mixture(12, 12), new Rng(6)).Drawn();
        VideoTrackingResult one = VideoTracking.Track(video, Parameters(video), RunContext.Default with { Threads = 1 });
        VideoTrackingResult four = VideoTracking.Track(video, Parameters(video), RunContext.Default with { Threads = 4 });
        Assert.Equal(one.Spots.X.ToArray(), four.Spots.X.ToArray());
        Assert.Equal(one.Links.Tracks, four.Links.Tracks);
        Assert.Equal(one.Sizes.Statistics, four.Sizes.Statistics);
        Assert.Equal(one.Sizes.Distribution!.Bootstrap!.Low, four.Sizes.Distribution!.Bootstrap!.Low);
        Assert.Equal(one.Sweep, four.Sweep);
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        using SimulatedRecording video = new SimulatedRecording(80, (128, 112), Mixture(5, 5), new Rng(6)).Drawn();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => VideoTracking.Track(video, Parameters(video), RunContext.Default with { Cancellation = source.Token }));
    }

    [Fact]
    public void Concentration_is_the_mean_count_over_the_visible_volume_times_the_dilution_once()
    {
        using SimulatedRecording video = new SimulatedRecording(60, (128, 112), Mixture(12, 12), new Rng(6)).Drawn();
        VideoTrackingResult result = VideoTracking.Track(
            video, Parameters(video) with { Dilution = 500, Volume = new VisibleVolumeSource(10, null) }, RunContext.Default);
        double volume = (128 - 8) * (112 - 8) * 0.713 * 0.713 * 10 * 1e-12;
        Assert.Equal(result.Counts.Mean / volume * 500, result.Concentration!.Stock, result.Concentration.Stock * 1e-12);
        Assert.NotEmpty(result.Sweep);
    }
}
