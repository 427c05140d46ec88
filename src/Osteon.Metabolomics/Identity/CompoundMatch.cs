using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>A compound of a pack that a feature leads to, and by what.</summary>
/// <param name="Compound">Key of the compound inside its pack.</param>
/// <param name="Level">How it was matched.</param>
/// <param name="By">The identifiers or the name that lead to it, in normal form, in the order of the feature.</param>
public sealed record CompoundMatch(string Compound, MatchLevel Level, IReadOnlyList<string> By)
{
    /// <summary>Other compounds of the pack that are the same structure up to protonation (first two blocks of the InChIKey).</summary>
    public IReadOnlyList<string> ConjugateForms { get; init; } = [];
}

/// <summary>Two statements of one feature that lead to different compounds.</summary>
/// <param name="Statement">The identifier or name that disagrees.</param>
/// <param name="Compounds">The compounds it leads to, none of which is among the matches; empty if its InChIKey differs from all of
/// them.</param>
/// <param name="Against">The identifiers or name the matches rest on.</param>
public sealed record IdentifierConflict(string Statement, IReadOnlyList<string> Compounds, IReadOnlyList<string> Against);

/// <summary>What became of one feature.</summary>
public enum MappingStatus
{
    /// <summary>One compound.</summary>
    Mapped,

    /// <summary>Several compounds, all equally well supported.</summary>
    Ambiguous,

    /// <summary>No compound.</summary>
    Unmapped,
}

/// <summary>What one feature leads to in one pack.</summary>
public sealed record FeatureMapping
{
    /// <summary>Id of the feature.</summary>
    public required string Feature { get; init; }

    /// <summary>The compounds, all at the same, best level, in the order of the pack; empty if unmapped.</summary>
    public required IReadOnlyList<CompoundMatch> Matches { get; init; }

    /// <summary>Identifiers of the feature that disagree with the matches.</summary>
    public IReadOnlyList<IdentifierConflict> Conflicts { get; init; } = [];

    /// <summary>Identifiers that could not be read, with the reason.</summary>
    public IReadOnlyList<IdentifierReading> Unreadable { get; init; } = [];

    /// <summary>Why there is no match, in words; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>How sure the name of the feature itself is, as its table states it.</summary>
    public IdentityLevel? Identity { get; init; }

    /// <summary>Whether the feature states a readable identifier or a name at all.</summary>
    public bool HasStatement { get; init; }

    /// <summary>One, several or no compound.</summary>
    public MappingStatus Status =>
        Matches.Count switch { 0 => MappingStatus.Unmapped, 1 => MappingStatus.Mapped, _ => MappingStatus.Ambiguous };

    /// <summary>The level of the matches, or null.</summary>
    public MatchLevel? Level => Matches.Count == 0 ? null : Matches[0].Level;

    /// <summary>Whether the match rests on a skeleton or a name without stereochemistry only.</summary>
    public bool IsWeak => Level >= MatchLevel.InchiKeySkeleton;
}
