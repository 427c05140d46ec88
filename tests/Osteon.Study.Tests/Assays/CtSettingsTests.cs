using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Assays;

[Unit]
public sealed class CtSettingsTests
{
    private static Calibration? Of(CtCalibration calibration)
    {
        var findings = new FindingCollector();
        Calibration? result = CtSettings.CalibrationOf(calibration, findings);
        Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
        return result;
    }

    private static Quantity PerMillimetre(double value) => new(value, Unit.Of("1/mm"));

    [Fact]
    public void Every_setting_reaches_the_parameters()
    {
        Assert.True(VoiSetting.TryParse("box:0:10,5:20,1:3", out VoiSetting? voi, out _));
        Assert.True(ThresholdSetting.TryParse("1200 HU", out ThresholdSetting? threshold, out _));
        CtParameters parameters = CtSettings.ParametersOf(new MicroCtAssay
        {
            Spacing = new SpacingSetting(Spacing.FromMillimetres(0.03, 0.02, 0.01)),
            Voi = voi,
            Filter = new CtFilter { GaussianSigma = 1.5, Truncate = 3 },
            Segmentation = new CtSegmentation { Threshold = threshold },
            KeepLargest = true,
            Purify = true,
            Measures = ["bv_tv"],
            Calibration = new CtCalibration { Slope = 4, Intercept = -200 },
        });
        Assert.Equal(new FixedThreshold(1200, ThresholdUnit.Hounsfield), parameters.Threshold);
        Assert.Equal(Spacing.FromMillimetres(0.03, 0.02, 0.01), parameters.Spacing);
        Assert.Equal(new GaussianFilterParameters(1.5, SigmaUnit.Voxels, 3), parameters.Filter);
        Assert.Equal(new BoxVoi((0, 5, 1), (10, 20, 3)), parameters.Voi);
        Assert.Equal(new PostSteps(true, true), parameters.PostSteps);
        Assert.Equal(["bv_tv"], parameters.Measures);
        Assert.Equal(new ValueScale(4, -200), parameters.Calibration!.Density);
        CtParameters bare = CtSettings.ParametersOf(new MicroCtAssay());
        Assert.Equal(
            (new OtsuThreshold(), null, null, null, null, null),
            ((OtsuThreshold)bare.Threshold, bare.Spacing, bare.Filter, bare.Voi, bare.Calibration, bare.Measures));
    }

    [Fact]
    public void Every_form_of_a_calibration_reaches_the_measuring_module()
    {
        Assert.Equal(new ValueScale(4, -200), Of(new CtCalibration { Slope = 4, Intercept = -200 })!.Density);
        Calibration rods = Of(new CtCalibration
        {
            Rods =
            [
                new CalibrationRod { Grey = 50, Density = new Quantity(0, Unit.Of("mgHA/cm^3")) },
                new CalibrationRod { Grey = 100, Density = new Quantity(0.2, Unit.Of("gHA/cm^3")) },
                new CalibrationRod { Grey = 150, Density = new Quantity(400, Unit.Of("mgHA/cm^3")) },
            ],
        })!;
        Assert.Equal((4, -200, 1), (rods.Density!.Value.Slope, rods.Density.Value.Intercept, rods.Phantom!.RSquared));
        var window = new CtCalibration { MuLowest = PerMillimetre(0), MuHighest = PerMillimetre(0.102), HighestGrey = 255 };
        Calibration dry = Of(window)!;
        Assert.Null(dry.Hounsfield);
        Assert.Equal(1.02, dry.Attenuation!.Value.ToValue(255), 1e-12);
        Calibration wet = Of(window with { MuWater = PerMillimetre(0.02) })!;
        Assert.Equal((-1000, 0), (wet.Hounsfield!.Value.ToValue(0), Math.Round(wet.Hounsfield.Value.ToValue(50), 9)));
        Calibration both = Of(window with { MuWater = PerMillimetre(0.02), Slope = 4, Intercept = -200 })!;
        Assert.Equal((new ValueScale(4, -200), wet.Hounsfield), (both.Density, both.Hounsfield));
        Assert.Null(Of(new CtCalibration { Slope = 4 }));
        Assert.Null(Of(window with { HighestGrey = null }));
        Assert.Null(Of(new CtCalibration { Rods = [new CalibrationRod { Grey = 3 }] }));
    }

    [Fact]
    public void A_scan_of_unknown_voxel_size_is_checked_and_measured_in_voxels()
    {
        var header = new VolumeHeader(new GridShape(4, 4, 4), null, VoxelType.UInt8);
        CtScan scan = CtSettings.ScanOf(new MicroCtAssay { Spacing = SpacingSetting.Voxel }, "a.nrrd", "/nowhere/a.nrrd", null);
        Assert.Empty(scan.Check(header));
        Assert.Empty(scan.Check(header with { Spacing = Spacing.Cubic(0.02) }));
        Assert.Equal("OST-CT-001", Assert.Single(CtSettings.ScanOf(new MicroCtAssay(), "a.nrrd", "/nowhere/a.nrrd", null).Check(header)).Id);
        Assert.True(VoiSetting.TryParse("cylinder:axis=z,centre=1;1,radius=1mm", out VoiSetting? voi, out _));
        CtScan placeless = CtSettings.ScanOf(new MicroCtAssay { Spacing = SpacingSetting.Voxel, Voi = voi }, "a.nrrd", "/nowhere/a.nrrd", null);
        Assert.Equal("OST-SCN-012", Assert.Single(placeless.Check(header)).Id);
        Assert.Equal("OST-SCN-012", Assert.Throws<InvalidContentException>(() => placeless.Measure(RunContext.Default)).Finding.Id);
    }
}
