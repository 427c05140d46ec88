namespace Osteon.Vesicles;

/// <summary>One threshold of the sweep.</summary>
/// <param name="MinimumMass">Smallest mass.</param>
/// <param name="SpotsPerFrame">Spots per frame.</param>
/// <param name="FalsePerFrame">Spots of noise among them as the dark spots tell, or null where noise was not looked at.</param>
/// <param name="Tracks">Accepted tracks.</param>
/// <param name="MeanSteps">Mean number of displacements of these, or null without tracks.</param>
/// <param name="LocalisationSd">Square root of the mean σ², nm, or null where it is not positive.</param>
/// <param name="Iterations">Iterations of Walker's distribution.</param>
/// <param name="Statistics">Statistics of that distribution, or null without tracks.</param>
public sealed record SweepPoint(
    double MinimumMass, double SpotsPerFrame, double? FalsePerFrame, int Tracks, double? MeanSteps, double? LocalisationSd, int Iterations,
    SizeStatistics? Statistics);

/// <summary>A tracked recording.</summary>
/// <param name="Frames">Frames of the recording.</param>
/// <param name="Width">Columns of a frame.</param>
/// <param name="Height">Rows of a frame.</param>
/// <param name="Spots">All spots above the smallest mass.</param>
/// <param name="MinimumMass">Smallest mass that was used.</param>
/// <param name="Threshold">How noise decided it, or how much noise there is above a given one.</param>
/// <param name="SearchRange">Search range that was used, pixels.</param>
/// <param name="Links">Links.</param>
/// <param name="Locking">Pixel locking of all spots, or null without spots.</param>
/// <param name="Sizes">Tracks and sizes.</param>
/// <param name="Counts">Particles per frame.</param>
/// <param name="Concentration">Concentration in the chamber and of the sample, or null where the visible volume is not known.</param>
/// <param name="Volume">The visible volume, or null.</param>
/// <param name="Sweep">Thresholds of the sweep.</param>
public sealed record VideoTrackingResult(
    int Frames, int Width, int Height, SpotTable Spots, double MinimumMass, MassThreshold Threshold, double SearchRange, LinkedSpots Links,
    PixelLocking? Locking, TrackSizes Sizes, FrameCounts Counts, ParticleConcentration? Concentration, VisibleVolume? Volume,
    IReadOnlyList<SweepPoint> Sweep);
