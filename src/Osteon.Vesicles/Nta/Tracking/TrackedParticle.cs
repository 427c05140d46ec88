namespace Osteon.Vesicles;

/// <summary>One accepted track with its diffusion coefficients and diameters.</summary>
/// <param name="Track">The path with drift taken out, µm.</param>
/// <param name="Steps">Its single-frame displacements, or null where there are none.</param>
/// <param name="MeanMass">Mean brightness, or null where it is not known.</param>
/// <param name="LocalisationVariance">σ² of one coordinate that was used, µm².</param>
/// <param name="KnownError">D by the covariance-based estimator with this σ².</param>
/// <param name="Covariance">D by the covariance-based estimator with the track's own σ².</param>
/// <param name="Ordinary">D by ordinary least squares with the optimal number of lags.</param>
/// <param name="Generalised">D by generalised least squares.</param>
/// <param name="Diameter">Diameter from <paramref name="KnownError"/>, nm; null where D is not positive.</param>
/// <param name="NaiveDiameter">Diameter from the mean square displacement alone: no localisation error, no exposure, nm.</param>
public sealed record TrackedParticle(
    ParticleTrack Track, StepSummary? Steps, double? MeanMass, double LocalisationVariance, DiffusionEstimate KnownError,
    DiffusionEstimate Covariance, DiffusionEstimate Ordinary, DiffusionEstimate Generalised, double? Diameter, double? NaiveDiameter);

/// <summary>Sizes of the particles of a recording.</summary>
/// <param name="Particles">Accepted tracks.</param>
/// <param name="ShortTracks">Tracks that were too short.</param>
/// <param name="Drift">Common motion that was taken out.</param>
/// <param name="Localisation">Localisation error, or null without tracks.</param>
/// <param name="Distribution">Walker's maximum-likelihood distribution, or null without tracks.</param>
/// <param name="Statistics">Its statistics.</param>
/// <param name="Mixture">Log-normal mixture, or null.</param>
/// <param name="TrackDiameters">Statistics of the single diameters, or null.</param>
/// <param name="NotPositive">Tracks whose D is not positive: in the distribution, but without a diameter of their own.</param>
public sealed record TrackSizes(
    IReadOnlyList<TrackedParticle> Particles, int ShortTracks, DriftEstimate Drift, LocalisationModel? Localisation, WalkerResult? Distribution,
    SizeStatistics? Statistics, LogNormalSelection? Mixture, SizeStatistics? TrackDiameters, int NotPositive);
