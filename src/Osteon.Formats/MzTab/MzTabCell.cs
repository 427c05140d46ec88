using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Values of single cells.</summary>
internal static class MzTabCell
{
    private const int ShownBytes = 60;

    /// <summary>The beginning of a cell, for a finding.</summary>
    public static string Shown(ReadOnlySpan<byte> cell) =>
        Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, ShownBytes)]).Replace('\0', '␀') + (cell.Length > ShownBytes ? "…" : "");

    /// <summary>The beginning of a text, for a finding.</summary>
    public static string Shown(string text) => text.Length <= ShownBytes ? text : text[..ShownBytes] + "…";

    /// <summary>A number other than <c>null</c>; NaN gives no value and no finding.</summary>
    public static (double? Value, Finding? Finding) Number(ReadOnlySpan<byte> cell, SourceLocation where, bool strict)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (cell.SequenceEqual("NaN"u8)) return (null, null);
        byte first = cell.IsEmpty ? (byte)' ' : cell[^1];
        bool looksNumeric = first is >= (byte)'0' and <= (byte)'9' or (byte)'.';
        if (!looksNumeric || !double.TryParse(cell, Style, CultureInfo.InvariantCulture, out double value))
        {
            if (Ascii.EqualsIgnoreCase(cell.TrimStart("+-"u8), "inf"u8) || Ascii.EqualsIgnoreCase(cell.TrimStart("+-"u8), "infinity"u8))
                return (null, Infinite(cell, where));
            return (null, Finding.Error(
                "OST-MZT-031",
                "the cell is not a number",
                where,
                Shown(cell),
                "Write numbers with a decimal point and without separators of thousands; write null where there is none."));
        }

        if (double.IsInfinity(value)) return (null, Infinite(cell, where));
        bool exponent = cell.IndexOfAny((byte)'e', (byte)'E') >= 0;
        return (value, exponent
            ? new Finding(
                strict ? Severity.Warning : Severity.Note,
                "OST-MZT-032",
                "the number is written with an exponent, which mzTab-M does not foresee; it is read",
                where,
                Shown(cell),
                "Write it as a plain decimal number.")
            : null);
    }

    private static Finding Infinite(ReadOnlySpan<byte> cell, SourceLocation where) => Finding.Error(
        "OST-MZT-033",
        "the number is infinite or too large; it is taken for null",
        where,
        Shown(cell),
        "mzTab-M has no infinite numbers: write null or NaN.");
}
