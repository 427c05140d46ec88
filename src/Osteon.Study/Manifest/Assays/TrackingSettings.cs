using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// How recordings, or ready tracks, become sizes. Temperature and dilution are those of the assay. See docs/methods/nta-tracking.md.
/// </summary>
public sealed record TrackingSettings
{
    /// <summary>Side of a pixel in the sample.</summary>
    [ManifestKey(Example = "0.713 um", Dimension = Dimension.Length, Above = 0)]
    public Quantity? PixelSize { get; init; }

    /// <summary>Frames per second.</summary>
    [ManifestKey(Required = true, Example = "30", Above = 0)]
    public double? FrameRate { get; init; }

    /// <summary>Time for which the shutter is open in each frame; it makes particles look slower, and so larger.</summary>
    [ManifestKey(Required = true, Example = "0.01 s", Dimension = Dimension.Time, Minimum = 0)]
    public Quantity? Exposure { get; init; }

    /// <summary>Viscosity of the liquid at the temperature of the recording, in mPa·s, where it is not that of water.</summary>
    [ManifestKey(Example = "0.9", Above = 0)]
    public double? Viscosity { get; init; }

    /// <summary>Formula for the viscosity of water.</summary>
    [ManifestKey(Example = "iapws")]
    public WaterViscosityModel ViscosityModel { get; init; } = WaterViscosityModel.Iapws;

    /// <summary>Width of a particle's picture with its halo, in pixels, odd; needed for recordings.</summary>
    [ManifestKey(Example = "9", Minimum = 3, Maximum = 501)]
    public int? DetectionDiameter { get; init; }

    /// <summary>Smallest mass (sum of grey values above the background) of a particle; without it the noise of each recording decides.</summary>
    [ManifestKey(Example = "120", Minimum = 0)]
    public double? MinimumMass { get; init; }

    /// <summary>How positions are refined.</summary>
    [ManifestKey(Example = "windowed")]
    public SpotRefinement Refinement { get; init; } = SpotRefinement.Windowed;

    /// <summary>Farthest step beyond the drift, in pixels; without it four standard deviations of the step of the smallest particle.</summary>
    [ManifestKey(Example = "6", Above = 0)]
    public double? SearchRange { get; init; }

    /// <summary>Smallest particle that must not be lost by the search range.</summary>
    [ManifestKey(Example = "50 nm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? SmallestParticle { get; init; }

    /// <summary>Frames for which a particle may be missing.</summary>
    [ManifestKey(Example = "2", Minimum = 0, Maximum = 1000)]
    public int Memory { get; init; } = 2;

    /// <summary>Fewest positions of an accepted track.</summary>
    [ManifestKey(Example = "15", Minimum = 5, Maximum = 100000)]
    public int MinimumTrack { get; init; } = 15;

    /// <summary>How drift is described.</summary>
    [ManifestKey(Example = "constant_velocity")]
    public DriftModel Drift { get; init; } = DriftModel.ConstantVelocity;

    /// <summary>Depth of the layer in which particles are seen; with it there is a concentration, and short visits are corrected for.</summary>
    [ManifestKey(Example = "12 um", Dimension = Dimension.Length, Above = 0)]
    public Quantity? Depth { get; init; }

    /// <summary>Concentration for one particle per frame, as an instrument states it; used where there is no depth.</summary>
    [ManifestKey(Example = "4.3e5 1/mL", Dimension = Dimension.NumberConcentration, Above = 0)]
    public Quantity? ConcentrationPerParticle { get; init; }
}
