using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Delimited;

[Unit]
public sealed class DelimitedReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private RawTable Read(string content, out Finding[] findings, string name = "t.csv", DelimitedOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(content), out findings, name, options);

    private RawTable Read(byte[] content, out Finding[] findings, string name = "t.csv", DelimitedOptions? options = null)
    {
        var collector = new FindingCollector();
        RawTable table = DelimitedText.Read(_folder.Write(name, content), options ?? DelimitedOptions.Default, collector);
        findings = [.. collector.ToList()];
        Assert.All(findings, f => Assert.Equal(_folder[name], f.Location!.File));
        return table;
    }

    private static string[][] Texts(RawTable table) => [.. table.Rows.Select(r => r.Texts.ToArray())];

    private static void AssertOne(Finding[] findings, string id, Severity severity, int? line, int? column, string? value)
    {
        Finding finding = Assert.Single(findings);
        Assert.Equal(
            (id, severity, line, column, value),
            (finding.Id, finding.Severity, finding.Location!.Line, finding.Location.Column, finding.Value));
        Assert.False(string.IsNullOrWhiteSpace(finding.Hint));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_all_systems_with_and_without_the_last(string end)
    {
        foreach (string last in (string[])["", end])
        {
            RawTable table = Read($"sample,arm{end}a1,control{end}a2,\"x{end}y\"{last}", out Finding[] findings);
            Assert.Empty(findings);
            Assert.Equal(["sample", "arm"], table.Header.Texts);
            Assert.Equal([["a1", "control"], ["a2", $"x{end}y"]], Texts(table));
        }
    }

    [Fact]
    public void Every_cell_knows_its_line_and_column()
    {
        RawTable table = Read("a,b,c\n1,\"x\ny\nz\",2\n\"p\nq\",r,s\n", out _);
        Assert.Equal(new RawCell("1", 2, 1), table.Rows[0][0]);
        Assert.Equal(new RawCell("x\ny\nz", 2, 2), table.Rows[0][1]);
        Assert.Equal(new RawCell("2", 4, 3), table.Rows[0][2]);
        Assert.Equal(new RawCell("p\nq", 5, 1), table.Rows[1][0]);
        Assert.Equal(new RawCell("r", 6, 2), table.Rows[1][1]);
        Assert.Equal(new SourceLocation(table.File, 6, 3), table.Locate(table.Rows[1][2]));
        Assert.Equal(1, table.IndexOf("b"));
        Assert.Equal(-1, table.IndexOf("B"));
    }

    [Fact]
    public void Quotes_as_in_RFC_4180()
    {
        RawTable table = Read("a,b\n\"x, \"\"y\"\"\",\"\"\n\"\"\"\",\" z \"\n", out Finding[] findings);
        Assert.Empty(findings);
        Assert.Equal([["x, \"y\"", ""], ["\"", " z "]], Texts(table));
    }

    [Theory]
    [InlineData("t.csv", "a,b", ',', null)]
    [InlineData("t.CSV", "a,b;c\td", ',', null)]
    [InlineData("t.tsv", "a\tb,c", '\t', null)]
    [InlineData("t.csv", "a;b", ';', "OST-TBL-003")]
    [InlineData("t.csv", "a\tb", '\t', "OST-TBL-003")]
    [InlineData("t.csv", "\"BV/TV, %\";arm", ';', "OST-TBL-003")]
    [InlineData("t.tsv", "a,b", ',', "OST-TBL-003")]
    [InlineData("t.txt", "a,b\tc;d", '\t', null)]
    [InlineData("t.txt", "a;b", ';', null)]
    [InlineData("t", "a,b", ',', null)]
    [InlineData("t.txt", "a,b;c", ',', "OST-TBL-004")]
    [InlineData("t.tsv", "a,b;c", ',', "OST-TBL-004")]
    [InlineData("t.csv", "a", ',', null)]
    [InlineData("t.csv", "sep=;\na;b,c", ';', null)]
    public void The_separator_is_told_by_name_and_header_line(string name, string header, char expected, string? id)
    {
        // A body full of the other characters must not matter.
        string cell = "\"1,2;3\t4,,,;;;\t\t\t,,,,,;;;;\"";
        string lastLine = header[(header.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        int columns = Read(lastLine, out _, "count.csv", new DelimitedOptions { Separator = expected }).Header.Count;
        RawTable table = Read($"{header}\n{string.Join(expected, Enumerable.Repeat(cell, columns))}\n", out Finding[] findings, name);
        Assert.Equal(expected, table.Separator);
        Assert.Equal(id is null ? [] : [id], findings.Select(f => f.Id));
        Assert.Equal(columns, table.Rows[0].Count);
    }

    [Fact]
    public void A_stated_separator_wins()
    {
        RawTable table = Read("a;b,c\n1;2\n", out Finding[] findings, "t.csv", new DelimitedOptions { Separator = ';' });
        Assert.Empty(findings);
        Assert.Equal(["a", "b,c"], table.Header.Texts);
        Assert.Throws<ArgumentException>(() => Read("a|b\n", out _, "t.csv", new DelimitedOptions { Separator = '|' }));
    }

    [Fact]
    public void Ragged_rows_are_errors_with_their_line()
    {
        RawTable table = Read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n", out Finding[] findings);
        Assert.Equal([("OST-TBL-018", 2, 2, "2"), ("OST-TBL-018", 4, 4, "4")],
            findings.Select(f => (f.Id, f.Location!.Line!.Value, f.Location.Column!.Value, f.Value!)));
        Assert.All(findings, f => Assert.Equal(Severity.Error, f.Severity));
        Assert.Contains("2 cells, the header has 3", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(new RawCell("", 2, 3), table.Cell(0, 2));
    }

    [Fact]
    public void Names_that_are_double_missing_or_padded()
    {
        Read("a, b,a,,A\n1,2,3,4,5\n", out Finding[] findings);
        Assert.Equal(
            [
                ("OST-TBL-015", Severity.Warning, 2), ("OST-TBL-016", Severity.Error, 3), ("OST-TBL-014", Severity.Error, 4),
                ("OST-TBL-017", Severity.Warning, 5),
            ],
            findings.Select(f => (f.Id, f.Severity, f.Location!.Column!.Value)));
        Assert.Contains("columns 1 and 3", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_left_behind_by_a_spreadsheet_are_passed_over_with_a_warning()
    {
        RawTable table = Read("a,b,,\n1,2,,\n3,4,,\n", out Finding[] findings);
        AssertOne(findings, "OST-TBL-013", Severity.Warning, 1, 3, null);
        Assert.Equal(["a", "b"], table.Header.Texts);
        Assert.Equal([["1", "2"], ["3", "4"]], Texts(table));

        table = Read("a,b,,\n1,2,,\n3,4,x,\n", out findings);
        Assert.Equal(["OST-TBL-013", "OST-TBL-014"], findings.Select(f => f.Id));
        Assert.Equal(3, table.Header.Count);
    }

    [Fact]
    public void Empty_lines_are_warnings_but_not_at_the_end()
    {
        RawTable table = Read("a,b\n\n1,2\n,\n3,4\n\n\n", out Finding[] findings);
        Assert.Equal([("OST-TBL-005", 2), ("OST-TBL-005", 4)], findings.Select(f => (f.Id, f.Location!.Line!.Value)));
        Assert.All(findings, f => Assert.Equal(Severity.Warning, f.Severity));
        Assert.Equal([3, 5], table.Rows.Select(r => r.Line));
    }

    [Fact]
    public void Comments_are_passed_over_where_a_prefix_is_stated()
    {
        RawTable table = Read(
            "# one\na,b\n# two, three\n1,2\n",
            out Finding[] findings,
            "t.csv",
            new DelimitedOptions { CommentPrefix = "#" });
        Assert.Empty(findings);
        Assert.Equal(["a", "b"], table.Header.Texts);
        Assert.Equal(4, Assert.Single(table.Rows).Line);
    }

    [Theory]
    [InlineData("0,231")]
    [InlineData("-1,5")]
    [InlineData("1,5e3")]
    [InlineData("12,345")]
    [InlineData(" 0,5 ")]
    public void Decimal_commas_are_told_with_their_place(string cell)
    {
        RawTable table = Read($"sample;bv_tv\nr1;{cell}\n", out Finding[] findings, "t.txt");
        AssertOne(findings, "OST-TBL-019", Severity.Warning, 2, 2, cell);
        Assert.Equal(cell, table.Rows[0][1].Text);
        Read($"sample,bv_tv\nr1,\"{cell}\"\n", out findings);
        AssertOne(findings, "OST-TBL-019", Severity.Warning, 2, 2, cell);
    }

    [Theory]
    [InlineData("a, b")]
    [InlineData("1, 2")]
    [InlineData("1,2,3")]
    [InlineData(",5x")]
    [InlineData("lanes 1,2")]
    [InlineData("0.231")]
    public void Other_commas_are_not(string cell)
    {
        Read($"sample\tx\nr1\t{cell}\n", out Finding[] findings, "t.tsv");
        Assert.Empty(findings);
    }

    [Fact]
    public void A_mark_of_UTF_8_is_not_part_of_the_first_name()
    {
        RawTable table = Read([0xEF, 0xBB, 0xBF, .. "größe,b\n1,2\n"u8], out Finding[] findings);
        Assert.Empty(findings);
        Assert.Equal("größe", table.Header[0].Text);
        table = Read([0xEF, 0xBB, 0xBF, .. "größe,b\n1,2\n"u8], out findings, "t.csv", new DelimitedOptions { Coding = TextCoding.Latin1 });
        Assert.Equal(["OST-TBL-020"], findings.Select(f => f.Id));
        Assert.Equal("größe", table.Header[0].Text);
    }

    [Fact]
    public void What_is_not_UTF_8_is_an_error_with_its_place_unless_Latin_1_is_stated()
    {
        byte[] latin = Encoding.Latin1.GetBytes("sample,note\nr1,5 µm\n");
        Read(latin, out Finding[] findings);
        AssertOne(findings, "OST-TBL-012", Severity.Error, 2, 2, "5 µm");
        RawTable table = Read(latin, out findings, "t.csv", new DelimitedOptions { Coding = TextCoding.Latin1 });
        Assert.Empty(findings);
        Assert.Equal("5 µm", table.Rows[0][1].Text);
    }

    [Fact]
    public void NUL_bytes_are_errors_with_their_place()
    {
        Read("a,b\n1,x\0y\n", out Finding[] findings);
        AssertOne(findings, "OST-TBL-011", Severity.Error, 2, 2, "x␀y");
    }

    [Fact]
    public void Wrong_quotes_are_told_with_their_place()
    {
        Read("a,b\n1,5\" tube\n", out Finding[] findings);
        AssertOne(findings, "OST-TBL-007", Severity.Warning, 2, 2, "5\" tube");
        RawTable table = Read("a,b\n1,\"x\"y\n2,3\n", out findings);
        AssertOne(findings, "OST-TBL-009", Severity.Error, 2, 2, "y");
        Assert.Equal([["1", "xy"], ["2", "3"]], Texts(table));
        Read("a,b\n1,\"open\n2,3\n", out findings);
        AssertOne(findings, "OST-TBL-008", Severity.Error, 2, 2, "open\n2,3\n");
    }

    [Fact]
    public void A_huge_cell_is_an_error_and_is_cut()
    {
        RawTable table = Read(
            $"a,b\n1,{new string('x', 5000)}\n",
            out Finding[] findings,
            "t.csv",
            new DelimitedOptions { MaxCellBytes = 1000 });
        Assert.Equal("OST-TBL-010", Assert.Single(findings).Id);
        Assert.Equal((2, 2), (findings[0].Location!.Line!.Value, findings[0].Location!.Column!.Value));
        Assert.Equal(1000, table.Rows[0][1].Text.Length);
        Read($"a,b\n1,\"{new string('é', 5000)}\"\n", out findings, "t.csv", new DelimitedOptions { MaxCellBytes = 100 });
        Assert.Equal("OST-TBL-010", Assert.Single(findings).Id);
    }

    [Fact]
    public void Limits_of_size_are_refusals()
    {
        string Refused(string content, DelimitedOptions options) =>
            Assert.Throws<InvalidContentException>(() => Read(content, out _, "t.csv", options)).Finding.Id;
        Assert.Equal("OST-TBL-001", Refused("a,b\n1,2\n", new DelimitedOptions { MaxBytes = 7 }));
        Assert.Equal("OST-TBL-006", Refused("a,b,c\n", new DelimitedOptions { MaxColumns = 2 }));
        Assert.Equal("OST-TBL-006", Refused("a,b\n1,2\n3,4\n", new DelimitedOptions { MaxCells = 5 }));
        Read("a,b\n1,2\n", out Finding[] findings, "t.csv", new DelimitedOptions { MaxBytes = 8, MaxColumns = 2, MaxCells = 4 });
        Assert.Empty(findings);
    }

    [Fact]
    public void Files_that_are_no_text_say_what_they_are()
    {
        string Refused(byte[] content) => Assert.Throws<InvalidContentException>(() => Read(content, out _)).Finding.ToString();
        Assert.Contains("UTF-16", Refused([0xFF, 0xFE, (byte)'a', 0]), StringComparison.Ordinal);
        Assert.Contains(".xlsx", Refused([(byte)'P', (byte)'K', 3, 4, 20]), StringComparison.Ordinal);
        Assert.Contains(".xls", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), StringComparison.Ordinal);
        Assert.Contains("gzip", Refused([0x1F, 0x8B, 8, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_tables()
    {
        RawTable table = Read("", out Finding[] findings);
        Assert.Equal(("OST-TBL-021", 0), (Assert.Single(findings).Id, table.Header.Count));
        Read("\n\n", out findings);
        Assert.Equal("OST-TBL-021", Assert.Single(findings).Id);
        table = Read("a,b\n", out findings);
        Assert.Equal(("OST-TBL-022", 2), (Assert.Single(findings).Id, table.Header.Count));
    }

    [Fact]
    public void A_missing_file_names_the_most_similar_one()
    {
        _folder.Write("samples.csv", "a\n1\n");
        MissingSourceException thrown = Assert.Throws<MissingSourceException>(() =>
            DelimitedText.Read(_folder["sample.csv"], DelimitedOptions.Default, new FindingCollector()));
        Assert.Contains("samples.csv", thrown.Finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_but_a_flood_is_counted()
    {
        string rows = string.Concat(Enumerable.Range(0, 200).Select(i => $"{i};0,5\n"));
        Read("a;b\n" + rows + "x\n", out Finding[] findings, "t.txt", new DelimitedOptions { MaxFindingsPerKind = 10 });
        Assert.Equal(12, findings.Length);
        Assert.Equal(10, findings.Count(f => f.Id == "OST-TBL-019" && f.Location!.Line is not null));
        Assert.Equal(1, findings.Count(f => f.Id == "OST-TBL-018"));
        Assert.Contains("190 more", findings[^1].Message, StringComparison.Ordinal);
    }
}
