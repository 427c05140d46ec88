namespace Osteon.Inference;

/// <summary>What kind of method it is.</summary>
public enum MethodKind
{
    /// <summary>A test of a comparison.</summary>
    Test,

    /// <summary>A test of tables of features, beyond those of a single comparison.</summary>
    FeatureTest,

    /// <summary>Contrasts after a test of several arms.</summary>
    PostHoc,

    /// <summary>An effect size.</summary>
    Effect,

    /// <summary>A check of an assumption.</summary>
    Assumption,

    /// <summary>An adjustment for multiplicity.</summary>
    Adjustment,
}

/// <summary>A statistical method with its words; <see cref="InferenceMethods"/> is the only place where they stand.</summary>
/// <param name="Id">Stable identifier of the JSON and of manifests, for example <c>mann_whitney</c>.</param>
/// <param name="Kind">What kind of method.</param>
/// <param name="Label">For people, for example <c>Mann–Whitney U test</c>.</param>
/// <param name="Source">Authors and year, or null where a method needs no source.</param>
/// <param name="Doi">Identifier of the source without the resolver, or null where it has none.</param>
/// <param name="Sentence">One sentence for the methods section of a paper.</param>
/// <param name="Page">The page under docs/methods that explains it, without ending.</param>
public sealed record InferenceMethod(string Id, MethodKind Kind, string Label, string? Source, string? Doi, string Sentence, string Page);
