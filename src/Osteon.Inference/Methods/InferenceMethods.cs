namespace Osteon.Inference;

/// <summary>All statistical methods: identifier, label, source and words.</summary>
public static class InferenceMethods
{
    /// <summary>Every method.</summary>
    public static IReadOnlyList<InferenceMethod> All { get; } = [];

    /// <summary>The method of a test; throws for Auto.</summary>
    public static InferenceMethod Of(ComparisonTest test) => throw new NotImplementedException();

    /// <summary>The method of contrasts; throws for Auto and None.</summary>
    public static InferenceMethod Of(PostHocTest postHoc) => throw new NotImplementedException();

    /// <summary>The method of an effect size.</summary>
    public static InferenceMethod Of(EffectKind effect) => throw new NotImplementedException();

    /// <summary>The method of an assumption check.</summary>
    public static InferenceMethod Of(AssumptionKind assumption) => throw new NotImplementedException();

    /// <summary>The method of an adjustment.</summary>
    public static InferenceMethod Of(Adjustment adjustment) => throw new NotImplementedException();
}
