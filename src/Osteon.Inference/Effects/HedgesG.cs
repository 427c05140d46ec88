using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Standardised mean differences. Sign: other arm minus reference. The intervals come from the noncentral t distribution and are those
/// of the population value δ; the small-sample factor J applies to the estimate only, since it would spoil the exact coverage (R's
/// effectsize multiplies the limits by J too). Source: Hedges 1981, 10.3102/10769986006002107; Steiger 2004, 10.1037/1082-989X.9.2.164;
/// for paired data Algina and Keselman 2003, 10.1177/0013164403256358, and Lakens 2013, 10.3389/fpsyg.2013.00863.
/// </summary>
public static class HedgesG
{
    private const string NotFinite = "the ratio is too large for double precision";

    /// <summary>J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), the exact factor that makes d with m degrees of freedom unbiased; 0 for m = 1, m
    /// ≥ 1.</summary>
    public static double Correction(double m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        if (m == 1) return 0;
        // log Γ(a) − log Γ(a − ½) − ½ log a with a = m/2, in Stirling's form: no large terms to cancel.
        double a = m / 2;
        return Math.Exp(
            GammaFunction.StirlingError(a) - GammaFunction.StirlingError(a - 0.5) - ((a - 1) * Elementary.Log1p(-0.5 / a)) - 0.5);
    }

    /// <summary>
    /// g = J(n₁ + n₀ − 2)·(m₁ − m₀)/s, s the pooled standard deviation. Interval: all δ whose noncentral t with noncentrality δ/√(1/n₁
    /// + 1/n₀) does not make Student's t extreme; exact for normal values with equal variances. Each arm needs two values and s must
    /// not be 0.
    /// </summary>
    public static EffectSize Independent(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, double confidence)
    {
        MeanContrast contrast = MeanContrast.Between(other, reference, pooled: true);
        if (contrast.Problem is { } problem) return EffectSize.Unavailable(EffectKind.HedgesG, problem);
        double unit = Math.Sqrt((1.0 / other.Length) + (1.0 / reference.Length));
        double g = Correction(contrast.Df) * contrast.T * unit;
        return Of(EffectKind.HedgesG, g, contrast, (unit, confidence), "noncentral t interval of δ, pooled SD");
    }

    /// <summary>
    /// d_z = mean difference / SD of the differences, not corrected. Interval: noncentral t with noncentrality δ√n, exact for normal
    /// differences. d_z depends on how strongly the pairs are correlated and must not be compared with g of independent arms.
    /// </summary>
    public static EffectSize PairedZ(ReadOnlySpan<double> differences, double confidence)
    {
        MeanContrast contrast = MeanContrast.OfDifferences(differences);
        if (contrast.Problem is { } problem) return EffectSize.Unavailable(EffectKind.CohensDz, problem);
        double unit = 1 / Math.Sqrt(differences.Length);
        return Of(EffectKind.CohensDz, contrast.T * unit, contrast, (unit, confidence), "noncentral t interval, SD of the differences");
    }

    /// <summary>
    /// g_av = J(n − 1)·mean difference / √((s₁² + s₀²)/2) for n pairs. Interval of Algina and Keselman: the limits of d_z times SD of
    /// the differences over √((s₁² + s₀²)/2); approximate. At least 3 pairs (J is 0 for 2).
    /// </summary>
    public static EffectSize PairedAverage(
        ReadOnlySpan<double> other, ReadOnlySpan<double> reference, ReadOnlySpan<double> differences, double confidence)
    {
        const EffectKind Kind = EffectKind.HedgesGAv;
        MeanContrast contrast = MeanContrast.OfDifferences(differences);
        if (contrast.Problem is { } problem) return EffectSize.Unavailable(Kind, problem);
        if (differences.Length < 3) return EffectSize.Unavailable(Kind, "at least 3 pairs are needed: the small-sample factor is 0 for 2");
        SampleMoments one = SampleMoments.Of(other), zero = SampleMoments.Of(reference);
        double average = Math.Sqrt((one.Variance + zero.Variance) / 2);
        if (SampleMoments.IsRounding(average / Math.Sqrt(differences.Length), one.Mean, zero.Mean))
            return EffectSize.Unavailable(Kind, MeanContrast.NoVariation);
        double unit = contrast.StandardError / average;
        double g = Correction(contrast.Df) * contrast.T * unit;
        return Of(Kind, g, contrast, (unit, confidence), "noncentral t interval of Algina and Keselman");
    }

    private static EffectSize Of(EffectKind kind, double value, MeanContrast contrast, (double Unit, double Confidence) scale, string note)
    {
        if (!double.IsFinite(value)) return EffectSize.Unavailable(kind, NotFinite);
        double tail = (1 - scale.Confidence) / 2;
        return new EffectSize(kind)
        {
            Value = value,
            CiLow = scale.Unit * NoncentralT.NoncentralityForUpper(contrast.T, contrast.Df, tail),
            CiHigh = scale.Unit * NoncentralT.NoncentralityForUpper(contrast.T, contrast.Df, 1 - tail),
            Note = note,
        };
    }
}
