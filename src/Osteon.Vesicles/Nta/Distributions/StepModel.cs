namespace Osteon.Vesicles;

/// <summary>
/// How single-frame displacements of a particle of known diameter are distributed: Δx and Δy normal with variance 2D(Δt − t_E/3) + 2σ²
/// each, and correlation ρ between successive ones from exposure and localisation error.
/// </summary>
public sealed record StepModel
{
    /// <summary>The model of a recording.</summary>
    /// <param name="timing">Frame interval and exposure.</param>
    /// <param name="medium">Temperature and viscosity.</param>
    /// <param name="localisationVariance">σ² of one coordinate, µm²; not negative (an estimate below zero is to be set to 0 by the caller,
    /// who says so).</param>
    public StepModel(FrameTiming timing, Medium medium, double localisationVariance = 0)
    {
        if (!(localisationVariance >= 0 && double.IsFinite(localisationVariance)))
            throw new ArgumentOutOfRangeException(nameof(localisationVariance), localisationVariance, "must not be negative");
        Timing = timing;
        Medium = medium;
        LocalisationVariance = localisationVariance;
    }

    /// <summary>Frame interval and exposure.</summary>
    public FrameTiming Timing { get; }

    /// <summary>Temperature and viscosity.</summary>
    public Medium Medium { get; }

    /// <summary>σ² of one coordinate, µm².</summary>
    public double LocalisationVariance { get; }

    /// <summary>Expected mean square displacement in the plane, s = 4D(Δt − t_E/3) + 4σ², µm².</summary>
    public double MeanSquare(double diameterNanometres) =>
        (4 * StokesEinstein.Diffusion(diameterNanometres, Medium) * Timing.EffectiveIntervalSeconds) + (4 * LocalisationVariance);

    /// <summary>
    /// Correlation of successive displacements of one coordinate, ρ = (D·t_E/3 − σ²)/(2D(Δt − t_E/3) + 2σ²), from −½ to ¼.
    /// </summary>
    public double Correlation(double diameterNanometres)
    {
        double d = StokesEinstein.Diffusion(diameterNanometres, Medium);
        return ((d * Timing.ExposureSeconds / 3) - LocalisationVariance) / (MeanSquare(diameterNanometres) / 2);
    }
}
