using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Identifiers of compounds as columns of tables hold them.</summary>
internal static class CompoundIds
{
    private static readonly string[] LipidClasses = ["FA", "GL", "GP", "SP", "ST", "PR", "SL", "PK"];

    /// <summary>The collection a column is of, or null.</summary>
    public static CompoundNamespace? NamespaceOf(FeatureField field) => field switch
    {
        FeatureField.InchiKey => CompoundNamespace.InchiKey,
        FeatureField.Hmdb => CompoundNamespace.Hmdb,
        FeatureField.Kegg => CompoundNamespace.Kegg,
        FeatureField.Chebi => CompoundNamespace.Chebi,
        FeatureField.PubChem => CompoundNamespace.PubChem,
        FeatureField.LipidMaps => CompoundNamespace.LipidMaps,
        FeatureField.Cas => CompoundNamespace.Cas,
        FeatureField.MetaNetX => CompoundNamespace.MetaNetX,
        _ => null,
    };

    /// <summary>The identifiers of a cell, which are separated by a bar, a semicolon, a comma or a blank.</summary>
    public static string[] Split(string text) =>
        text.Split(['|', ';', ',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An identifier whose form tells its collection; others are the source's own.</summary>
    public static CompoundIdentifier Of(string id)
    {
        CompoundNamespace space =
            id.StartsWith("HMDB", StringComparison.Ordinal) && Digits(id[4..], 5, 7) ? CompoundNamespace.Hmdb
            : id.StartsWith("CHEBI:", StringComparison.OrdinalIgnoreCase) && Digits(id[6..], 1, 9) ? CompoundNamespace.Chebi
            : id.StartsWith("LM", StringComparison.Ordinal)
                && id.Length is >= 10 and <= 14
                && LipidClasses.Contains(id[2..4])
                && Digits(id[4..8], 4, 4)
                ? CompoundNamespace.LipidMaps
            : id.Length == 6 && id[0] == 'C' && Digits(id[1..], 5, 5) ? CompoundNamespace.Kegg
            : id.StartsWith("MNXM", StringComparison.Ordinal) && Digits(id[4..], 1, 9) ? CompoundNamespace.MetaNetX
            : id.StartsWith("CID:", StringComparison.OrdinalIgnoreCase) && Digits(id[4..], 1, 12) ? CompoundNamespace.PubChem
            : IsInchiKey(id) ? CompoundNamespace.InchiKey
            : CompoundNamespace.Own;
        return new CompoundIdentifier(space, id);
    }

    private static bool IsInchiKey(string id) =>
        id.Length == 27 && id[14] == '-' && id[25] == '-' && id.Where((_, i) => i is not (14 or 25)).All(char.IsAsciiLetterUpper);

    private static bool Digits(string text, int least, int most) =>
        text.Length >= least && text.Length <= most && text.All(char.IsAsciiDigit);
}
