using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>One set of a ranked enrichment test with permuted labels.</summary>
public sealed record RankedEnrichmentLine
{
    /// <summary>The pack the set comes from.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Why a set of another species is shown, or null.</summary>
    public string? Orthology { get; init; }

    /// <summary>Identifier of the set.</summary>
    public required string SetId { get; init; }

    /// <summary>Name of the set.</summary>
    public required string SetName { get; init; }

    /// <summary>Measured compounds of the set.</summary>
    public required int Size { get; init; }

    /// <summary>ES: the largest deviation of the running sum from 0, −1 to 1; above 0 if the set gathers at the top.</summary>
    public required double EnrichmentScore { get; init; }

    /// <summary>NES: ES over the mean magnitude of the permuted ES of the same sign; null without any.</summary>
    public required double? NormalisedScore { get; init; }

    /// <summary>p among the arrangements whose ES has the same sign; null without any.</summary>
    public required double? P { get; init; }

    /// <summary>p of Benjamini and Hochberg over the tested sets.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>False discovery rate q of Subramanian et al. from the normalised scores of all sets and arrangements; at most 1.</summary>
    public double? FdrQ { get; init; }

    /// <summary>Why NES and p are missing, or null.</summary>
    public string? NotAvailable { get; init; }

    /// <summary>The compounds of the set that come before the peak of the running sum (after it, if ES is below 0), in order of rank
    /// from the outside.</summary>
    public required IReadOnlyList<string> LeadingEdge { get; init; }
}

/// <summary>A ranked enrichment test with permuted labels.</summary>
public sealed record RankedEnrichmentResult
{
    /// <summary>The pack.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>The settings.</summary>
    public required RankedEnrichmentParameters Parameters { get; init; }

    /// <summary>Compounds ranked.</summary>
    public required int Compounds { get; init; }

    /// <summary>Compounds left out because their statistic is not a number.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Number of arrangements of the labels.</summary>
    public required int Arrangements { get; init; }

    /// <summary>Whether these are all.</summary>
    public required bool Exact { get; init; }

    /// <summary>The sets within the size limits, smallest p first, then larger magnitude of NES, then the order of the pack.</summary>
    public required IReadOnlyList<RankedEnrichmentLine> Lines { get; init; }

    /// <summary>What was done, in words.</summary>
    public required string MethodText { get; init; }
}
