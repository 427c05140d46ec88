using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Cuts the bytes of an mzTab-M file into metadata, tables and comments; says what is wrong with lines and cells, and leaves meaning to the
/// checks.
/// </summary>
internal sealed class MzTabParser
{
    private const int LinesBetweenChecks = 256;

    private static readonly string[] TableOrder = ["MTD", "SMH", "SML", "SFH", "SMF", "SEH", "SME"];

    private readonly string _file;
    private readonly byte[] _bytes;
    private readonly MzTabReadOptions _options;
    private readonly CappedFindings _findings;
    private readonly CancellationToken _cancellation;
    private readonly List<MzTabEntry> _entries = [];
    private readonly List<MzTabComment> _comments = [];
    private readonly MzTabSectionBuilder?[] _sections = new MzTabSectionBuilder?[3];
    private readonly Range[] _pieces;
    private int _furthest;

    public MzTabParser(string file, byte[] bytes, MzTabReadOptions options, FindingCollector findings, CancellationToken cancellation)
    {
        _file = file;
        _options = options;
        _findings = new CappedFindings(findings, file, options.MaxFindingsPerKind);
        _cancellation = cancellation;
        _bytes = InUtf8(bytes);
        _pieces = new Range[4];
    }

    public MzTabDocument Parse()
    {
        try
        {
            int line = 0, at = 0;
            while (at < _bytes.Length)
            {
                if (line % LinesBetweenChecks == 0) _cancellation.ThrowIfCancellationRequested();
                ReadOnlySpan<byte> rest = _bytes.AsSpan(at);
                int length = rest.IndexOfAny((byte)'\n', (byte)'\r');
                ReadOnlySpan<byte> text = length < 0 ? rest : rest[..length];
                line++;
                Line(text, line);
                at += text.Length;
                if (at < _bytes.Length) at += _bytes[at] == (byte)'\r' && at + 1 < _bytes.Length && _bytes[at + 1] == (byte)'\n' ? 2 : 1;
            }

            return new MzTabDocument(
                _file,
                new MzTabMetadata(_entries),
                _sections[0]?.Build(),
                _sections[1]?.Build(),
                _sections[2]?.Build(),
                _comments);
        }
        finally
        {
            _findings.Close();
        }
    }

    private void Line(ReadOnlySpan<byte> text, int line)
    {
        if (text.IndexOfAnyExcept((byte)'\t', (byte)' ') < 0) return;
        int tab = text.IndexOf((byte)'\t');
        ReadOnlySpan<byte> first = (tab < 0 ? text : text[..tab]).Trim((byte)' ');
        if (first.Length > 3 && first[0] == (byte)'"') first = first.Trim((byte)'"');
        string prefix = first.Length == 3 ? Encoding.Latin1.GetString(first) : "";
        ReadOnlySpan<byte> rest = tab < 0 ? default : text[(tab + 1)..];
        switch (prefix)
        {
            case "COM":
                _comments.Add(new MzTabComment(Encoding.UTF8.GetString(rest.TrimEnd("\t "u8)), line));
                break;
            case "MTD":
                InOrder(prefix, line);
                Metadata(rest, line);
                break;
            case "SMH" or "SFH" or "SEH":
                InOrder(prefix, line);
                Header(KindOf(prefix), rest, line);
                break;
            case "SML" or "SMF" or "SME":
                InOrder(prefix, line);
                Row(KindOf(prefix), rest, line);
                break;
            default:
                if (!MzTabBytes.Prefixes.Contains(prefix)) UnknownPrefix(first, line);
                break;
        }
    }

    private static MzTabSectionKind KindOf(string prefix) => prefix switch
    {
        "SMH" or "SML" => MzTabSectionKind.SmallMolecule,
        "SFH" or "SMF" => MzTabSectionKind.Feature,
        _ => MzTabSectionKind.Evidence,
    };

    private void UnknownPrefix(ReadOnlySpan<byte> first, int line) => _findings.Add(Finding.Error(
        "OST-MZT-006",
        "the line begins with none of the prefixes of mzTab; it is not read",
        new SourceLocation(_file, line, 1),
        MzTabCell.Shown(first),
        "A line begins with MTD, COM, SMH, SML, SFH, SMF, SEH or SME and a tab. Line ends inside a cell are not allowed."));

    private void InOrder(string prefix, int line)
    {
        int rank = Array.IndexOf(TableOrder, prefix);
        if (rank < _furthest)
            _findings.Add(Finding.Error(
                "OST-MZT-007",
                $"a line {prefix} stands behind lines {TableOrder[_furthest]}",
                new SourceLocation(_file, line, 1),
                prefix,
                "The order is metadata (MTD), small molecules (SML), features (SMF), evidence (SME), each table once."));
        else
            _furthest = rank;
    }

    private void Metadata(ReadOnlySpan<byte> rest, int line)
    {
        int count = Pieces(rest);
        string key = count > 0 ? Cell(rest[_pieces[0]], line, 2) : "";
        string value = count > 1 ? Cell(rest[_pieces[1]], line, 3) : "";
        if (key.Length == 0 || value.Length == 0)
        {
            _findings.Add(Finding.Error(
                "OST-MZT-012",
                key.Length == 0 ? "the metadata line has no name" : $"the metadata line '{key}' has no value",
                new SourceLocation(_file, line, key.Length == 0 ? 2 : 3),
                hint: "Write name, tab, value; an unknown value is null."));
            if (key.Length == 0) return;
        }

        if (count > 2)
        {
            ReadOnlySpan<byte> more = rest[_pieces[2]];
            _findings.Add(Finding.Error(
                "OST-MZT-012",
                $"text follows the value of the metadata line '{key}'; it is not read",
                new SourceLocation(_file, line, 4),
                MzTabCell.Shown(more),
                "A value holds no tab."));
        }

        _entries.Add(new MzTabEntry(key, value.Length == 0 || value == "null" ? null : value, line));
    }

    /// <summary>The first cells of a line: name, value, and what follows them if it is not empty; returns their number.</summary>
    private int Pieces(ReadOnlySpan<byte> rest)
    {
        int count = 0, at = 0;
        while (count < 2 && at <= rest.Length)
        {
            int tab = rest[at..].IndexOf((byte)'\t');
            int end = tab < 0 ? rest.Length : at + tab;
            _pieces[count++] = at..end;
            at = end + 1;
        }

        if (count < 2 || at >= rest.Length || rest[at..].IndexOfAnyExcept((byte)'\t', (byte)' ') < 0) return count;
        _pieces[count++] = at..rest.Length;
        return count;
    }

    private void Header(MzTabSectionKind kind, ReadOnlySpan<byte> rest, int line)
    {
        if (_sections[(int)kind] is { } before)
        {
            _findings.Add(Finding.Error(
                "OST-MZT-007",
                $"the header of this table stands a second time; the first is in line {before.HeaderLine.ToString(CultureInfo.InvariantCulture)}",
                new SourceLocation(_file, line, 1),
                hint: "Each table has one header line. This one is not read."));
            return;
        }

        rest = rest.TrimEnd("\t "u8);
        int columns = rest.Count((byte)'\t') + 1;
        if (columns > _options.MaxColumns)
            throw Refusal.Content(
                "OST-MZT-002",
                new SourceLocation(_file, line),
                string.Create(CultureInfo.InvariantCulture, $"the table has {columns} columns, more than the limit of {_options.MaxColumns}"),
                hint: "Check that line ends are there.");
        var names = new List<string>(columns);
        foreach (Range range in rest.Split((byte)'\t')) names.Add(Cell(rest[range], line, names.Count + 2));
        _sections[(int)kind] = new MzTabSectionBuilder(kind, names, line);
    }

    private void Row(MzTabSectionKind kind, ReadOnlySpan<byte> rest, int line)
    {
        if (_sections[(int)kind] is not { } section)
        {
            _findings.Add(Finding.Error(
                "OST-MZT-007",
                "the row has no header line before it; it is not read",
                new SourceLocation(_file, line, 1),
                hint: "A table begins with its header: SMH for SML, SFH for SMF, SEH for SME."));
            return;
        }

        int width = section.Width, cells = rest.Count((byte)'\t') + 1;
        if (cells < width)
        {
            _findings.Add(Finding.Error(
                "OST-MZT-008",
                string.Create(CultureInfo.InvariantCulture, $"the row has {cells} cells, its header has {width}; it is left out"),
                new SourceLocation(_file, line, cells + 1),
                hint: "Write null into cells without a value, and one tab between cells."));
            return;
        }

        int column = 0, at = 0;
        while (column < width)
        {
            int tab = rest[at..].IndexOf((byte)'\t');
            int end = tab < 0 ? rest.Length : at + tab;
            if (section.IsNumeric(column)) section.Add(column, Number(rest[at..end], line, column + 2));
            else section.Add(column, Text(rest[at..end], line, column + 2));
            at = end + 1;
            column++;
        }

        section.EndRow(line);
        if (at < rest.Length && rest[at..].IndexOfAnyExcept((byte)'\t', (byte)' ') >= 0)
            _findings.Add(Finding.Error(
                "OST-MZT-008",
                string.Create(CultureInfo.InvariantCulture, $"the row has more cells than its header, which has {width}; they are not read"),
                new SourceLocation(_file, line, width + 2),
                MzTabCell.Shown(rest[at..].TrimStart((byte)'\t')),
                "Name the columns in the header line; columns of your own begin with opt_global_."));
    }

    private string? Text(ReadOnlySpan<byte> cell, int line, int column)
    {
        if (cell.SequenceEqual("null"u8)) return null;
        string text = Cell(cell, line, column);
        if (text.Length > 0) return text == "null" ? null : text;
        EmptyCell(line, column);
        return null;
    }

    private double Number(ReadOnlySpan<byte> cell, int line, int column)
    {
        cell = cell.Trim((byte)' ');
        if (cell is [(byte)'"', .., (byte)'"']) cell = Encoding.UTF8.GetBytes(Cell(cell, line, column));
        if (cell.SequenceEqual("null"u8)) return double.NaN;
        if (cell.IsEmpty)
        {
            EmptyCell(line, column);
            return double.NaN;
        }

        (double? value, Finding? finding) = MzTabCell.Number(cell, new SourceLocation(_file, line, column), _options.Strict);
        if (finding is not null) _findings.Add(finding);
        return value ?? double.NaN;
    }

    private void EmptyCell(int line, int column) => _findings.Add(new Finding(
        _options.Strict ? Severity.Error : Severity.Warning,
        "OST-MZT-009",
        "the cell is empty; it is taken for null",
        new SourceLocation(_file, line, column),
        Hint: "Write null where there is no value."));

    /// <summary>The text of a cell, without blanks around it and without the quotes of a spreadsheet.</summary>
    private string Cell(ReadOnlySpan<byte> cell, int line, int column)
    {
        cell = cell.Trim((byte)' ');
        if (cell.Length > _options.MaxCellBytes)
            throw Refusal.Content(
                "OST-MZT-002",
                new SourceLocation(_file, line, column),
                string.Create(CultureInfo.InvariantCulture, $"the cell has {cell.Length} bytes, more than the limit of {_options.MaxCellBytes}"),
                hint: "Check that tabs and line ends are there.");
        string text = Encoding.UTF8.GetString(cell);
        if (cell.Length < 2 || cell[0] != (byte)'"' || cell[^1] != (byte)'"') return text;
        string inner = text[1..^1], plain = inner.Replace("\"\"", "\"", StringComparison.Ordinal);
        if (inner.Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal)) return text;
        _findings.Add(Finding.Warning(
            "OST-MZT-010",
            "the cell stands in double quotes, as a spreadsheet writes it; they are removed",
            new SourceLocation(_file, line, column),
            MzTabCell.Shown(cell),
            "mzTab knows no quotes around cells."));
        return plain.Trim();
    }

    /// <summary>The bytes if they are UTF-8; else taken for Windows-1252 and turned into it (OST-MZT-011).</summary>
    private byte[] InUtf8(byte[] bytes)
    {
        if (Utf8.IsValid(bytes)) return bytes;
        int line = 1 + bytes.AsSpan(0, TextCodings.ValidUtf8Length(bytes)).Count((byte)'\n');
        _findings.Add(Finding.Warning(
            "OST-MZT-011",
            "the file is not UTF-8; it is read as Windows-1252",
            new SourceLocation(_file, line),
            hint: "Save it in UTF-8."));
        return TextCodings.FromWindows1252(bytes);
    }
}
