namespace Osteon.Reporting;

/// <summary>Breaks labels at spaces.</summary>
internal static class LineBreaks
{
    /// <summary>
    /// Lines of at most <paramref name="width"/> characters where words allow it; a longer word stands alone on its line, unbroken.
    /// </summary>
    public static IReadOnlyList<string> Of(string text, int width)
    {
        var lines = new List<string>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return lines.Count == 0 ? [""] : lines;
    }
}
