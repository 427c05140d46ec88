using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The straight line ρ(m) = intercept + slope·m through mean square displacements of one coordinate: slope = 2DΔt, intercept = 2σ² − 4RDΔt.
/// </summary>
/// <param name="Intercept">a², squared length.</param>
/// <param name="Slope">s², squared length per lag.</param>
/// <param name="SlopeVariance">Variance of the slope for one coordinate; negative values of the theory at an odd estimate are possible and
/// mean «none».</param>
/// <param name="Note">What the reader should know, or null.</param>
public sealed record MsdLine(double Intercept, double Slope, double SlopeVariance, string? Note = null)
{
    private const int Iterations = 100;
    private const double RelativeTolerance = 1e-10;
    private const double PylakeTolerance = 1e-4;

    /// <summary>
    /// Ordinary least squares with the variance of its slope from <see cref="MsdCovariance"/> at the estimates, also where not all lags
    /// from 1 on are there: weights c = (m − m̄)/Σ(m − m̄)², variance c′Σc (Bullerjahn 2020, appendix A).
    /// </summary>
    /// <param name="lags">Lags in frames, increasing.</param>
    /// <param name="values">ρ of each lag.</param>
    /// <param name="n">N of the covariance; see <see cref="DiffusionConvention"/>.</param>
    public static MsdLine Ordinary(IReadOnlyList<int> lags, IReadOnlyList<double> values, int n)
    {
        (double intercept, double slope) = OrdinaryLeastSquares(lags, values, lags.Count);
        double mean = lags.Average(), square = lags.Sum(m => (m - mean) * (m - mean)), variance = 0;
        Matrix covariance = MsdCovariance.Of(lags[^1], Math.Max(n, lags[^1]), intercept, slope);
        for (int i = 0; i < lags.Count; i++)
            for (int j = 0; j < lags.Count; j++)
                variance += (lags[i] - mean) * (lags[j] - mean) / (square * square) * covariance[lags[i] - 1, lags[j] - 1];
        return new MsdLine(intercept, slope, variance);
    }

    /// <summary>
    /// Generalised least squares: the line and its covariance are found in turn, from the line through the first two lags, until neither
    /// changes. When the iteration does not end or the covariance becomes singular, the ordinary line through the first two lags is given
    /// and said so.
    /// </summary>
    /// <inheritdoc cref="Ordinary"/>
    /// <param name="lags">Lags in frames, increasing.</param>
    /// <param name="values">ρ of each lag.</param>
    /// <param name="n">N of the covariance; see <see cref="DiffusionConvention"/>.</param>
    /// <param name="convention">Which change ends the iteration.</param>
    public static MsdLine Generalised(IReadOnlyList<int> lags, IReadOnlyList<double> values, int n, DiffusionConvention convention)
    {
        double slope = (values[1] - values[0]) / (lags[1] - lags[0]), intercept = values[0] - (slope * lags[0]);
        double[] ones = [.. lags.Select(_ => 1.0)], index = [.. lags.Select(m => (double)m)], rho = [.. values];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            Matrix all = MsdCovariance.Of(lags[^1], Math.Max(n, lags[^1]), intercept, slope);
            var qr = HouseholderQr.Of(Matrix.Of(lags.Count, lags.Count, (i, j) => all[lags[i] - 1, lags[j] - 1]));
            if (qr.Rank < lags.Count) return TwoLags(lags, values, n, "the covariance of the mean square displacements is singular");
            double[] weightedOnes = qr.Solve(ones), weightedIndex = qr.Solve(index);
            double kappa = weightedOnes.Sum(), lambda = weightedIndex.Sum(), mu = VectorKernels.Dot(weightedIndex, index);
            double nu = VectorKernels.Dot(weightedOnes, rho), xi = VectorKernels.Dot(weightedIndex, rho);
            double determinant = (kappa * mu) - (lambda * lambda);
            double newIntercept = ((mu * nu) - (lambda * xi)) / determinant, newSlope = ((kappa * xi) - (lambda * nu)) / determinant;
            double change = Math.Abs(newIntercept - intercept) + Math.Abs(newSlope - slope);
            (intercept, slope) = (newIntercept, newSlope);
            if (!double.IsFinite(change)) return TwoLags(lags, values, n, "the iteration of generalised least squares broke down");
            double tolerance = convention == DiffusionConvention.Pylake
                ? PylakeTolerance
                : RelativeTolerance * (Math.Abs(intercept) + Math.Abs(slope));
            if (change < tolerance) return new MsdLine(intercept, slope, kappa / determinant);
        }

        return TwoLags(lags, values, n, "the iteration of generalised least squares did not end");
    }

    /// <summary>Intercept and slope of the ordinary line through the first <paramref name="count"/> lags, at least 2.</summary>
    internal static (double Intercept, double Slope) OrdinaryLeastSquares(IReadOnlyList<int> lags, IReadOnlyList<double> values, int count)
    {
        double meanLag = 0, meanValue = 0, square = 0, product = 0;
        for (int i = 0; i < count; i++)
        {
            meanLag += lags[i];
            meanValue += values[i];
        }

        meanLag /= count;
        meanValue /= count;
        for (int i = 0; i < count; i++)
        {
            square += (lags[i] - meanLag) * (lags[i] - meanLag);
            product += (lags[i] - meanLag) * (values[i] - meanValue);
        }

        double slope = product / square;
        return (meanValue - (slope * meanLag), slope);
    }

    private static MsdLine TwoLags(IReadOnlyList<int> lags, IReadOnlyList<double> values, int n, string reason) =>
        Ordinary([.. lags.Take(2)], [.. values.Take(2)], n) with { Note = $"{reason}: the line through the first two lags is given" };
}
