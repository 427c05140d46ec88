using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Brown and Forsythe's test of equal variances: analysis of variance of the distances |x − median of its arm|. Same numbers as car's
/// leveneTest with its default center = median. Each arm needs two values; distances without variation are a non-result. Source: Brown
/// and Forsythe 1974, 10.1080/01621459.1974.10482955.
/// </summary>
public static class BrownForsythe
{
    /// <summary>F, k − 1 and N − k, p.</summary>
    public static TestResult Test(IReadOnlyList<double[]> samples)
    {
        double[][] distances = [.. samples.Select(Distances)];
        TestResult result = OneWayAnova.Classic(distances);
        return result.NotAvailable == MeanContrast.NoVariation
            ? TestResult.Unavailable("the distances from the medians do not vary within the arms")
            : result;
    }

    private static double[] Distances(double[] sample) =>
        Quantiles.Of(sample, 0.5) is { } median ? [.. sample.Select(x => Math.Abs(x - median))] : [];
}
