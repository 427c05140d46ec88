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
    private static readonly char[] ListSeparators = [';', '|', ','];

    /// <summary>Whether a cell means "nothing is stated": empty, a dash, <c>NA</c>, <c>null</c>, <c>unknown</c> and the like.</summary>
    public static bool IsBlank(string? text) => NotStated.Is(text);

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
        string? value = CompoundIdentifierForm.Normal(space, text, out string? problem);
        return new IdentifierReading(text, value is null ? null : new CompoundIdentifier(space, value), problem);
    }

    /// <summary>
    /// The namespace a text belongs to by its own form (<see cref="CompoundIdentifierForm.CollectionOf"/>), read in it, for columns that
    /// mix collections (<c>database_identifier</c>). Null where the form says nothing, as of bare numbers.
    /// </summary>
    public static IdentifierReading? Recognise(string? text) =>
        !IsBlank(text) && CompoundIdentifierForm.CollectionOf(text!) is { } space ? Read(space, text!) : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();
}
