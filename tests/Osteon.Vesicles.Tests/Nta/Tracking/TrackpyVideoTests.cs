using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Whole videos against what trackpy found in them.</summary>
[Oracle]
public sealed class TrackpyVideoTests
{
    /// <summary>
    /// The brightest pixel of a frame becomes 255 or 254 by the last bit of exp, which differs between NumPy's vector and scalar code: one
    /// particle of one frame moves by 10⁻⁴ pixels.
    /// </summary>
    private const double LastBits = 3e-6;

    [Fact]
    public void Beads_in_water_give_trackpys_numbers_of_features_and_tracks_and_its_drift()
    {
        using ISliceSource video = TrackingData.Video(TrackingData.Water + "bulk_water_crop.tif");
        SpotTable spots = SpotDetection.Find(video, new LocateParameters { Diameter = 11, MinimumMass = 20, Invert = true }, RunContext.Default);
        Assert.Equal(18936, spots.Count);
        LinkedSpots links = SpotLinking.Link(spots, new LinkParameters(5, 3), null, RunContext.Default);
        Assert.Equal(1551, links.Count);
        ParticleTrack[] kept = [.. VideoTracking.Tracks(spots, links, 1).Tracks.Where(t => t.Positions >= 25)];
        Assert.Equal(180, kept.Length);
        DriftEstimate drift = DriftCorrection.Estimate(kept, DriftModel.PerFrame);
        Dictionary<string, double[]> expected = TrackingData.Table(TrackingData.Water + "expected_drift_px.csv");
        for (int i = 0; i < expected["frame"].Length; i++)
        {
            Assert.Equal(expected["x"][i], drift.X[(int)expected["frame"][i]], LastBits);
            Assert.Equal(expected["y"][i], drift.Y[(int)expected["frame"][i]], LastBits);
        }
    }

    [Theory]
    [InlineData(60, 57.22)]
    [InlineData(120, 42.17)]
    [InlineData(240, 24.82)]
    [InlineData(480, 10.67)]
    public void The_simulated_video_has_trackpys_features_per_frame(double mass, double expected)
    {
        using ISliceSource video = TrackingData.Video(TrackingData.Simulated + "sim_100_200nm.tif");
        SpotTable spots = SpotDetection.Find(video, new LocateParameters { Diameter = 7, MinimumMass = mass }, RunContext.Default);
        Assert.Equal(expected, spots.Count / 100.0);
    }
}
