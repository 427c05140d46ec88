using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Identifiers out of cells, elements and attributes; those that cannot be of their collection are reported and passed over.
/// </summary>
internal sealed class IdentifierCells(KnowledgePart part, FindingCollector findings) : IDisposable
{
    private const int MostOfAKind = 5;
    private static readonly char[] Separators = [';', '|', ',', ' ', '\t', '\n', '\r', '"'];

    /// <summary>Which identifier is the key of a compound that its source gives none: the first collection of these that it has.</summary>
    private static readonly CompoundNamespace[] KeyOrder =
    [
        CompoundNamespace.Chebi, CompoundNamespace.InchiKey, CompoundNamespace.Hmdb, CompoundNamespace.Kegg, CompoundNamespace.LipidMaps, CompoundNamespace.PubChem,
        CompoundNamespace.MetaNetX, CompoundNamespace.Cas, CompoundNamespace.Own,
    ];

    private readonly CappedFindings _findings = new(findings, part.Location.File, MostOfAKind);

    /// <summary>Adds the identifiers of a cell, which may hold several, separated by semicolons, bars, commas or blanks.</summary>
    public void Add(List<CompoundIdentifier> into, CompoundNamespace collection, string cell, int line, int column)
    {
        if (cell.Length == 0) return;
        foreach (string word in cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IsNothing(word)) continue;
            if (IdentifierForms.TryParse(collection, word, out string? value)) into.Add(new CompoundIdentifier(collection, value));
            else
                _findings.Add(Finding.Warning(
                    "OST-KNW-015",
                    $"this is no identifier of {NameOf(collection)}; it is passed over",
                    line > 0 ? part.At(line, column > 0 ? column : null) : part.Location,
                    TextTable.Shorten(word),
                    "Correct the file, or ask its publisher to."));
        }
    }

    /// <summary>The key of a compound with these identifiers; null if there are none.</summary>
    public static string? KeyOf(IReadOnlyList<CompoundIdentifier> identifiers)
    {
        foreach (CompoundNamespace collection in KeyOrder)
            foreach (CompoundIdentifier identifier in identifiers)
                if (identifier.Namespace == collection) return identifier.Value;
        return null;
    }

    /// <summary>A collection as people call it.</summary>
    public static string NameOf(CompoundNamespace collection) => collection switch
    {
        CompoundNamespace.Chebi => "ChEBI",
        CompoundNamespace.Hmdb => "HMDB",
        CompoundNamespace.Kegg => "KEGG",
        CompoundNamespace.LipidMaps => "LIPID MAPS",
        CompoundNamespace.InchiKey => "InChIKey",
        CompoundNamespace.Cas => "CAS",
        CompoundNamespace.Own => "the source itself",
        _ => collection.ToString(),
    };

    public void Dispose() => _findings.Close();

    /// <summary>The words that tables put where they have nothing.</summary>
    internal static bool IsNothing(string word) => word is "-" or "--" or "." || word.Equals("na", StringComparison.OrdinalIgnoreCase)
        || word.Equals("n/a", StringComparison.OrdinalIgnoreCase) || word.Equals("nan", StringComparison.OrdinalIgnoreCase)
        || word.Equals("none", StringComparison.OrdinalIgnoreCase) || word.Equals("null", StringComparison.OrdinalIgnoreCase);
}
