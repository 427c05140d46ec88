using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Ensemble mean square displacements against trackpy's printed numbers, exact cases and its run on a real video.</summary>
[Oracle]
public sealed class EnsembleMsdTests
{
    private static EnsembleMeanSquareDisplacement Of(params ParticleTrack[] tracks) =>
        EnsembleMeanSquareDisplacement.Of(tracks, EnsembleMeanSquareDisplacement.DefaultLargestLag, RunContext.Default);

    private static ParticleTrack Track(int[] frames, params (double X, double Y)[] at) =>
        new(1, frames, [.. at.Select(p => p.X)], [.. at.Select(p => p.Y)]);

    [Fact]
    public void Tracks_with_gaps_weigh_as_in_trackpy()
    {
        EnsembleMeanSquareDisplacement msd = Of(
            Track([1, 2, 3, 4, 5, 6], (4, 6), (5, 7), (4, 8), (5, 6), (3, 7), (2, 6)), Track([1, 2, 6], (-3, 10), (-1, 11), (-2, 10)));
        double[] expected = [4.012847555129437, 4, 4.333333333333333, 4.193672099712366, 2.645254074784259];
        Assert.Equal([1, 2, 3, 4, 5], msd.Lags);
        Assert.All(expected.Zip(msd.Values), v => Assert.Equal(v.First, v.Second, 1e-12));
        Assert.Equal([2, 1, 1, 2, 2], msd.Tracks);
    }

    [Fact]
    public void Straight_motion_and_missing_frames_are_exact()
    {
        Assert.Equal([4.0, 16, 36], Of(Track([0, 1, 2, 3], (0, 0), (2, 0), (4, 0), (6, 0))).Values);
        EnsembleMeanSquareDisplacement gaps = Of(Track([1, 3, 4], (0, 0), (6, 0), (9, 0)));
        Assert.Equal([1, 2, 3], gaps.Lags);
        Assert.Equal([9.0, 36, 81], gaps.Values);
    }

    [Fact]
    public void A_lag_that_no_track_has_is_absent()
    {
        EnsembleMeanSquareDisplacement msd = Of(Track([0, 3, 6], (0, 0), (1, 1), (2, 2)));
        Assert.Equal([3, 6], msd.Lags);
        Assert.Equal([2.0, 8], msd.Values);
        Assert.Empty(Of().Lags);
        Assert.Empty(Of(Track([5], (1, 1))).Lags);
    }

    /// <summary>
    /// The effective number is the one for which the variance of the mean of overlapping squared displacements is that of as many
    /// independent ones: counted here from the covariances of Brownian displacements, Σᵢⱼ max(0, 1 − |i−j|/t)²/(N−t)² = 1/n.
    /// </summary>
    [Fact]
    public void The_effective_number_is_that_of_the_covariances_of_Brownian_displacements()
    {
        for (int positions = 2; positions <= 40; positions++)
            for (int lag = 1; lag < positions; lag++)
            {
                double sum = 0;
                int pairs = positions - lag;
                for (int i = 0; i < pairs; i++)
                    for (int j = 0; j < pairs; j++)
                        sum += Math.Pow(Math.Max(0, 1 - (Math.Abs(i - j) / (double)lag)), 2);
                double expected = pairs * (double)pairs / sum;
                Assert.Equal(1, EnsembleMeanSquareDisplacement.EffectiveNumber(positions, lag) / expected, 1e-9);
            }
    }

    [Fact]
    public void Beads_in_water_give_trackpys_values()
    {
        using ISliceSource video = TrackingData.Video(TrackingData.Water + "bulk_water_crop.tif");
        SpotTable spots = SpotDetection.Find(video, new LocateParameters { Diameter = 11, MinimumMass = 20, Invert = true }, RunContext.Default);
        LinkedSpots links = SpotLinking.Link(spots, new LinkParameters(5, 3), null, RunContext.Default);
        ParticleTrack[] kept = [.. VideoTracking.Tracks(spots, links, 100 / 285.0).Tracks.Where(t => t.Positions >= 25)];
        IReadOnlyList<ParticleTrack> still = DriftCorrection.Apply(kept, DriftCorrection.Estimate(kept, DriftModel.PerFrame));
        Dictionary<string, double[]> expected = TrackingData.Table(TrackingData.Water + "expected_emsd.csv");
        EnsembleMeanSquareDisplacement msd = EnsembleMeanSquareDisplacement.Of(still, 20, RunContext.Default);
        Assert.Equal(expected["emsd_um2"].Length, msd.Lags.Count);
        for (int i = 0; i < msd.Lags.Count; i++) Assert.Equal(1, msd.Values[i] / expected["emsd_um2"][i], 1e-5);
        double[] lags = [.. msd.Lags.Take(10).Select(l => l / 24.0)], values = [.. msd.Values.Take(10)];
        double middle = lags.Average(), slope = lags.Zip(values, (l, v) => (l - middle) * v).Sum() / lags.Sum(l => (l - middle) * (l - middle));
        Assert.Equal(1.64226, slope, 5e-5);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var random = new Rng(3);
        IReadOnlyList<ParticleTrack> tracks = new SimulatedTracks(new FrameTiming(1 / 30.0, 0.01), 0.05, 0, 0, 0.1)
            .Draw(Enumerable.Repeat(100.0, 200), Medium.Water(25), random);
        EnsembleMeanSquareDisplacement one = EnsembleMeanSquareDisplacement.Of(tracks, 50, RunContext.Default with { Threads = 1 });
        EnsembleMeanSquareDisplacement two = EnsembleMeanSquareDisplacement.Of(tracks, 50, RunContext.Default with { Threads = 2 });
        Assert.Equal(one.Values, two.Values);
        Assert.Equal(one.EffectiveNumbers, two.EffectiveNumbers);
        Assert.True(one.Lags[^1] <= 50);
    }
}
