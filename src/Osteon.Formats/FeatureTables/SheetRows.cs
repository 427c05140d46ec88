using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// One pass over the rows of a sheet. Only the row that was read last is held, and its cells become text only when asked for.
/// </summary>
internal sealed class SheetRows
{
    private readonly SheetBytes _sheet;
    private readonly DelimitedParser _parser;
    private readonly CappedFindings _findings;
    private readonly List<CellBytes> _cells = [];

    /// <summary>Begins a pass.</summary>
    public SheetRows(SheetBytes sheet, FeatureTableLimits limits, CappedFindings findings)
    {
        _sheet = sheet;
        _findings = findings;
        var options = new DelimitedOptions
        {
            MaxColumns = limits.MaxColumns,
            MaxCells = int.MaxValue,
            MaxCellBytes = limits.MaxCellBytes,
            MaxFindingsPerKind = limits.MaxFindingsPerKind,
        };
        _parser = new DelimitedParser(sheet.Path, sheet.Bytes, options, findings) { Separator = sheet.Separator };
        for (int i = 0; i < sheet.SkippedLines; i++) _parser.SkipLine();
    }

    /// <summary>Line of the row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of cells of the row.</summary>
    public int Count => _cells.Count;

    /// <summary>
    /// Goes to the next row; lines without a character are passed over, lines of separators only are rows. False at the end.
    /// </summary>
    public bool Next()
    {
        if (!_parser.SkipToRow()) return false;
        Line = _parser.Line;
        _parser.NextCells(_cells, emptyAllowed: true);
        return true;
    }

    /// <summary>Whether no cell of the row holds more than blanks.</summary>
    public bool IsBlank()
    {
        for (int i = 0; i < _cells.Count; i++)
            if (!IsBlank(i)) return false;
        return true;
    }

    /// <summary>Whether a cell (from 0) holds only blanks or is not there.</summary>
    public bool IsBlank(int column) =>
        (uint)column >= (uint)_cells.Count || (_cells[column].Odd is null && Bytes(column).Trim((byte)' ').IsEmpty);

    /// <summary>The bytes of a cell (from 0), without quotes; empty where the row is too short.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => (uint)column < (uint)_cells.Count ? _parser.Bytes(_cells[column]) : [];

    /// <summary>The text of a cell (from 0) without blanks around it; empty where the row is too short.</summary>
    public string Text(int column) => (uint)column < (uint)_cells.Count ? _parser.Text(_cells[column], column + 1).Trim() : "";

    /// <summary>The texts of all cells, without blanks around them.</summary>
    public string[] Texts()
    {
        string[] texts = new string[_cells.Count];
        for (int i = 0; i < texts.Length; i++) texts[i] = Text(i);
        return texts;
    }

    /// <summary>Where a cell (from 0) stands.</summary>
    public SourceLocation Locate(int column) =>
        new(_sheet.Path, (uint)column < (uint)_cells.Count ? _cells[column].Line : Line, Math.Max(0, column) + 1);

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);
}
