namespace Osteon.Vesicles;

/// <summary>Formulas for the viscosity of water at atmospheric pressure.</summary>
public enum WaterViscosityModel
{
    /// <summary>
    /// The correlation of IAPWS for liquid water at 0.1 MPa (Pátek, Hrubý, Klomfar, Součková and Harvey 2009, 10.1063/1.3043575):
    /// η = 10⁻³ Σ aᵢ(T/300 K)^bᵢ mPa·s, within 0.004 % of the general formulation of IAPWS 2008 (0 … 100 °C). Uncertainty 1 %. The default.
    /// </summary>
    Iapws,

    /// <summary>
    /// The straight line in ZetaView's files, η = 1.002 − 0.02043(t − 20 °C) mPa·s. Read from files between 24.6 and 27.3 °C only; 1.1 %
    /// too high at 25 °C, and nonsense far from room temperature.
    /// </summary>
    ZetaView,

    /// <summary>
    /// The formula of NanoSight's files, log₁₀ η = (1.3272(20 − t) − 0.001053(t − 20)²)/(t + 105) with η in mPa·s: the ratio to 20 °C of
    /// the CRC Handbook, with 1.000 in place of 1.002 mPa·s at 20 °C, hence 0.15 % too low.
    /// </summary>
    NanoSight,

    /// <summary>exp(−6.944 + 2036.8/T) mPa·s, T in kelvin: Andrade's equation with the numbers of NanoTrackJ's simulator.</summary>
    Andrade,
}

/// <summary>Viscosity of water at atmospheric pressure.</summary>
public static class WaterViscosity
{
    private static readonly double[] Factors = [280.68, 511.45, 61.131, 0.45903];
    private static readonly double[] Exponents = [-1.9, -7.7, -19.6, -40];

    /// <summary>
    /// Viscosity in mPa·s (= cP) at a temperature in °C. Outside 0 … 100 °C, and where a formula gives no positive number, throws
    /// <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static double MilliPascalSeconds(double celsius, WaterViscosityModel model = WaterViscosityModel.Iapws)
    {
        if (!(celsius is >= 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(celsius), celsius, "must be from 0 to 100 °C");
        double viscosity = model switch
        {
            WaterViscosityModel.Iapws => Iapws(celsius),
            WaterViscosityModel.ZetaView => 1.002 - (0.02043 * (celsius - 20)),
            WaterViscosityModel.NanoSight =>
                Math.Pow(10, ((1.3272 * (20 - celsius)) - (0.001053 * (celsius - 20) * (celsius - 20))) / (celsius + 105)),
            WaterViscosityModel.Andrade => Math.Exp(-6.944 + (2036.8 / (celsius + StokesEinstein.ZeroCelsius))),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, null),
        };
        if (viscosity <= 0) throw new ArgumentOutOfRangeException(nameof(celsius), celsius, $"the {model} formula gives no viscosity here");
        return viscosity;
    }

    private static double Iapws(double celsius)
    {
        double reduced = (celsius + StokesEinstein.ZeroCelsius) / 300, sum = 0;
        for (int i = 0; i < Factors.Length; i++) sum += Factors[i] * Math.Pow(reduced, Exponents[i]);
        return sum * 1e-3;
    }
}
