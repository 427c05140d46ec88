using System.Text.RegularExpressions;

namespace Osteon.Primitives;

/// <summary>
/// How collections write the identifiers of compounds: the prefixes that are put in front, the one normal form, and which texts tell their
/// collection by their form alone. Only forms are known here, never which compound an identifier means. The table of forms is in
/// docs/methods/identifier-mapping.md.
/// </summary>
public static partial class CompoundIdentifierForm
{
    private const int HmdbDigits = 7;
    private const int LongestNumber = 12;

    /// <summary>
    /// One identifier in the normal form of its collection, or null with the reason in words: <c>chebi:15365</c> and <c>15365</c> become
    /// <c>CHEBI:15365</c>, <c>HMDB00122</c> becomes <c>HMDB0000122</c>, <c>cpd:C00031</c> becomes <c>C00031</c>, <c>CID:5793</c> and the
    /// <c>5793.0</c> of spreadsheets become <c>5793</c>. Prefixes may repeat; of a web address the last part counts; case, blanks and
    /// quotes around do not matter. KEGG's glycans (G) and drugs (D) count as KEGG; an InChIKey may be its first block or first two alone;
    /// the last digit of a CAS number is checked. An identifier of the source's own is the text without blanks and quotes around it.
    /// </summary>
    /// <param name="collection">The collection it is said to be of.</param>
    /// <param name="text">The text as it stands in the input.</param>
    /// <param name="problem">Why it is none; null if it is one.</param>
    public static string? Normal(CompoundNamespace collection, string text, out string? problem)
    {
        if (collection == CompoundNamespace.Own)
        {
            string own = text.Trim().Trim('"');
            problem = own.Length == 0 ? "nothing is stated" : null;
            return own.Length == 0 ? null : own;
        }

        string bare = CompoundIdentifierPrefix.Strip(collection, Bare(text));
        (string? value, problem) = collection switch
        {
            CompoundNamespace.Chebi => Number(bare, "CHEBI:", 0, "a ChEBI identifier is CHEBI: and a number"),
            CompoundNamespace.Hmdb => Number(bare, "HMDB", HmdbDigits, "an HMDB identifier is HMDB and up to seven digits"),
            CompoundNamespace.Kegg => Matched(Kegg(), bare, "a KEGG compound, glycan or drug is C, G or D and five digits"),
            CompoundNamespace.PubChem => PubChem(bare),
            CompoundNamespace.LipidMaps => LipidMapsNumber(bare),
            CompoundNamespace.InchiKey => Matched(InchiKeyBlocks(), bare, "an InChIKey has 27 characters in three blocks of letters"),
            CompoundNamespace.Cas => CasNumber(bare),
            CompoundNamespace.MetaNetX => Matched(MetaNetX(), bare, "a MetaNetX compound is MNXM and a number"),
            _ => throw new ArgumentOutOfRangeException(nameof(collection), collection, "unknown collection"),
        };
        return value;
    }

    /// <summary>
    /// The collection a text belongs to by its own form: a known prefix, or the unmistakable form of HMDB, KEGG, LIPID MAPS, InChIKey
    /// (all three blocks), MetaNetX or CAS. Null where the form says nothing: bare numbers are of no known collection, since PubChem, ChEBI
    /// and the gene numbers of NCBI all are. What a prefix tells need not have a normal form.
    /// </summary>
    public static CompoundNamespace? CollectionOf(string text)
    {
        string bare = Bare(text);
        if (CompoundIdentifierPrefix.CollectionOf(bare) is { } prefixed) return prefixed;
        return bare switch
        {
            _ when Kegg().IsMatch(bare) => CompoundNamespace.Kegg,
            _ when LipidMaps().IsMatch(bare) => CompoundNamespace.LipidMaps,
            _ when InchiKey().IsMatch(bare) => CompoundNamespace.InchiKey,
            _ when MetaNetX().IsMatch(bare) => CompoundNamespace.MetaNetX,
            _ when Cas().IsMatch(bare) => CompoundNamespace.Cas,
            _ => null,
        };
    }

    /// <summary>The identifier in its normal form that a text is by its form alone, or null.</summary>
    public static CompoundIdentifier? Recognise(string text) =>
        CollectionOf(text) is { } collection && Normal(collection, text, out _) is { } value
            ? new CompoundIdentifier(collection, value)
            : null;

    private static string Bare(string text)
    {
        string bare = WithoutAddress(text.Trim().Trim('"'));
        if (bare.Any(char.IsWhiteSpace)) bare = string.Concat(bare.Where(c => !char.IsWhiteSpace(c)));
        return bare.ToUpperInvariant();
    }

    /// <summary>The last part of a web address: <c>https://identifiers.org/CHEBI:15365</c>, <c>…/obo/CHEBI_15365</c>,
    /// <c>…?chebiId=15365</c>.</summary>
    private static string WithoutAddress(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal)) return text;
        string end = text.TrimEnd('/');
        return end[(end.LastIndexOfAny(['/', '=', '#']) + 1)..];
    }

    private static (string? Value, string? Problem) Matched(Regex form, string value, string problem) =>
        form.IsMatch(value) ? (value, null) : (null, problem);

    private static (string? Value, string? Problem) Number(string text, string prefix, int width, string problem)
    {
        string digits = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        if (digits.Length is 0 or > LongestNumber || !digits.All(char.IsAsciiDigit)) return (null, problem);
        string number = digits.TrimStart('0');
        if (number.Length == 0) return (null, "the number is 0, which names nothing");
        if (width > 0 && number.Length > width) return (null, problem);
        return (prefix + number.PadLeft(width, '0'), null);
    }

    private static (string? Value, string? Problem) PubChem(string bare) =>
        bare.Contains("SID", StringComparison.Ordinal) || bare.Contains("SUBSTANCE", StringComparison.Ordinal)
            ? (null, "this is a PubChem substance (SID); only compounds (CID) can be compared")
            : Number(bare, "", 0, "a PubChem compound is a number");

    private static (string? Value, string? Problem) LipidMapsNumber(string bare) => LipidMapsClass().IsMatch(bare)
        ? (null, "this is a class of lipids, not a structure")
        : Matched(LipidMaps(), bare, "a LIPID MAPS identifier is LM, two letters of the category and eight or more characters");

    private static (string? Value, string? Problem) CasNumber(string bare)
    {
        if (!Cas().IsMatch(bare)) return (null, "a CAS number is two to seven digits, two digits and one digit, with hyphens between");
        string value = bare.TrimStart('0');
        return CasCheckDigitFits(value)
            ? (value, null)
            : (null, "the check digit of the CAS number does not fit: a digit is wrong or two are swapped");
    }

    /// <summary>Whether the last digit is the sum of the others, each times its place from the right, modulo 10.</summary>
    private static bool CasCheckDigitFits(string cas)
    {
        int sum = 0, place = 0;
        for (int i = cas.Length - 3; i >= 0; i--)
            if (char.IsAsciiDigit(cas[i])) sum += ++place * (cas[i] - '0');
        return sum % 10 == cas[^1] - '0';
    }

    [GeneratedRegex("^[CGD][0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Kegg();

    // Fatty acyls, glycerolipids, glycerophospholipids, sphingolipids, sterols, prenols, saccharolipids, polyketides.
    [GeneratedRegex("^LM(FA|GL|GP|SP|ST|PR|SL|PK)[0-9]{4}[0-9A-Z]{4,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex LipidMaps();

    [GeneratedRegex("^LM[A-Z]{2}([0-9]{2}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LipidMapsClass();

    [GeneratedRegex("^[A-Z]{14}(-[A-Z]{10}(-[A-Z])?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex InchiKeyBlocks();

    [GeneratedRegex("^[A-Z]{14}-[A-Z]{10}-[A-Z]$", RegexOptions.CultureInvariant)]
    private static partial Regex InchiKey();

    [GeneratedRegex("^[0-9]{2,7}-[0-9]{2}-[0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Cas();

    [GeneratedRegex("^MNXM[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex MetaNetX();
}
