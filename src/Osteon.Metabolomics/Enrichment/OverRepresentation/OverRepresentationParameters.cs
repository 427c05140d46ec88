namespace Osteon.Metabolomics;

/// <summary>What could have been selected: the compounds among which hits are counted. It must be declared; it decides the p
/// values.</summary>
public enum EnrichmentBackground
{
    /// <summary>
    /// The compounds that were measured and mapped to the pack. The right choice for an untargeted study: what cannot be measured cannot be
    /// selected, and with all of the pack as background everything a method measures well looks enriched.
    /// </summary>
    Measured,

    /// <summary>All compounds of the pack, measured or not. Only right if everything in the pack could have been found.</summary>
    Pack,

    /// <summary>A list the caller gives.</summary>
    Given,
}

/// <summary>Which compounds of the background take part.</summary>
public enum BackgroundScope
{
    /// <summary>Those in at least one set whose size is within the limits. The convention of the usual tools' tables.</summary>
    TestedSets,

    /// <summary>Those in at least one set of the pack, of any size.</summary>
    AllSets,

    /// <summary>All, also those in no set.</summary>
    AllCompounds,
}

/// <summary>Which sets share one correction for multiple testing.</summary>
public enum FdrFamily
{
    /// <summary>The sets with at least one hit. The usual convention; a set without a hit has p = 1 and is not counted as tested.</summary>
    SetsWithHits,

    /// <summary>All sets within the size limits, also those without a hit. Stricter, and does not depend on the data.</summary>
    TestedSets,
}

/// <summary>Settings of the over-representation analysis.</summary>
public sealed record OverRepresentationParameters
{
    /// <summary>The background. Default: measured and mapped.</summary>
    public EnrichmentBackground Background { get; init; } = EnrichmentBackground.Measured;

    /// <summary>Which compounds of the background take part. Default: those in at least one tested set.</summary>
    public BackgroundScope Scope { get; init; } = BackgroundScope.TestedSets;

    /// <summary>Smallest size of a set, counted in compounds of the background. Default 3.</summary>
    public int MinSize { get; init; } = 3;

    /// <summary>Largest size of a set, counted in compounds of the background. Default no limit.</summary>
    public int MaxSize { get; init; } = int.MaxValue;

    /// <summary>Which sets are corrected together. Default: the sets with hits.</summary>
    public FdrFamily Family { get; init; } = FdrFamily.SetsWithHits;

    /// <summary>Whether the sets of several packs are one family. Default false: each pack is corrected by itself.</summary>
    public bool FamilyAcrossPacks { get; init; }
}
