namespace Osteon.Formats;

/// <summary>Names that programs make of m/z and retention time, which are not names of metabolites.</summary>
internal static class IonNames
{
    /// <summary>Whether a text is of the form <c>M205T2790</c>, <c>M205.1T46.5_2</c>.</summary>
    public static bool Is(string text)
    {
        int time = text.IndexOf('T', StringComparison.Ordinal);
        if (time < 2 || text[0] != 'M') return false;
        int end = text.IndexOf('_', StringComparison.Ordinal);
        string rest = end < 0 ? text[(time + 1)..] : end > time ? text[(time + 1)..end] : "";
        return IsNumber(text[1..time]) && IsNumber(rest) && (end < 0 || IsNumber(text[(end + 1)..]));
    }

    private static bool IsNumber(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiDigit(c) || c == '.');
}
