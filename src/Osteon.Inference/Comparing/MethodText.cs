using System.Globalization;

namespace Osteon.Inference;

/// <summary>The words of a comparison, put together from the sentences of <see cref="InferenceMethods"/>.</summary>
internal static class MethodText
{
    public static ComparisonResult Write(ComparisonResult result, ComparisonParameters parameters)
    {
        var methods = new List<InferenceMethod> { InferenceMethods.Of(result.Test) };
        var sentences = new List<string> { methods[0].Sentence };
        string percent = (100 * result.Confidence).ToString("0.###", CultureInfo.InvariantCulture);
        if (result.Variant is { } variant)
        {
            sentences.Add(variant.StartsWith("exact", StringComparison.Ordinal)
                ? $"Its p value is {variant}."
                : $"Its p value was found by {variant}.");
        }

        if (result.EstimateKind is { } kind) Add(InferenceMethods.Of(kind));
        if (result.PostHoc != PostHocTest.None)
        {
            Add(InferenceMethods.Of(result.PostHoc));
            if (result.PostHoc == PostHocTest.Dunn)
            {
                InferenceMethod adjustment = InferenceMethods.Of(parameters.ContrastAdjustment);
                methods.Add(adjustment);
                sentences.Add($"P values of the contrasts: {adjustment.Label}.");
            }
        }

        sentences.Add($"Intervals have {percent} % confidence.");
        if (result.NotAvailable is { } reason) sentences.Add($"For {result.Outcome} there is no test: {reason}.");
        foreach (EffectSize effect in result.Effects)
            if (effect.Kind != result.EstimateKind) methods.Add(InferenceMethods.Of(effect.Kind));
        methods.AddRange(result.Assumptions.Select(a => InferenceMethods.Of(a.Kind)).Distinct());
        return result with { MethodText = string.Join(' ', sentences), Methods = methods };

        void Add(InferenceMethod method)
        {
            methods.Add(method);
            sentences.Add(method.Sentence);
        }
    }
}
