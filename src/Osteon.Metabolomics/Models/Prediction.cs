using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Applies a fitted model to rows.</summary>
internal static class Prediction
{
    public static ModelPrediction Of(ModelResult model, Matrix x, IReadOnlyList<int> rows) => throw new NotImplementedException();
}
