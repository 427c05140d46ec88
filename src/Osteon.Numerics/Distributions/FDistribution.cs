namespace Osteon.Numerics;

/// <summary>The F distribution with ν₁, ν₂ &gt; 0 degrees of freedom, not necessarily whole.</summary>
public static class FDistribution
{
    /// <summary>P(F ≤ f); 0 for f ≤ 0.</summary>
    public static double Cdf(double f, double df1, double df2) => Tails(f, df1, df2).Lower;

    /// <summary>P(F &gt; f), with small relative error also in the far tail; 1 for f ≤ 0.</summary>
    public static double Survival(double f, double df1, double df2) => Tails(f, df1, df2).Upper;

    /// <summary>f with P(F &gt; f) = p for p in (0, 1).</summary>
    public static double UpperQuantile(double p, double df1, double df2)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        return Math.Exp(MonotoneRoot.From(u => LogTailDifference(Tails(Math.Exp(u), df1, df2), p), 0, 1, increasing: false));
    }

    /// <summary>
    /// Zero where the upper tail is p and positive where it is larger: log(upper/p), or −log(lower/(1 − p)) where the lower tail is the
    /// smaller one.
    /// </summary>
    internal static double LogTailDifference((double Lower, double Upper) tails, double p) =>
        p <= 0.5 ? Math.Log(tails.Upper / p) : -Math.Log(tails.Lower / (1 - p));

    private static (double Lower, double Upper) Tails(double f, double df1, double df2)
    {
        if (!(df1 > 0)) throw new ArgumentOutOfRangeException(nameof(df1), df1, "degrees of freedom must be positive");
        if (!(df2 > 0)) throw new ArgumentOutOfRangeException(nameof(df2), df2, "degrees of freedom must be positive");
        if (double.IsNaN(f)) throw new ArgumentOutOfRangeException(nameof(f), f, "F must be a number");
        if (f <= 0) return (0, 1);
        double ratio = df1 / df2 * f;
        if (double.IsPositiveInfinity(ratio)) return (1, 0);
        (double upper, double lower) = IncompleteBeta.Regularised(df2 / 2, df1 / 2, 1 / (1 + ratio), 1 / (1 + (1 / ratio)));
        return (lower, upper);
    }
}
