using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Two independent groups, feature by feature.</summary>
internal static class TwoGroupFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context)
    {
        var columns = new FeatureResultColumns(data.Features, 2);
        bool pooled = parameters.Test == FeatureTest.Student, ranks = parameters.Test == FeatureTest.MannWhitney;
        string note = pooled ? "t interval, pooled variance" : "t interval, Welch";
        var distributions = new RankSumTables();
        // With pooled variances the degrees of freedom are those of most features; Welch's are each feature's own.
        var kept = new StudentQuantiles(parameters.Confidence);
        Func<double, double> quantile = pooled ? kept.Of : df => StudentT.UpperQuantile((1 - parameters.Confidence) / 2, df);
        FeatureColumns.ForEach(data.Features, "Testing features", context, f =>
        {
            double[][] samples = data.Samples(f);
            columns.Count(f, samples);
            if (FeatureColumns.HasInfinite(samples))
            {
                columns.Refuse(f, FeatureResultColumns.Infinite);
                return;
            }

            if (ranks)
            {
                columns.Set(
                    f,
                    MannWhitney.Test(samples[1], samples[0], parameters.TiedRanks, distributions),
                    HodgesLehmann.Shift(samples[1], samples[0], parameters.Confidence, distributions));
                return;
            }

            MeanContrast contrast = MeanContrast.Between(samples[1], samples[0], pooled);
            TestResult test = contrast.Problem is { } problem ? TestResult.Unavailable(problem) : contrast.Test();
            columns.Set(f, test, contrast.Effect(quantile, note));
        });
        return FeatureTests.Of(columns, data.Layout, parameters, ranks ? EffectKind.HodgesLehmann : EffectKind.MeanDifference);
    }
}
