namespace Osteon.Vesicles;

/// <summary>
/// How precisely particles of different brightness are localised: σ² = Floor + Dim·u + Steep·u² of one coordinate with u = ⟨(typical
/// mass/mass)²⟩: u is the noise of the background, u² the dimmest tracks, which now and then take up a spot of noise. Dim particles are the
/// small ones; one σ² for all would make large particles too large and small ones too small.
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
    private const int Rounds = 5;

    /// <summary>Part of σ² that grows with the square of u, for a particle of the typical mass, µm²; not negative.</summary>
    public double Steep { get; init; }

    /// <summary>
    /// Standard error of the level of σ² that all tracks share, µm²; of the weighted fit where brightness takes part, else that of the
    /// mean.
    /// </summary>
    public double? SharedError { get; init; }

    /// <summary>σ² of one coordinate in µm² for a track whose ⟨(1/mass)²⟩ is this.</summary>
    public double Variance(double inverseSquareMass) => At(TypicalMass * TypicalMass * inverseSquareMass);

    /// <summary>
    /// From the covariance-based σ² of the tracks, by least squares with coefficients that are not negative. A track weighs n/(DΔt + σ²)²
    /// with the mean D and its own σ² of the fit before: as precisely as it knows its σ². Brightness takes part where its slope is at least
    /// two standard errors (sandwich) above 0; without brightness, or fewer than 20 tracks, σ² is one for all.
    /// </summary>
    /// <param name="tracks">Tracks free of drift.</param>
    /// <param name="masses">Mean mass and ⟨(1/mass)²⟩ of each track, or null where brightness is not known.</param>
    /// <param name="timing">Frame interval and exposure.</param>
    public static LocalisationModel? Of(
        IReadOnlyList<ParticleTrack> tracks, IReadOnlyList<(double Mean, double InverseSquare)>? masses, FrameTiming timing)
    {
        EnsembleDiffusion ensemble = EnsembleDiffusion.Of(tracks, timing);
        if (ensemble.LocalisationVariance is not { } mean) return null;
        var one = new LocalisationModel(Math.Max(0, mean), 0, 1, mean, ensemble.LocalisationVarianceError, ensemble.Tracks, mean < 0)
        {
            SharedError = ensemble.LocalisationVarianceError,
        };
        if (masses is null || ensemble.Tracks < 20) return one;
        double[] sorted = [.. masses.Select(m => m.Mean).Order()];
        double typical = sorted[sorted.Length / 2];
        var parameters = new DiffusionParameters(timing);
        List<Point> points = [];
        for (int k = 0; k < tracks.Count; k++)
            if (TrackDiffusion.Estimate(tracks[k], parameters).LocalisationVariance is { } sigma)
                points.Add(new Point(tracks[k].Displacements, masses[k].InverseSquare * typical * typical, sigma));
        double motion = Math.Max(0, ensemble.MeanDiffusion ?? 0) * timing.EffectiveIntervalSeconds;
        LocalisationModel model = one with { TypicalMass = typical };
        for (int round = 0; round < Rounds; round++)
        {
            Point[] weighted = [.. points.Select(p => p with { Weight = p.Weight / Square(motion + model.At(p.Dimness)) })];
            if (!weighted.All(p => double.IsFinite(p.Weight)) || !Matters(weighted)) return one;
            (double floor, double dim, double steep) = Fit(weighted);
            model = model with { Floor = floor, Dim = dim, Steep = steep, CutAtZero = false };
            double level = weighted.Sum(p => Square(p.Weight * (p.Sigma - model.At(p.Dimness))));
            model = model with { SharedError = Math.Sqrt(level) / weighted.Sum(p => p.Weight) };
        }

        return model;
    }

    /// <summary>A track: weight, ⟨(typical mass/mass)²⟩, its own σ².</summary>
    private readonly record struct Point(double Weight, double Dimness, double Sigma);

    private double At(double dimness) => Floor + (dimness * (Dim + (Steep * dimness)));

    /// <summary>Whether σ² rises with dimness by more than chance.</summary>
    private static bool Matters(Point[] points)
    {
        double weights = points.Sum(p => p.Weight), u = points.Sum(p => p.Weight * p.Dimness) / weights;
        double sigma = points.Sum(p => p.Weight * p.Sigma) / weights;
        double spread = points.Sum(p => p.Weight * (p.Dimness - u) * (p.Dimness - u));
        if (!(spread > 0)) return false;
        double slope = points.Sum(p => p.Weight * (p.Dimness - u) * p.Sigma) / spread;
        double error = Math.Sqrt(points.Sum(p => Square(p.Weight * (p.Dimness - u) * (p.Sigma - sigma - (slope * (p.Dimness - u)))))) / spread;
        return slope >= Significance * error;
    }

    /// <summary>The best of all fits with some of the three terms whose coefficients are not negative.</summary>
    private static (double Floor, double Dim, double Steep) Fit(Point[] points)
    {
        double[,] normal = new double[3, 3];
        double[] right = new double[3];
        foreach (Point p in points)
        {
            double[] terms = [1, p.Dimness, p.Dimness * p.Dimness];
            for (int i = 0; i < 3; i++)
            {
                right[i] += p.Weight * terms[i] * p.Sigma;
                for (int j = 0; j < 3; j++) normal[i, j] += p.Weight * terms[i] * terms[j];
            }
        }

        (double Gain, double[] Terms) best = (double.NegativeInfinity, new double[3]);
        for (int set = 1; set < 8; set++)
        {
            int[] used = [.. Enumerable.Range(0, 3).Where(i => ((set >> i) & 1) == 1)];
            if (Solve(normal, right, used) is not { } terms || terms.Any(t => t < 0)) continue;
            double gain = used.Sum(i => terms[i] * right[i]);
            if (gain > best.Gain) best = (gain, terms);
        }

        return (best.Terms[0], best.Terms[1], best.Terms[2]);
    }

    /// <summary>Normal equations of the terms used by elimination, others 0; null where they do not differ.</summary>
    private static double[]? Solve(double[,] normal, double[] right, int[] used)
    {
        int n = used.Length;
        double[,] a = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) a[i, j] = normal[used[i], used[j]];
            a[i, n] = right[used[i]];
        }

        for (int i = 0; i < n; i++)
        {
            if (!(a[i, i] > 1e-10 * normal[used[i], used[i]])) return null;
            for (int r = i + 1; r < n; r++)
                for (int c = n; c >= i; c--) a[r, c] -= a[i, c] * a[r, i] / a[i, i];
        }

        double[] terms = new double[3];
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = a[i, n];
            for (int j = i + 1; j < n; j++) sum -= a[i, j] * terms[used[j]];
            terms[used[i]] = sum / a[i, i];
        }

        return terms;
    }

    private static double Square(double value) => value * value;
}
