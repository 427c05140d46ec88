using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>Molecular weights from ladders whose answer is known.</summary>
[Unit]
public sealed class LadderCalibrationTests
{
    private static readonly (double Level, double KiloDaltons)[] Straight = [(100, 100), (200, 50), (300, 25), (400, 12.5)];

    [Theory]
    [InlineData(LadderFit.Local)]
    [InlineData(LadderFit.LogLinear)]
    public void A_log_linear_gel_is_read_exactly(LadderFit fit)
    {
        LadderCalibration calibration = LadderCalibration.Of(Straight, fit);
        Assert.Equal(100 * Math.Pow(0.5, 0.37), calibration.At(137)!.Value, 9);
        Assert.Equal(137, calibration.LevelOf(100 * Math.Pow(0.5, 0.37))!.Value, 9);
        Assert.Equal(0, calibration.LargestError!.Value, 9);
    }

    [Theory]
    [InlineData(99.99)]
    [InlineData(400.01)]
    [InlineData(double.NaN)]
    public void Nothing_is_read_outside_of_the_ladder(double level)
    {
        Assert.Null(LadderCalibration.Of(Straight, LadderFit.Local).At(level));
        Assert.Null(LadderCalibration.Of(Straight, LadderFit.LogLinear).At(level));
    }

    [Fact]
    public void A_bent_gel_is_followed_by_the_local_fit_and_owned_up_to_by_the_line()
    {
        (double, double)[] bent = [.. Enumerable.Range(0, 8).Select(i => (100.0 + 40 * i, 200 * Math.Pow(10, -0.1 * i - 0.012 * i * i)))];
        double Truth(double level) => 200 * Math.Pow(10, -0.1 * (level - 100) / 40 - 0.012 * Math.Pow((level - 100) / 40, 2));
        LadderCalibration local = LadderCalibration.Of(bent, LadderFit.Local), line = LadderCalibration.Of(bent, LadderFit.LogLinear);
        Assert.InRange(local.At(240)!.Value / Truth(240), 0.98, 1.0);
        Assert.True(line.LargestError > 0.15 && local.LargestError < 0.05);
        Assert.Null(LadderCalibration.Of(bent[..2], LadderFit.Local).LargestError);
    }

    [Fact]
    public void A_ladder_that_does_not_fit_its_lane_is_refused()
    {
        var result = new BlotResult(
            BlotPolarity.BrightBands,
            [new BlotLane(1, new PixelBox(0, 0, 10, 100))],
            [new BlotBand(1, 1, 1, new PixelBox(0, 10, 5, 5)) { Level = 12 }, new BlotBand(1, 2, 2, new PixelBox(0, 50, 5, 5)) { Level = 52 }, new BlotBand(1, 3, 3, new PixelBox(0, 70, 5, 5)) { Level = 72 }]);
        Assert.Equal("OST-BLT-016", Refused(new MolecularWeightLadder(1, [100, 50])));
        Assert.Equal("OST-BLT-014", Refused(new MolecularWeightLadder(2, [100, 50, 25])));
        Assert.Equal("OST-BLT-015", Refused(new MolecularWeightLadder(1, [50, 100, 25])));
        Assert.Equal("OST-BLT-015", Refused(new MolecularWeightLadder(1, [50, null, null])));
        LadderCalibration calibration = LadderCalibration.Of(result, new MolecularWeightLadder(1, [100, null, 25]), new FindingCollector())!;
        Assert.Equal(2, calibration.Count);
        Assert.Equal(50, calibration.At(42)!.Value, 9);

        string Refused(MolecularWeightLadder ladder)
        {
            var findings = new FindingCollector();
            Assert.Null(LadderCalibration.Of(result, ladder, findings));
            return Assert.Single(findings.ToList()).Id;
        }
    }
}
