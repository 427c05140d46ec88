using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Which compounds count for a feature that leads to several equally well.</summary>
public enum AmbiguityRule
{
    /// <summary>All of them count.</summary>
    All,

    /// <summary>None counts: ambiguous features are left out.</summary>
    None,
}

/// <summary>A compound that several features lead to.</summary>
/// <param name="Compound">Key of the compound.</param>
/// <param name="Features">Ids of the features, in the order of the table.</param>
public sealed record CompoundDuplicate(string Compound, IReadOnlyList<string> Features);

/// <summary>The features of a table mapped to the compounds of one pack.</summary>
/// <param name="Source">The pack.</param>
/// <param name="Features">One entry per feature, in the order of the table.</param>
public sealed record IdentifierMapping(KnowledgeSource Source, IReadOnlyList<FeatureMapping> Features)
{
    /// <summary>Number of features that lead to at least one compound.</summary>
    public int MappedCount => Features.Count(f => f.Matches.Count > 0);

    /// <summary>Compounds that more than one feature leads to (several ions or isomers of one compound). In sets each counts
    /// once.</summary>
    public IReadOnlyList<CompoundDuplicate> Duplicates =>
    [
        .. Features.SelectMany(f => f.Matches.Select(m => (m.Compound, f.Feature)))
            .GroupBy(p => p.Compound, p => p.Feature)
            .Where(g => g.Count() > 1)
            .Select(g => new CompoundDuplicate(g.Key, [.. g])),
    ];

    /// <summary>Number of features per match level, levels without features left out, surest first.</summary>
    public IReadOnlyList<(MatchLevel Level, int Features)> CountsByLevel =>
        [.. Features.Where(f => f.Level is not null).GroupBy(f => f.Level!.Value).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];

    /// <summary>The features that lead to a compound, in the order of the table: what a statement about the compound rests on.</summary>
    public IReadOnlyList<FeatureMapping> FeaturesOf(string compound) =>
        [.. Features.Where(f => f.Matches.Any(m => string.Equals(m.Compound, compound, StringComparison.Ordinal)))];

    /// <summary>
    /// The distinct compounds of some features, each once, in the order in which they first occur. This is what is measured (all features)
    /// or selected (the differential ones); a compound with several features is selected if any of them is.
    /// </summary>
    /// <param name="features">Ids of the features, or null for all. An id that is not in the mapping is a caller's bug.</param>
    /// <param name="rule">What to do with ambiguous features. Default: all their compounds count.</param>
    public IReadOnlyList<string> Compounds(IEnumerable<string>? features = null, AmbiguityRule rule = AmbiguityRule.All)
    {
        IEnumerable<FeatureMapping> chosen = Features;
        if (features is not null)
        {
            Dictionary<string, FeatureMapping> byId = Features.ToDictionary(f => f.Feature, StringComparer.Ordinal);
            chosen = features.Select(id => byId.TryGetValue(id, out FeatureMapping? found)
                ? found
                : throw new ArgumentException($"the feature '{id}' is not in the mapping", nameof(features)));
        }

        return
        [
            .. chosen.Where(f => rule == AmbiguityRule.All || f.Matches.Count == 1)
                .SelectMany(f => f.Matches.Select(m => m.Compound)).Distinct(StringComparer.Ordinal),
        ];
    }
}
