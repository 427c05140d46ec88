namespace Osteon.Inference;

/// <summary>
/// t tests of the difference of two means, two-sided. The sign is always other arm minus reference. Same numbers as R's t.test. Each
/// arm needs at least two values; a standard error of 0 (both arms constant) makes t undefined and is a non-result. Source: Welch 1947,
/// 10.1093/biomet/34.1-2.28; Student 1908, 10.1093/biomet/6.1.1.
/// </summary>
public static class TTest
{
    /// <summary>t = (m₁ − m₀)/√(s₁²/n₁ + s₀²/n₀) with the degrees of freedom of Welch and Satterthwaite.</summary>
    public static TestResult Welch(ReadOnlySpan<double> other, ReadOnlySpan<double> reference) =>
        Test(MeanContrast.Between(other, reference, pooled: false));

    /// <summary>t = (m₁ − m₀)/(s√(1/n₁ + 1/n₀)), s² pooled, n₁ + n₀ − 2 degrees of freedom.</summary>
    public static TestResult Student(ReadOnlySpan<double> other, ReadOnlySpan<double> reference) =>
        Test(MeanContrast.Between(other, reference, pooled: true));

    /// <summary>t = mean/(s/√n) of the paired differences (other minus reference), n − 1 degrees of freedom.</summary>
    public static TestResult Paired(ReadOnlySpan<double> differences) => Test(MeanContrast.OfDifferences(differences));

    /// <summary>Difference of means with its t interval, by Welch or with pooled variance.</summary>
    public static EffectSize MeanDifference(ReadOnlySpan<double> other, ReadOnlySpan<double> reference, double confidence, bool pooled) =>
        MeanContrast.Between(other, reference, pooled).Effect(confidence, pooled ? "t interval, pooled variance" : "t interval, Welch");

    /// <summary>Mean of the paired differences with its t interval.</summary>
    public static EffectSize MeanDifference(ReadOnlySpan<double> differences, double confidence) =>
        MeanContrast.OfDifferences(differences).Effect(confidence, "t interval of the paired differences");

    private static TestResult Test(MeanContrast contrast) =>
        contrast.Problem is { } problem ? TestResult.Unavailable(problem) : contrast.Test();
}
