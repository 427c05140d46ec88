using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// How collections write their identifiers, and how a source's way of writing is brought to the one form of
/// <see cref="CompoundNamespace"/>. Only forms are known here, never which compound an identifier means.
/// </summary>
public static class IdentifierForms
{
    private static readonly (string Prefix, CompoundNamespace Namespace)[] Prefixes =
    [
        ("chebi:", CompoundNamespace.Chebi),
        ("chebi_", CompoundNamespace.Chebi),
        ("hmdb:", CompoundNamespace.Hmdb),
        ("kegg.compound:", CompoundNamespace.Kegg),
        ("kegg.glycan:", CompoundNamespace.Kegg),
        ("kegg.drug:", CompoundNamespace.Kegg),
        ("kegg:", CompoundNamespace.Kegg),
        ("cpd:", CompoundNamespace.Kegg),
        ("gl:", CompoundNamespace.Kegg),
        ("pubchem.compound:", CompoundNamespace.PubChem),
        ("pubchem:", CompoundNamespace.PubChem),
        ("cid:", CompoundNamespace.PubChem),
        ("lipidmaps:", CompoundNamespace.LipidMaps),
        ("inchikey:", CompoundNamespace.InchiKey),
        ("inchi_key:", CompoundNamespace.InchiKey),
        ("inchikey=", CompoundNamespace.InchiKey),
        ("cas:", CompoundNamespace.Cas),
        ("metanetx.chemical:", CompoundNamespace.MetaNetX),
    ];

    /// <summary>
    /// The identifier in the form of its collection, or false if the text cannot be one: <c>chebi:15365</c> and <c>15365</c> become
    /// <c>CHEBI:15365</c>,
    /// <c>HMDB00122</c> becomes <c>HMDB0000122</c>, <c>cpd:C00031</c> becomes <c>C00031</c>, <c>CID:5793</c> and the <c>5793.0</c> of
    /// spreadsheets become <c>5793</c>. Of <see cref="CompoundNamespace.Own"/> any text that is not blank is one. KEGG's glycans (G) and
    /// drugs (D) are taken for KEGG as well. The last digit of a CAS number is checked.
    /// </summary>
    /// <param name="collection">The collection it is said to be of.</param>
    /// <param name="text">The text; blanks around it are passed over.</param>
    /// <param name="value">The identifier.</param>
    public static bool TryParse(CompoundNamespace collection, string text, [NotNullWhen(true)] out string? value)
    {
        string bare = text.Trim();
        foreach ((string prefix, CompoundNamespace of) in Prefixes)
        {
            if (of != collection || !bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            bare = bare[prefix.Length..].Trim();
            break;
        }

        // ChEBI writes its prefix into the identifier, and registries put theirs in front of that.
        if (collection == CompoundNamespace.Chebi) bare = StripWord(bare, "CHEBI");

        value = collection switch
        {
            CompoundNamespace.Chebi => Digits(bare, 1, 9) is { } digits ? "CHEBI:" + digits : null,
            CompoundNamespace.Hmdb => Hmdb(bare),
            CompoundNamespace.Kegg => IsKegg(bare) ? bare.ToUpperInvariant() : null,
            CompoundNamespace.PubChem => Digits(StripWord(bare, "CID"), 1, 12),
            CompoundNamespace.LipidMaps => IsLipidMaps(bare) ? bare.ToUpperInvariant() : null,
            CompoundNamespace.InchiKey => IsInchiKey(bare) ? bare.ToUpperInvariant() : null,
            CompoundNamespace.Cas => IsCas(bare) ? bare : null,
            CompoundNamespace.MetaNetX => IsMetaNetX(bare) ? bare.ToUpperInvariant() : null,
            _ => bare.Length > 0 ? bare : null,
        };
        return value is not null;
    }

    /// <summary>
    /// The identifier that a text is by its form alone, or null: bare digits are none, since PubChem, ChEBI and the gene numbers of NCBI
    /// are all of that form.
    /// </summary>
    public static CompoundIdentifier? Detect(string text)
    {
        string bare = text.Trim();
        foreach ((string prefix, CompoundNamespace of) in Prefixes)
            if (bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return TryParse(of, bare, out string? prefixed) ? new CompoundIdentifier(of, prefixed) : null;
        if (IsDigits(bare)) return null;
        foreach (CompoundNamespace collection in (ReadOnlySpan<CompoundNamespace>)
            [CompoundNamespace.Hmdb, CompoundNamespace.InchiKey, CompoundNamespace.LipidMaps, CompoundNamespace.Kegg, CompoundNamespace.MetaNetX, CompoundNamespace.Cas])
            if (TryParse(collection, bare, out string? value)) return new CompoundIdentifier(collection, value);
        return null;
    }

    /// <summary>Whether a text is digits and nothing else.</summary>
    internal static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// The digits without leading zeros; null if the text is no positive number of that many digits. Spreadsheets write <c>5793.0</c>.
    /// </summary>
    private static string? Digits(string text, int least, int most)
    {
        string digits = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        if (!IsDigits(digits)) return null;
        digits = digits.TrimStart('0');
        return digits.Length >= least && digits.Length <= most ? digits : null;
    }

    private static string? Hmdb(string text)
    {
        string digits = StripWord(text, "HMDB");
        return digits.Length is >= 5 and <= 7 && digits.Length < text.Length && Digits(digits, 1, 7) is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"HMDB{int.Parse(number, CultureInfo.InvariantCulture):D7}")
            : null;
    }

    private static bool IsKegg(string text) =>
        text.Length == 6 && (text[0] is 'C' or 'G' or 'D' or 'c' or 'g' or 'd') && IsDigits(text[1..]);

    private static bool IsLipidMaps(string text) =>
        text.Length is >= 8 and <= 16
        && text.StartsWith("LM", StringComparison.OrdinalIgnoreCase)
        && char.IsAsciiLetter(text[2]) && char.IsAsciiLetter(text[3])
        && char.IsAsciiDigit(text[4]) && char.IsAsciiDigit(text[5])
        && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsInchiKey(string text) =>
        text.Length == 27 && text[14] == '-' && text[25] == '-' && text.Where((_, i) => i is not (14 or 25)).All(char.IsAsciiLetter);

    private static bool IsMetaNetX(string text) => text.StartsWith("MNXM", StringComparison.OrdinalIgnoreCase) && IsDigits(text[4..]);

    private static bool IsCas(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Length != 3 || parts[0].Length is < 2 or > 7 || parts[1].Length != 2 || parts[2].Length != 1 || !parts.All(IsDigits))
            return false;
        string digits = parts[0] + parts[1];
        int sum = 0;
        for (int i = 0; i < digits.Length; i++) sum += (digits.Length - i) * (digits[i] - '0');
        return sum % 10 == parts[2][0] - '0';
    }

    private static string StripWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? text[word.Length..].TrimStart(':', ' ') : text;
}
