using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// An acid and its bases are different compounds in ChEBI (pyruvic acid CHEBI:32816, pyruvate CHEBI:15361), and pathways draw now the one,
/// now the other. Where a pack gives InChIKeys, forms that differ in protonation only share the first two blocks and can be taken as one
/// compound. Where it gives none, nothing is joined: names are not proof.
/// </summary>
public static class ConjugateForms
{
    /// <summary>
    /// The groups of compounds of a pack that are one structure up to protonation, each with at least two members, in the order of the
    /// pack. Compounds with several InChIKeys link what they share.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Groups(KnowledgePack pack)
    {
        var groups = new DisjointSets(pack.Compounds.Count);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < pack.Compounds.Count; i++)
            foreach (string structure in Structures(pack.Compounds[i]))
                if (!first.TryAdd(structure, i)) groups.Unite(first[structure], i);
        return
        [
            .. Enumerable.Range(0, pack.Compounds.Count).GroupBy(groups.Find).Where(g => g.Count() > 1)
                .Select(IReadOnlyList<string> (g) => [.. g.Select(i => pack.Compounds[i].Id)]),
        ];
    }

    /// <summary>
    /// The pack with every group as one compound: it has the key, name and formula of the first of the pack, the identifiers and names of
    /// all, and stands in each set once. A conversion between two forms of one compound disappears. Numbers of compounds and sizes of sets
    /// change by this, so results say that it was done.
    /// </summary>
    public static KnowledgePack Join(KnowledgePack pack)
    {
        IReadOnlyList<IReadOnlyList<string>> groups = Groups(pack);
        Dictionary<string, string> key = groups.SelectMany(g => g.Select(c => (c, g[0])))
            .ToDictionary(p => p.c, p => p.Item2, StringComparer.Ordinal);
        if (key.Count == 0) return pack;
        Dictionary<string, Compound> byId = pack.Compounds.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Dictionary<string, IReadOnlyList<string>> groupOf = groups.ToDictionary(g => g[0], StringComparer.Ordinal);
        return pack with
        {
            Compounds =
            [
                .. pack.Compounds.Where(c => key.GetValueOrDefault(c.Id, c.Id) == c.Id)
                    .Select(c => groupOf.TryGetValue(c.Id, out IReadOnlyList<string>? group) ? Merged([.. group.Select(id => byId[id])])
                        : c),
            ],
            Sets =
            [
                .. pack.Sets.Select(s => s with
                {
                    Members = [.. s.Members.Select(Key).Distinct(StringComparer.Ordinal)],
                    Edges = [.. s.Edges.Select(e => (From: Key(e.From), To: Key(e.To))).Where(e => e.From != e.To).Distinct()],
                }),
            ],
        };

        string Key(string compound) => key.GetValueOrDefault(compound, compound);
    }

    private static IEnumerable<string> Structures(Compound compound) =>
        from written in compound.Identifiers
        where written.Namespace == CompoundNamespace.InchiKey
        from reading in IdentifierText.ReadAll(written.Namespace, written.Value)
        where reading.Identifier is not null
        let structure = InchiKey.Of(reading.Identifier!.Value.Value).WithoutProtonation
        where structure is not null
        select structure;

    private static Compound Merged(IReadOnlyList<Compound> forms) => forms[0] with
    {
        Synonyms =
            [.. forms.SelectMany(f => f.Synonyms.Prepend(f.Name ?? "")).Where(n => n.Length > 0 && n != forms[0].Name)
            .Distinct(StringComparer.Ordinal)],
        Identifiers =
        [
            .. forms.SelectMany(f => f.Identifiers)
                .Concat(forms.Select(f => IdentifierText.Recognise(f.Id)?.Identifier).OfType<CompoundIdentifier>()).Distinct(),
        ],
        Name = forms[0].Name ?? forms.Select(f => f.Name).FirstOrDefault(n => n is not null),
        Classes = forms.Select(f => f.Classes).FirstOrDefault(c => c.Count > 0) ?? [],
    };
}
