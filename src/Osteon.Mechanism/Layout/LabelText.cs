namespace Osteon.Mechanism;

/// <summary>Widths of labels, estimated for a sans-serif face of 12 pixels without knowing the reader's fonts: on the wide side.</summary>
internal static class LabelText
{
    private const double MaxWidth = 168;

    /// <summary>Estimated width, pixels.</summary>
    public static double Width(string text)
    {
        double width = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            width += rune.Value switch
            {
                'i' or 'j' or 'l' or '.' or ',' or '\'' or '|' or '!' or ':' or ';' => 3.6,
                'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '-' or ' ' or '/' or 'I' => 4.7,
                'm' or 'w' or 'M' or 'W' or '…' or '%' or '@' => 11,
                >= 'A' and <= 'Z' => 8.7,
                < 0x0300 => 7.1,
                < 0x2E80 => 8.5,
                _ => 12.5,
            };
        }

        return width;
    }

    /// <summary>One or two lines that fit; what does not is cut and ends in "…".</summary>
    public static IReadOnlyList<string> Lines(string label)
    {
        label = string.Join(' ', label.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        if (Width(label) <= MaxWidth) return [label];
        int cut = -1;
        for (int i = 0; i < label.Length; i++)
        {
            bool gap = label[i] is ' ' or '-' or '/';
            if (!gap) continue;
            int end = label[i] == ' ' ? i : i + 1;
            if (Width(label[..end]) > MaxWidth) break;
            cut = end;
        }

        return cut <= 0 ? [Cut(label)] : [label[..cut], Cut(label[cut..].TrimStart())];
    }

    private static string Cut(string line)
    {
        if (Width(line) <= MaxWidth) return line;
        int length = line.Length;
        while (length > 1 && Width(line[..length]) + 11 > MaxWidth) length--;
        if (char.IsHighSurrogate(line[length - 1]) && length > 1) length--;
        return line[..length].TrimEnd() + "…";
    }
}
