namespace Osteon.Vesicles;

/// <summary>
/// The liquid in which particles move, as declared by the user: nothing about it is guessed. Its viscosity and temperature turn diffusion
/// coefficients into diameters.
/// </summary>
public sealed record Medium
{
    private Medium(string name, double temperatureCelsius, double viscosityMilliPascalSeconds, string viscositySource)
    {
        Name = name;
        TemperatureCelsius = temperatureCelsius;
        ViscosityMilliPascalSeconds = viscosityMilliPascalSeconds;
        ViscositySource = viscositySource;
    }

    /// <summary>What it is, for example «water» or «PBS».</summary>
    public string Name { get; }

    /// <summary>Temperature, °C.</summary>
    public double TemperatureCelsius { get; }

    /// <summary>Viscosity, mPa·s (= cP).</summary>
    public double ViscosityMilliPascalSeconds { get; }

    /// <summary>Where the viscosity comes from, in words for the report.</summary>
    public string ViscositySource { get; }

    /// <summary>Temperature, K.</summary>
    public double TemperatureKelvin => TemperatureCelsius + StokesEinstein.ZeroCelsius;

    /// <summary>Water by one of the formulas.</summary>
    public static Medium Water(double celsius, WaterViscosityModel model = WaterViscosityModel.Iapws) =>
        new("water", celsius, WaterViscosity.MilliPascalSeconds(celsius, model), $"water, {model} formula");

    /// <summary>
    /// A watery solution whose viscosity is a declared multiple of that of water at the same temperature, such as a buffer. The factor must
    /// be positive; buffers of physiological strength lie near 1.01 … 1.02, which is to be measured or cited.
    /// </summary>
    public static Medium RelativeToWater(
        string name, double celsius, double relativeViscosity, WaterViscosityModel model = WaterViscosityModel.Iapws)
    {
        RequirePositive(relativeViscosity, nameof(relativeViscosity));
        return new Medium(name, celsius, relativeViscosity * WaterViscosity.MilliPascalSeconds(celsius, model),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{relativeViscosity:R} times water, {model} formula"));
    }

    /// <summary>A liquid of measured or cited viscosity at this temperature.</summary>
    public static Medium Measured(string name, double celsius, double milliPascalSeconds, string source)
    {
        RequirePositive(milliPascalSeconds, nameof(milliPascalSeconds));
        if (!(celsius > -StokesEinstein.ZeroCelsius && double.IsFinite(celsius)))
            throw new ArgumentOutOfRangeException(nameof(celsius), celsius, "is below absolute zero");
        return new Medium(name, celsius, milliPascalSeconds, source);
    }

    /// <summary>
    /// A mixture of glycerol and water by Cheng 2008, 10.1021/ie071349z, 0 … 100 °C, within a few per cent: η = ηw^α·ηg^(1−α) with
    /// α = 1 − C + abC(1−C)/(aC + b(1−C)), a = 0.705 − 0.0017t, b = (4.9 + 0.036t)a^2.5, and Cheng's own formulas for both pure liquids.
    /// </summary>
    /// <param name="celsius">Temperature t, °C.</param>
    /// <param name="glycerolMassFraction">C, mass of glycerol divided by the mass of the mixture, 0 … 1.</param>
    public static Medium GlycerolWater(double celsius, double glycerolMassFraction)
    {
        if (!(celsius is >= 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(celsius), celsius, "must be from 0 to 100 °C");
        if (!(glycerolMassFraction is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(glycerolMassFraction), glycerolMassFraction, "must be from 0 to 1");
        double c = glycerolMassFraction, a = 0.705 - (0.0017 * celsius), b = (4.9 + (0.036 * celsius)) * Math.Pow(a, 2.5);
        double alpha = 1 - c + (a * b * c * (1 - c) / ((a * c) + (b * (1 - c))));
        double water = 1.790 * Math.Exp((-1230 - celsius) * celsius / (36100 + (360 * celsius)));
        double glycerol = 12100 * Math.Exp((-1233 + celsius) * celsius / (9900 + (70 * celsius)));
        return new Medium(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"glycerol {100 * c:0.##} % (mass) in water"),
            celsius, Math.Pow(water, alpha) * Math.Pow(glycerol, 1 - alpha), "glycerol and water, Cheng 2008");
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, value, "must be positive");
    }
}
