using System.Globalization;
using System.Text;

namespace Osteon.Formats;

/// <summary>What a cell holds where a number is expected.</summary>
internal enum NumberCell
{
    /// <summary>A finite number.</summary>
    Number,

    /// <summary>Nothing, or a mark that means nothing.</summary>
    Missing,

    /// <summary>Infinity in any spelling, or a number too large for a double.</summary>
    Infinite,

    /// <summary>A number that needs to know what a comma means; the mark of the file is not settled yet.</summary>
    Comma,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>
/// Reads cells as numbers. Known are: digits with a decimal point and an exponent; thousands separated by blanks, apostrophes or the mark
/// that is not the decimal one, in groups of three; the marks of missing values. What a comma means is one decision for a whole file, see
/// <see cref="DecimalMarkEvidence"/>.
/// </summary>
internal sealed class NumberCells(FeatureTableReadOptions options, char? decimalMark)
{
    private static readonly HashSet<string> UsualMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "N/A", "#N/A", "n.a.", "NaN", "null", "none", "-", "--", "–", "—", ".", "?", "nd", "n.d.", "n/d", "#NUM!", "#VALUE!",
        "#DIV/0!",
    };

    private static readonly HashSet<string> Infinities = new(StringComparer.OrdinalIgnoreCase)
    {
        "inf", "infinity", "∞", "#inf", "1.#inf", "1.#inf00",
    };

    private const int Longest = 64;

    private readonly HashSet<string> _marks = new(
        UsualMarks.Concat(options.MissingMarks.Select(m => m.Trim())), StringComparer.OrdinalIgnoreCase);

    /// <summary>What the commas of this file mean, as far as cells have told.</summary>
    public DecimalMarkEvidence Evidence { get; } = new();

    /// <summary>The marks of missing values.</summary>
    public bool IsMissing(string text) => text.Length == 0 || _marks.Contains(text);

    /// <summary>Reads a cell.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="value">The number; NaN unless the result is <see cref="NumberCell.Number"/>.</param>
    public NumberCell Read(ReadOnlySpan<byte> bytes, out double value)
    {
        ReadOnlySpan<byte> cell = bytes.Trim(" \t"u8);
        value = double.NaN;
        if (cell.IsEmpty) return NumberCell.Missing;
        if (cell[0] is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.'
            && (decimalMark != ',' || cell.IndexOf((byte)'.') < 0)
            && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double plain))
        {
            if (!double.IsFinite(plain)) return double.IsNaN(plain) ? NumberCell.Missing : NumberCell.Infinite;
            value = plain;
            return NumberCell.Number;
        }

        if (decimalMark != '.' && SingleComma(cell, ref value) is { } known) return known;
        return cell.Length > Longest ? NumberCell.Other : Read(Encoding.UTF8.GetString(cell).Trim(), out value);
    }

    /// <summary>
    /// The usual number with a decimal comma, without making a text of it: digits with one comma and no other mark. Null for any other
    /// cell, and for the first ones of a file whose commas are not settled, which are kept as evidence.
    /// </summary>
    private NumberCell? SingleComma(ReadOnlySpan<byte> cell, ref double value)
    {
        int comma = cell.IndexOf((byte)',');
        if (comma < 1 || cell.Length > Longest || cell[(comma + 1)..].IndexOf((byte)',') >= 0 || cell.IndexOf((byte)'.') >= 0) return null;
        Span<byte> pointed = stackalloc byte[Longest];
        cell.CopyTo(pointed);
        pointed[comma] = (byte)'.';
        if (!double.TryParse(
            pointed[..cell.Length],
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out double number)
            || !double.IsFinite(number))
            return null;
        if (decimalMark == ',')
        {
            value = number;
            return NumberCell.Number;
        }

        bool told = Evidence.Decimal is not null && (cell.Length - comma - 1 != 3 || Evidence.Either is not null);
        return told ? NumberCell.Comma : null;
    }

    /// <summary>Reads a text.</summary>
    public NumberCell Read(string text, out double value)
    {
        value = double.NaN;
        if (IsMissing(text)) return NumberCell.Missing;
        if (Infinities.Contains(text.TrimStart('+', '-'))) return NumberCell.Infinite;
        string number = WithoutNeutralGroups(text);
        if (number.Length == 0) return NumberCell.Other;
        char? mark = decimalMark;
        if (mark is null && number.Contains(',', StringComparison.Ordinal))
            return Evidence.Add(number) ? NumberCell.Comma : NumberCell.Other;
        char decimals = mark ?? '.';
        if (WithoutGroups(number, decimals == '.' ? ',' : '.', decimals) is not { } bare) return NumberCell.Other;
        if (!double.TryParse(bare.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed))
            return NumberCell.Other;
        if (!double.IsFinite(parsed)) return NumberCell.Infinite;
        value = parsed;
        return NumberCell.Number;
    }

    /// <summary>Removes blanks and apostrophes between groups of three digits; an empty text where they stand elsewhere.</summary>
    private static string WithoutNeutralGroups(string text)
    {
        string plain = text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2009', ' ').Replace('’', '\'').Replace('−', '-');
        foreach (char group in " '")
        {
            if (!plain.Contains(group, StringComparison.Ordinal)) continue;
            int end = plain.IndexOfAny(['.', ',', 'e', 'E']);
            string whole = end < 0 ? plain : plain[..end];
            if (!IsGrouped(whole, group) || (end >= 0 && plain.IndexOf(group, end) >= 0)) return "";
            plain = whole.Replace(group.ToString(), "", StringComparison.Ordinal) + (end < 0 ? "" : plain[end..]);
        }

        return plain;
    }

    /// <summary>Removes the grouping mark; null where it does not stand between groups of three digits of the whole part.</summary>
    private static string? WithoutGroups(string number, char group, char decimals)
    {
        if (!number.Contains(group, StringComparison.Ordinal)) return number;
        int end = number.IndexOfAny([decimals, 'e', 'E']);
        string whole = end < 0 ? number : number[..end];
        string rest = end < 0 ? "" : number[end..];
        return IsGrouped(whole, group) && !rest.Contains(group, StringComparison.Ordinal)
            ? whole.Replace(group.ToString(), "", StringComparison.Ordinal) + rest
            : null;
    }

    /// <summary>Whether a whole number is written in groups: one to three digits, not 0 alone, then groups of three.</summary>
    internal static bool IsGrouped(string whole, char group)
    {
        string[] groups = whole.TrimStart('+', '-').Split(group);
        return groups.Length > 1
            && groups[0].Length is >= 1 and <= 3
            && groups[0] is not ("0" or "00" or "000")
            && groups.All(g => g.All(char.IsAsciiDigit))
            && groups.Skip(1).All(g => g.Length == 3);
    }
}
