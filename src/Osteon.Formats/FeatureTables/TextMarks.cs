namespace Osteon.Formats;

/// <summary>Texts that stand for no text.</summary>
internal static class TextMarks
{
    private static readonly HashSet<string> Marks = new(
        StringComparer.OrdinalIgnoreCase) { "", "NA", "N/A", "#N/A", "NaN", "null", "none", "-", "--", "_", "No record" };

    /// <summary>Whether a cell says that there is nothing.</summary>
    public static bool IsMissing(string text) => Marks.Contains(text.Trim());

    /// <summary>The same for a polarity, where a dash means negative.</summary>
    public static bool IsMissingPolarity(string text) => text.Trim() is not "-" && IsMissing(text);
}
