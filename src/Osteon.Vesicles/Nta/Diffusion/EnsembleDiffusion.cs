namespace Osteon.Vesicles;

/// <summary>
/// What all tracks of a recording say together: the localisation variance, which is needed where single tracks are too short to tell it.
/// </summary>
/// <param name="LocalisationVariance">σ² of one coordinate, µm²; may be negative by chance, or null with the reason.</param>
/// <param name="LocalisationVarianceError">Its standard error from the scatter between tracks, µm²; null with fewer than 2 tracks.</param>
/// <param name="MeanDiffusion">Mean of D weighted like σ², µm²/s.</param>
/// <param name="Tracks">Number of tracks used.</param>
/// <param name="NotAvailable">Why there is no value.</param>
public sealed record EnsembleDiffusion(
    double? LocalisationVariance, double? LocalisationVarianceError, double? MeanDiffusion, int Tracks, string? NotAvailable = null)
{
    /// <summary>
    /// Means of the covariance-based σ² and D of the tracks, weighted by their numbers of displacements: σ² = Σnₖσ²ₖ/Σnₖ, and its standard
    /// error as that of a ratio, √(K/(K−1)·Σnₖ²(σ²ₖ − σ²)²)/Σnₖ over K tracks.
    /// </summary>
    public static EnsembleDiffusion Of(IReadOnlyList<ParticleTrack> tracks, FrameTiming timing)
    {
        var parameters = new DiffusionParameters(timing);
        double weights = 0, sigma = 0, diffusion = 0;
        List<(double Weight, double Sigma)> each = [];
        foreach (ParticleTrack track in tracks)
        {
            DiffusionEstimate estimate = TrackDiffusion.Estimate(track, parameters);
            if (estimate.Value is not { } d || estimate.LocalisationVariance is not { } s) continue;
            double weight = track.Displacements;
            weights += weight;
            sigma += weight * s;
            diffusion += weight * d;
            each.Add((weight, s));
        }

        if (each.Count == 0) return new EnsembleDiffusion(null, null, null, 0, "no track has 3 positions");
        sigma /= weights;
        double scatter = each.Sum(e => e.Weight * e.Weight * (e.Sigma - sigma) * (e.Sigma - sigma));
        double? error = each.Count < 2 ? null : Math.Sqrt(scatter * each.Count / (each.Count - 1.0)) / weights;
        return new EnsembleDiffusion(sigma, error, diffusion / weights, each.Count);
    }
}
