using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Tables as text. Reading: comma-, semicolon- or tab-separated (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180), nothing interpreted,
/// every cell with its place. Writing: tab-separated UTF-8 with full precision. See docs/formats/tables.md.
/// </summary>
public static class DelimitedText
{
    /// <summary>
    /// Reads a table file as text. The first line that is neither empty nor a comment is the header. Everything wrong with the file is
    /// added to
    /// <paramref name="findings"/> at once (OST-TBL-003 … 022, with line, column, value and what to do); the table that is returned then
    /// holds what could be read, and the caller stops if there are errors.
    /// </summary>
    /// <remarks>
    /// The separator is the one stated in <paramref name="options"/>; else the one the name's ending calls for (<c>.csv</c> comma,
    /// <c>.tsv</c> and <c>.tab</c> tab) if it stands in the header line outside quotes; else the only one of tab, comma and semicolon that
    /// does. A first line <c>sep=;</c>, as Excel writes it, is understood. Empty lines at the end are passed over; others, and lines of
    /// separators only, with a warning. Blanks in cells are kept.
    /// </remarks>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">Separator, coding and limits.</param>
    /// <param name="findings">Receives errors, warnings and notes.</param>
    /// <exception cref="MissingSourceException">The file is not there or cannot be read.</exception>
    /// <exception cref="InvalidContentException">
    /// The file is too large (OST-TBL-001), not text in UTF-8 at all (OST-TBL-002), or has too many cells (OST-TBL-006).
    /// </exception>
    public static RawTable Read(string path, DelimitedOptions options, FindingCollector findings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (options.Separator is { } stated && !SeparatorChoice.Known.Contains(stated))
            throw new ArgumentException("the separator must be a tab, a comma or a semicolon", nameof(options));
        if (!File.Exists(path))
            throw Refusal.Missing("OST-VOL-001", new SourceLocation(path), "there is no such file", hint: DetachedFile.NearestHint(path));
        byte[] bytes = DelimitedBytes.Read(path, options, out bool marked);
        var capped = new CappedFindings(findings, path, options.MaxFindingsPerKind);
        if (marked && options.Coding == TextCoding.Latin1)
        {
            capped.Add(Finding.Warning(
                "OST-TBL-020",
                "the file begins with the mark of UTF-8 and is read as such, not as Latin-1",
                new SourceLocation(path, 1)));
            options = options with { Coding = TextCoding.Utf8 };
        }

        try
        {
            return Parsed(path, bytes, options, capped);
        }
        finally
        {
            capped.Close();
        }
    }

    /// <summary>
    /// Writes a table as UTF-8 text (no byte order mark): one header line with the bare column names, one line for each row, tabs between,
    /// LF at the end of each. Numbers have the shortest form that reads back to the same number; missing cells are empty. Cells that hold a
    /// tab, a line end or a double quote stand in double quotes. Units and meanings go into the companion of <see cref="TableDictionary"/>.
    /// The file is there complete or not at all.
    /// </summary>
    /// <param name="path">The file, usually ending with .tsv; its folder must exist.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="OsteonException">OST-VOL-024: the file cannot be written.</exception>
    public static void Write(string path, Table table) => AtomicFile.Write(path, stream => Write(stream, table));

    /// <summary>Writes a table as <see cref="Write(string, Table)"/> does, to a stream that stays open.</summary>
    /// <param name="destination">Receives the text.</param>
    /// <param name="table">The table.</param>
    public static void Write(Stream destination, Table table)
    {
        using var writer = new StreamWriter(
            destination,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            bufferSize: 1 << 16,
            leaveOpen: true);
        writer.NewLine = "\n";
        IReadOnlyList<Column> columns = table.Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            if (i > 0) writer.Write('\t');
            writer.Write(Quoted(columns[i].Name));
        }

        writer.WriteLine();
        string[] cells = new string[columns.Count];
        for (int row = 0; row < table.RowCount; row++)
        {
            for (int i = 0; i < cells.Length; i++) cells[i] = Quoted(columns[i].Text(row));
            // A line without any text would be taken for an empty line.
            if (Array.TrueForAll(cells, c => c.Length == 0)) cells[0] = "\"\"";
            writer.WriteLine(string.Join('\t', cells));
        }
    }

    /// <summary>Reads a table of which the text, UTF-8 without a mark, is at hand.</summary>
    internal static RawTable Parse(string path, byte[] text, DelimitedOptions options, FindingCollector findings)
    {
        var capped = new CappedFindings(findings, path, options.MaxFindingsPerKind);
        try
        {
            return Parsed(path, text, options, capped);
        }
        finally
        {
            capped.Close();
        }
    }

    private static RawTable Parsed(string path, byte[] bytes, DelimitedOptions options, CappedFindings findings)
    {
        var parser = new DelimitedParser(path, bytes, options, findings);
        char? separator = options.Separator ?? StatedInFile(parser);
        RawRow? header = null;
        var rows = new List<RawRow>();
        while (parser.SkipToRow())
        {
            if (header is null) parser.Separator = separator ?? SeparatorChoice.Of(path, parser.PeekLine(), parser.Line, findings);
            RawRow? row = parser.Next();
            if (row is null) continue;
            if (header is null) header = row;
            else rows.Add(row);
        }

        if (header is null)
        {
            findings.Add(Finding.Error(
                "OST-TBL-021",
                "the table file is empty",
                new SourceLocation(path),
                hint: "It needs a header line and rows."));
            return new RawTable(path, parser.Separator, new RawRow(1, [], null), []);
        }

        if (rows.Count == 0)
            findings.Add(Finding.Warning("OST-TBL-022", "the table has a header line but no rows", new SourceLocation(path, header.Line)));
        TableChecks.DropEmptyEdge(path, ref header, rows, findings);
        TableChecks.CheckNames(path, header, findings);
        var table = new RawTable(path, parser.Separator, header, rows);
        TableChecks.CheckWidths(table, findings);
        TableChecks.CheckDecimals(table, findings);
        return table;
    }

    /// <summary>The separator of a first line <c>sep=;</c>, which is passed over.</summary>
    private static char? StatedInFile(DelimitedParser parser)
    {
        ReadOnlySpan<byte> line = parser.PeekLine();
        if (line.Length != 5 || !line.StartsWith("sep="u8) || !SeparatorChoice.Known.Contains((char)line[4])) return null;
        char separator = (char)line[4];
        parser.SkipLine();
        return separator;
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\t\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
