using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Identifiers of compounds as exchange formats write them: a prefix for the collection, a colon, and the identifier.</summary>
internal static class DatabaseIdentifier
{
    /// <summary>Prefix under which identifiers stand that belong to no public collection.</summary>
    public const string OwnPrefix = "own";

    /// <summary>
    /// The identifier a text stands for; null for nothing, <c>null</c> and a prefix with <c>null</c>. A text no collection is known for is
    /// the source's own.
    /// </summary>
    public static CompoundIdentifier? Parse(string text)
    {
        text = text.Trim();
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string prefix = colon < 0 ? "" : text[..colon].Trim(), value = text[(colon + 1)..].Trim();
        if (value is "" or "null") return null;
        if (OfPrefix(prefix) is not { } collection) return new CompoundIdentifier(ByForm(text), text);
        while (value.StartsWith(prefix + ":", StringComparison.OrdinalIgnoreCase)) value = value[(prefix.Length + 1)..];
        return new CompoundIdentifier(collection, collection == CompoundNamespace.Chebi ? $"CHEBI:{value}" : value);
    }

    /// <summary>The identifier with its prefix.</summary>
    public static string Text(CompoundIdentifier identifier) => identifier.Namespace == CompoundNamespace.Chebi
        && identifier.Value.StartsWith("CHEBI:", StringComparison.Ordinal)
            ? identifier.Value
            : $"{Prefix(identifier.Namespace)}:{identifier.Value}";

    /// <summary>The prefix of a collection.</summary>
    public static string Prefix(CompoundNamespace collection) => collection switch
    {
        CompoundNamespace.Chebi => "CHEBI",
        CompoundNamespace.Hmdb => "HMDB",
        CompoundNamespace.Kegg => "KEGG",
        CompoundNamespace.PubChem => "CID",
        CompoundNamespace.LipidMaps => "LM",
        CompoundNamespace.InchiKey => "INCHIKEY",
        CompoundNamespace.Cas => "CAS",
        CompoundNamespace.MetaNetX => "MNX",
        _ => OwnPrefix,
    };

    /// <summary>The database behind a prefix, as a file declares it.</summary>
    public static MzTabDatabase Database(CompoundNamespace collection) => collection switch
    {
        CompoundNamespace.Chebi => new("ChEBI", "CHEBI", Uri: "https://www.ebi.ac.uk/chebi/"),
        CompoundNamespace.Hmdb => new("HMDB", "HMDB", Uri: "https://hmdb.ca/"),
        CompoundNamespace.Kegg => new("KEGG COMPOUND", "KEGG", Uri: "https://www.kegg.jp/"),
        CompoundNamespace.PubChem => new("PubChem Compound", "CID", Uri: "https://pubchem.ncbi.nlm.nih.gov/"),
        CompoundNamespace.LipidMaps => new("LIPID MAPS", "LM", Uri: "https://www.lipidmaps.org/"),
        CompoundNamespace.InchiKey => new("InChIKey", "INCHIKEY", Uri: "https://www.inchi-trust.org/"),
        CompoundNamespace.Cas => new("CAS registry", "CAS", Uri: "https://commonchemistry.cas.org/"),
        CompoundNamespace.MetaNetX => new("MetaNetX", "MNX", Uri: "https://www.metanetx.org/"),
        _ => new("identifiers of this file", OwnPrefix),
    };

    private static CompoundNamespace? OfPrefix(string prefix) =>
        prefix.Equals(OwnPrefix, StringComparison.OrdinalIgnoreCase) ? CompoundNamespace.Own : CompoundIdentifierPrefix.OfWord(prefix);

    /// <summary>The collection that a text without prefix tells as it stands: in normal form, or an older number of HMDB.</summary>
    private static CompoundNamespace ByForm(string text) =>
        CompoundIdentifierForm.Recognise(text) is { } known && (known.Value == text || known.Namespace == CompoundNamespace.Hmdb)
            ? known.Namespace
            : CompoundNamespace.Own;
}
