using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One cell of a table file, with its place.</summary>
/// <param name="Text">The text without its quotes, otherwise as it stands in the file (blanks included).</param>
/// <param name="Line">The line on which the cell begins, from 1.</param>
/// <param name="Column">The column of the table, from 1.</param>
public readonly record struct RawCell(string Text, int Line, int Column)
{
    /// <summary>Whether the cell is empty or holds blanks only.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>One row of a table file: text only, nothing is interpreted yet.</summary>
public sealed class RawRow
{
    private readonly string[] _cells;
    private readonly int[]? _lines;

    internal RawRow(int line, string[] cells, int[]? lines)
    {
        Line = line;
        _cells = cells;
        _lines = lines;
    }

    /// <summary>The line on which the row begins, from 1.</summary>
    public int Line { get; }

    /// <summary>Number of cells.</summary>
    public int Count => _cells.Length;

    /// <summary>The cell at this index, from 0.</summary>
    public RawCell this[int index] => new(_cells[index], _lines?[index] ?? Line, index + 1);

    /// <summary>The texts of the cells.</summary>
    public IReadOnlyList<string> Texts => _cells;

    /// <summary>The row with at most this many cells.</summary>
    internal RawRow Cut(int count) => count >= Count ? this : new RawRow(Line, _cells[..count], _lines?[..count]);
}

/// <summary>
/// A table file as text, before any cell is understood. Every cell knows its line and column, so that whoever interprets it can say where
/// it stands.
/// </summary>
public sealed class RawTable
{
    internal RawTable(string file, char separator, RawRow header, IReadOnlyList<RawRow> rows)
    {
        File = file;
        Separator = separator;
        Header = header;
        Rows = rows;
    }

    /// <summary>The path as the user named it.</summary>
    public string File { get; }

    /// <summary>The character between cells that was used.</summary>
    public char Separator { get; }

    /// <summary>The names of the columns; no cells if the file has no header line.</summary>
    public RawRow Header { get; }

    /// <summary>
    /// The rows below the header. A row may have fewer or more cells than the header; an error finding says so, and <see cref="Cell"/>
    /// gives an empty text for a missing one.
    /// </summary>
    public IReadOnlyList<RawRow> Rows { get; }

    /// <summary>The index (from 0) of the first column of this name, blanks around it ignored; −1 if there is none.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Header.Count; i++)
            if (Header[i].Text.AsSpan().Trim().SequenceEqual(name)) return i;
        return -1;
    }

    /// <summary>The cell of a row and a column, both from 0; an empty one where the row is too short.</summary>
    public RawCell Cell(int row, int column) =>
        column < Rows[row].Count ? Rows[row][column] : new RawCell("", Rows[row].Line, column + 1);

    /// <summary>Where a cell stands.</summary>
    public SourceLocation Locate(RawCell cell) => new(File, cell.Line, cell.Column);
}
