using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The compounds of a pack, found by identifier, by blocks of the InChIKey and by name. Building it costs one pass over the pack; it is
/// then
/// only read and may be shared by threads.
/// </summary>
public sealed class CompoundIndex
{
    private readonly Dictionary<CompoundIdentifier, List<int>> _byIdentifier = [];
    private readonly Dictionary<string, List<int>> _byStructure = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _bySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byFoldedName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byNameWithoutStereo = new(StringComparer.Ordinal);
    private readonly InchiKey[][] _keys;
    private readonly List<(string Compound, IdentifierReading Reading)> _unreadable = [];

    /// <summary>
    /// Indexes a pack. The key of a compound counts as an identifier too where its form is unmistakable (packs of ChEBI sets use ChEBI
    /// identifiers as keys). Members of sets that the pack does not list as compounds are added with their key alone.
    /// </summary>
    public CompoundIndex(KnowledgePack pack)
    {
        Source = pack.Source;
        var known = pack.Compounds.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        Compounds =
        [
            .. pack.Compounds,
            .. pack.Sets.SelectMany(s => s.Members).Distinct(StringComparer.Ordinal).Where(m => !known.Contains(m))
                .Select(m => new Compound { Id = m }),
        ];
        _keys = new InchiKey[Compounds.Count][];
        for (int i = 0; i < Compounds.Count; i++) Add(i, Compounds[i]);
    }

    /// <summary>The pack's source.</summary>
    public KnowledgeSource Source { get; }

    /// <summary>The compounds, in the order of the pack.</summary>
    public IReadOnlyList<Compound> Compounds { get; }

    /// <summary>Identifiers of the pack that could not be read, with the reason.</summary>
    public IReadOnlyList<(string Compound, IdentifierReading Reading)> Unreadable => _unreadable;

    /// <summary>Places of the compounds with this identifier (normal form).</summary>
    internal IReadOnlyList<int> WithIdentifier(CompoundIdentifier identifier) => _byIdentifier.GetValueOrDefault(identifier) ?? [];

    /// <summary>Places of the compounds whose InChIKey has these first two blocks.</summary>
    internal IReadOnlyList<int> WithStructure(string firstTwoBlocks) => _byStructure.GetValueOrDefault(firstTwoBlocks) ?? [];

    /// <summary>Places of the compounds whose InChIKey has this first block.</summary>
    internal IReadOnlyList<int> WithSkeleton(string firstBlock) => _bySkeleton.GetValueOrDefault(firstBlock) ?? [];

    /// <summary>Places of the compounds with this name or synonym, at one of the levels of names.</summary>
    internal IReadOnlyList<int> WithName(string name, MatchLevel level) => level switch
    {
        MatchLevel.NameExact => _byName.GetValueOrDefault(CompoundName.Exact(name)),
        MatchLevel.NameFolded => _byFoldedName.GetValueOrDefault(CompoundName.Folded(name)),
        MatchLevel.NameWithoutStereo => _byNameWithoutStereo.GetValueOrDefault(CompoundName.WithoutStereo(name)),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "not a level of names"),
    } ?? [];

    /// <summary>The InChIKeys of a compound.</summary>
    internal IReadOnlyList<InchiKey> KeysOf(int compound) => _keys[compound];

    private void Add(int at, Compound compound)
    {
        var keys = new List<InchiKey>();
        foreach (CompoundIdentifier written in compound.Identifiers)
            foreach (IdentifierReading reading in IdentifierText.ReadAll(written.Namespace, written.Value))
                AddReading(at, compound.Id, reading, keys);
        if (IdentifierText.Recognise(compound.Id) is { Identifier: not null } own) AddReading(at, compound.Id, own, keys);
        Put(_byIdentifier, new CompoundIdentifier(CompoundNamespace.Own, compound.Id), at);
        _keys[at] = [.. keys];
        foreach (string name in compound.Synonyms.Prepend(compound.Name ?? "").Where(n => !IdentifierText.IsBlank(n)))
        {
            Put(_byName, CompoundName.Exact(name), at);
            Put(_byFoldedName, CompoundName.Folded(name), at);
            Put(_byNameWithoutStereo, CompoundName.WithoutStereo(name), at);
        }
    }

    private void AddReading(int at, string compound, IdentifierReading reading, List<InchiKey> keys)
    {
        if (reading.Identifier is not { } identifier)
        {
            _unreadable.Add((compound, reading));
            return;
        }

        if (identifier.Namespace != CompoundNamespace.InchiKey || InchiKey.Of(identifier.Value).IsFull) Put(_byIdentifier, identifier, at);
        if (identifier.Namespace != CompoundNamespace.InchiKey) return;
        InchiKey key = InchiKey.Of(identifier.Value);
        if (!keys.Contains(key)) keys.Add(key);
        Put(_bySkeleton, key.Skeleton, at);
        if (key.WithoutProtonation is { } structure) Put(_byStructure, structure, at);
    }

    private static void Put<TKey>(Dictionary<TKey, List<int>> index, TKey key, int at)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<int>? places)) index[key] = places = [];
        if (places.Count == 0 || places[^1] != at) places.Add(at);
    }
}
