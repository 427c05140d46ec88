namespace Osteon.Numerics;

/// <summary>
/// The noncentral t distribution, T = (Z + δ)/S with S² ~ χ²(ν)/ν: the mean over S of Φ(tS − δ). Small relative error in both tails for
/// any δ, where R's pt (Lenth 1989, AS 243, 10.2307/2347693) is good to about 10⁻¹² absolutely and refuses |δ| &gt; 37.62.
/// </summary>
public static class NoncentralT
{
    private const double LargeNoncentrality = 38;

    /// <summary>P(T ≤ t) for ν &gt; 0 degrees of freedom and noncentrality δ.</summary>
    public static double Cdf(double t, double df, double noncentrality)
    {
        Check(t, noncentrality);
        if (Math.Abs(noncentrality) > LargeNoncentrality && t * noncentrality > 0 && Math.Abs(t) > Math.Sqrt(df / 2))
            return OverDeviates(Math.Abs(t), df, Math.Abs(noncentrality), below: t > 0);
        return ChiScale.Mean(df, s => NormalDistribution.Cdf((t * s) - noncentrality));
    }

    /// <summary>P(T &gt; t).</summary>
    public static double Survival(double t, double df, double noncentrality) => Cdf(-t, df, -noncentrality);

    /// <summary>
    /// The δ for which P(T &gt; t) = p, p in (0, 1). With p = α/2 and 1 − α/2 the two values are the exact confidence limits of the
    /// noncentrality behind an observed t.
    /// </summary>
    public static double NoncentralityForUpper(double t, double df, double p)
    {
        Check(t, 0);
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability strictly between 0 and 1 is needed");
        Func<double, double> difference = p <= 0.5
            ? delta => Math.Log(Survival(t, df, delta) / p)
            : delta => -Math.Log(Cdf(t, df, delta) / (1 - p));
        double spread = Math.Sqrt(1 + (double.IsPositiveInfinity(df) ? 0 : t * t / (2 * df)));
        return MonotoneRoot.From(difference, t + (spread * NormalDistribution.Quantile(p)), spread / 4, increasing: true);
    }

    /// <summary>
    /// P(T ≤ t), or P(T &gt; t) if not <paramref name="below"/>, for t &gt; 0 and large δ: the mean over Z of P(S ≥ (Z + δ)/t). In s the normal
    /// distribution would be a step of width 1/δ; in z the χ² distribution is smooth. Trapezoidal rule, which converges exponentially.
    /// </summary>
    private static double OverDeviates(double t, double df, double noncentrality, bool below)
    {
        const double Step = 0.125;
        double sum = 0;
        for (double z = -LargeNoncentrality + Step; z < LargeNoncentrality; z += Step)
        {
            double s = (z + noncentrality) / t;
            (double lower, double upper) = IncompleteGamma.Regularised(df / 2, df / 2 * s * s);
            sum += NormalDistribution.Density(z) * (below ? upper : lower);
        }

        return Math.Min(1, Step * sum);
    }

    private static void Check(double t, double noncentrality)
    {
        if (!double.IsFinite(t)) throw new ArgumentOutOfRangeException(nameof(t), t, "t must be finite");
        if (!double.IsFinite(noncentrality))
            throw new ArgumentOutOfRangeException(nameof(noncentrality), noncentrality, "the noncentrality must be finite");
    }
}
