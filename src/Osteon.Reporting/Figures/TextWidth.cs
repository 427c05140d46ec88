using System.Globalization;

namespace Osteon.Reporting;

/// <summary>
/// About how wide a text is drawn, from the advance widths of Helvetica and some reserve for the wider fonts that stand in for it. Nothing is measured with the fonts of a
/// machine, so drawings are the same everywhere.
/// </summary>
internal static class TextWidth
{
    private const double Reserve = 1.19;
    private const int Other = 600;
    private const int Wide = 1000;

    /// <summary>Thousandths of the font size from space to tilde.</summary>
    private static readonly short[] Latin =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width in pixels of a text without line breaks at this font size.</summary>
    public static double Of(string text, double size) =>
        Reserve * size / 1000 * text.Sum(c => c is >= ' ' and <= '~' ? Latin[c - ' '] : c >= '\u2E80' ? Wide : Other);

    /// <summary>The text, or as much of its beginning and its end as fits: names of lipids and isomers differ at their ends.</summary>
    public static string Fit(string text, double most, double size)
    {
        if (Of(text, size) <= most) return text;
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        for (int kept = starts.Length - 1; kept > 1; kept--)
        {
            int head = (int)Math.Round(kept * 0.6), tail = kept - head;
            string shorter = text[..starts[head]].TrimEnd() + "…" + (tail == 0 ? "" : text[starts[^tail]..].TrimStart());
            if (Of(shorter, size) <= most) return shorter;
        }

        return "…";
    }

    /// <summary>The text in lines that are no wider than this, broken at spaces; what does not fit into so many lines is shortened.</summary>
    public static IReadOnlyList<string> Lines(string text, double most, double size, int mostLines)
    {
        var lines = new List<string>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && (lines.Count == mostLines || Of($"{lines[^1]} {word}", size) <= most)) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return lines.Count == 0 ? [""] : [.. lines.Select(l => Fit(l, most, size))];
    }
}
