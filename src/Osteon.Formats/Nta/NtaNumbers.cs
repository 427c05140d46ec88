using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Numbers of one file. These programs never group digits, so that a comma can only be a decimal mark where it does not separate cells; a
/// file that uses both marks is an error until the user says what holds.
/// </summary>
internal sealed class NtaNumbers(string file, bool commaSeparates, char? stated)
{
    private const int Longest = 64;

    private (int Line, string Text)? _comma;
    private bool _point;

    /// <summary>The number, finite; null if the text is none.</summary>
    public double? Parse(ReadOnlySpan<char> text, int line)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > Longest) return null;
        Span<byte> bytes = stackalloc byte[Longest * 3];
        return Parse(bytes[..Encoding.UTF8.GetBytes(text, bytes)], line);
    }

    /// <summary>The number, finite; null if the text is none.</summary>
    public double? Parse(ReadOnlySpan<byte> text, int line)
    {
        text = text.Trim(" \t"u8);
        if (text.IsEmpty || text.Length > Longest * 3) return null;
        if (stated != ',' || text.IndexOf((byte)'.') < 0)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double plain))
            {
                if (!double.IsFinite(plain)) return null;
                _point |= text.IndexOf((byte)'.') >= 0;
                return plain;
            }
        }

        return WithComma(text, line);
    }

    /// <summary>The number at the beginning of a text, up to the first blank; null if there is none.</summary>
    public double? Leading(string text, int line)
    {
        ReadOnlySpan<char> start = text.AsSpan().Trim();
        int end = start.IndexOf(' ');
        return Parse(end < 0 ? start : start[..end], line);
    }

    /// <summary>Says what commas were read as.</summary>
    public void Close(FindingCollector findings)
    {
        if (_comma is not { } comma || stated is not null) return;
        var where = new SourceLocation(file, comma.Line);
        findings.Add(_point
            ? Finding.Error(
                "OST-NTA-010",
                "numbers in this file are written with decimal points and with commas",
                where,
                comma.Text,
                "State the decimal mark, or write all numbers in one way.")
            : Finding.Note("OST-NTA-009", "numbers in this file are written with decimal commas and read so", where, comma.Text));
    }

    private double? WithComma(ReadOnlySpan<byte> text, int line)
    {
        int comma = text.IndexOf((byte)',');
        bool allowed = stated is { } mark ? mark == ',' : !commaSeparates;
        if (!allowed || comma < 0 || text.IndexOf((byte)'.') >= 0 || text[(comma + 1)..].IndexOf((byte)',') >= 0) return null;
        Span<byte> pointed = stackalloc byte[text.Length];
        text.CopyTo(pointed);
        pointed[comma] = (byte)'.';
        if (!double.TryParse(pointed, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            return null;
        _comma ??= (line, Encoding.UTF8.GetString(text));
        return value;
    }
}
