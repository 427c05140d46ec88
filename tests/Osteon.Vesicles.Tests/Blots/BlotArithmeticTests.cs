using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>Normalisation, replicates and linear range on numbers that can be worked out by hand.</summary>
[Unit]
public sealed class BlotArithmeticTests
{
    private static BlotBand Band(int lane, int row, double volume) =>
        new(lane, row, row, new PixelBox(20 * lane, 20 * row, 10, 5)) { Volume = volume, VolumeError = 0.03 * volume, DetectionLimit = 1 };

    private static BlotResult Blot(params BlotBand[] bands) =>
        new(BlotPolarity.BrightBands, [.. Enumerable.Range(1, 3).Select(n => new BlotLane(n, new PixelBox(20 * n, 0, 15, 100)) { Total = 100 * n })], bands);

    [Fact]
    public void A_loading_control_takes_out_the_load_and_its_error_comes_in()
    {
        BlotResult blot = Blot(Band(1, 1, 100), Band(1, 2, 50), Band(2, 1, 300), Band(2, 2, 150), Band(3, 1, 80));
        IReadOnlyList<NormalisedVolume> values = BlotNormalisation.Of(blot, new RowReference(2), lossy: false);
        Assert.Equal((200.0, 200.0), (values[0].Value!.Value, values[2].Value!.Value));
        Assert.Equal(0.03 * Math.Sqrt(2), values[0].RelativeError!.Value, 12);
        Assert.Equal((100.0, 0.0), (values[1].Value!.Value, values[1].RelativeError!.Value));
        Assert.Equal((null, "the lane shows no loading control"), (values[4].Value, values[4].NotAvailable));
    }

    [Fact]
    public void Lane_and_total_protein_divide_by_the_lane()
    {
        BlotResult blot = Blot(Band(1, 1, 10), Band(2, 1, 20), Band(3, 1, 30));
        Assert.All(BlotNormalisation.Of(blot, new LaneReference(), false), v => Assert.Equal(20, v.Value!.Value, 12));
        IReadOnlyList<NormalisedVolume> stained = BlotNormalisation.Of(blot, new TotalProteinReference([1, 1, null]), false);
        Assert.Equal((10.0, 20.0, null), (stained[0].Value!.Value, stained[1].Value!.Value, stained[2].Value));
        stained = BlotNormalisation.Of(blot, new TotalProteinReference([1, 1, 1]) { Clipped = [2] }, false);
        Assert.Equal("the lane is saturated in the stain for total protein", stained[1].NotAvailable);
        Assert.Equal((10.0, 30.0), (stained[0].Value!.Value, stained[2].Value!.Value));
    }

    [Fact]
    public void A_lane_that_clips_in_the_stain_is_no_reference()
    {
        const int Width = 120, Height = 80;
        var values = new ushort[Width * Height];
        var random = new Rng(5);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                int lane = (x - 10) / 40;
                bool inside = (x - 10) % 40 < 20 && x >= 10;
                double band = inside && y % 20 is > 6 and < 14 ? lane == 1 ? 300 : 120 : 0;
                values[y * Width + x] = (ushort)Math.Clamp(20 + band + random.NextInt(5), 0, 255);
            }

        GreyImage image = GreyImage.Of(Height, Width, values, 255);
        BlotLane[] lanes = [.. Enumerable.Range(0, 3).Select(i => new BlotLane(i + 1, new PixelBox(Math.Max(0, 40 * i), 0, 40, Height)) { CentreX = 20 + (40 * i), HalfWidth = 9 })];
        var findings = new FindingCollector();
        TotalProteinReference reference = TotalProtein.ReferenceOf(image, lanes, BlotParameters.Default, findings);
        Assert.Equal([2], reference.Clipped);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-BLT-018");
    }

    [Fact]
    public void What_is_flagged_takes_part_in_no_ratio()
    {
        BlotResult blot = Blot(
            Band(1, 1, 100) with { Saturated = true }, Band(1, 2, 50),
            Band(2, 1, 300), Band(2, 2, 150) with { Saturated = true },
            Band(3, 1, 0.5), Band(3, 2, 50));
        IReadOnlyList<NormalisedVolume> values = BlotNormalisation.Of(blot, new RowReference(2), false);
        Assert.Equal("the band is saturated", values[0].NotAvailable);
        Assert.Equal("the loading control is saturated", values[2].NotAvailable);
        Assert.Equal("the band does not exceed its limit of detection", values[4].NotAvailable);
        Assert.All(BlotNormalisation.Of(blot, new RowReference(2), lossy: true), v => Assert.Contains("JPEG", v.NotAvailable!, StringComparison.Ordinal));
    }

    [Fact]
    public void Lanes_of_a_sample_are_averaged_and_counted_as_lanes()
    {
        BlotResult blot = Blot(Band(1, 1, 90), Band(2, 1, 110), Band(3, 1, 70) with { Saturated = true });
        SampleVolume[] samples = [.. TechnicalReplicates.Of(blot, new Dictionary<int, string> { [1] = "A", [2] = "A", [3] = "B" }, null)];
        Assert.Equal(("A", 2, 100.0, 0), (samples[0].Sample, samples[0].Lanes, samples[0].Mean!.Value, samples[0].LeftOut));
        Assert.Equal(Math.Sqrt(200) / 100, samples[0].Spread!.Value, 12);
        Assert.Equal(("B", 0, null, 1), (samples[1].Sample, samples[1].Lanes, samples[1].Mean, samples[1].LeftOut));
    }

    [Fact]
    public void The_linear_range_ends_where_the_film_bends()
    {
        DilutionStep[] steps = [.. new double[] { 1, 2, 4, 8, 16, 32 }.Select(a => new DilutionStep(a, 5 + 100 * Math.Min(a, 8 + 0.2 * (a - 8))))];
        LinearRangeResult range = LinearRange.Of(steps)!;
        Assert.Equal((4, 1.0, 8.0), (range.Levels, range.LowAmount, range.HighAmount));
        Assert.Equal((100.0, 5.0, 1.0), (Math.Round(range.Slope, 9), Math.Round(range.Intercept, 9), Math.Round(range.RSquared, 9)));
        Assert.Equal((105.0, 805.0), (range.Low, range.High));
        Assert.Null(LinearRange.Of([new(1, 10), new(2, 20)]));
        Assert.Null(LinearRange.Of([new(1, 30), new(2, 20), new(3, 10)]));
        Assert.Throws<ArgumentException>(() => LinearRange.Of([new(0, 1)]));
    }
}
