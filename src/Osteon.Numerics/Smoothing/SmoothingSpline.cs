namespace Osteon.Numerics;

/// <summary>
/// Cubic smoothing spline: the function f that minimises Σ wᵢ(yᵢ − f(xᵢ))² + λ∫f″². Gives the numbers of R's smooth.spline, whose
/// conventions it follows: x scaled to [0, 1], equal x joined, weights scaled to sum to the number of positive ones, a B-spline basis
/// with a knot at every distinct x below 50 of them and fewer above, λ = r·256^(3·spar − 1) with r = tr(X′WX)/tr(Σ), and a search for
/// spar by Brent's method to 10⁻⁴, of which the last trial is the fit. To fit many y at the same x, see <see
/// cref="SmoothingSplineDesign"/>. Source: Reinsch 1967, 10.1007/BF02162161; Green and Silverman
/// 1994, ISBN 0412300400; the search: Brent 1973, ISBN 0130223352.
/// </summary>
public sealed class SmoothingSpline
{
    /// <summary>Distinct x that are needed.</summary>
    public const int LeastDistinct = 4;

    private readonly SmoothingSplineDesign _design;
    private readonly double[] _coefficients;

    internal SmoothingSpline(SmoothingSplineDesign design, SplineTrial trial, double? spar, double score)
    {
        _design = design;
        _coefficients = trial.Coefficients;
        Fitted = trial.Fitted;
        Leverages = trial.Leverages;
        Lambda = trial.Lambda;
        Df = trial.Df;
        Spar = spar;
        Score = score;
    }

    /// <summary>The distinct x in ascending order.</summary>
    public IReadOnlyList<double> X => _design.X;

    /// <summary>The spline at the distinct x.</summary>
    public IReadOnlyList<double> Fitted { get; }

    /// <summary>Sum of the scaled weights at each distinct x.</summary>
    public IReadOnlyList<double> Weights => _design.Weights;

    /// <summary>Diagonal of the smoother matrix.</summary>
    public IReadOnlyList<double> Leverages { get; }

    /// <summary>Degrees of freedom: sum of the leverages.</summary>
    public double Df { get; }

    /// <summary>The penalty λ on x scaled to [0, 1].</summary>
    public double Lambda { get; }

    /// <summary>spar; null where λ was given.</summary>
    public double? Spar { get; }

    /// <summary>Cross-validation score of the fit: leave-one-out for that rule, else generalised; over all values given, not the distinct
    /// x.</summary>
    public double Score { get; }

    /// <summary>
    /// Fits. All numbers must be finite and weights not negative (some positive); x need not be sorted. Fewer than four distinct x,
    /// wanted degrees of freedom outside (1, number of distinct x] and lists of different lengths are a caller's bug (<see
    /// cref="ArgumentException"/>); a λ, asked for or met in the search, at which the equations cannot be solved in double
    /// precision is an <see cref="ArithmeticException"/>. Two x are equal if they round to the same multiple of 10⁻⁶ of the interquartile range (of the range
    /// where that is 0; R refuses then).
    /// </summary>
    public static SmoothingSpline Fit(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, SmoothingSplineParameters parameters, ReadOnlySpan<double> weights = default) =>
        SmoothingSplineDesign.Of(x, parameters, weights).TryFit(y)
            ?? throw new ArithmeticException("the smoothing parameter is too extreme for double precision");

    /// <summary>The spline at any x; beyond the data a straight line.</summary>
    public double Predict(double x)
    {
        double scaled = ToScaled(x);
        if (scaled is >= 0 and <= 1) return _design.Basis.Evaluate(_coefficients, scaled);
        double end = scaled < 0 ? 0 : 1;
        return _design.Basis.Evaluate(_coefficients, end) + ((scaled - end) * _design.Basis.Slope(_coefficients, end));
    }

    /// <summary>The slope at any x.</summary>
    public double Slope(double x) => _design.Basis.Slope(_coefficients, Math.Clamp(ToScaled(x), 0, 1)) / _design.Range;

    private double ToScaled(double x) => (x - _design.X[0]) / _design.Range;
}
