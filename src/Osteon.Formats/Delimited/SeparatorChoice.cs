using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Which character separates the cells: the one the user states; else, of those that stand in the header line outside quotes, the one the
/// file name's ending calls for; else the only one. The body is never counted, since a decimal comma or a comment in it would decide.
/// </summary>
internal static class SeparatorChoice
{
    /// <summary>The characters that can separate cells, in the order in which they are preferred where the name does not say.</summary>
    public static readonly char[] Known = ['\t', ',', ';'];

    /// <summary>
    /// Decides; adds OST-TBL-003 (a note: not what the name calls for) or OST-TBL-004 (an error: the header does not tell).
    /// </summary>
    public static char Of(string path, ReadOnlySpan<byte> headerLine, int line, CappedFindings findings)
    {
        char? called = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => ',',
            ".tsv" or ".tab" => '\t',
            _ => null,
        };
        char[] present = Present(headerLine);
        var where = new SourceLocation(path, line);
        if (present.Length == 0) return called ?? '\t';
        if (called is { } byName && present.Contains(byName)) return byName;
        if (present.Length == 1 || present[0] == '\t')
        {
            if (called is not null)
                findings.Add(Finding.Note(
                    "OST-TBL-003",
                    $"cells are separated by {Name(present[0])}, as in the header line, and not by {Name(called.Value)}",
                    where));
            return present[0];
        }

        findings.Add(Finding.Error(
            "OST-TBL-004",
            "the header line holds commas and semicolons; which of them separates cells cannot be told",
            where,
            hint: "Name the file .csv (commas) or .tsv (tabs), or put names that hold such characters in double quotes."));
        return present[0];
    }

    /// <summary>The separator as a word.</summary>
    public static string Name(char separator) =>
        separator switch { '\t' => "tabs", ',' => "commas", ';' => "semicolons", _ => $"'{separator}'" };

    private static char[] Present(ReadOnlySpan<byte> line)
    {
        bool quoted = false;
        bool[] seen = new bool[Known.Length];
        foreach (byte b in line)
        {
            if (b == (byte)'"') quoted = !quoted;
            int known = quoted ? -1 : Array.IndexOf(Known, (char)b);
            if (known >= 0) seen[known] = true;
        }

        return [.. Known.Where((_, i) => seen[i])];
    }
}
