namespace Osteon.Primitives;

/// <summary>One tracked particle as a program summarises it, without its path. What the file does not state is null.</summary>
/// <param name="Id">Number of the particle in its file.</param>
/// <param name="DiameterNm">Hydrodynamic diameter, nm.</param>
public sealed record NtaTrack(long Id, double? DiameterNm)
{
    /// <summary>Diffusion coefficient, nm²/s.</summary>
    public double? DiffusionNm2PerS { get; init; }

    /// <summary>Natural logarithm of the adjusted intensity.</summary>
    public double? LnIntensity { get; init; }

    /// <summary>First frame it was seen in.</summary>
    public int? StartFrame { get; init; }

    /// <summary>Number of frames it was seen in.</summary>
    public int? Length { get; init; }

    /// <summary>Whether the program counts it in its distribution.</summary>
    public bool? Included { get; init; }
}
