namespace Osteon.Formats;

/// <summary>Texts as cells of mzTab-M, which knows no quotes: no tab, no line end, and no bar inside a list.</summary>
internal static class MzTabText
{
    /// <summary>
    /// A cell; null for nothing. A text that reads as <c>null</c>, or that begins and ends with a double quote, is changed so that it does
    /// not.
    /// </summary>
    public static string? Cell(string? text)
    {
        if (text is null) return null;
        string plain = text.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ').Trim();
        if (plain.Length == 0) return null;
        if (plain == "null") return "(null)";
        return plain.Length > 1 && plain[0] == '"' && plain[^1] == '"' ? $"'{plain[1..^1]}'" : plain;
    }

    /// <summary>One item of a list with bars between.</summary>
    public static string InList(string text) => Cell(text.Replace('|', '/')) ?? "";
}
