using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Cuts the bytes of a table file into rows and cells (RFC 4180, any separator; lines end with LF, CR LF or CR). All structure is ASCII, so
/// only the text of cells is decoded.
/// </summary>
internal sealed class DelimitedParser(string file, byte[] bytes, DelimitedOptions options, CappedFindings findings)
{
    private const int ShownCharacters = 60;

    private readonly List<CellBytes> _cells = [];
    private readonly byte[] _comment = Encoding.UTF8.GetBytes(options.CommentPrefix ?? "");
    private int _at;
    private int _line = 1;
    private long _total;
    private bool _allUnquotedEmpty;

    /// <summary>The character between cells.</summary>
    public char Separator { get; set; } = ',';

    /// <summary>The line that is read next, from 1.</summary>
    public int Line => _line;

    /// <summary>The rest of the line that is read next; a quoted line end does not end it.</summary>
    public ReadOnlySpan<byte> PeekLine()
    {
        bool quoted = false;
        int end = _at;
        for (; end < bytes.Length; end++)
        {
            if (bytes[end] == (byte)'"') quoted = !quoted;
            if (!quoted && bytes[end] is (byte)'\r' or (byte)'\n') break;
        }

        return bytes.AsSpan(_at, end - _at);
    }

    /// <summary>
    /// Goes past empty lines (each a warning, OST-TBL-005, unless only such follow) and comments; false at the end of the file.
    /// </summary>
    public bool SkipToRow()
    {
        var empty = new List<int>();
        while (_at < bytes.Length)
        {
            if (_comment.Length > 0 && bytes.AsSpan(_at).StartsWith(_comment))
            {
                int length = bytes.AsSpan(_at).IndexOfAny((byte)'\r', (byte)'\n');
                _at = length < 0 ? bytes.Length : _at + length;
                EndLine();
                continue;
            }

            if (bytes[_at] is not ((byte)'\r' or (byte)'\n'))
            {
                foreach (int line in empty)
                    findings.Add(Finding.Warning(
                        "OST-TBL-005",
                        "the line is empty and passed over",
                        new SourceLocation(file, line),
                        hint: "Delete the line."));
                return true;
            }

            empty.Add(_line);
            EndLine();
        }

        return false;
    }

    /// <summary>Goes past the line that is read next.</summary>
    public void SkipLine()
    {
        _at += PeekLine().Length;
        EndLine();
    }

    /// <summary>Reads one row; null if it consists of separators only (a warning, OST-TBL-005).</summary>
    public RawRow? Next()
    {
        int first = _line;
        if (!NextCells(_cells)) return null;
        string[] texts = new string[_cells.Count];
        for (int i = 0; i < texts.Length; i++) texts[i] = Text(_cells[i], i + 1);
        bool manyLines = _cells[^1].Line != first;
        return new RawRow(first, texts, manyLines ? [.. _cells.Select(c => c.Line)] : null);
    }

    /// <summary>
    /// Reads one row as places of its cells, which costs no memory of its own; false if it consists of separators only (a warning, OST-TBL-005, unless
    /// <paramref name="emptyAllowed"/>).
    /// </summary>
    public bool NextCells(List<CellBytes> cells, bool emptyAllowed = false)
    {
        int first = _line;
        cells.Clear();
        _allUnquotedEmpty = true;
        while (true)
        {
            cells.Add(Cell(cells.Count + 1));
            CheckCount(cells.Count, first);
            if (_at < bytes.Length && bytes[_at] == Separator)
            {
                _at++;
                continue;
            }

            break;
        }

        EndLine();
        if (!_allUnquotedEmpty || emptyAllowed) return true;
        findings.Add(Finding.Warning(
            "OST-TBL-005",
            "every cell of the line is empty; it is passed over",
            new SourceLocation(file, first),
            hint: "Delete the line."));
        return false;
    }

    /// <summary>The bytes of a cell, without quotes; doubled quotes are still double where <see cref="CellBytes.Doubled"/> says so.</summary>
    public ReadOnlySpan<byte> Bytes(CellBytes cell) => bytes.AsSpan(cell.Start, cell.Length);

    /// <summary>The text of a cell; adds what is wrong with it.</summary>
    public string Text(CellBytes cell, int column)
    {
        if (cell.Length == 0) return cell.Odd ?? "";
        string text = Decoded(Bytes(cell), (cell.Line, column), cell.Quoted);
        if (cell.Doubled) text = text.Replace("\"\"", "\"", StringComparison.Ordinal);
        return text + cell.Odd;
    }

    private void CheckCount(int count, int line)
    {
        if (count <= options.MaxColumns && ++_total <= options.MaxCells) return;
        bool columns = count > options.MaxColumns;
        throw Refusal.Content(
            "OST-TBL-006",
            new SourceLocation(file, line),
            columns
                ? string.Create(CultureInfo.InvariantCulture, $"the line has more than {options.MaxColumns} columns")
                : string.Create(CultureInfo.InvariantCulture, $"the table has more than {options.MaxCells} cells"),
            hint: columns
                ? "Check that line ends are there and that the separator is the right one."
                : "Split the table, or leave out columns that are not needed.");
    }

    private CellBytes Cell(int column)
    {
        if (_at < bytes.Length && bytes[_at] == (byte)'"') return QuotedCell((_line, column));
        ReadOnlySpan<byte> rest = bytes.AsSpan(_at);
        int length = rest.IndexOfAny((byte)Separator, (byte)'\r', (byte)'\n');
        if (length < 0) length = rest.Length;
        var cell = new CellBytes(_at, length, _line);
        _at += length;
        if (length == 0) return cell;
        _allUnquotedEmpty = false;
        ReadOnlySpan<byte> text = rest[..length];
        if (text.Contains((byte)'"'))
            findings.Add(Finding.Warning(
                "OST-TBL-007",
                "a double quote stands inside a cell that does not begin with one; it is taken as it is",
                At((_line, column)),
                Shown(options.Coding == TextCoding.Latin1 ? Encoding.Latin1.GetString(text) : Encoding.UTF8.GetString(text)),
                "Put the whole cell in double quotes and double those inside."));
        return cell;
    }

    private CellBytes QuotedCell((int Line, int Column) where)
    {
        _allUnquotedEmpty = false;
        int start = ++_at;
        bool doubled = false;
        while (true)
        {
            int length = bytes.AsSpan(_at).IndexOfAny((byte)'"', (byte)'\r', (byte)'\n');
            if (length < 0)
            {
                findings.Add(Finding.Error(
                    "OST-TBL-008", "the cell begins with a double quote that is never closed", At(where), Shown(Plain(bytes.AsSpan(start))),
                    "Close the quote, or remove it."));
                _at = bytes.Length;
                return new CellBytes(start, bytes.Length - start, where.Line) { Quoted = true };
            }

            _at += length;
            if (bytes[_at] != (byte)'"')
            {
                EndLine();
                continue;
            }

            if (_at + 1 >= bytes.Length || bytes[_at + 1] != (byte)'"') break;
            doubled = true;
            _at += 2;
        }

        var cell = new CellBytes(start, _at - start, where.Line) { Quoted = true, Doubled = doubled };
        _at++;
        return AfterQuote(where) is { Length: > 0 } odd ? cell with { Odd = odd } : cell;
    }

    /// <summary>What stands between a closing quote and the next separator: nothing, unless the quotes are wrong.</summary>
    private string AfterQuote((int Line, int Column) where)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan(_at);
        int length = rest.IndexOfAny((byte)Separator, (byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> text = length < 0 ? rest : rest[..length];
        if (text.IsEmpty) return "";
        _at += text.Length;
        findings.Add(Finding.Error(
            "OST-TBL-009", "text follows the closing double quote of the cell", At(where), Shown(Plain(text)),
            "A double quote inside a quoted cell must be doubled."));
        return Decoded(text, where, quoted: true);
    }

    private string Decoded(ReadOnlySpan<byte> text, (int Line, int Column) where, bool quoted)
    {
        if (text.Length > options.MaxCellBytes)
        {
            findings.Add(Finding.Error(
                "OST-TBL-010",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the cell has {text.Length} bytes, more than the limit of {options.MaxCellBytes}; the rest is not read"),
                At(where),
                Shown(Plain(text[..(2 * ShownCharacters)])),
                quoted ? "Check that the double quote at its beginning is closed." : "Check that separators and line ends are there."));
            text = text[..options.MaxCellBytes];
        }

        if (text.Contains((byte)0))
            findings.Add(Finding.Error(
                "OST-TBL-011", "the cell holds a NUL byte, which no text does", At(where), Shown(Plain(text).Replace('\0', '␀')),
                "Save the table again as text in UTF-8."));
        if (options.Coding == TextCoding.Latin1) return Encoding.Latin1.GetString(text);
        if (!Utf8.IsValid(text))
            findings.Add(Finding.Error(
                "OST-TBL-012", "the cell is not UTF-8", At(where), Shown(Encoding.Latin1.GetString(text)),
                "Save the table as 'CSV UTF-8', or state that it is Latin-1 (the value here is shown as that)."));
        return Encoding.UTF8.GetString(text);
    }

    private static string Plain(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * ShownCharacters)]);

    private static string Shown(string text) => text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…";

    private SourceLocation At((int Line, int Column) place) => new(file, place.Line, place.Column);

    /// <summary>Goes past one line end, if there is one.</summary>
    private void EndLine()
    {
        if (_at >= bytes.Length) return;
        _at += bytes[_at] == (byte)'\r' && _at + 1 < bytes.Length && bytes[_at + 1] == (byte)'\n' ? 2 : 1;
        _line++;
    }
}
