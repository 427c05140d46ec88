using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Brings identifiers of compounds into one normal form, so that the same compound written in two ways is found: <c>HMDB00122</c> and
/// <c>hmdb:HMDB0000122</c>, <c>15365</c> and <c>chebi:15365</c>, <c>cpd:C00031</c> and <c>C00031</c>. Nothing is guessed across namespaces;
/// what does not fit its namespace is reported with the reason. See docs/methods/identifier-mapping.md for the table of forms.
/// </summary>
public static partial class IdentifierText
{
    private const int HmdbDigits = 7;
    private const int LongestNumber = 12;

    private static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "-", "--", "–", "—", ".", "NA", "N/A", "#N/A", "NaN", "null", "none", "nil", "unknown", "not available", "n.a.", "n.d.",
    };

    private static readonly char[] ListSeparators = [';', '|', ','];

    /// <summary>Whether a cell means "nothing is stated": empty, a dash, <c>NA</c>, <c>null</c>, <c>unknown</c> and the like.</summary>
    public static bool IsBlank(string? text) => text is null || Blanks.Contains(text.Trim());

    /// <summary>
    /// All identifiers of a cell, which may list several (separated by semicolon, comma or bar; by blanks too if the parts do not fit
    /// otherwise). Blank parts give nothing. An own identifier is taken whole.
    /// </summary>
    /// <param name="space">The namespace the column or prefix states.</param>
    /// <param name="cell">The text as it stands in the input.</param>
    public static IReadOnlyList<IdentifierReading> ReadAll(CompoundNamespace space, string? cell)
    {
        if (IsBlank(cell)) return [];
        if (space == CompoundNamespace.Own) return [Read(space, cell!)];
        var readings = new List<IdentifierReading>();
        foreach (string part in cell!.Split(ListSeparators, StringSplitOptions.TrimEntries))
        {
            if (IsBlank(part)) continue;
            IdentifierReading whole = Read(space, part);
            if (whole.Identifier is not null || !part.Any(char.IsWhiteSpace))
            {
                readings.Add(whole);
                continue;
            }

            IdentifierReading[] words = [.. Words().Split(part).Where(w => !IsBlank(w)).Select(w => Read(space, w))];
            if (Array.TrueForAll(words, w => w.Identifier is not null)) readings.AddRange(words);
            else readings.Add(whole);
        }

        return readings;
    }

    /// <summary>One identifier in its normal form, or why it is none. A blank is a problem here; <see cref="ReadAll"/> passes over
    /// blanks.</summary>
    public static IdentifierReading Read(CompoundNamespace space, string text)
    {
        if (IsBlank(text)) return new IdentifierReading(text, null, "nothing is stated");
        string trimmed = text.Trim().Trim('"');
        if (space == CompoundNamespace.Own) return new IdentifierReading(text, new CompoundIdentifier(space, trimmed), null);
        string bare = Spaces().Replace(WithoutAddress(trimmed), "").ToUpperInvariant();
        (string? value, string? problem) = space switch
        {
            CompoundNamespace.Chebi => Number(Prefix(ChebiPrefix(), bare), "CHEBI:", 0, "a ChEBI identifier is CHEBI: and a number"),
            CompoundNamespace.Hmdb =>
                Number(Prefix(HmdbPrefix(), bare), "HMDB", HmdbDigits, "an HMDB identifier is HMDB and up to seven digits"),
            CompoundNamespace.Kegg => Matched(
                Kegg(), Prefix(KeggPrefix(), bare), "a KEGG compound, glycan or drug is C, G or D and five digits"),
            CompoundNamespace.PubChem => PubChem(bare),
            CompoundNamespace.LipidMaps => LipidMapsNumber(Prefix(LipidMapsPrefix(), bare)),
            CompoundNamespace.InchiKey => Matched(
                InchiKeyText(), Prefix(InchiKeyPrefix(), bare), "an InChIKey has 27 characters in three blocks of letters"),
            CompoundNamespace.Cas => CasNumber(Prefix(CasPrefix(), bare)),
            CompoundNamespace.MetaNetX => Matched(MetaNetX(), Prefix(MetaNetXPrefix(), bare), "a MetaNetX compound is MNXM and a number"),
            _ => throw new ArgumentOutOfRangeException(nameof(space), space, "unknown namespace"),
        };
        return new IdentifierReading(text, value is null ? null : new CompoundIdentifier(space, value), problem);
    }

    /// <summary>
    /// The namespace a text belongs to by its own form, for columns that mix collections (<c>database_identifier</c>): a known prefix, or
    /// the unmistakable form of ChEBI, HMDB, KEGG, LIPID MAPS, InChIKey, MetaNetX or CAS. Bare numbers are of no known namespace. Null
    /// where
    /// the form says nothing.
    /// </summary>
    public static IdentifierReading? Recognise(string? text)
    {
        if (IsBlank(text)) return null;
        string bare = Spaces().Replace(WithoutAddress(text!.Trim().Trim('"')), "").ToUpperInvariant();
        CompoundNamespace? space = bare switch
        {
            _ when ChebiPrefix().IsMatch(bare) => CompoundNamespace.Chebi,
            _ when HmdbPrefix().IsMatch(bare) => CompoundNamespace.Hmdb,
            _ when KeggPrefix().IsMatch(bare) || Kegg().IsMatch(bare) => CompoundNamespace.Kegg,
            _ when PubChemPrefix().IsMatch(bare) => CompoundNamespace.PubChem,
            _ when LipidMapsPrefix().IsMatch(bare) || LipidMaps().IsMatch(bare) => CompoundNamespace.LipidMaps,
            _ when InchiKeyPrefix().IsMatch(bare) || FullInchiKey().IsMatch(bare) => CompoundNamespace.InchiKey,
            _ when MetaNetXPrefix().IsMatch(bare) || MetaNetX().IsMatch(bare) => CompoundNamespace.MetaNetX,
            _ when CasPrefix().IsMatch(bare) || CasForm().IsMatch(bare) => CompoundNamespace.Cas,
            _ => null,
        };
        return space is { } known ? Read(known, text) : null;
    }

    /// <summary>Whether the last digit of a CAS number is the sum of the others, each times its place from the right, modulo 10.</summary>
    internal static bool CasCheckDigitFits(string cas)
    {
        int sum = 0, place = 0;
        for (int i = cas.Length - 3; i >= 0; i--)
            if (char.IsAsciiDigit(cas[i])) sum += ++place * (cas[i] - '0');
        return sum % 10 == cas[^1] - '0';
    }

    /// <summary>The last part of a web address: <c>https://identifiers.org/CHEBI:15365</c>, <c>…/obo/CHEBI_15365</c>,
    /// <c>…?chebiId=15365</c>.</summary>
    private static string WithoutAddress(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal)) return text;
        string end = text.TrimEnd('/');
        return end[(end.LastIndexOfAny(['/', '=', '#']) + 1)..];
    }

    private static string Prefix(Regex prefix, string bare) => prefix.Replace(bare, "");

    private static (string? Value, string? Problem) Matched(Regex form, string value, string problem) =>
        form.IsMatch(value) ? (value, null) : (null, problem);

    private static (string? Value, string? Problem) Number(string digits, string prefix, int width, string problem)
    {
        if (digits.Length is 0 or > LongestNumber || !digits.All(char.IsAsciiDigit)) return (null, problem);
        string number = digits.TrimStart('0');
        if (number.Length == 0) return (null, "the number is 0, which names nothing");
        if (width > 0 && number.Length > width) return (null, problem);
        return (prefix + number.PadLeft(width, '0'), null);
    }

    private static (string? Value, string? Problem) PubChem(string bare) =>
        bare.Contains("SID", StringComparison.Ordinal) || bare.Contains("SUBSTANCE", StringComparison.Ordinal)
            ? (null, "this is a PubChem substance (SID); only compounds (CID) can be compared")
            : Number(Prefix(PubChemPrefix(), bare), "", 0, "a PubChem compound is a number");

    private static (string? Value, string? Problem) LipidMapsNumber(string bare) => LipidMapsClass().IsMatch(bare)
        ? (null, "this is a class of lipids, not a structure")
        : Matched(LipidMaps(), bare, "a LIPID MAPS identifier is LM, two letters and eight or more characters");

    private static (string? Value, string? Problem) CasNumber(string bare)
    {
        if (!CasForm().IsMatch(bare)) return (null, "a CAS number is two to seven digits, two digits and one digit, with hyphens between");
        string value = bare.TrimStart('0');
        return CasCheckDigitFits(value)
            ? (value, null)
            : (null, "the check digit of the CAS number does not fit: a digit is wrong or two are swapped");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(CHEBI[:_]?)+")]
    private static partial Regex ChebiPrefix();

    [GeneratedRegex(@"^(HMDB[:_]?)+")]
    private static partial Regex HmdbPrefix();

    [GeneratedRegex(@"^((KEGG(\.(COMPOUND|GLYCAN|DRUG))?|CPD|GL|DR)[:_])+")]
    private static partial Regex KeggPrefix();

    [GeneratedRegex(@"^[CGD][0-9]{5}$")]
    private static partial Regex Kegg();

    [GeneratedRegex(@"^(PUBCHEM(\.COMPOUND|COMPOUND|-COMPOUND|_COMPOUND)?[:_]?|CID[:_]?)+")]
    private static partial Regex PubChemPrefix();

    [GeneratedRegex(@"^((LIPIDMAPS?|LIPID_MAPS|LMSD)[:_])+")]
    private static partial Regex LipidMapsPrefix();

    [GeneratedRegex(@"^LM[A-Z]{2}[0-9A-Z]{8,12}$")]
    private static partial Regex LipidMaps();

    [GeneratedRegex(@"^LM[A-Z]{2}([0-9]{2}){0,3}$")]
    private static partial Regex LipidMapsClass();

    [GeneratedRegex(@"^(INCHIKEY[=:])+")]
    private static partial Regex InchiKeyPrefix();

    [GeneratedRegex(@"^[A-Z]{14}(-[A-Z]{10}(-[A-Z])?)?$")]
    private static partial Regex InchiKeyText();

    [GeneratedRegex(@"^[A-Z]{14}-[A-Z]{10}-[A-Z]$")]
    private static partial Regex FullInchiKey();

    [GeneratedRegex(@"^CAS(RN|NO\.?)?[:_]?")]
    private static partial Regex CasPrefix();

    [GeneratedRegex(@"^[0-9]{2,7}-[0-9]{2}-[0-9]$")]
    private static partial Regex CasForm();

    [GeneratedRegex(@"^METANETX(\.CHEMICAL)?[:_]")]
    private static partial Regex MetaNetXPrefix();

    [GeneratedRegex(@"^MNXM[0-9]+$")]
    private static partial Regex MetaNetX();
}
