namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Viscosities against published values and vendors' files, and the relation itself.</summary>
[Oracle]
public sealed class StokesEinsteinTests
{
    /// <summary>IAPWS R12-08, equations 11 and 12: exponents of 1/T̄ − 1 and ρ̄ − 1, and the coefficient.</summary>
    private static readonly (int I, int J, double H)[] General =
    [
        (0, 0, 0.520094), (1, 0, 0.0850895), (2, 0, -1.08374), (3, 0, -0.289555), (0, 1, 0.222531), (1, 1, 0.999115), (2, 1, 1.88797),
        (3, 1, 1.26613), (5, 1, 0.120573), (0, 2, -0.281378), (1, 2, -0.906851), (2, 2, -0.772479), (3, 2, -0.489837), (4, 2, -0.257040),
        (0, 3, 0.161913), (1, 3, 0.257399), (0, 4, -0.0325372), (3, 4, 0.0698452), (4, 5, 0.00872102), (3, 6, -0.00435673),
            (5, 6, -0.000593264),
    ];

    private static double GeneralFormulation(double kelvin, double density)
    {
        double t = kelvin / 647.096, r = density / 322, dilute = 0, sum = 0;
        double[] h = [1.67752, 2.20462, 0.6366564, -0.241605];
        for (int i = 0; i < 4; i++) dilute += h[i] / Math.Pow(t, i);
        foreach ((int i, int j, double factor) in General) sum += Math.Pow((1 / t) - 1, i) * Math.Pow(r - 1, j) * factor;
        return 100 * Math.Sqrt(t) / dilute * Math.Exp(r * sum) * 1e-3;
    }

    /// <summary>Density of water at atmospheric pressure, kg/m³ (Kell 1975, 10.1021/je60064a005).</summary>
    private static double Kell(double t) =>
        (999.83952 + (16.945176 * t) - (7.9870401e-3 * t * t) - (46.170461e-6 * t * t * t) + (105.56302e-9 * Math.Pow(t, 4))
            - (280.54253e-12 * Math.Pow(t, 5)))
        / (1 + (16.879850e-3 * t));

    [Fact]
    public void Water_follows_the_general_formulation()
    {
        // The release's own check value: 889.735100 µPa·s at 298.15 K and 998 kg/m³.
        Assert.Equal(0.889735100, GeneralFormulation(298.15, 998), 1e-9);
        for (double t = 0; t <= 100; t += 2.5)
            Assert.Equal(1, WaterViscosity.MilliPascalSeconds(t) / GeneralFormulation(t + 273.15, Kell(t)), 4e-5);
        // ISO/TR 3666: 1.0016 mPa·s at 20 °C.
        Assert.Equal(1.0016, WaterViscosity.MilliPascalSeconds(20), 5e-5);
        Assert.Equal(0.889996774, WaterViscosity.MilliPascalSeconds(25), 1e-9);
    }

    [Theory]
    [InlineData(22.000, WaterViscosityModel.NanoSight, 0.952941)]
    [InlineData(21.666, WaterViscosityModel.NanoSight, 0.960552)]
    [InlineData(24.93, WaterViscosityModel.ZetaView, 0.901280)]
    [InlineData(27.28, WaterViscosityModel.ZetaView, 0.853270)]
    [InlineData(22, WaterViscosityModel.Andrade, 0.9578)]
    public void Vendors_files_hold_these(double celsius, WaterViscosityModel model, double expected) =>
        Assert.Equal(expected, WaterViscosity.MilliPascalSeconds(celsius, model), model == WaterViscosityModel.Andrade ? 5e-5 : 5.1e-7);

    [Fact]
    public void A_hundred_nanometres_in_water_at_25_degrees()
    {
        var medium = Medium.Measured("water", 25, 0.89, "declared");
        double d = StokesEinstein.Diffusion(100, medium);
        Assert.Equal(4.9075, d, 1e-4);
        Assert.Equal(100, StokesEinstein.DiameterNanometres(d, medium), 1e-10);
        Assert.Equal(0.8089, Math.Sqrt(4 * d / 30), 1e-4);
    }

    [Fact]
    public void Another_viscosity_rescales()
    {
        Medium vendor = Medium.Water(25, WaterViscosityModel.ZetaView), true25 = Medium.Water(25);
        Assert.Equal(100 * 0.89985 / 0.889996774, StokesEinstein.Rescale(100, vendor, true25), 1e-6);
        Medium pbs = Medium.RelativeToWater("PBS", 25, 1.02);
        Assert.Equal(100 / 1.02, StokesEinstein.Rescale(100, true25, pbs), 1e-9);
        Assert.Contains("1.02 times water", pbs.ViscositySource, StringComparison.Ordinal);
    }

    [Fact]
    public void Glycerol_and_water()
    {
        // Cheng's formulas: the pure liquids are within 1 % of 1.002 and 1410 mPa·s at 20 °C; half and half is 6.0 (handbooks) within 5 %.
        Assert.Equal(1, Medium.GlycerolWater(20, 0).ViscosityMilliPascalSeconds / 1.0016, 0.01);
        Assert.Equal(1, Medium.GlycerolWater(20, 1).ViscosityMilliPascalSeconds / 1410, 0.01);
        Assert.Equal(1, Medium.GlycerolWater(20, 0.5).ViscosityMilliPascalSeconds / 6.0, 0.05);
    }

    [Fact]
    public void What_is_not_possible_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WaterViscosity.MilliPascalSeconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaterViscosity.MilliPascalSeconds(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaterViscosity.MilliPascalSeconds(75, WaterViscosityModel.ZetaView));
        Assert.Throws<ArgumentOutOfRangeException>(() => Medium.RelativeToWater("x", 25, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Medium.Measured("x", -300, 1, "s"));
        Assert.Throws<ArgumentOutOfRangeException>(() => StokesEinstein.DiameterNanometres(0, Medium.Water(25)));
    }
}
