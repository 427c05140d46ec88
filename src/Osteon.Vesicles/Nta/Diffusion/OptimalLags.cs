namespace Osteon.Vesicles;

/// <summary>
/// Number of lags with which an ordinary least squares line through the mean square displacements has the smallest error (Michalet and
/// Berglund 2012, 10.1103/PhysRevE.85.061916): with too many, the correlated long lags make it worse.
/// </summary>
public static class OptimalLags
{
    private const int Iterations = 100;

    /// <summary>Fewest positions the rule was made for.</summary>
    public const int FewestPositions = 5;

    /// <summary>
    /// The rule for a reduced localisation error x = intercept/slope (lags as unit of time), 0 ≤ x ≤ ∞, and N positions:
    /// f_a = 2 + 1.6x^0.51, L_a = 3 + (4.5N^0.4 − 8.5)^1.2, f_b = 2 + 1.35x^0.6, L_b = 0.8 + 0.564N;
    /// lags = ⌊f·L/(f³ + L³)^⅓⌋ with a for the intercept and b for the slope, which is at most ⌊L_b⌋; at least 2. Fewer than 5 positions
    /// throw.
    /// </summary>
    public static (int Slope, int Intercept) For(double x, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, FewestPositions);
        if (!(x >= 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "must not be negative");
        double limitA = 3 + Math.Pow((4.5 * Math.Pow(positions, 0.4)) - 8.5, 1.2);
        double limitB = 0.8 + (0.564 * positions);
        if (double.IsPositiveInfinity(x)) return (Math.Max(2, (int)Math.Floor(limitB)), Math.Max(2, (int)Math.Floor(limitA)));
        double intercept = Math.Floor(Smaller(2 + (1.6 * Math.Pow(x, 0.51)), limitA));
        double slope = Math.Min(Math.Floor(limitB), Math.Floor(Smaller(2 + (1.35 * Math.Pow(x, 0.6)), limitB)));
        return (Math.Max(2, (int)slope), Math.Max(2, (int)intercept));
    }

    /// <summary>
    /// The rule applied again and again to a path, beginning with a tenth of its positions (at least 2), until a number of lags for the
    /// slope comes back that was tried before. Negative intercept: x = 0; negative slope: x = ∞.
    /// </summary>
    public static (int Slope, int Intercept) Of(ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (int Slope, int Intercept) lags = (Math.Max(2, frames.Length / 10), Math.Max(2, frames.Length / 10));
        MeanSquareDisplacement msd = MeanSquareDisplacement.Of(frames, x, y, lags.Slope);
        int computed = lags.Slope;
        HashSet<int> tried = [];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            if (lags.Slope > computed) msd = MeanSquareDisplacement.Of(frames, x, y, computed = lags.Slope);
            tried.Add(lags.Slope);
            int used = Math.Min(lags.Slope, msd.Lags.Count);
            if (used < 2) return lags;
            (double intercept, double slope) = MsdLine.OrdinaryLeastSquares(msd.Lags, msd.Values, used);
            lags = For(intercept < 0 ? 0 : slope <= 0 ? double.PositiveInfinity : intercept / slope, frames.Length);
            if (tried.Contains(lags.Slope)) break;
        }

        return lags;
    }

    private static double Smaller(double f, double limit) => f * limit / Math.Cbrt((f * f * f) + (limit * limit * limit));
}
