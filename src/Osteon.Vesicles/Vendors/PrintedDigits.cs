using System.Globalization;

namespace Osteon.Vesicles;

/// <summary>How exactly a number is printed.</summary>
public static class PrintedDigits
{
    /// <summary>
    /// Half a unit of the last digit of a number as printed: 0.05 for <c>98.7</c>, 0.5 for <c>1.002E+3</c>, 5e9 for <c>5.91e+12</c>. Zeros
    /// that end a whole number are taken for filling, as NTA 3.2 prints three digits (<c>1430000000</c>): half of 10⁷. 0 for a text that is
    /// no number.
    /// </summary>
    public static double HalfUnit(string text)
    {
        ReadOnlySpan<char> number = text.AsSpan().Trim();
        int end = number.IndexOf(' ');
        if (end >= 0) number = number[..end];
        int e = number.IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = e < 0 ? number : number[..e];
        int exponent = 0;
        if (mantissa.IsEmpty
            || (e >= 0 && !int.TryParse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
            return 0;
        int mark = mantissa.IndexOfAny('.', ',');
        if (mark >= 0) return 0.5 * Math.Pow(10, exponent - (mantissa.Length - mark - 1));
        int zeros = e >= 0 ? 0 : Math.Min(mantissa.Length - mantissa.TrimEnd('0').Length, Math.Max(0, mantissa.Length - 3));
        return 0.5 * Math.Pow(10, exponent + zeros);
    }

    /// <summary>Whether a value rounds to the number as printed; half a unit and <paramref name="slack"/> may lie between.</summary>
    public static bool Match(string text, double printed, double value, double slack = 0) =>
        Math.Abs(printed - value) <= (HalfUnit(text) * (1 + 1e-9)) + slack;
}
