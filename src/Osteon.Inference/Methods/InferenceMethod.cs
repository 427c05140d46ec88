namespace Osteon.Inference;

/// <summary>What kind of method it is.</summary>
public enum MethodKind
{
    /// <summary>A test of a comparison.</summary>
    Test,

    /// <summary>Contrasts after a test of several arms.</summary>
    PostHoc,

    /// <summary>An effect size.</summary>
    Effect,

    /// <summary>A check of an assumption.</summary>
    Assumption,

    /// <summary>An adjustment for multiplicity.</summary>
    Adjustment,
}

/// <summary>A statistical method with its words. The only place where they stand.</summary>
/// <param name="Id">Stable identifier of the JSON and of manifests, for example <c>mann_whitney</c>.</param>
/// <param name="Kind">What kind of method.</param>
/// <param name="Label">For people, for example <c>Mann–Whitney U test</c>.</param>
/// <param name="Doi">Source without the resolver, or null where there is none.</param>
/// <param name="Sentence">One sentence for a methods section; <c>{0}</c>, where present, stands for the coverage in percent.</param>
/// <param name="Page">The page under docs/methods that explains it, without ending.</param>
public sealed record InferenceMethod(string Id, MethodKind Kind, string Label, string? Doi, string Sentence, string Page);
