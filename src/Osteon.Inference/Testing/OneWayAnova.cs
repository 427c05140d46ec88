using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// One-way analysis of variance. Same numbers as R's aov and oneway.test. Each arm needs two values; arms without any variation are a
/// non-result. Source: Welch 1951, 10.1093/biomet/38.3-4.330.
/// </summary>
public static class OneWayAnova
{
    /// <summary>F = mean square between / mean square within, k − 1 and N − k degrees of freedom; one common variance is
    /// assumed.</summary>
    public static TestResult Classic(IReadOnlyList<double[]> samples) => Classic(new OneWayLayout(samples));

    /// <summary>
    /// Welch's F with weights wᵢ = nᵢ/sᵢ²: F = Σ wᵢ(mᵢ − m̄)²/(k − 1) / (1 + 2(k − 2)Λ/(k² − 1)), Λ = Σ (1 − wᵢ/Σw)²/(nᵢ − 1), with k −
    /// 1 and (k² − 1)/(3Λ) degrees of freedom. An arm without variation has no finite weight and is a non-result.
    /// </summary>
    public static TestResult Welch(IReadOnlyList<double[]> samples) => Welch(new OneWayLayout(samples));

    internal static TestResult Classic(OneWayLayout layout)
    {
        if (layout.Problem is { } problem) return TestResult.Unavailable(problem);
        double p = double.IsFinite(layout.F) ? FDistribution.Survival(layout.F, layout.DfBetween, layout.DfWithin) : double.NaN;
        return TestResult.Of(layout.F, [layout.DfBetween, layout.DfWithin], p);
    }

    internal static TestResult Welch(OneWayLayout layout)
    {
        if (layout.Problem is { } problem) return TestResult.Unavailable(problem);
        if (Array.Exists(layout.Moments, m => SampleMoments.IsRounding(Math.Sqrt(m.Variance / m.N), m.Mean, 0)))
            return TestResult.Unavailable("an arm has no variation: its weight would be infinite");
        double smallest = layout.Moments.Min(m => m.Variance / m.N);
        double[] weights = [.. layout.Moments.Select(m => smallest / (m.Variance / m.N))]; // relative to the largest weight
        double sum = weights.Sum();
        double mean = layout.Moments.Select((m, i) => weights[i] / sum * (m.Mean - layout.GrandMean)).Sum() + layout.GrandMean;
        double lambda = layout.Moments.Select((m, i) => (1 - (weights[i] / sum)) * (1 - (weights[i] / sum)) / (m.N - 1)).Sum();
        double k = layout.K;
        double between = layout.Moments.Select((m, i) => weights[i] * (m.Mean - mean) * (m.Mean - mean)).Sum() / smallest / (k - 1);
        double f = between / (1 + (2 * (k - 2) * lambda / ((k * k) - 1)));
        double df = ((k * k) - 1) / (3 * lambda);
        return TestResult.Of(f, [k - 1, df], double.IsFinite(f) ? FDistribution.Survival(f, k - 1, df) : double.NaN);
    }
}
