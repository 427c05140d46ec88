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
