using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class TextSettingTests
{
    [Fact]
    public void Thresholds_mean_what_the_measuring_module_reads_and_are_written_back()
    {
        (string, Threshold)[] texts =
        [
            ("otsu", new OtsuThreshold()), ("84", new FixedThreshold(84)), ("1200 HU", new FixedThreshold(1200, ThresholdUnit.Hounsfield)),
            ("0.42 gHA/cm3", new FixedThreshold(420, ThresholdUnit.MineralDensity)),
        ];
        foreach ((string text, Threshold threshold) in texts)
        {
            Assert.True(ThresholdSetting.TryParse(text, out ThresholdSetting? setting, out _));
            Assert.Equal((threshold, text), (setting.Threshold, setting.ToString()));
        }

        Assert.True(ThresholdSetting.TryParse("otsu", out ThresholdSetting? otsu, out _));
        Assert.Equal(ThresholdSetting.Otsu, otsu);
    }

    [Theory]
    [InlineData("otzu")]
    [InlineData("17 um")]
    [InlineData("HU")]
    [InlineData("")]
    [InlineData("nan")]
    [InlineData("1,5")]
    public void What_is_no_threshold_says_why(string text)
    {
        Assert.False(ThresholdSetting.TryParse(text, out _, out string? reason));
        Assert.Contains(text, reason);
    }

    [Theory]
    [InlineData("17.5 um", 0.0175, 0.0175, 0.0175)]
    [InlineData("20,10,10 um", 0.02, 0.01, 0.01)]
    [InlineData("0.02, 0.01, 0.015 mm", 0.02, 0.01, 0.015)]
    public void Spacings_are_in_the_order_plane_row_column(string text, double z, double y, double x)
    {
        Assert.True(SpacingSetting.TryParse(text, out SpacingSetting? setting, out _));
        Assert.Equal((z, y, x), (setting!.Spacing!.Value.Z, setting.Spacing.Value.Y, setting.Spacing.Value.X));
        Assert.True(SpacingSetting.TryParse(setting.ToString(), out SpacingSetting? again, out _));
        Assert.Equal(setting, again);
    }

    [Theory]
    [InlineData("17.5")]
    [InlineData("0 um")]
    [InlineData("-1 um")]
    [InlineData("1,2 um")]
    [InlineData("20 um,10 um,10 um")]
    [InlineData("20 kV")]
    [InlineData("voxels")]
    public void What_is_no_spacing_is_refused(string text) => Assert.False(SpacingSetting.TryParse(text, out _, out _));

    [Fact]
    public void An_unknown_voxel_size_is_a_statement()
    {
        Assert.True(SpacingSetting.TryParse("voxel", out SpacingSetting? setting, out _));
        Assert.True(setting!.IsVoxelUnits);
        Assert.Null(setting.Spacing);
        Assert.Equal("voxel", setting.ToString());
    }

    [Fact]
    public void Volumes_of_interest_mean_what_the_measuring_module_reads_and_are_written_back()
    {
        Assert.Equal(new BoxVoi((0, 5, 1), (10, 20, 3)), Voi("box:0:10,5:20,1:3").Voi);
        Assert.IsType<CylinderVoi>(Voi("cylinder:axis=y,centre=1;2,radius=250um").Voi);
        VoiSetting mask = Voi("mask:masks/{sample}.nrrd");
        Assert.Null(mask.Voi);
        Assert.Equal("masks/{sample}.nrrd", mask.MaskFile);
        foreach (string text in (string[])["box:0:10,5:20,1:3", "cylinder:axis=z,centre=50;60.5mm,radius=1.5mm,from=3,to=9", "mask:a b.nrrd"])
            Assert.Equal((text, Voi(text)), (Voi(text).ToString(), Voi(text)));
    }

    [Theory]
    [InlineData("box:0:10,5:20", "three ranges")]
    [InlineData("box:10:10,5:20,0:1", "empty")]
    [InlineData("box:0:1.5,5:20,0:1", "two whole numbers")]
    [InlineData("box:-1:10,5:20,0:1", "two whole numbers")]
    [InlineData("cylinder:axis=z,radius=3", "no centre")]
    [InlineData("cylinder:axis=w,centre=1;1,radius=3", "not an axis")]
    [InlineData("cylinder:axis=z,centre=1,radius=3", "centre")]
    [InlineData("cylinder:axis=z,centre=1;1,radius=-3", "positive")]
    [InlineData("cylinder:axis=z,centre=1;1,radius=3,from=9,to=2", "empty")]
    [InlineData("cylinder:axis=z,centre=1;1,radus=3", "radius")]
    [InlineData("mask:", "no file")]
    [InlineData("sphere:1", "not a kind")]
    [InlineData("boxx:0:1,0:1,0:1", "'box'")]
    public void What_is_no_volume_of_interest_says_why(string text, string why)
    {
        Assert.False(VoiSetting.TryParse(text, out _, out string? reason));
        Assert.Contains(why, reason);
        Assert.DoesNotContain(VoiSetting.Syntax, reason);
    }

    [Theory]
    [InlineData(">=0.1", "0.1.0", true)]
    [InlineData(">=0.1", "1.0.0", true)]
    [InlineData(">=0.1 <0.3", "0.3.0", false)]
    [InlineData(">=0.1 <0.3", "0.2.9", true)]
    [InlineData("0.1.0", "0.1.0", true)]
    [InlineData("0.1.0", "0.1.1", false)]
    [InlineData(">1", "1.0.0", false)]
    [InlineData("<=0.1", "0.1.0", true)]
    public void Version_ranges_hold(string range, string version, bool allowed)
    {
        Assert.True(VersionRange.TryParse(range, out VersionRange? value, out _));
        Assert.Equal(allowed, value!.Allows(Version.Parse(version)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("^0.1")]
    [InlineData(">= 0.1")]
    public void What_is_no_version_range_is_refused(string text) => Assert.False(VersionRange.TryParse(text, out _, out _));

    [Fact]
    public void Ranges_of_quantities_take_the_unit_of_their_end()
    {
        Assert.True(QuantityRange.TryParse("-4..6 degC", Dimension.Temperature, out QuantityRange range, out _));
        Assert.Equal((-4.0, 6.0, "-4..6 degC", false), (range.Low.Value, range.High.Value, range.ToString(), range.IsSingle));
        Assert.True(QuantityRange.TryParse("12 week", Dimension.Time, out range, out _));
        Assert.True(range.IsSingle);
        Assert.Equal("12 week", range.ToString());
    }

    private static VoiSetting Voi(string text)
    {
        Assert.True(VoiSetting.TryParse(text, out VoiSetting? voi, out string? reason), reason);
        return voi;
    }
}
