using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A row of a table that is read line by line.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal readonly record struct TextRow(int Line, string[] Cells)
{
    /// <summary>A cell without the blanks around it; empty where the row is too short or the column (−1) is not there.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column].Trim() : "";
}

/// <summary>
/// A table with a header line that is read row by row, because it may be larger than memory. Cells are separated by tabs, or by commas or
/// semicolons if the header holds no tab; a cell in double quotes may hold the separator and doubled quotes, but no line end.
/// </summary>
internal sealed class TextTable : IDisposable
{
    private readonly KnowledgePart _part;
    private readonly KnowledgeText _text;
    private readonly CappedFindings _findings;
    private readonly char _separator;
    private readonly bool _quotes;

    /// <summary>Opens a table.</summary>
    /// <param name="part">The input.</param>
    /// <param name="quotes">Whether double quotes mean anything; tables that their publishers write without them may hold a quote
    /// anywhere.</param>
    /// <param name="limits">Limits of size.</param>
    /// <param name="context">Cancellation, progress, findings.</param>
    public TextTable(KnowledgePart part, bool quotes, KnowledgeLimits limits, RunContext context)
    {
        _part = part;
        _quotes = quotes;
        _findings = new CappedFindings(context.Findings, part.Location.File, 20);
        _text = new KnowledgeText(part, limits, context);
        string? header;
        do header = _text.Next();
        while (header is not null && (string.IsNullOrWhiteSpace(header) || header.StartsWith('#')));
        header ??= "";
        _separator = SeparatorOf(header);
        Header = [.. Split(header, _separator, quotes).Select(h => h.Trim())];
        HeaderLine = _text.Line;
    }

    public IReadOnlyList<string> Header { get; }

    public int HeaderLine { get; }

    /// <summary>The separator of a header line.</summary>
    public static char SeparatorOf(string header) =>
        header.Contains('\t', StringComparison.Ordinal) ? '\t'
        : header.Contains(',', StringComparison.Ordinal) ? ','
        : header.Contains(';', StringComparison.Ordinal) ? ';'
        : '\t';

    /// <summary>The index of a column whatever its capitals; −1 if there is none.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Header.Count; i++)
            if (string.Equals(Header[i], name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>The rows; empty lines are passed over, rows with more cells than the header are reported and kept.</summary>
    public IEnumerable<TextRow> Rows()
    {
        while (_text.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            string[] cells = Split(line, _separator, _quotes);
            if (cells.Length > Header.Count && cells.AsSpan(Header.Count).ContainsAnyNonBlank())
                _findings.Add(Finding.Warning(
                    "OST-KNW-020",
                    $"the line has {cells.Length} cells, the header has {Header.Count}; those beyond it are passed over",
                    _part.At(_text.Line, Header.Count + 1),
                    Shorten(cells[Header.Count]),
                    "Put cells that hold the separator into double quotes."));
            yield return new TextRow(_text.Line, cells);
        }

        _findings.Close();
    }

    public void Dispose() => _text.Dispose();

    /// <summary>
    /// The cells of a line. A quote that is never closed, or that does not stand at the beginning of a cell, is an ordinary character.
    /// </summary>
    public static string[] Split(string line, char separator, bool quotes)
    {
        if (!quotes || !line.Contains('"', StringComparison.Ordinal)) return line.Split(separator);
        var cells = new List<string>();
        int at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"' && Quoted(line, at, separator) is { } cell)
            {
                cells.Add(cell.Text);
                at = cell.End;
            }
            else
            {
                int end = line.IndexOf(separator, at);
                if (end < 0) end = line.Length;
                cells.Add(line[at..end]);
                at = end;
            }

            if (at >= line.Length) return [.. cells];
            at++;
            if (at == line.Length)
            {
                cells.Add("");
                return [.. cells];
            }
        }
    }

    /// <summary>A text cut to a length that fits into a finding.</summary>
    internal static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static (string Text, int End)? Quoted(string line, int at, char separator)
    {
        int i = at + 1;
        bool doubled = false;
        while (true)
        {
            i = line.IndexOf('"', i);
            if (i < 0) return null;
            if (i + 1 < line.Length && line[i + 1] == '"')
            {
                doubled = true;
                i += 2;
                continue;
            }

            if (i + 1 < line.Length && line[i + 1] != separator) return null;
            string text = line[(at + 1)..i];
            return (doubled ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text, i + 1);
        }
    }
}

/// <summary>Cells of text.</summary>
internal static class TextCells
{
    /// <summary>Whether any of the cells holds more than blanks.</summary>
    public static bool ContainsAnyNonBlank(this Span<string> cells)
    {
        foreach (string cell in cells)
            if (!string.IsNullOrWhiteSpace(cell)) return true;
        return false;
    }
}
