using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Maps features to the compounds of a pack by everything their table states. Identifiers come first: every collection has one vote, the
/// compounds with most votes win, and a collection that leads only to other compounds is a conflict. Without any identifier that is known
/// to the pack, the InChIKey up to protonation, the name, the skeleton and the name without stereochemistry are tried in this order. All
/// compounds of the best level are kept; more than one is an ambiguity and stays one. See docs/methods/identifier-mapping.md.
/// </summary>
public static class IdentifierMapper
{
    /// <summary>Maps the features of a table.</summary>
    /// <param name="features">The features, in the order of their table.</param>
    /// <param name="index">The compounds of the pack.</param>
    /// <param name="parameters">What counts as a match.</param>
    /// <param name="context">Receives OST-IDT-001 … 007; checked for cancellation.</param>
    public static IdentifierMapping Map(
        IReadOnlyList<Feature> features, CompoundIndex index, MappingParameters parameters, RunContext context)
    {
        var mapped = new FeatureMapping[features.Count];
        Parallel.For(0, features.Count, context.ParallelOptions, i => mapped[i] = MapOne(features[i], index, parameters));
        var mapping = new IdentifierMapping(index.Source, mapped);
        context.Findings.AddRange(MappingFindings.Of(mapping, index));
        return mapping;
    }

    private static FeatureMapping MapOne(Feature feature, CompoundIndex index, MappingParameters parameters)
    {
        IdentifierReading[] readings = [.. feature.Identifiers.SelectMany(i => IdentifierText.ReadAll(i.Namespace, i.Value))];
        CompoundIdentifier[] identifiers = [.. readings.Where(r => r.Identifier is not null).Select(r => r.Identifier!.Value).Distinct()];
        InchiKey[] keys = [.. identifiers.Where(i => i.Namespace == CompoundNamespace.InchiKey).Select(i => InchiKey.Of(i.Value))];
        string? name = parameters.UseNames && !IdentifierText.IsBlank(feature.Name) ? feature.Name : null;
        Vote[] votes = Votes(identifiers, index);
        (MatchLevel level, int[] places) = Best(votes, keys, name, index, parameters.Weakest);
        var conflicts = new List<IdentifierConflict>();
        CompoundMatch[] matches =
        [
            .. places.Select(p =>
                new CompoundMatch(index.Compounds[p].Id, level, By(p, level, votes, keys, name)) { ConjugateForms = Conjugates(p, index) }),
        ];
        if (places.Length > 0) AddConflicts(conflicts, places, new Evidence(votes, keys, name), index);
        return new FeatureMapping
        {
            Feature = feature.Id,
            Matches = matches,
            Conflicts = conflicts,
            Unreadable = [.. readings.Where(r => r.Identifier is null)],
            Identity = feature.Identity,
            HasStatement = identifiers.Length > 0 || !IdentifierText.IsBlank(feature.Name),
            Reason = places.Length > 0 ? null : Reason(feature, readings, identifiers, name, parameters),
        };
    }

    /// <summary>One vote per collection: the compounds that any of the feature's identifiers in it leads to.</summary>
    private static Vote[] Votes(CompoundIdentifier[] identifiers, CompoundIndex index) =>
    [
        .. identifiers.Where(Counts).GroupBy(i => i.Namespace).Select(g => new Vote(
            string.Join(", ", g.Select(i => i.Value)),
            [.. g.SelectMany(i => index.WithIdentifier(i)).Distinct().Order()])),
    ];

    /// <summary>An own identifier that is a bare number would meet any other numbering by chance.</summary>
    private static bool Counts(CompoundIdentifier identifier) =>
        identifier.Namespace != CompoundNamespace.Own || !identifier.Value.All(char.IsAsciiDigit);

    private static (MatchLevel Level, int[] Places) Best(
        Vote[] votes, InchiKey[] keys, string? name, CompoundIndex index, MatchLevel weakest)
    {
        int most = 0;
        var support = new Dictionary<int, int>();
        foreach (Vote vote in votes)
            foreach (int place in vote.Places) most = Math.Max(most, support[place] = support.GetValueOrDefault(place) + 1);
        if (most > 0) return (MatchLevel.Identifier, [.. support.Where(s => s.Value == most).Select(s => s.Key).Order()]);
        for (MatchLevel level = MatchLevel.InchiKeyProtonation; level <= weakest; level++)
        {
            IEnumerable<int> found = level switch
            {
                MatchLevel.InchiKeyProtonation => keys.Where(k => k.Layers is not null)
                    .SelectMany(k => index.WithStructure(k.WithoutProtonation!)),
                MatchLevel.InchiKeySkeleton => keys.SelectMany(k => index.WithSkeleton(k.Skeleton)),
                _ => name is null ? [] : index.WithName(name, level),
            };
            int[] places = [.. found.Distinct().Order()];
            if (places.Length > 0) return (level, places);
        }

        return (MatchLevel.Identifier, []);
    }

    private static IReadOnlyList<string> By(int place, MatchLevel level, Vote[] votes, InchiKey[] keys, string? name) => level switch
    {
        MatchLevel.Identifier => [.. votes.Where(v => v.Places.Contains(place)).Select(v => v.Statement)],
        MatchLevel.InchiKeyProtonation or MatchLevel.InchiKeySkeleton => [.. keys.Select(k => k.ToString())],
        _ => [name!],
    };

    private static IReadOnlyList<string> Conjugates(int place, CompoundIndex index) =>
    [
        .. index.KeysOf(place).Where(k => k.Layers is not null).SelectMany(k => index.WithStructure(k.WithoutProtonation!))
            .Distinct().Where(p => p != place).Order().Select(p => index.Compounds[p].Id),
    ];

    /// <summary>
    /// A conflict is a collection (or the name, by an exact or folded match) that leads only to compounds other than those of the leading
    /// statement, or an InChIKey whose skeleton none of the matches has. Forms of one structure that differ in protonation do not conflict.
    /// </summary>
    private static void AddConflicts(List<IdentifierConflict> conflicts, int[] places, Evidence evidence, CompoundIndex index)
    {
        Vote? leading = Array.Find(evidence.Votes, v => v.Places.Intersect(places).Any());
        string[] against = leading is not null ? [leading.Statement] : evidence.Name is { } used ? [used]
            : [.. evidence.Keys.Select(k => k.ToString())];
        int[] anchor = leading?.Places ?? places;
        foreach (Vote vote in evidence.Votes)
            if (vote.Places.Length > 0 && !Agree(vote.Places, anchor, index)) Conflict(vote.Statement, vote.Places);
        if (leading is null) return;
        if (evidence.Name is { } name)
        {
            int[] named = [.. index.WithName(name, MatchLevel.NameFolded)];
            if (named.Length > 0 && !Agree(named, anchor, index) && !Agree(named, places, index)) Conflict(name, named);
        }

        HashSet<string> skeletons = [.. places.SelectMany(p => index.KeysOf(p)).Select(k => k.Skeleton)];
        if (skeletons.Count == 0) return;
        foreach (InchiKey key in evidence.Keys)
            if (!skeletons.Contains(key.Skeleton) && !conflicts.Exists(c => c.Statement.Contains(key.ToString(), StringComparison.Ordinal)))
                conflicts.Add(new IdentifierConflict(key.ToString(), [], against));

        void Conflict(string statement, int[] found) =>
            conflicts.Add(new IdentifierConflict(statement, [.. found.Select(p => index.Compounds[p].Id)], against));
    }

    private static bool Agree(int[] a, int[] b, CompoundIndex index)
    {
        if (a.Intersect(b).Any()) return true;
        HashSet<string> structures = [.. a.SelectMany(p => index.KeysOf(p)).Select(k => k.WithoutProtonation).OfType<string>()];
        return b.SelectMany(p => index.KeysOf(p)).Any(k => k.WithoutProtonation is { } structure && structures.Contains(structure));
    }

    private static string Reason(
        Feature feature, IdentifierReading[] readings, CompoundIdentifier[] identifiers, string? name, MappingParameters parameters)
    {
        if (readings.Length == 0 && IdentifierText.IsBlank(feature.Name)) return "the feature has neither an identifier nor a name";
        if (identifiers.Length == 0 && readings.Length > 0 && name is null) return $"no identifier could be read: {readings[0].Problem}";
        string what = (identifiers.Length, name) switch
        {
            (0, _) => "its name",
            (_, null) => "its identifiers",
            _ => "its identifiers and its name",
        };
        string unused = name is null && !parameters.UseNames && !IdentifierText.IsBlank(feature.Name) ? " (names do not count here)" : "";
        return $"{what} lead to no compound of the pack{unused}";
    }

    /// <summary>What one collection says of a feature.</summary>
    private sealed record Vote(string Statement, int[] Places);

    /// <summary>All that a feature states of its identity.</summary>
    private sealed record Evidence(Vote[] Votes, InchiKey[] Keys, string? Name);
}
