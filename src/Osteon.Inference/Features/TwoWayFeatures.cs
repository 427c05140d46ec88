using Osteon.Primitives;

namespace Osteon.Inference;

internal static class TwoWayFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context) =>
        throw new NotSupportedException();
}

internal static class MixedFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context) =>
        throw new NotSupportedException();
}
