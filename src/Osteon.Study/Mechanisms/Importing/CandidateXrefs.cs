namespace Osteon.Study;

/// <summary>Identifiers of foreign collections in the closed list of the mechanism format; others become a remark.</summary>
internal static class CandidateXrefs
{
    /// <summary><c>prefix:accession</c>, or null where the collection is not one of the list.</summary>
    public static string? Of(string database, string identifier)
    {
        string bare = identifier[(identifier.LastIndexOf(':') + 1)..].Trim();
        if (bare.Length == 0 || bare.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))) return null;
        bool number = bare.All(char.IsAsciiDigit);
        string? prefix = Fold(database) switch
        {
            "chebi" when number => "CHEBI",
            "hmdb" => "HMDB",
            "keggcompound" => "KEGG",
            "wikipathways" => "WP",
            "hgncaccessionnumber" or "hgnc" when number => "hgnc",
            "rgd" when number => "rgd",
            "mgi" when number => "mgi",
            "mirbasesequence" or "mirbase" or "mirbasematuresequence" => "mirbase",
            "geneontology" or "go" when number => "GO",
            "uberon" when number => "UBERON",
            "cellontology" or "cl" when number => "CL",
            "mondo" when number => "MONDO",
            _ => null,
        };
        return prefix is null ? null : $"{prefix}:{bare}";
    }

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
