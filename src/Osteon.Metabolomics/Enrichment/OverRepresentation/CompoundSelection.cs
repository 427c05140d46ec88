using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Which compounds of one pack were selected, and which were measured.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Selected">Keys of the selected compounds (the differential ones); repeated keys count once.</param>
/// <param name="Measured">Keys of all measured compounds that map to the pack, or null if that is not known.</param>
public sealed record CompoundSelection(KnowledgePack Pack, IReadOnlyList<string> Selected, IReadOnlyList<string>? Measured)
{
    /// <summary>The background for <see cref="EnrichmentBackground.Given"/>.</summary>
    public IReadOnlyList<string>? Given { get; init; }

    /// <summary>Why sets of this pack are shown for a study of another species, for example <c>human sets, by homology</c>; null
    /// otherwise.</summary>
    public string? Orthology { get; init; }

    /// <summary>The selection that a mapping and the ids of the differential features give: measured is everything that was
    /// mapped.</summary>
    public static CompoundSelection Of(
        KnowledgePack pack, IdentifierMapping mapping, IEnumerable<string> selectedFeatures, AmbiguityRule rule = AmbiguityRule.All) =>
        new(pack, mapping.Compounds(selectedFeatures, rule), mapping.Compounds(null, rule));
}
