namespace Osteon.Formats;

/// <summary>Texts that stand for no text.</summary>
internal static class TextMarks
{
    private static readonly HashSet<string> Marks = new(StringComparer.OrdinalIgnoreCase) { "", "NA", "N/A", "#N/A", "NaN", "null", "none", "-", "--", "_" };

    /// <summary>Whether a cell says that there is nothing.</summary>
    public static bool IsMissing(string text) => Marks.Contains(text.Trim());
}
