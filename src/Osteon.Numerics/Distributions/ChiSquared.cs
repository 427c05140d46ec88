namespace Osteon.Numerics;

/// <summary>The χ² distribution with ν &gt; 0 degrees of freedom.</summary>
public static class ChiSquared
{
    /// <summary>P(X ≤ x); 0 for x ≤ 0.</summary>
    public static double Cdf(double x, double df) => Tails(x, df).Lower;

    /// <summary>P(X &gt; x), with small relative error also in the far tail; 1 for x ≤ 0.</summary>
    public static double Survival(double x, double df) => Tails(x, df).Upper;

    /// <summary>x with P(X &gt; x) = p for p in (0, 1).</summary>
    public static double UpperQuantile(double p, double df)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        return Math.Exp(
            MonotoneRoot.From(u => FDistribution.LogTailDifference(Tails(Math.Exp(u), df), p), Math.Log(df), 1, increasing: false));
    }

    private static (double Lower, double Upper) Tails(double x, double df)
    {
        if (double.IsNaN(x)) throw new ArgumentOutOfRangeException(nameof(x), x, "χ² must be a number");
        return IncompleteGamma.Regularised(df / 2, Math.Max(0, x / 2));
    }
}
