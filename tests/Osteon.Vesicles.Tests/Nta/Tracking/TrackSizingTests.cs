using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Sizes of simulated tracks whose diameters are known, with exposure, localisation error, drift and gaps.</summary>
[Oracle]
public sealed class TrackSizingTests
{
    private static readonly Medium Water = Medium.Water(25);
    private static readonly FrameTiming Timing = new(1 / 30.0, 0.01);
    private static readonly TrackSizingParameters Parameters = new(Timing, Water) { BootstrapReplicates = 20 };

    private static TrackSizes Sizes(Func<Rng, double> diameter, double sigma = 0.05, int count = 2000)
    {
        var random = new Rng(11);
        var tracks = new SimulatedTracks(Timing, sigma, 0.05, -0.02, 0.02);
        return TrackSizing.Of(
            tracks.Draw([.. Enumerable.Range(0, count).Select(_ => diameter(random))], Water, random), null, Parameters, RunContext.Default);
    }

    [Fact]
    public void Particles_of_one_size_have_that_size_and_little_width()
    {
        TrackSizes sizes = Sizes(_ => 100);
        Assert.InRange(sizes.Statistics!.Mean, 98, 102);
        Assert.InRange(sizes.Mixture!.Best.Mean, 98, 102);
        double[] naive = [.. sizes.Particles.Select(p => p.NaiveDiameter!.Value)];
        double mean = naive.Average(), spread = Math.Sqrt(naive.Average(d => (d - mean) * (d - mean)));
        Assert.True(sizes.Statistics.Sd <= 0.6 * spread, $"SD {sizes.Statistics.Sd:F1} of naive {spread:F1}");
        Assert.InRange(Math.Sqrt(sizes.Localisation!.Mean), 0.045, 0.055);
        Assert.Single(sizes.Mixture.Best.Components);
    }

    [Fact]
    public void Two_sizes_are_both_found()
    {
        int i = 0;
        TrackSizes sizes = Sizes(_ => i++ % 2 == 0 ? 100 : 200);
        Assert.InRange(sizes.Statistics!.Mean, 147, 153);
        SizePeak[] peaks = [.. SizePeaks.Of(sizes.Distribution!.Distribution, 0.1)];
        Assert.Equal(2, peaks.Length);
        Assert.InRange(peaks[0].Diameter, 95, 105);
        Assert.InRange(peaks[1].Diameter, 190, 210);
        Assert.Equal(2, sizes.Mixture!.Best.Components.Count);
        Assert.InRange(sizes.Mixture.Best.Components[0].Median, 97, 103);
        Assert.InRange(sizes.Mixture.Best.Components[1].Median, 194, 206);
        Assert.InRange(sizes.Mixture.Best.Components[0].Share, 0.46, 0.54);
    }

    [Fact]
    public void A_log_normal_sample_has_its_mean_and_width()
    {
        double tau = Math.Log(1.35), truth = 100 * Math.Exp(tau * tau / 2), sd = truth * Math.Sqrt(Math.Exp(tau * tau) - 1);
        TrackSizes sizes = Sizes(r => 100 * Math.Exp(tau * r.NextNormal()));
        Assert.InRange(sizes.Statistics!.Mean, 0.98 * truth, 1.02 * truth);
        Assert.InRange(sizes.Mixture!.Best.Mean, 0.98 * truth, 1.02 * truth);
        Assert.InRange(sizes.Mixture.Best.Sd, 0.92 * sd, 1.08 * sd);
    }

    [Fact]
    public void Without_corrections_the_same_tracks_would_be_too_small()
    {
        TrackSizes sizes = Sizes(_ => 100, 0.2);
        Assert.InRange(sizes.Mixture!.Best.Mean, 97, 103);
        TrackSizes blind = TrackSizing.Of([.. sizes.Particles.Select(p => p.Track)], null, Parameters with { LeastPositions = 16 }, RunContext.Default);
        Assert.InRange(blind.Mixture!.Best.Mean, 97, 103);
        Assert.InRange(1 / sizes.Particles.Average(p => 1 / p.NaiveDiameter!.Value), 84, 90);
    }

    /// <summary>With σ² kept in the bootstrap these intervals would hold the truth in three of four cases only.</summary>
    [Fact]
    public void Intervals_of_the_mean_hold_the_truth_as_often_as_they_say()
    {
        const int Samples = 80;
        int covered = 0;
        var tracks = new SimulatedTracks(Timing, 0.08);
        for (ulong seed = 0; seed < Samples; seed++)
        {
            TrackSizes sizes = TrackSizing.Of(
                tracks.Draw(Enumerable.Repeat(100.0, 150), Water, new Rng(500 + seed)), null,
                Parameters with { BootstrapReplicates = 100, MaximumComponents = 0, Name = $"{seed}" }, RunContext.Default);
            SizeInterval interval = sizes.Distribution!.Bootstrap!.Mean;
            if (interval.Low <= 100 && interval.High >= 100) covered++;
        }

        Assert.InRange(covered, 71, Samples);
    }

    [Fact]
    public void The_four_estimators_agree_on_average()
    {
        TrackSizes sizes = Sizes(_ => 100, 0.05, 1000);
        double truth = StokesEinstein.Diffusion(100, Water);
        Assert.InRange(sizes.Particles.Average(p => p.KnownError.Value!.Value) / truth, 0.98, 1.02);
        Assert.InRange(sizes.Particles.Average(p => p.Covariance.Value!.Value) / truth, 0.97, 1.03);
        Assert.InRange(sizes.Particles.Average(p => p.Ordinary.Value!.Value) / truth, 0.95, 1.05);
        Assert.InRange(sizes.Particles.Average(p => p.Generalised.Value!.Value) / truth, 0.95, 1.05);
    }

    [Fact]
    public void Nothing_long_enough_gives_no_sizes_and_says_so()
    {
        var short_ = new ParticleTrack(0, [0, 1, 2], [0, 1, 2], [0, 0, 1]);
        TrackSizes sizes = TrackSizing.Of([short_], null, Parameters, RunContext.Default);
        Assert.Empty(sizes.Particles);
        Assert.Equal(1, sizes.ShortTracks);
        Assert.Null(sizes.Statistics);
        Assert.Contains(TrackingChecks.Of(sizes, Parameters), f => f.Id == "OST-TRK-020" && f.Severity == Severity.Warning);
    }
}
