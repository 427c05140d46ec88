namespace Osteon.Vesicles;

/// <summary>
/// The Stokes–Einstein relation between the diffusion coefficient of a sphere and its hydrodynamic diameter, d = k_B·T/(3πηD). Einstein
/// 1905, 10.1002/andp.19053220806.
/// </summary>
public static class StokesEinstein
{
    /// <summary>Boltzmann's constant, J/K, exact by definition of the kelvin (SI 2019).</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>0 °C in kelvin, exact by definition.</summary>
    public const double ZeroCelsius = 273.15;

    /// <summary>Hydrodynamic diameter in nm of a diffusion coefficient in µm²/s, which must be positive.</summary>
    public static double DiameterNanometres(double diffusion, Medium medium)
    {
        if (!(diffusion > 0 && double.IsFinite(diffusion)))
            throw new ArgumentOutOfRangeException(nameof(diffusion), diffusion, "must be positive");
        return Product(medium) / diffusion;
    }

    /// <summary>Diffusion coefficient in µm²/s of a diameter in nm, which must be positive.</summary>
    public static double Diffusion(double diameterNanometres, Medium medium)
    {
        if (!(diameterNanometres > 0 && double.IsFinite(diameterNanometres)))
            throw new ArgumentOutOfRangeException(nameof(diameterNanometres), diameterNanometres, "must be positive");
        return Product(medium) / diameterNanometres;
    }

    /// <summary>
    /// The diameter that another medium (temperature, viscosity) would have given for the same motion: d·(T′/η′)/(T/η). For vendor
    /// diameters: valid only where the vendor used Stokes–Einstein as it stands; a calibration with beads may already hold the difference,
    /// so this is a diagnosis and not a correction.
    /// </summary>
    public static double Rescale(double diameterNanometres, Medium used, Medium actual) =>
        diameterNanometres * Product(actual) / Product(used);

    /// <summary>d·D in nm·µm²/s: k_B·T/(3πη) with η in mPa·s.</summary>
    internal static double Product(Medium medium) =>
        Boltzmann * medium.TemperatureKelvin / (3 * Math.PI * medium.ViscosityMilliPascalSeconds * 1e-3) * 1e21;
}
