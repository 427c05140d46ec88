using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>Calibrations against the rescaling cases of ORMIR_XCT (tests/util/test_scanco_rescale.py) and closed forms.</summary>
[Oracle]
public sealed class CalibrationTests
{
    [Fact]
    public void A_mineral_line_and_an_attenuation_window_stand_side_by_side()
    {
        Calibration window = Calibration.FromSkyScan(new SkyScanWindow(0, 0.1, 255), waterPerMillimetre: 0.02);
        Calibration both = Calibration.FromDensity(4, -200).And(window);
        Assert.Equal(new ValueScale(4, -200), both.Density);
        Assert.Equal((window.Hounsfield, window.Attenuation), (both.Hounsfield, both.Attenuation));
        Assert.Contains("stated line", both.Source, StringComparison.Ordinal);
        Assert.Contains("SkyScan window", both.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Scanco_constants_rescale_exactly()
    {
        Calibration one = Calibration.FromScanco(8192, 0.5, new ValueScale(9, 1));
        Assert.Equal(1, one.Attenuation!.Value.ToValue(8192));
        Assert.Equal(1000, one.Hounsfield!.Value.ToValue(8192));
        Assert.Equal(10, one.Density!.Value.ToValue(8192));
        Assert.Equal(8192, one.Hounsfield.Value.ToStored(1000));
        Assert.Equal(
            2, Calibration.FromScanco(8192, 0.5, new ValueScale(1, 1)).Density!.Value.ToValue(one.Hounsfield.Value.ToStored(1000)));
        Assert.Equal(
            8192, Calibration.FromScanco(8192, null, new ValueScale(8191, 1)).Density!.Value.ToValue(one.Attenuation.Value.ToStored(1)));
        Assert.Null(Calibration.FromScanco(8192).Hounsfield);
        Assert.Null(Calibration.FromScanco(8192).Density);
    }

    [Fact]
    public void A_real_header_gives_its_own_scale()
    {
        // XtremeCT II: mu scaling 8192, water 0.2396 1/cm, slope 1613.94397, intercept −392.247009.
        Calibration header = Calibration.FromScanco(8192, 0.2396, new ValueScale(1613.94397, -392.247009));
        double mu = 3000 / 8192.0;
        Assert.Equal((1613.94397 * mu) - 392.247009, header.Density!.Value.ToValue(3000), 10);
        Assert.Equal(1000 * (mu - 0.2396) / 0.2396, header.Hounsfield!.Value.ToValue(3000), 10);
    }

    [Fact]
    public void A_skyscan_window_spans_its_full_scale()
    {
        foreach (int full in (int[])[255, 65535])
        {
            Calibration window = Calibration.FromSkyScan(new SkyScanWindow(-0.005, 0.13, full), 0.0225, new ValueScale(5000, -100));
            Assert.Equal(-0.05, window.Attenuation!.Value.ToValue(0), 15);
            Assert.Equal(1.3, window.Attenuation.Value.ToValue(full), 14);
            double water = (0.0225 + 0.005) / 0.135 * full;
            Assert.Equal(0, window.Hounsfield!.Value.ToValue(water), 9);
            Assert.Equal(-1000, window.Hounsfield.Value.ToValue(0.005 / 0.135 * full), 9);
            Assert.Equal((5000 * 0.13) - 100, window.Density!.Value.ToValue(full), 9);
        }
    }

    [Fact]
    public void Two_rods_define_the_line()
    {
        var findings = new FindingCollector();
        Calibration calibration = Calibration.FromPhantom([new(60, 250), new(140, 750)], findings)!;
        Assert.Equal(6.25, calibration.Density!.Value.Slope, 13);
        Assert.Equal(-125, calibration.Density.Value.Intercept, 11);
        Assert.Equal("OST-CT-035", Assert.Single(findings.ToList()).Id);
        Assert.All(calibration.Phantom!.Residuals, r => Assert.Equal(0, r, 10));
        Assert.Equal(1, calibration.Phantom.RSquared, 12);
    }

    [Fact]
    public void More_rods_are_fitted_by_least_squares()
    {
        // Anscombe's first data set: slope 0.500090909…, intercept 3.000090909…, R² 0.66654.
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        var findings = new FindingCollector();
        PhantomFit fit = Calibration.FromPhantom([.. x.Zip(y, (a, b) => new PhantomRod(a, b))], findings)!.Phantom!;
        Assert.Equal(0.500090909090909, fit.Line.Slope, 14);
        Assert.Equal(3.00009090909091, fit.Line.Intercept, 13);
        Assert.Equal(0.666542459508775, fit.RSquared, 13);
        Assert.Equal(0, fit.Residuals.Sum(), 12);
        Assert.Equal(8.04 - 8.001, fit.Residuals[0], 12);
        Assert.Equal("OST-CT-036", Assert.Single(findings.ToList()).Id);
    }

    [Fact]
    public void Rods_that_define_no_line_are_refused_with_the_reason()
    {
        Assert.Equal("OST-CT-032", Refused([]));
        Assert.Equal("OST-CT-032", Refused([new(60, 250)]));
        Assert.Equal("OST-CT-032", Refused([new(60, 250), new(60, 750)]));
        Assert.Equal("OST-CT-032", Refused([new(60, 250), new(70, 250)]));
        Assert.Equal("OST-CT-031", Refused([new(60, 250), new(double.NaN, 750)]));
        Assert.Equal("OST-CT-033", Refused([new(1, 0), new(2, 1), new(3, 0)]));
        var findings = new FindingCollector();
        Assert.NotNull(Calibration.FromPhantom([new(60, 750), new(140, 250)], findings));
        Assert.Contains(findings.ToList(), f => f.Id == "OST-CT-034");
    }

    [Fact]
    public void Densities_are_means_over_their_own_voxels_and_content_is_in_milligrams()
    {
        // 1 mm³ of 1000 voxels, a quarter of them bone of grey 200, the rest 40; density = 5 · grey − 100.
        Volume<byte> volume = TestVolumes.Of(new GridShape(10, 10, 10), (z, y, x) => (byte)(x < 5 && y < 5 ? 200 : 40), spacing: 0.1);
        var parameters = new CtParameters(new FixedThreshold(100)) { Calibration = Calibration.FromDensity(5, -100) };
        CtResult result = CtMeasurement.Measure(volume, parameters, RunContext.Default);
        Assert.Equal(80, result["mean_grey"].Value);
        Assert.Equal(200, result["mean_grey_bone"].Value);
        Assert.Equal(300, result["vbmd"].Value);
        Assert.Equal(900, result["tmd"].Value);
        Assert.Equal(1, result["tv"].Value!.Value, 12);
        Assert.Equal(0.3, result["bmc"].Value!.Value, 12);
        Assert.Equal((1000, 250, 1000), (result["vbmd"].N!.Value, result["tmd"].N!.Value, result["bmc"].N!.Value));
        CtResult uncalibrated = CtMeasurement.Measure(volume, new CtParameters(new FixedThreshold(100)), RunContext.Default);
        foreach (string id in (string[])["vbmd", "tmd", "bmc"])
            Assert.StartsWith("no mineral calibration; give --calibration", uncalibrated[id].NotAvailable, StringComparison.Ordinal);
        Assert.Equal(80, uncalibrated["mean_grey"].Value);
    }

    private static string Refused(PhantomRod[] rods)
    {
        var findings = new FindingCollector();
        Assert.Null(Calibration.FromPhantom(rods, findings));
        return Assert.Single(findings.ToList()).Id;
    }
}
