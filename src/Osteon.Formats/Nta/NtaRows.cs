using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One pass over the rows of a comma-, semicolon- or tab-separated text. Lines without content are passed over.</summary>
internal sealed class NtaRows
{
    private readonly NtaText _text;
    private readonly DelimitedParser _parser;
    private readonly CappedFindings _findings;
    private readonly FindingCollector _own = new();
    private readonly List<CellBytes> _cells = [];

    public NtaRows(NtaText text, char separator, NtaLimits limits)
    {
        _text = text;
        _findings = new CappedFindings(_own, text.Path, limits.MaxFindingsPerKind);
        var options = new DelimitedOptions
        {
            MaxColumns = limits.MaxRecordings + 64,
            MaxCells = int.MaxValue,
            MaxCellBytes = 4096,
            MaxFindingsPerKind = limits.MaxFindingsPerKind,
        };
        _parser = new DelimitedParser(text.Path, text.Bytes, options, _findings) { Separator = separator };
    }

    /// <summary>Line of the row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of cells, trailing empty ones included.</summary>
    public int Count => _cells.Count;

    /// <summary>Goes to the next line that is not empty; false at the end. A line of separators only is a row.</summary>
    public bool Next()
    {
        while (_parser.PeekLine().IsEmpty)
        {
            int line = _parser.Line;
            _parser.SkipLine();
            if (_parser.Line == line) return false;
        }

        if (!_parser.SkipToRow()) return false;
        Line = _parser.Line;
        _parser.NextCells(_cells, emptyAllowed: true);
        return true;
    }

    /// <summary>Whether no cell of the row holds more than blanks.</summary>
    public bool IsBlank()
    {
        for (int i = 0; i < _cells.Count; i++)
            if (!Bytes(i).Trim(" \t"u8).IsEmpty) return false;
        return true;
    }

    /// <summary>The bytes of a cell (from 0), without quotes; empty where the row is too short or the column is −1.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => (uint)column < (uint)_cells.Count ? _parser.Bytes(_cells[column]) : [];

    /// <summary>The text of a cell (from 0) without blanks around it; empty where the row is too short or the column is −1.</summary>
    public string Text(int column) => (uint)column < (uint)_cells.Count ? _parser.Text(_cells[column], column + 1).Trim() : "";

    /// <summary>The texts of all cells.</summary>
    public string[] Texts()
    {
        string[] texts = new string[Count];
        for (int i = 0; i < texts.Length; i++) texts[i] = Text(i);
        return texts;
    }

    /// <summary>Where a cell (from 0) of the row stands.</summary>
    public SourceLocation Locate(int column) => new(_text.Path, Line, column + 1);

    /// <summary>Passes on what was wrong with quotes and cells.</summary>
    public void Close(NtaReading reading)
    {
        _findings.Close();
        foreach (Finding finding in _own.ToList()) reading.Add(finding);
    }
}
