using System.Text;

namespace Osteon.Study;

/// <summary>
/// Cells of a stored pack. Any text goes into one line and comes back as it was: a backslash begins an escape, several values are separated
/// by bars, a value that is there but empty is <c>\e</c>, so that nothing at all is an empty cell.
/// </summary>
internal static class PackText
{
    public static string Cell(string? text)
    {
        if (text is null) return "";
        if (text.Length == 0) return @"\e";
        if (text.AsSpan().IndexOfAny(@"\|" + "\t\r\n") < 0) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\\"),
                '|' => escaped.Append(@"\p"),
                '\t' => escaped.Append(@"\t"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    public static string Cell(IEnumerable<string> values) => string.Join('|', values.Select(v => Cell(v)));

    /// <summary>The text of a cell; null if it is empty. False if it holds an escape that is none.</summary>
    public static bool TryText(string cell, out string? text)
    {
        text = cell.Length == 0 ? null : cell;
        if (!cell.Contains('\\', StringComparison.Ordinal)) return true;
        if (cell == @"\e")
        {
            text = "";
            return true;
        }

        var plain = new StringBuilder(cell.Length);
        for (int i = 0; i < cell.Length; i++)
        {
            if (cell[i] != '\\')
            {
                plain.Append(cell[i]);
                continue;
            }

            char? meant = ++i < cell.Length
                ? cell[i] switch { '\\' => '\\', 'p' => '|', 't' => '\t', 'n' => '\n', 'r' => '\r', _ => null }
                : null;
            if (meant is null) return false;
            plain.Append(meant.Value);
        }

        text = plain.ToString();
        return true;
    }

    /// <summary>The values of a cell; none if it is empty. False if it holds an escape that is none.</summary>
    public static bool TryValues(string cell, out string[] values)
    {
        values = cell.Length == 0 ? [] : cell.Split('|');
        for (int i = 0; i < values.Length; i++)
        {
            if (!TryText(values[i], out string? value)) return false;
            values[i] = value ?? "";
        }

        return true;
    }
}
