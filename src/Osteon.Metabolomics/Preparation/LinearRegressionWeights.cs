using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// A straight line by least squares, given as weights of the y like <see cref="LocalRegression"/>. With one x only, the line is
/// the mean.
/// </summary>
internal static class LinearRegressionWeights
{
    /// <summary>Points at x (n, at least 1) × places at q (m) → m rows of n weights.</summary>
    public static Matrix Of(ReadOnlySpan<double> x, ReadOnlySpan<double> at)
    {
        int n = x.Length;
        double mean = FiniteStatistics.Mean(x), squares = 0;
        foreach (double value in x) squares += (value - mean) * (value - mean);
        var weights = new Matrix(at.Length, n);
        for (int i = 0; i < at.Length; i++)
            for (int j = 0; j < n; j++) weights[i, j] = (1.0 / n) + (squares > 0 ? (at[i] - mean) * (x[j] - mean) / squares : 0);
        return weights;
    }
}
