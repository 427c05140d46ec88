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

    private readonly List<string> _cells = [];
    private readonly List<int> _lines = [];
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
        _cells.Clear();
        _lines.Clear();
        _allUnquotedEmpty = true;
        while (true)
        {
            _lines.Add(_line);
            _cells.Add(Cell());
            CheckCount(first);
            if (_at < bytes.Length && bytes[_at] == Separator)
            {
                _at++;
                continue;
            }

            break;
        }

        bool manyLines = _line != first;
        EndLine();
        if (!_allUnquotedEmpty) return new RawRow(first, [.. _cells], manyLines ? [.. _lines] : null);
        findings.Add(Finding.Warning(
            "OST-TBL-005",
            "every cell of the line is empty; it is passed over",
            new SourceLocation(file, first),
            hint: "Delete the line."));
        return null;
    }

    private void CheckCount(int line)
    {
        if (_cells.Count <= options.MaxColumns && ++_total <= options.MaxCells) return;
        bool columns = _cells.Count > options.MaxColumns;
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

    private string Cell()
    {
        (int Line, int Column) where = (_line, _cells.Count + 1);
        if (_at < bytes.Length && bytes[_at] == (byte)'"') return QuotedCell(where);
        ReadOnlySpan<byte> rest = bytes.AsSpan(_at);
        int length = rest.IndexOfAny((byte)Separator, (byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> text = length < 0 ? rest : rest[..length];
        _at += text.Length;
        if (text.IsEmpty) return "";
        _allUnquotedEmpty = false;
        string decoded = Decoded(text, where, quoted: false);
        if (text.Contains((byte)'"'))
            findings.Add(Finding.Warning(
                "OST-TBL-007",
                "a double quote stands inside a cell that does not begin with one; it is taken as it is",
                At(where),
                Shown(decoded),
                "Put the whole cell in double quotes and double those inside."));
        return decoded;
    }

    private string QuotedCell((int Line, int Column) where)
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
                return Decoded(bytes.AsSpan(start), where, quoted: true);
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

        string text = Decoded(bytes.AsSpan(start, _at - start), where, quoted: true);
        if (doubled) text = text.Replace("\"\"", "\"", StringComparison.Ordinal);
        _at++;
        return text + AfterQuote(where);
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
