using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Columns of a table by any of their known titles; case, blanks and punctuation of titles do not matter.</summary>
internal sealed class NamedColumns
{
    private readonly RawTable _table;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public NamedColumns(RawTable table)
    {
        _table = table;
        for (int i = 0; i < table.Header.Count; i++) _columns.TryAdd(Fold(table.Header[i].Text), i);
    }

    /// <summary>Index of the first of these titles that is there, or −1.</summary>
    public int Find(params string[] titles)
    {
        foreach (string title in titles)
            if (_columns.TryGetValue(Fold(title), out int index)) return index;
        return -1;
    }

    /// <summary>The same, with an error finding (with this id) when there is none.</summary>
    public int Require(string findingId, FindingCollector findings, params string[] titles)
    {
        int index = Find(titles);
        if (index < 0)
            findings.Add(Finding.Error(
                findingId,
                $"the table has no column '{titles[0]}'",
                new SourceLocation(_table.File, _table.Header.Line),
                hint: "Keep the titles of the publisher's file."));
        return index;
    }

    /// <summary>The text of a cell without blanks around it; empty where there is no such column.</summary>
    public string Text(int row, int column) => column < 0 ? "" : _table.Cell(row, column).Text.Trim();

    public static string Fold(string title) => string.Concat(title.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
