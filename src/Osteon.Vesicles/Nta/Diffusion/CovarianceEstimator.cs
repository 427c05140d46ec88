namespace Osteon.Vesicles;

/// <summary>
/// The covariance-based estimator (CVE) of Vestergaard, Blainey and Flyvbjerg 2014, 10.1103/PhysRevE.89.022726, with gaps as in Vestergaard
/// 2016, 10.1103/PhysRevE.94.022401. With S = ⟨Δx²⟩, C = ⟨Δxₖ Δxₖ₊₁⟩ and g the mean number of frames between successive positions: D = (S/2
/// + C)/(gΔt), σ² = 2RDΔt − C; where σ² is known, D = (S − 2σ²)/(2Δt(g − 2R)).
/// </summary>
/// <remarks>
/// Variance for one coordinate with ε = σ²/Δt − 2RD: unknown σ²: [(6g²D² + 4εgD + 2ε²)/N + 4(gD + ε)²/N²]/g²; known σ²: [(2g²D² + 4εgD +
/// 3ε²)/N + var(σ²)/Δt²]/(g − 2R)². S and C are averaged over the coordinates and the variance divided by their number. pylake estimates σ²
/// as RS + (2R−1)C, which is the same without gaps and too large by 2RD(g − 1)Δt with them.
/// </remarks>
internal static class CovarianceEstimator
{
    /// <summary>Fewest positions with a covariance.</summary>
    public const int FewestPositions = 3;

    public static DiffusionEstimate Estimate(
        ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y, DiffusionParameters parameters)
    {
        if (frames.Length < FewestPositions)
            return DiffusionEstimate.Unavailable(DiffusionMethod.Covariance, frames.Length, "fewer than 3 positions");
        int dimensions = y.IsEmpty ? 1 : 2;
        (double square, double covariance) = Moments(x);
        if (dimensions == 2)
        {
            (double squareY, double covarianceY) = Moments(y);
            square = (square + squareY) / 2;
            covariance = (covariance + covarianceY) / 2;
        }

        double dt = parameters.Timing.FrameIntervalSeconds, blur = parameters.Timing.BlurCoefficient;
        double g = (frames[^1] - frames[0]) / (double)(frames.Length - 1);
        double n = parameters.Convention == DiffusionConvention.Pylake ? frames.Length : frames.Length - 1;
        double d, sigma2, variance;
        if (parameters.LocalisationVariance is { } known)
        {
            sigma2 = known;
            d = (square - (2 * known)) / (2 * dt * (g - (2 * blur)));
            double epsilon = (sigma2 / dt) - (2 * blur * d), factor = (g - (2 * blur)) * (g - (2 * blur));
            variance = ((((2 * g * g * d * d) + (4 * epsilon * g * d) + (3 * epsilon * epsilon)) / n)
                        + (dimensions * parameters.LocalisationVarianceVariance / (dt * dt))) / factor;
        }
        else
        {
            d = ((square / 2) + covariance) / (g * dt);
            sigma2 = (2 * blur * d * dt) - covariance;
            double epsilon = (sigma2 / dt) - (2 * blur * d), sum = (g * d) + epsilon;
            variance = ((((6 * g * g * d * d) + (4 * epsilon * g * d) + (2 * epsilon * epsilon)) / n)
                + (4 * sum * sum / (n * n))) / (g * g);
        }

        double? error = variance >= 0 ? Math.Sqrt(variance / dimensions) : null;
        return new DiffusionEstimate(d, error, sigma2, DiffusionMethod.Covariance, 1, frames.Length);
    }

    /// <summary>⟨Δx²⟩ over all displacements and ⟨Δxₖ Δxₖ₊₁⟩ over all successive ones.</summary>
    private static (double Square, double Covariance) Moments(ReadOnlySpan<double> x)
    {
        double square = 0, covariance = 0, previous = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double step = x[i] - x[i - 1];
            square += step * step;
            covariance += step * previous;
            previous = step;
        }

        return (square / (x.Length - 1), covariance / (x.Length - 2));
    }
}
