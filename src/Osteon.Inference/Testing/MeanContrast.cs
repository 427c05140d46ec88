using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>A difference of means with its standard error and degrees of freedom, or what stands in the way of a standard
/// error.</summary>
internal readonly record struct MeanContrast(double Estimate, double StandardError, double Df, string? Problem = null)
{
    internal const string TooLarge = "the values are too large for double precision";
    internal const string NoVariation = "no variation within the arms: the standard error is 0";

    /// <summary>t = estimate / standard error.</summary>
    public double T => Estimate / StandardError;

    /// <summary>First sample minus second, with pooled or separate variances.</summary>
    public static MeanContrast Between(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, bool pooled) =>
        Between(SampleMoments.Of(other), SampleMoments.Of(reference), pooled);

    /// <summary>The same from moments.</summary>
    public static MeanContrast Between(SampleMoments other, SampleMoments reference, bool pooled)
    {
        double estimate = other.Mean - reference.Mean;
        if (other.N < 2 || reference.N < 2) return new MeanContrast(estimate, double.NaN, double.NaN, TooFew(other.N, reference.N));
        double v1 = other.Variance / other.N, v0 = reference.Variance / reference.N;
        double error, df;
        if (pooled)
        {
            df = other.N + reference.N - 2;
            error = Math.Sqrt((other.SumOfSquares + reference.SumOfSquares) / df * ((1.0 / other.N) + (1.0 / reference.N)));
        }
        else
        {
            // Relative to the larger part, so that tiny variances do not underflow when squared.
            error = Math.Sqrt(v1 + v0);
            double scale = Math.Max(v1, v0);
            double a = v1 / scale, b = v0 / scale;
            df = (a + b) * (a + b) / ((a * a / (other.N - 1)) + (b * b / (reference.N - 1)));
        }

        string? problem = SampleMoments.IsRounding(error, other.Mean, reference.Mean) ? NoVariation : double.IsFinite(error) ? null : TooLarge;
        return new MeanContrast(estimate, error, df, problem);
    }

    /// <summary>The mean of paired differences.</summary>
    public static MeanContrast OfDifferences(ReadOnlySpan<double> differences)
    {
        SampleMoments moments = SampleMoments.Of(differences);
        if (moments.N < 2) return new MeanContrast(moments.Mean, double.NaN, double.NaN, $"fewer than two complete pairs ({moments.N})");
        double error = moments.Sd / Math.Sqrt(moments.N);
        bool constant = SampleMoments.IsRounding(error, moments.Mean, 0);
        string? problem = constant ? "all paired differences are equal: the standard error is 0" : double.IsFinite(error) ? null : TooLarge;
        return new MeanContrast(moments.Mean, error, moments.N - 1, problem);
    }

    /// <summary>The two-sided t test.</summary>
    public TestResult Test() => TestResult.Of(T, [Df], double.IsFinite(T) ? StudentT.TwoSided(T, Df) : double.NaN);

    /// <summary>The estimate with its t interval.</summary>
    public EffectSize Effect(double confidence, string note) => Effect(df => StudentT.UpperQuantile((1 - confidence) / 2, df), note);

    /// <summary>The same with quantiles that are kept, for many contrasts of the same degrees of freedom.</summary>
    public EffectSize Effect(Func<double, double> quantile, string note)
    {
        if (!double.IsFinite(Estimate)) return EffectSize.Unavailable(EffectKind.MeanDifference, Problem ?? "the difference is not finite");
        if (Problem is not null) return new EffectSize(EffectKind.MeanDifference) { Value = Estimate, Note = "no interval: " + Problem };
        double margin = quantile(Df) * StandardError;
        return new EffectSize(EffectKind.MeanDifference)
        {
            Value = Estimate,
            CiLow = Estimate - margin,
            CiHigh = Estimate + margin,
            Note = note,
        };
    }

    internal static string TooFew(int n1, int n0) => $"fewer than two values in an arm (n = {n1} and {n0})";
}
