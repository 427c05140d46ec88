namespace Osteon.Vesicles;

/// <summary>
/// How precisely particles of different brightness are localised: σ² = Floor + Dim·⟨(typical mass/mass)²⟩ of one coordinate, for noise of
/// the background. Dim particles are the small ones; one σ² for all would make large particles too large and small ones too small.
/// </summary>
/// <param name="Floor">Part of σ² that does not depend on brightness, µm²; not negative.</param>
/// <param name="Dim">Part that does, for a particle of the typical mass, µm²; not negative.</param>
/// <param name="TypicalMass">Median over tracks of the mean mass; 1 where there is no brightness.</param>
/// <param name="Mean">Mean σ² over tracks weighted by displacements, before anything is cut at 0, µm².</param>
/// <param name="MeanError">Its standard error, µm², or null.</param>
/// <param name="Tracks">Number of tracks.</param>
/// <param name="CutAtZero">Whether the estimate was below 0 and 0 is used.</param>
public sealed record LocalisationModel(
    double Floor, double Dim, double TypicalMass, double Mean, double? MeanError, int Tracks, bool CutAtZero)
{
    private const double Significance = 2;

    /// <summary>σ² of one coordinate in µm² for a track whose ⟨(1/mass)²⟩ is this.</summary>
    public double Variance(double inverseSquareMass) => Floor + (Dim * TypicalMass * TypicalMass * inverseSquareMass);

    /// <summary>
    /// From the covariance-based σ² of the tracks, by least squares weighted with their displacements. Brightness takes part where its
    /// slope is at least two standard errors (sandwich) above 0; without brightness, or fewer than 20 tracks, σ² is one for all.
    /// </summary>
    /// <param name="tracks">Tracks free of drift.</param>
    /// <param name="masses">Mean mass and ⟨(1/mass)²⟩ of each track, or null where brightness is not known.</param>
    /// <param name="timing">Frame interval and exposure.</param>
    public static LocalisationModel? Of(
        IReadOnlyList<ParticleTrack> tracks, IReadOnlyList<(double Mean, double InverseSquare)>? masses, FrameTiming timing)
    {
        EnsembleDiffusion ensemble = EnsembleDiffusion.Of(tracks, timing);
        if (ensemble.LocalisationVariance is not { } mean) return null;
        var one = new LocalisationModel(Math.Max(0, mean), 0, 1, mean, ensemble.LocalisationVarianceError, ensemble.Tracks, mean < 0);
        if (masses is null || ensemble.Tracks < 20) return one;
        double[] sorted = [.. masses.Select(m => m.Mean).Order()];
        double typical = sorted[sorted.Length / 2];
        var parameters = new DiffusionParameters(timing);
        List<(double Weight, double Dimness, double Sigma)> points = [];
        for (int k = 0; k < tracks.Count; k++)
            if (TrackDiffusion.Estimate(tracks[k], parameters).LocalisationVariance is { } sigma)
                points.Add((tracks[k].Displacements, masses[k].InverseSquare * typical * typical, sigma));
        double weights = points.Sum(p => p.Weight), u = points.Sum(p => p.Weight * p.Dimness) / weights;
        double spread = points.Sum(p => p.Weight * (p.Dimness - u) * (p.Dimness - u));
        if (!(spread > 0)) return one;
        double slope = points.Sum(p => p.Weight * (p.Dimness - u) * p.Sigma) / spread, floor = mean - (slope * u);
        double error = Math.Sqrt(points.Sum(p => Square(p.Weight * (p.Dimness - u) * (p.Sigma - floor - (slope * p.Dimness))))) / spread;
        if (slope < Significance * error) return one;
        if (floor < 0)
        {
            floor = 0;
            slope = points.Sum(p => p.Weight * p.Dimness * p.Sigma) / points.Sum(p => p.Weight * p.Dimness * p.Dimness);
            if (slope <= 0) return one;
        }

        return one with { Floor = floor, Dim = slope, TypicalMass = typical, CutAtZero = false };
    }

    private static double Square(double value) => value * value;
}
