using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Compounds that take part in so many reactions that a path through them means nothing: water, protons, carriers of phosphate, electrons
/// and acyl groups. They make no edges, and sets that are put together from reactions do not hold them. The list is declared, in
/// <c>data/currency-metabolites.tsv</c>.
/// </summary>
public static class CurrencyMetabolites
{
    /// <summary>
    /// Names (capitals do not count) and identifiers (ChEBI of the neutral compound and of its form at pH 7.3, KEGG) of the default list.
    /// </summary>
    public static IReadOnlyList<string> Default { get; } = Load();

    private static List<string> Load()
    {
        using Stream stream = typeof(CurrencyMetabolites).Assembly.GetManifestResourceStream("currency-metabolites.tsv")
            ?? throw new InvalidOperationException("the list of currency metabolites is missing from the assembly");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var entries = new List<string>();
        while (reader.ReadLine() is { } line)
            foreach (string cell in line.Split('\t'))
                entries.AddRange(cell.Split('|', StringSplitOptions.RemoveEmptyEntries));
        return entries;
    }
}

/// <summary>Membership in a list of currency metabolites.</summary>
internal sealed class Currency
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<CompoundIdentifier> _identifiers = [];

    public Currency(IEnumerable<string> entries)
    {
        foreach (string entry in entries)
        {
            _names.Add(entry.Trim());
            if (IdentifierForms.Detect(entry) is { } identifier) _identifiers.Add(identifier);
        }
    }

    public bool Has(CompoundDraft compound) =>
        _names.Contains(compound.Id)
            || (compound.Name is { } name && _names.Contains(name))
            || compound.Identifiers.Any(_identifiers.Contains);
}
