using System.Collections.Frozen;

namespace Osteon.Primitives;

/// <summary>
/// The words that stand for a collection in front of its identifiers, as registries (identifiers.org), exchange formats and databases write
/// them.
/// </summary>
public static class CompoundIdentifierPrefix
{
    private static readonly FrozenDictionary<string, CompoundNamespace> Words = new Dictionary<string, CompoundNamespace>
    {
        ["CHEBI"] = CompoundNamespace.Chebi,
        ["HMDB"] = CompoundNamespace.Hmdb,
        ["KEGG"] = CompoundNamespace.Kegg,
        ["KEGG.COMPOUND"] = CompoundNamespace.Kegg,
        ["KEGG.GLYCAN"] = CompoundNamespace.Kegg,
        ["KEGG.DRUG"] = CompoundNamespace.Kegg,
        ["CPD"] = CompoundNamespace.Kegg,
        ["GL"] = CompoundNamespace.Kegg,
        ["DR"] = CompoundNamespace.Kegg,
        ["CID"] = CompoundNamespace.PubChem,
        ["PUBCHEM"] = CompoundNamespace.PubChem,
        ["PUBCHEM-CPD"] = CompoundNamespace.PubChem,
        ["PUBCHEM.COMPOUND"] = CompoundNamespace.PubChem,
        ["PUBCHEM-COMPOUND"] = CompoundNamespace.PubChem,
        ["PUBCHEM_COMPOUND"] = CompoundNamespace.PubChem,
        ["PUBCHEMCOMPOUND"] = CompoundNamespace.PubChem,
        ["LM"] = CompoundNamespace.LipidMaps,
        ["LMSD"] = CompoundNamespace.LipidMaps,
        ["LIPIDMAP"] = CompoundNamespace.LipidMaps,
        ["LIPIDMAPS"] = CompoundNamespace.LipidMaps,
        ["LIPID_MAPS"] = CompoundNamespace.LipidMaps,
        ["INCHIKEY"] = CompoundNamespace.InchiKey,
        ["INCHI_KEY"] = CompoundNamespace.InchiKey,
        ["CAS"] = CompoundNamespace.Cas,
        ["CASRN"] = CompoundNamespace.Cas,
        ["CASNO"] = CompoundNamespace.Cas,
        ["CASNO."] = CompoundNamespace.Cas,
        ["MNX"] = CompoundNamespace.MetaNetX,
        ["METANETX"] = CompoundNamespace.MetaNetX,
        ["METANETX.CHEMICAL"] = CompoundNamespace.MetaNetX,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] LongestFirst = [.. Words.Keys.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];

    /// <summary>The collection a word stands for (without the colon; case does not matter), or null.</summary>
    public static CompoundNamespace? OfWord(string word) =>
        Words.TryGetValue(word, out CompoundNamespace collection) ? collection : null;

    /// <summary>The collection that a text in capitals without blanks names in front, or null.</summary>
    internal static CompoundNamespace? CollectionOf(string bare) => Find(bare, null) is { } found ? Words[found.Word] : null;

    /// <summary>The text without the prefixes of its collection.</summary>
    internal static string Strip(CompoundNamespace collection, string bare)
    {
        while (Find(bare, collection) is { } found) bare = bare[found.Length..];
        return bare;
    }

    private static (string Word, int Length)? Find(string bare, CompoundNamespace? of)
    {
        foreach (string word in LongestFirst)
        {
            if (!bare.StartsWith(word, StringComparison.Ordinal)) continue;
            CompoundNamespace collection = Words[word];
            if (of is { } wanted && wanted != collection) continue;
            if (bare.Length > word.Length && IsSeparator(bare[word.Length], collection)) return (word, word.Length + 1);
            if (NeedsNoSeparator(collection)) return (word, word.Length);
        }

        return null;
    }

    private static bool IsSeparator(char c, CompoundNamespace collection) =>
        c is ':' or '_' || (c == '=' && collection == CompoundNamespace.InchiKey);

    /// <summary>Collections whose identifiers begin with a digit, or with the word itself.</summary>
    private static bool NeedsNoSeparator(CompoundNamespace collection) =>
        collection is CompoundNamespace.Chebi or CompoundNamespace.Hmdb or CompoundNamespace.PubChem or CompoundNamespace.Cas;
}
