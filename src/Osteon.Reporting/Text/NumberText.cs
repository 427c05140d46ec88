using System.Globalization;

namespace Osteon.Reporting;

/// <summary>Numbers for people: rounded, with a true minus sign, and with powers of ten instead of long rows of zeros.</summary>
public static class NumberText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>
    /// The value with so many significant digits (1 to 15), rounded from its exact value; an exact half goes to the even digit. From 10⁶
    /// and below 10⁻³ as m × 10ᵉ; whole numbers of fewer than seven digits are written in full.
    /// </summary>
    public static string Significant(double value, int digits = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "only finite numbers are shown");
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size >= 1e6 || size < 1e-3) return Scientific(value, digits);
        if (value == Math.Truncate(value)) return Sign(value.ToString("F0", CultureInfo.InvariantCulture));
        int decimals = Math.Max(0, digits - 1 - Exponent(size, digits));
        return Fixed(value, decimals);
    }

    /// <summary>The value with so many decimals (0 to 15), with a true minus sign and never «−0».</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : Sign(text);
    }

    /// <summary>
    /// The value as m × 10ᵉ with so many significant digits at most; trailing zeros of m are dropped, and so is m × when m is 1.
    /// </summary>
    public static string Scientific(double value, int digits)
    {
        if (value == 0) return "0";
        int exponent = Exponent(Math.Abs(value), digits);
        string[] parts = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('E');
        string mantissa = parts[0].Contains('.') ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        if (exponent == 0) return Sign(mantissa);
        string power = "10" + Superscript(exponent);
        return mantissa switch { "1" => power, "-1" => "−" + power, _ => $"{Sign(mantissa)} × {power}" };
    }

    /// <summary>A size in bytes with decimal prefixes: 312 B, 4.2 kB, 1.3 MB.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>The power of ten of the leading digit after rounding to so many significant digits.</summary>
    internal static int Exponent(double size, int digits)
    {
        string text = size.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static string Superscript(int exponent) =>
        (exponent < 0 ? "⁻" : "")
        + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(c => Superscripts[c - '0']));

    private static string Sign(string text) => text.Replace('-', '−');
}
