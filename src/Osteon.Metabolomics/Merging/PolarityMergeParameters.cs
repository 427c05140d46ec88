using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>How an injection of one mode finds its partner in the other.</summary>
public enum InjectionMatching
{
    /// <summary>By name, after the tokens of <see cref="PolarityMergeParameters.NameTokens"/> were taken out.</summary>
    Name,

    /// <summary>Samples by subject (and group), everything else by name. Every subject must have one sample per mode and group.</summary>
    Subject,

    /// <summary>By the declared pairs of <see cref="PolarityMergeParameters.Pairs"/>.</summary>
    Declared,
}

/// <summary>What happens to an injection that only one mode has.</summary>
public enum UnmatchedInjections
{
    /// <summary>Left out, named in a finding.</summary>
    Drop,

    /// <summary>Kept; the other mode's features are missing in it.</summary>
    Keep,
}

/// <summary>What happens when both modes found the same compound.</summary>
public enum DuplicateRule
{
    /// <summary>
    /// The feature with the lower QC RSD stays; where RSD does not decide, the one with the higher mean intensity in the
    /// samples.
    /// </summary>
    LowerRsd,

    /// <summary>The feature with the higher mean intensity in the samples stays.</summary>
    HigherIntensity,

    /// <summary>Both stay; the pairs are still listed.</summary>
    KeepBoth,
}

/// <summary>
/// Settings of <see cref="PolarityMerging"/>. There is no option to add intensities of two modes: they are different detectors
/// with different responses.
/// </summary>
public sealed record PolarityMergeParameters
{
    /// <summary>How injections are matched. Default by name.</summary>
    public InjectionMatching Matching { get; init; } = InjectionMatching.Name;

    /// <summary>
    /// Parts of a name that state the mode and are taken out before names are compared, whatever their case. A token counts only where it
    /// stands by itself: at an end of the name or between separators (_ - . space + and the like); the separators around it collapse to
    /// one.
    /// </summary>
    public IReadOnlyList<string> NameTokens { get; init; } = ["pos", "neg", "positive", "negative", "esi+", "esi-", "esipos", "esineg",
        "hilicpos", "hilicneg", "rppos", "rpneg"];

    /// <summary>Declared pairs: name in positive mode to name in negative mode.</summary>
    public IReadOnlyDictionary<string, string> Pairs { get; init; } = new Dictionary<string, string>();

    /// <summary>Injections of one mode only. Default left out.</summary>
    public UnmatchedInjections Unmatched { get; init; } = UnmatchedInjections.Drop;

    /// <summary>Duplicates. Default lower QC RSD.</summary>
    public DuplicateRule Duplicates { get; init; } = DuplicateRule.LowerRsd;

    /// <summary>
    /// Whether a common identifier (ChEBI, HMDB, KEGG, PubChem, LIPID MAPS, InChIKey, CAS, MetaNetX; not the source's own) makes
    /// two features the same compound. Default true.
    /// </summary>
    public bool MatchIdentifiers { get; init; } = true;

    /// <summary>Whether a common name (case and surrounding space aside) does. Default true.</summary>
    public bool MatchNames { get; init; } = true;

    /// <summary>
    /// Whether a common neutral mass within <see cref="MassTolerancePpm"/> and <see cref="RetentionTimeWindowSeconds"/> does.
    /// Default false: isomers share a mass and often a time.
    /// </summary>
    public bool MatchMasses { get; init; }

    /// <summary>Tolerance of neutral mass, parts per million of the larger one. Default 10.</summary>
    public double MassTolerancePpm { get; init; } = 10;

    /// <summary>Largest difference of retention time in a match by mass, seconds; both features need a time. Default 15.</summary>
    public double RetentionTimeWindowSeconds { get; init; } = 15;

    /// <summary>
    /// Largest difference of retention time in a match by identifier or name, seconds, where both have a time; null (the default)
    /// where the two modes ran on different columns or gradients.
    /// </summary>
    public double? IdentityRetentionTimeWindowSeconds { get; init; }
}

/// <summary>Why two features were taken for one compound.</summary>
public enum DuplicateReason
{
    /// <summary>A common identifier.</summary>
    Identifier,

    /// <summary>A common name.</summary>
    Name,

    /// <summary>A common neutral mass and retention time.</summary>
    Mass,
}

/// <summary>A compound that both modes found and what was decided.</summary>
/// <param name="Reason">Why they are one compound; the strongest reason of the set.</param>
/// <param name="Key">What they share: the identifier, the name, or the mass.</param>
/// <param name="Members">All features of the set, by their identifier in the merged table (or the one they would have had).</param>
/// <param name="Kept">Those that stay.</param>
/// <param name="Rule">What decided: <c>qc_rsd</c>, <c>intensity</c>, <c>order</c> or <c>keep_both</c>.</param>
/// <param name="Words">The decision with its numbers.</param>
public sealed record DuplicateDecision(DuplicateReason Reason, string Key, IReadOnlyList<string> Members, IReadOnlyList<string> Kept,
    string Rule, string Words);

/// <summary>Two injections that became one row.</summary>
/// <param name="Injection">Name in the merged table.</param>
/// <param name="Positive">Name in positive mode, or null.</param>
/// <param name="Negative">Name in negative mode, or null.</param>
public sealed record InjectionPair(string Injection, string? Positive, string? Negative);

/// <summary>The merged table and every decision that led to it.</summary>
public sealed record PolarityMergeResult
{
    /// <summary>
    /// Injections × features: the features of positive mode in their order, then those of negative mode; each states its polarity.
    /// Identifiers stay as they were unless one occurs in both modes: then all get the prefix <c>pos:</c> or <c>neg:</c>.
    /// </summary>
    public required FeatureTable Table { get; init; }

    /// <summary>Which injections were put together, in the order of the merged table.</summary>
    public required IReadOnlyList<InjectionPair> Injections { get; init; }

    /// <summary>Injections that were left out because the other mode lacks them.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>The compounds found by both modes.</summary>
    public IReadOnlyList<DuplicateDecision> Duplicates { get; init; } = [];

    /// <summary>Per feature of <see cref="Table"/>, where it comes from: polarity and column of that mode's table.</summary>
    public required IReadOnlyList<(Polarity Mode, int Column)> Origins { get; init; }
}
