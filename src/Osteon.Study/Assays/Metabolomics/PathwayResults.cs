using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>How pathways are looked for.</summary>
public sealed record PathwaySettings
{
    /// <summary>Over-representation among the chosen metabolites.</summary>
    public OverRepresentationParameters OverRepresentation { get; init; } = new();

    /// <summary>Enrichment among all metabolites ranked by their statistic.</summary>
    public RankedEnrichmentParameters Ranked { get; init; } = new();

    /// <summary>Species of the study, scientific name or common; sets of another species are marked so. Null where it is not stated.</summary>
    public string? Species { get; init; }

    /// <summary>How identifiers lead to compounds.</summary>
    public MappingParameters Mapping { get; init; } = new();

    /// <summary>Hypotheses for features that have a mass and no name.</summary>
    public MummichogParameters Unannotated { get; init; } = new();

    /// <summary>Arrangements of the labels for the ranked test: all where there are at most so many, else so many random ones.</summary>
    public int Arrangements { get; init; } = 5000;
}

/// <summary>What one pack says about one comparison.</summary>
public sealed record PathwayResult
{
    /// <summary>The arm that was compared.</summary>
    public required string Arm { get; init; }

    /// <summary>The arm it was compared with.</summary>
    public required string Reference { get; init; }

    /// <summary>The time point that was compared, or null.</summary>
    public string? Timepoint { get; init; }

    /// <summary>The pack.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Features that lead to a compound of the pack, by how sure the way is.</summary>
    public required IReadOnlyList<MappedCount> Mapped { get; init; }

    /// <summary>Features that lead to several compounds.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>Features whose identifiers contradict each other.</summary>
    public required int Conflicting { get; init; }

    /// <summary>Features of the table.</summary>
    public required int Features { get; init; }

    /// <summary>Over-representation among the chosen metabolites; null where there is nothing to test.</summary>
    public OverRepresentationResult? OverRepresentation { get; init; }

    /// <summary>Enrichment among ranked metabolites; null where there is nothing to rank.</summary>
    public RankedEnrichmentResult? Ranked { get; init; }

    /// <summary>How much of the table the pack covers.</summary>
    public required KnowledgeCoverage Coverage { get; init; }

    /// <summary>Impact of the hits in each set whose conversions the pack knows.</summary>
    public IReadOnlyList<PathwayImpact> Impacts { get; init; } = [];

    /// <summary>Sets that rest on the same hits; null without a test.</summary>
    public SetRedundancy? Redundancy { get; init; }

    /// <summary>Why sets of another species than the study's are shown, or null.</summary>
    public string? Orthology { get; init; }

    /// <summary>Classes of the chosen compounds by the pack; null where it knows no classes.</summary>
    public ClassComposition? Classes { get; init; }

    /// <summary>How sure the hits of the sets are identified, in a sentence; null without a test.</summary>
    public string? Identity { get; init; }

    /// <summary>Hypotheses for features that have a mass and no name; null where the pack knows no masses.</summary>
    public MummichogResult? Unannotated { get; init; }

    /// <summary>Why a test was not made, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>Features that lead to a compound by one kind of match.</summary>
/// <param name="Level">The kind of match.</param>
/// <param name="Features">Number of features.</param>
public sealed record MappedCount(MatchLevel Level, int Features);
