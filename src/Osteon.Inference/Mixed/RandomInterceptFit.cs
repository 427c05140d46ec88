using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>A fitted model with a random intercept per unit, and tests of combinations of its coefficients.</summary>
public sealed class RandomInterceptFit
{
    private readonly RemlPoint? _point;
    private readonly double[] _coefficients;

    internal RandomInterceptFit(RemlPoint point, double[] coefficients, double scale)
    {
        _point = point;
        _coefficients = coefficients;
        Within = point.Variance * scale * scale;
        Between = point.Rho * Within;
        Singular = point.Rho == 0;
        Criterion = point.LogDeterminants + (point.Df * (1 + Math.Log(2 * Math.PI * Within.Value)));
    }

    private RandomInterceptFit(string reason)
    {
        _coefficients = [];
        NotAvailable = reason;
    }

    /// <summary>Why there is no fit, or null.</summary>
    public string? NotAvailable { get; }

    /// <summary>β, in the order of the columns of the design; empty without a fit.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>σ_b², the variance between units.</summary>
    public double? Between { get; }

    /// <summary>σ², the variance within units.</summary>
    public double? Within { get; }

    /// <summary>Whether the variance between units is estimated as 0 (lme4: singular fit). Tests then have the degrees of freedom n − p
    /// of a model without units.</summary>
    public bool Singular { get; }

    /// <summary>−2 times the restricted log-likelihood, as lme4's REML criterion.</summary>
    public double? Criterion { get; }

    internal static RandomInterceptFit Unavailable(string reason) => new(reason);

    /// <summary>
    /// One combination Σ lⱼβⱼ: estimate, standard error, t with Satterthwaite's degrees of freedom 2V²/Var(V), two-sided p. Only for a fit.
    /// </summary>
    public CoefficientTest Test(IReadOnlyList<double> combination)
    {
        RemlPoint point = Point();
        double[] l = [.. combination];
        double estimate = 0;
        for (int j = 0; j < l.Length; j++) estimate += l[j] * _coefficients[j];
        double variance = point.Form(l, l) * Within!.Value;
        double error = Math.Sqrt(variance);
        double df = SatterthwaiteDf(l);
        return new CoefficientTest(estimate, error, df, StudentT.TwoSided(estimate / error, df));
    }

    /// <summary>
    /// Several combinations together: F with the rank of the combinations and, from the degrees of freedom νₘ of their principal
    /// components, 2E/(E − q), E = Σ νₘ/(νₘ − 2) (2 where a νₘ is at most 2), as lmerTest. Only for a fit.
    /// </summary>
    public TestResult Test(IReadOnlyList<double[]> combinations)
    {
        RemlPoint point = Point();
        int rows = combinations.Count;
        SymmetricEigen covariance = SymmetricEigen.Of(
            Matrix.Of(rows, rows, (i, j) => j > i ? 0 : point.Form(combinations[i], combinations[j])));
        double[] values = covariance.Values;
        double f = 0;
        var dfs = new List<double>();
        for (int m = 0; m < rows && values[m] > 1.4901161193847656e-08 * values[0]; m++)
        {
            double[] l = new double[_coefficients.Length];
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < l.Length; j++) l[j] += covariance.Vectors[m, i] * combinations[i][j];
            double estimate = 0;
            for (int j = 0; j < l.Length; j++) estimate += l[j] * _coefficients[j];
            f += estimate * estimate / (values[m] * Within!.Value);
            dfs.Add(SatterthwaiteDf(l));
        }

        int q = dfs.Count;
        double e = dfs.Sum(v => v / (v - 2));
        double df = q == 1 ? dfs[0]
            : dfs.Max() - dfs.Min() < 1e-8 * dfs[0] ? dfs.Average()
            : dfs.Exists(v => v <= 2) ? 2 : 2 * e / (e - q);
        return TestResult.Of(f / q, [q, df], FDistribution.Survival(f / q, q, df));
    }

    private double SatterthwaiteDf(double[] l)
    {
        RemlPoint point = Point();
        if (Singular) return point.Df;
        // In units of the scaled outcome: V = σ²·a, a = l′A⁻¹l; gradient in (θ, σ) and the covariance matrix of (θ, σ).
        double a = point.Form(l, l), sigma = Math.Sqrt(point.Variance);
        double variance = a * point.Variance;
        double byTheta = 2 * Math.Sqrt(point.Rho) * point.Variance * point.FormSlope(l), bySigma = 2 * sigma * a;
        (double tt, double ts, double ss) = point.HalfCurvature();
        double determinant = (tt * ss) - (ts * ts);
        double spread = ((ss * byTheta * byTheta) - (2 * ts * byTheta * bySigma) + (tt * bySigma * bySigma)) / determinant;
        return 2 * variance * variance / spread;
    }

    private RemlPoint Point() => _point ?? throw new InvalidOperationException($"there is no fit: {NotAvailable}");
}

/// <summary>One combination of coefficients with its test.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Df">Satterthwaite's degrees of freedom.</param>
/// <param name="P">Two-sided p value.</param>
public readonly record struct CoefficientTest(double Estimate, double StandardError, double Df, double P)
{
    /// <summary>Estimate over standard error.</summary>
    public double T => Estimate / StandardError;
}
