namespace Osteon.Primitives;

/// <summary>What the numbers in the bins of a histogram are.</summary>
public enum NtaBinContent
{
    /// <summary>Tracks (particles) in the bin.</summary>
    Tracks,

    /// <summary>Particles per millilitre in the bin.</summary>
    ConcentrationPerMl,

    /// <summary>Volume of the particles in the bin, nm³.</summary>
    VolumeNm3,

    /// <summary>Projected area of the particles in the bin, π/4·d² each, nm²; a quarter of their surface.</summary>
    ProjectedAreaNm2,

    /// <summary>Surface of the particles per millilitre of sample in the bin, nm²/mL.</summary>
    SurfaceAreaNm2PerMl,

    /// <summary>Volume of the particles per millilitre of sample in the bin, nm³/mL.</summary>
    VolumeNm3PerMl,

    /// <summary>A weight whose unit the file does not state.</summary>
    Weight,
}
