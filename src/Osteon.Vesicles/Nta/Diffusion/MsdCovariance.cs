using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Covariance of the mean square displacements of a Brownian path of one coordinate with N displacements, for a localisation part a²
/// (intercept of ρ) and a diffusive part s² (slope of ρ per lag): equation 8 of Bullerjahn, von Bülow and Hummer 2020, 10.1063/5.0008312.
/// </summary>
public static class MsdCovariance
{
    /// <summary>
    /// The matrix for lags 1 … lags. In terms of m = min(i, j):
    /// s⁴/3 · [2m(1 + 3ij − m²)/(N−m+1) + (m² − m⁴)/((N−i+1)(N−j+1)) + Θ(i+j−N−2)·((N+1−i−j)⁴ − (N+1−i−j)²)/((N−i+1)(N−j+1))]
    /// + [a⁴(1 + δij) + 4a²s²m]/(N−m+1) + a⁴·max(0, N−i−j+1)/((N−i+1)(N−j+1)).
    /// </summary>
    /// <param name="lags">Order of the matrix, from 1 to N.</param>
    /// <param name="n">N, the number of displacements.</param>
    /// <param name="intercept">a², may be negative.</param>
    /// <param name="slope">s².</param>
    public static Matrix Of(int lags, int n, double intercept, double slope)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lags, n);
        return Matrix.Of(lags, lags, (row, column) => Element(row + 1, column + 1, n, intercept, slope));
    }

    private static double Element(double i, double j, double n, double intercept, double slope)
    {
        double m = Math.Min(i, j), square = m * m;
        double pairs = (n - i + 1) * (n - j + 1);
        double diffusive = (2 * m * (1 + (3 * i * j) - square) / (n - m + 1)) + ((square - (square * square)) / pairs);
        double overlap = n + 1 - i - j;
        if (i + j - n - 2 >= 0) diffusive += ((overlap * overlap * overlap * overlap) - (overlap * overlap)) / pairs;
        double localised = ((intercept * intercept * (i == j ? 2 : 1)) + (4 * intercept * slope * m)) / (n - m + 1);
        return (slope * slope / 3 * diffusive) + localised + (intercept * intercept * Math.Max(0, overlap) / pairs);
    }
}
