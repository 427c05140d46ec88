using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Unit]
public sealed class VoiTextTests
{
    [Fact]
    public void A_box_is_read_in_the_order_of_the_axes()
    {
        Assert.Equal(new BoxVoi((1, 3, 5), (2, 4, 6)), Read("box:1:2,3:4,5:6"));
        Assert.Equal(new BoxVoi((0, 0, 0), (10, 20, 30)), Read(" box: 0:10, 0:20 ,0:30 "));
    }

    [Fact]
    public void A_cylinder_takes_voxels_unless_a_unit_follows()
    {
        Assert.Equal(
            new CylinderVoi(VolumeAxis.Z, (VoiLength.Voxels(120.5), VoiLength.Voxels(130)), VoiLength.Millimetres(2.5)),
            Read("cylinder:axis=z,centre=120.5;130,radius=2.5mm"));
        Assert.Equal(
            new CylinderVoi(
                VolumeAxis.Y,
                (VoiLength.Millimetres(1.5), VoiLength.Millimetres(2)),
                VoiLength.Voxels(40),
                VoiLength.Voxels(10),
                VoiLength.Millimetres(3)),
            Read("cylinder: from=10vox, axis=y, center=1500um;2mm, radius=40vox, to=3 mm"));
    }

    [Fact]
    public void What_is_printed_can_be_read()
    {
        string[] texts =
        [
            "box:1:2,3:4,5:6", "cylinder:axis=x,centre=1.5mm;2,radius=40,from=10,to=3mm", "cylinder:axis=y,centre=1;2,radius=0.5",
        ];
        foreach (string text in texts)
            Assert.Equal(text, Read(text).ToString());
    }

    [Fact]
    public void The_file_of_a_mask_is_the_callers()
    {
        var findings = new FindingCollector();
        VoiText? text = VoiText.Parse("mask:scans/rat 7: callus.nii", findings);
        Assert.Equal("scans/rat 7: callus.nii", text!.MaskFile);
        Assert.Null(text.Voi);
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData("bax:0:1,0:1,0:1", "OST-VOI-010", "'box'")]
    [InlineData("", "OST-VOI-010", "mask:FILE")]
    [InlineData("box:0:1,0:1", "OST-VOI-011", "half open")]
    [InlineData("box:0:1,0:1,5:5", "OST-VOI-018", null)]
    [InlineData("box:0:1,0:1,5:4", "OST-VOI-018", null)]
    [InlineData("box:0:1,-1:1,0:4", "OST-VOI-017", null)]
    [InlineData("box:0:1,0:1.5,0:4", "OST-VOI-017", null)]
    [InlineData("box:0:1,0-1,0:4", "OST-VOI-017", null)]
    [InlineData("mask:", "OST-VOI-012", null)]
    [InlineData("cylinder:axis=z,centre=1;2,radus=3", "OST-VOI-013", "'radius'")]
    [InlineData("cylinder:axis=z,centre=1;2,radius=", "OST-VOI-014", null)]
    [InlineData("cylinder:axis=z,axis=y,centre=1;2,radius=3", "OST-VOI-015", null)]
    [InlineData("cylinder:axis=z,centre=1;2", "OST-VOI-016", null)]
    [InlineData("cylinder:axis=w,centre=1;2,radius=3", "OST-VOI-019", null)]
    [InlineData("cylinder:axis=z,centre=1,radius=3", "OST-VOI-020", null)]
    [InlineData("cylinder:axis=z,centre=1;2,radius=3cm", "OST-VOI-021", null)]
    [InlineData("cylinder:axis=z,centre=1;2,radius=3,to=nan", "OST-VOI-021", null)]
    [InlineData("cylinder:axis=z,centre=1;2,radius=-3", "OST-VOI-002", null)]
    [InlineData("cylinder:axis=z,centre=1;2,radius=3,from=9,to=2", "OST-VOI-022", null)]
    [InlineData("cylinder:axis=z,centre=1;2,radius=3,to=0mm", "OST-VOI-022", null)]
    public void What_cannot_be_read_is_one_finding_with_its_place(string text, string id, string? hint)
    {
        var findings = new FindingCollector();
        Assert.Null(VoiText.Parse(text, findings, new SourceLocation("study.yaml", 12)));
        Finding finding = Assert.Single(findings.ToList());
        Assert.Equal(id, finding.Id);
        Assert.Equal("study.yaml:12", finding.Location!.ToString());
        Assert.Equal(text, finding.Value);
        if (hint is not null) Assert.Contains(hint, finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_problems_are_all_told()
    {
        var findings = new FindingCollector();
        VoiText.Parse("box:a:1,0:b,0:0", findings);
        Assert.Equal(["OST-VOI-017", "OST-VOI-017", "OST-VOI-018"], findings.ToList().Select(f => f.Id));
    }

    [Theory]
    [InlineData("otsu", null, ThresholdUnit.Grey)]
    [InlineData(" 84.5 ", 84.5, ThresholdUnit.Grey)]
    [InlineData("-3e2", -300.0, ThresholdUnit.Grey)]
    [InlineData("1200 HU", 1200.0, ThresholdUnit.Hounsfield)]
    [InlineData("450 mgHA/cm^3", 450.0, ThresholdUnit.MineralDensity)]
    [InlineData("0.45 gHA/cm3", 450.0, ThresholdUnit.MineralDensity)]
    public void Thresholds_are_read_with_their_unit(string text, double? value, ThresholdUnit unit)
    {
        var findings = new FindingCollector();
        Threshold expected = value is { } v ? new FixedThreshold(v, unit) : new OtsuThreshold();
        Assert.Equal(expected, ThresholdText.Parse(text, findings));
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData("otzu")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("3 mm")]
    [InlineData("")]
    public void Other_texts_are_no_thresholds(string text)
    {
        var findings = new FindingCollector();
        Assert.Null(ThresholdText.Parse(text, findings));
        Assert.Equal("OST-CT-010", Assert.Single(findings.ToList()).Id);
    }

    private static Voi Read(string text)
    {
        var findings = new FindingCollector();
        VoiText? read = VoiText.Parse(text, findings);
        Assert.Empty(findings.ToList());
        Assert.Null(read!.MaskFile);
        return read.Voi!;
    }
}
