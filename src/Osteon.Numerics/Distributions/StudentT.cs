namespace Osteon.Numerics;

/// <summary>Student's t distribution with ν &gt; 0 degrees of freedom, not necessarily whole; ν = +∞ is the standard normal
/// distribution.</summary>
public static class StudentT
{
    /// <summary>P(T ≤ t).</summary>
    public static double Cdf(double t, double df) => Survival(-t, df);

    /// <summary>P(T &gt; t), with small relative error also in the far tail.</summary>
    public static double Survival(double t, double df)
    {
        double half = TwoSided(t, df) / 2;
        return t > 0 ? half : 1 - half;
    }

    /// <summary>P(|T| ≥ |t|) = I(ν/(ν + t²); ν/2, ½), with small relative error also in the far tail.</summary>
    public static double TwoSided(double t, double df)
    {
        if (!(df > 0)) throw new ArgumentOutOfRangeException(nameof(df), df, "degrees of freedom must be positive");
        if (double.IsNaN(t)) throw new ArgumentOutOfRangeException(nameof(t), t, "t must be a number");
        if (double.IsInfinity(t)) return 0;
        if (double.IsPositiveInfinity(df)) return 2 * NormalDistribution.Survival(Math.Abs(t));
        double ratio = Math.Abs(t) / Math.Sqrt(df);
        if (ratio > 1e75)
        {
            // I(x; a, ½) → xᵃ/(a B(a, ½)) as x → 0, and x = ratio⁻² may be below the smallest number.
            double a = df / 2;
            return Math.Exp((-df * Math.Log(ratio)) - Math.Log(a) - GammaFunction.LogBeta(a, 0.5));
        }

        double square = ratio * ratio;
        return IncompleteBeta.Regularised(df / 2, 0.5, 1 / (1 + square), square / (1 + square)).Lower;
    }

    /// <summary>log P(T &gt; t) for t &gt; 0, also where the probability is too small for a number.</summary>
    public static double LogSurvival(double t, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(t);
        double tail = TwoSided(t, df);
        if (tail > 1e-280) return Math.Log(tail / 2);
        double ratio = t / Math.Sqrt(df);
        double a = df / 2;
        if (ratio > 1e75) return (-df * Math.Log(ratio)) - Math.Log(a) - GammaFunction.LogBeta(a, 0.5) - Math.Log(2);
        // I(x; a, ½) = xᵃ(1 − x)^½/(a B(a, ½)) · Σ (a + ½)ₙ/(a + 1)ₙ xⁿ with x = 1/(1 + ratio²).
        double square = ratio * ratio, x = 1 / (1 + square), term = 1, sum = 1;
        for (int n = 0; term > 1e-17 * sum; n++)
        {
            term *= (a + 0.5 + n) / (a + 1 + n) * x;
            sum += term;
        }

        return (-a * Elementary.Log1p(square)) - (0.5 * Elementary.Log1p(1 / square)) + Math.Log(sum) - Math.Log(a)
            - GammaFunction.LogBeta(a, 0.5) - Math.Log(2);
    }

    /// <summary>t with log P(T &gt; t) = logP, for logP below log ½, also where the probability is too small for a number.</summary>
    public static double UpperQuantileOfLog(double logP, double df)
    {
        if (logP > -600) return UpperQuantile(Math.Exp(logP), df);
        // Between the normal and the heavy-tailed guess the logarithm of t is steered by the logarithm of the tail.
        double guess = Math.Log(Math.Sqrt(-2 * logP));
        return Math.Exp(MonotoneRoot.From(u => LogSurvival(Math.Exp(u), df) - logP, guess, 0.25, increasing: false));
    }

    /// <summary>t with P(T &gt; t) = p for p in (0, 1).</summary>
    public static double UpperQuantile(double p, double df)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        if (p == 0.5) return 0;
        if (p > 0.5) return -UpperQuantile(1 - p, df);
        if (double.IsPositiveInfinity(df)) return NormalDistribution.UpperQuantile(p);
        double logP = Math.Log(p);
        double guess = Math.Log(NormalDistribution.UpperQuantile(p));
        return Math.Exp(MonotoneRoot.From(u => Math.Log(Survival(Math.Exp(u), df)) - logP, guess, 0.25, increasing: false));
    }

    /// <summary>t with P(T ≤ t) = p for p in (0, 1).</summary>
    public static double Quantile(double p, double df) => -UpperQuantile(p, df);
}
