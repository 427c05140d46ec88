using System.Globalization;
using System.Text;

namespace Osteon.Formats;

/// <summary>
/// Numbers as mzTab-M writes them (xs:decimal): a decimal point, no exponent, no separator of thousands, and the shortest digits that read
/// back to the same number.
/// </summary>
internal static class PlainDecimal
{
    /// <summary>Longest text: sign, "0.", 323 zeros and 17 digits.</summary>
    public const int MaxLength = 352;

    /// <summary>The number as text; it must be finite.</summary>
    public static string Text(double value)
    {
        Span<byte> buffer = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(buffer[..Write(value, buffer)]);
    }

    /// <summary>
    /// Writes the number and returns the length of its text; it must be finite and the buffer hold <see cref="MaxLength"/> bytes.
    /// </summary>
    public static int Write(double value, Span<byte> destination)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "only finite numbers have a decimal notation");
        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture);
        digits = digits[..length];
        int e = digits.IndexOf((byte)'E');
        if (e < 0)
        {
            digits.CopyTo(destination);
            return length;
        }

        int exponent = int.Parse(digits[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Expand(digits[..e], exponent, destination);
    }

    /// <summary>Writes mantissa × 10^exponent without an exponent.</summary>
    private static int Expand(ReadOnlySpan<byte> mantissa, int exponent, Span<byte> destination)
    {
        int at = 0;
        if (mantissa[0] == (byte)'-')
        {
            destination[at++] = (byte)'-';
            mantissa = mantissa[1..];
        }

        Span<byte> digits = stackalloc byte[mantissa.Length];
        int count = 0, point = mantissa.IndexOf((byte)'.');
        foreach (byte b in mantissa)
            if (b != (byte)'.') digits[count++] = b;
        int whole = (point < 0 ? count : point) + exponent;
        if (whole <= 0)
        {
            destination[at++] = (byte)'0';
            destination[at++] = (byte)'.';
            for (int i = whole; i < 0; i++) destination[at++] = (byte)'0';
            digits[..count].CopyTo(destination[at..]);
            return at + count;
        }

        for (int i = 0; i < Math.Max(whole, count); i++)
        {
            if (i == whole) destination[at++] = (byte)'.';
            destination[at++] = i < count ? digits[i] : (byte)'0';
        }

        return at;
    }
}
