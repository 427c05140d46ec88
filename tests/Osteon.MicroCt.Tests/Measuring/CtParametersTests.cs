using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Unit]
public sealed class CtParametersTests
{
    private static readonly GridShape Shape = new(4, 5, 6);

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var parameters = new CtParameters(new FixedThreshold(450, ThresholdUnit.MineralDensity))
        {
            Filter = new GaussianFilterParameters(-1),
            Voi = new BoxVoi((0, 0, 0), (9, 9, 9)),
            Measures = ["bv", "tb_tk", "bvtv"],
            Calibration = Calibration.FromScanco(4096, 0),
        };
        var header = new VolumeHeader(Shape, null, VoxelType.UInt8, new ValueScale(0, 1), new Dictionary<string, string>());
        IReadOnlyList<Finding> findings = parameters.Check(header);
        Assert.Equal(
            ["OST-CT-001", "OST-CT-003", "OST-CT-005", "OST-CT-020", "OST-VOI-001", "OST-CT-030", "OST-CT-008", "OST-CT-008"],
            findings.Select(f => f.Id));
        Assert.All(findings, f => Assert.Equal(Severity.Error, f.Severity));
        Assert.Contains("bv_tv", findings[^1].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_voxel_size_names_the_option_and_the_key()
    {
        Finding finding = Assert.Single(new CtParameters(new OtsuThreshold()).Check(new VolumeHeader(Shape, null, VoxelType.UInt8)));
        Assert.Contains("--spacing Z,Y,X --unit mm|um", finding.Hint, StringComparison.Ordinal);
        Assert.Contains("'spacing'", finding.Hint, StringComparison.Ordinal);
        var context = RunContext.Default;
        var error = Assert.Throws<InvalidContentException>(
            () => CtMeasurement.Measure(new Volume<byte>(Shape), new CtParameters(new OtsuThreshold()), context));
        Assert.Equal("OST-CT-001", error.Finding.Id);
        Assert.Equal([finding], context.Findings.ToList());
    }

    [Fact]
    public void A_voxel_size_that_contradicts_the_file_is_used_and_told()
    {
        var header = new VolumeHeader(Shape, Spacing.Cubic(0.01), VoxelType.UInt8);
        Assert.Empty((new CtParameters(new OtsuThreshold()) { Spacing = Spacing.Cubic(0.010001) }).Check(header));
        var parameters = new CtParameters(new OtsuThreshold()) { Spacing = Spacing.Cubic(0.02) };
        Finding finding = Assert.Single(parameters.Check(header));
        Assert.Equal(("OST-CT-002", Severity.Warning), (finding.Id, finding.Severity));
        Assert.Equal(Spacing.Cubic(0.02), parameters.SpacingFor(header));
    }

    [Theory]
    [InlineData(VoxelType.UInt8, 255.5, true)]
    [InlineData(VoxelType.UInt8, 255, false)]
    [InlineData(VoxelType.Int8, 200, true)]
    [InlineData(VoxelType.Int16, 32767.5, true)]
    [InlineData(VoxelType.UInt16, 32767.5, false)]
    [InlineData(VoxelType.Float32, 1e30, false)]
    [InlineData(VoxelType.UInt32, 5e9, true)]
    public void A_threshold_no_voxel_can_reach_is_warned_of(VoxelType type, double threshold, bool warned)
    {
        IReadOnlyList<Finding> findings =
            new CtParameters(new FixedThreshold(threshold)).Check(new VolumeHeader(Shape, Spacing.Cubic(1), type));
        Assert.Equal(warned ? ["OST-CT-006"] : [], findings.Select(f => f.Id));
    }

    [Theory]
    [InlineData(VoxelType.UInt8, 0, true)]
    [InlineData(VoxelType.UInt8, 1, false)]
    [InlineData(VoxelType.Int16, -32768, true)]
    [InlineData(VoxelType.Int16, -5, false)]
    [InlineData(VoxelType.Float32, -1e30, false)]
    public void A_threshold_every_voxel_reaches_is_warned_of(VoxelType type, double threshold, bool warned)
    {
        var header = new VolumeHeader(Shape, Spacing.Cubic(1), type);
        Assert.Equal(warned ? ["OST-CT-011"] : [], new CtParameters(new FixedThreshold(threshold)).Check(header).Select(f => f.Id));
    }

    [Fact]
    public void A_falling_scale_of_the_file_counts_for_thresholds()
    {
        VolumeHeader falling = new VolumeHeader(Shape, Spacing.Cubic(1), VoxelType.UInt8) with { Scale = new ValueScale(-1, 0) };
        string[] Found(double threshold) => [.. new CtParameters(new FixedThreshold(threshold)).Check(falling).Select(f => f.Id)];
        Assert.Equal(["OST-CT-011"], Found(-255));
        Assert.Empty(Found(-254));
        Assert.Equal(["OST-CT-006"], Found(1));
    }

    [Fact]
    public void Thresholds_in_units_need_their_calibration()
    {
        var header = new VolumeHeader(Shape, Spacing.Cubic(1), VoxelType.UInt16);
        var parameters =
            new CtParameters(new FixedThreshold(300, ThresholdUnit.Hounsfield)) { Calibration = Calibration.FromDensity(1, 0) };
        Assert.Contains("attenuation of water", Assert.Single(parameters.Check(header)).Message, StringComparison.Ordinal);
        Assert.Empty((parameters with { Calibration = Calibration.FromScanco(4096, 0.25) }).Check(header));
        Assert.Equal("OST-CT-009", Assert.Single((parameters with { Calibration = Calibration.FromScanco(-4096, 0.25) }).Check(header)).Id);
        Assert.Equal("OST-CT-004", Assert.Single(new CtParameters(new FixedThreshold(double.NaN)).Check(header)).Id);
        Assert.Equal("OST-CT-007", Assert.Single((new CtParameters(new OtsuThreshold()) { Measures = [] }).Check(header)).Id);
    }
}
