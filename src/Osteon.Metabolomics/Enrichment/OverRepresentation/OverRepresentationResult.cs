using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The counts and the p value of one set in one background.</summary>
/// <param name="Background">Which background.</param>
/// <param name="Population">N: compounds of the background.</param>
/// <param name="SetSize">m: compounds of the set in the background.</param>
/// <param name="Selected">k: selected compounds in the background.</param>
/// <param name="Hits">x: selected compounds in the set.</param>
/// <param name="P">P(X ≥ x), hypergeometric.</param>
public sealed record SetCounts(EnrichmentBackground Background, int Population, int SetSize, int Selected, int Hits, double P)
{
    /// <summary>Expected hits k m / N.</summary>
    public double Expected => Population == 0 ? 0 : (double)Selected * SetSize / Population;

    /// <summary>Hits over expected hits; null where none is expected.</summary>
    public double? FoldEnrichment => Expected == 0 ? null : Hits / Expected;
}

/// <summary>One set of an over-representation analysis.</summary>
public sealed record OverRepresentationLine
{
    /// <summary>The pack the set comes from; its species is the species of the set.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Why a set of another species is shown, or null.</summary>
    public string? Orthology { get; init; }

    /// <summary>Identifier of the set.</summary>
    public required string SetId { get; init; }

    /// <summary>Name of the set.</summary>
    public required string SetName { get; init; }

    /// <summary>Compounds of the set in the pack, measured or not.</summary>
    public required int SizeInPack { get; init; }

    /// <summary>Counts and p in the declared background.</summary>
    public required SetCounts Counts { get; init; }

    /// <summary>p of Benjamini and Hochberg over the declared family; null if the set is not in it.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>p of Bonferroni over the declared family; null if the set is not in it.</summary>
    public double? PBonferroni { get; init; }

    /// <summary>
    /// Counts and p in the other background (all of the pack if measured or a list was declared; measured if the pack was declared),
    /// side by
    /// side; null where it is not known or the set is outside the size limits there.
    /// </summary>
    public SetCounts? Other { get; init; }

    /// <summary>p of Benjamini and Hochberg in the other background.</summary>
    public double? OtherPAdjusted { get; init; }

    /// <summary>Keys of the selected compounds in the set, in the order of the set.</summary>
    public required IReadOnlyList<string> HitCompounds { get; init; }
}

/// <summary>An over-representation analysis of one pack.</summary>
public sealed record OverRepresentationResult
{
    /// <summary>The pack.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>The settings.</summary>
    public required OverRepresentationParameters Parameters { get; init; }

    /// <summary>N: compounds of the declared background that take part.</summary>
    public required int Population { get; init; }

    /// <summary>k: selected compounds among them.</summary>
    public required int Selected { get; init; }

    /// <summary>Selected compounds that are not in the background and do not count.</summary>
    public required IReadOnlyList<string> SelectedOutside { get; init; }

    /// <summary>Sets of the pack.</summary>
    public required int SetsInPack { get; init; }

    /// <summary>The sets within the size limits, smallest p first, then larger fold enrichment, then the order of the pack.</summary>
    public required IReadOnlyList<OverRepresentationLine> Lines { get; init; }

    /// <summary>Number of sets that are corrected together.</summary>
    public int FamilySize => Lines.Count(l => l.PAdjusted is not null);

    /// <summary>What was done, in words that can stand in a methods section.</summary>
    public required string MethodText { get; init; }

    /// <summary>What the choice of the background changes, in one sentence; null if the other background is not known.</summary>
    public string? BackgroundEffect { get; init; }
}
