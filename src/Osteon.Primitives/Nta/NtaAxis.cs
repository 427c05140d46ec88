namespace Osteon.Primitives;

/// <summary>What the bins of a histogram, or a statistic, are about.</summary>
public enum NtaAxis
{
    /// <summary>Hydrodynamic diameter, nm.</summary>
    Diameter,

    /// <summary>Diffusion coefficient, in the unit the file states.</summary>
    DiffusionCoefficient,
}
