namespace Osteon.Numerics;

/// <summary>
/// The largest |T| of Dunnett's many-to-one comparisons: Tᵢ = (Zᵢ − mean of the control, scaled) / S, a multivariate t distribution
/// whose correlations are products λᵢλⱼ with λᵢ = √(nᵢ/(nᵢ + n₀)). Given the control's deviate z the contrasts are independent, which
/// leaves a double integral; it is done by trapezoidal rules that converge exponentially (absolute error below 10⁻¹²), where mvtnorm
/// draws random lattices (error about 10⁻³ by default). Source: Dunnett 1955, 10.1080/01621459.1955.10501294.
/// </summary>
public sealed class DunnettMaximum
{
    private readonly double[] _slope;
    private readonly double[] _scale;
    private readonly double _df;
    private readonly double _step;

    /// <summary>
    /// The distribution for n₀ = <paramref name="control"/> and the nᵢ of the other arms, all positive (whole numbers, or reciprocal
    /// variances), and ν = <paramref name="df"/> &gt; 0 degrees of freedom of the common variance (+∞ allowed).
    /// </summary>
    public DunnettMaximum(double control, IReadOnlyList<double> others, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(control);
        ArgumentOutOfRangeException.ThrowIfZero(others.Count);
        if (!(df > 0)) throw new ArgumentOutOfRangeException(nameof(df), df, "degrees of freedom must be positive");
        _df = df;
        _slope = new double[others.Count];
        _scale = new double[others.Count];
        double sharpness = 1;
        for (int i = 0; i < others.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(others[i], nameof(others));
            // With λ² = n/(n + n₀): λ/√(1 − λ²) = √(n/n₀) and 1/√(1 − λ²) = √((n + n₀)/n₀).
            _slope[i] = Math.Sqrt(others[i] / control);
            _scale[i] = Math.Sqrt((others[i] + control) / control);
            sharpness += others[i] / control;
        }

        _step = 0.7 / Math.Sqrt(sharpness);
    }

    /// <summary>P(max |Tᵢ| &gt; t), with small relative error also in the far tail; 1 for t ≤ 0.</summary>
    public double Survival(double t)
    {
        if (double.IsNaN(t)) throw new ArgumentOutOfRangeException(nameof(t), t, "t must be a number");
        if (t <= 0) return 1;
        return double.IsPositiveInfinity(t) ? 0 : ChiScale.Mean(_df, s => NormalSurvival(t * s));
    }

    /// <summary>t with P(max |Tᵢ| &gt; t) = p for p in (0, 1): the two-sided critical value.</summary>
    public double UpperQuantile(double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        return Math.Exp(MonotoneRoot.From(u => Math.Log(Survival(Math.Exp(u)) / p), 0.7, 0.5, increasing: false));
    }

    /// <summary>The same for a known variance: 2 ∫₀^∞ φ(z) [1 − Π (1 − uᵢ)] dz, uᵢ = P(|contrast i| &gt; w given the control's deviate
    /// z).</summary>
    private double NormalSurvival(double w)
    {
        // A contrast alone exceeds w most easily at z = λw < w; nothing is left 9 beyond it.
        double high = 9 + Math.Min(w, 45);
        double sum = 0;
        for (long i = 0; i * _step <= high; i++)
        {
            double z = i * _step;
            double logInside = 0;
            for (int g = 0; g < _slope.Length; g++)
            {
                double outside = NormalDistribution.Cdf((_slope[g] * z) - (_scale[g] * w))
                    + NormalDistribution.Cdf(-(_slope[g] * z) - (_scale[g] * w));
                logInside += Elementary.Log1p(-Math.Min(1, outside));
            }

            double term = -NormalDistribution.Density(z) * Elementary.Expm1(logInside);
            sum += i == 0 ? term / 2 : term;
        }

        return Math.Min(1, 2 * _step * sum);
    }
}
