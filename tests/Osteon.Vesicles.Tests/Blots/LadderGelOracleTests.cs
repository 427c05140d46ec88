using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>A DNA ladder of declared masses in four lanes of a real gel: the ratios of its separate bands are known.</summary>
[Oracle]
public sealed class LadderGelOracleTests
{
    private const double ThreeKb = 268;
    private const double TwoKb = 312.5;
    private const double OneAndAHalfKb = 347.5;

    [Theory]
    [InlineData(BlotBackground.LocalMedian, 0.03)]
    [InlineData(BlotBackground.ValleyLine, 0.04)]
    [InlineData(BlotBackground.RollingBall, 0.05)]
    public void Known_ratios_come_out(BlotBackground background, double within)
    {
        string folder = SharedData.Require("data/vesicles/gel");
        GreyImage image = GreyImageFiles.Read(Path.Combine(folder, "ladder_reference_gel.tif"), ReadLimits.Default, new FindingCollector());
        BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default with { Background = background }, RunContext.Default);
        Assert.Equal((BlotPolarity.BrightBands, 4), (result.Polarity, result.Lanes.Count));
        Assert.DoesNotContain(result.Bands, b => b.Saturated);
        double[] two = [.. result.Lanes.Select(l => Near(result, l, ThreeKb) / Near(result, l, TwoKb))];
        double[] oneAndAHalf = [.. result.Lanes.Select(l => Near(result, l, ThreeKb) / Near(result, l, OneAndAHalfKb))];

        // 120 ng beside 40 and 57 ng. The lanes scatter by ±3 %; the mean of the four is what is known to be 3.00 and 2.105.
        Assert.True(Math.Abs(two.Average() / 3.00 - 1) < within, Text(two));
        Assert.True(Math.Abs(oneAndAHalf.Average() / 2.105 - 1) < within, Text(oneAndAHalf));
        Assert.All(two, r => Assert.InRange(r, 0.93 * 3.00, 1.07 * 3.00));
        Assert.All(oneAndAHalf, r => Assert.InRange(r, 0.95 * 2.105, 1.05 * 2.105));
    }

    [Fact]
    public void Base_pairs_are_read_between_the_bands_of_another_lane()
    {
        string folder = SharedData.Require("data/vesicles/gel");
        GreyImage image = GreyImageFiles.Read(Path.Combine(folder, "ladder_reference_gel.tif"), ReadLimits.Default, new FindingCollector());
        BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default, RunContext.Default);
        double[] known = [3000, 2000, 1500, 1200, 1000, 500];
        double[] rows = [268, 312, 347, 376, 400, 478];
        BlotBand[] ladder = [.. rows.Select(r => result.Bands.Where(b => b.Lane == 4).MinBy(b => Math.Abs(b.CentreY - r))!)];
        LadderCalibration calibration = LadderCalibration.Of([.. ladder.Zip(known, (b, k) => (b.Level, k))], LadderFit.Local);
        BlotBand[] other = [.. rows.Take(5).Select(r => result.Bands.Where(b => b.Lane == 2).MinBy(b => Math.Abs(b.CentreY - r))!)];
        foreach ((BlotBand band, double bp) in other.Skip(1).Zip(known.Skip(1))) Assert.InRange(calibration.At(band.Level)!.Value / bp, 0.97, 1.03);
    }

    private static double Near(BlotResult result, BlotLane lane, double row) => result.Bands.Where(b => b.Lane == lane.Number).MinBy(b => Math.Abs(b.CentreY - row))!.Volume;

    private static string Text(double[] values) => string.Join(' ', values.Select(v => v.ToString("F3", CultureInfo.InvariantCulture)));
}
