using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Files that are no feature table, or a broken one, and what the user is told.</summary>
[Unit]
public sealed class RefusedTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unknown_table_names_the_nearest_kind_and_what_is_missing()
    {
        (Finding thrown, _) = TableReading.Refused<UnknownFormatException>(_folder.Write("t.csv", "Compound,m/z,run 1,run 2\na,100,1,2\n"));
        Assert.Equal("OST-FEA-001", thrown.Id);
        Assert.Contains("Nearest is Progenesis QI", thrown.Hint, StringComparison.Ordinal);
        Assert.Contains("but not a block title 'Normalised abundance'", thrown.Hint, StringComparison.Ordinal);
        Assert.Contains("declaration of its columns", thrown.Hint, StringComparison.Ordinal);
        Assert.Equal("Compound, m/z, run 1, run 2", thrown.Value);
    }

    [Fact]
    public void A_kind_that_does_not_exist_names_the_nearest()
    {
        (Finding thrown, _) = TableReading.Refused<UnknownFormatException>(_folder.Write("t.csv", "a,b\n1,2\n"), new FeatureTableReadOptions { Format = "progeness" });
        Assert.Equal(("OST-FEA-005", "Did you mean 'progenesis'?"), (thrown.Id, thrown.Hint));
    }

    [Theory]
    [InlineData("progenesis")]
    [InlineData("ms-dial")]
    [InlineData("mzmine")]
    [InlineData("mzmine-legacy")]
    [InlineData("markerlynx")]
    [InlineData("osteon")]
    public void A_stated_kind_without_its_titles_is_refused(string kind)
    {
        (Finding thrown, _) = TableReading.Refused<InvalidContentException>(_folder.Write("t.csv", "a,b\n1,2\n"), new FeatureTableReadOptions { Format = kind });
        Assert.Equal("OST-FEA-006", thrown.Id);
    }

    [Fact]
    public void What_is_no_text_is_told_by_name()
    {
        foreach ((byte[] start, string word) in new (byte[], string)[] { ([0x50, 0x4B, 3, 4], "spreadsheet"), ([0xD0, 0xCF, 0x11, 0xE0], "spreadsheet"), ([0x1F, 0x8B, 8], "gzip") })
        {
            (Finding thrown, _) = TableReading.Refused<InvalidContentException>(_folder.Write("t.xlsx", start));
            Assert.Equal("OST-FEA-003", thrown.Id);
            Assert.Contains(word, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_file_names_the_nearest()
    {
        _folder.Write("features.csv", "x");
        (Finding thrown, _) = TableReading.Refused<MissingSourceException>(_folder["feature.csv"]);
        Assert.Equal("OST-VOL-001", thrown.Id);
        Assert.Contains("features.csv", thrown.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_and_a_table_without_features_are_refused()
    {
        Assert.Equal("OST-FEA-004", TableReading.Refused<InvalidContentException>(_folder.Write("t.csv", "")).Thrown.Id);
        string titles = string.Join("\r\n", new ProgenesisExport().ToString().Split("\r\n")[..3]);
        Assert.Equal("OST-FEA-004", TableReading.Refused<InvalidContentException>(_folder.Write("t.csv", titles)).Thrown.Id);
    }

    [Fact]
    public void Rows_of_another_width_and_repeated_names_are_told_with_their_places()
    {
        string path = _folder.Write("t.tsv", "row ID\trow m/z\trow retention time\ta Peak area\ta Peak area\n1\t100\t1\t1\t2\n1\t100\t1\t1\t2\n2\t100\t1\t1\n3\t100\t1\t1\t2\t3\n\t100\t1\t1\t2\n");
        (_, FindingCollector all) = TableReading.Refused<InvalidContentException>(path);
        Assert.Equal(
            [("OST-FEA-012", 1, 5), ("OST-FEA-008", 4, 4), ("OST-FEA-008", 5, 6), ("OST-FEA-009", 3, 0), ("OST-FEA-011", 6, 0)],
            all.ToList().Where(f => f.Severity == Severity.Error).Select(f => (f.Id, f.Location!.Line!.Value, f.Location.Column ?? 0)));
    }

    [Fact]
    public void Cells_and_lines_that_are_not_understood_are_kept_and_told()
    {
        string path = _folder.Write(
            "t.csv",
            "id,m/z,charge,mode,MSI level,name,S1\na,one hundred,1.5,up,7,M100T2,1\n,,,,,,\nb,100,2-,neg,level 2,M,2\nb,0,0,-,NA,none,3\n");
        var options = new FeatureTableReadOptions
        {
            Mapping = new FeatureTableMapping { Values = ["S1"] },
            Duplicates = DuplicateFeatures.Number,
            Polarity = Polarity.Positive,
        };
        FeatureTableFile file = TableReading.Read(path, options, out FindingCollector findings);
        Assert.Equal(
            [("OST-FEA-010", 5), ("OST-FEA-019", 2), ("OST-FEA-019", 2), ("OST-FEA-020", 2), ("OST-FEA-020", 2), ("OST-FEA-027", 3), ("OST-FEA-029", 0)],
            findings.ToList().Select(f => (f.Id, f.Location!.Line ?? 0)).Order());
        Feature a = file.Table.Feature("a"), b = file.Table.Feature("b"), second = file.Table.Feature("b_2");
        Assert.Equal(["M100T2", "one hundred", "1.5", "up", "7"], ((string[])["name", "m/z", "charge", "mode", "MSI level"]).Select(t => a.Further[t]));
        Assert.Equal((null, null, Polarity.Positive), (a.Mz, a.Name, a.Polarity));
        Assert.Equal((100.0, -2, Polarity.Negative, "MSI level 2", "M"), (b.Mz!.Value, b.Charge!.Value, b.Polarity!.Value, b.Identity.ToString(), b.Name));
        Assert.Equal((null, null, Polarity.Negative, null), (second.Mz, second.Charge, second.Polarity, second.Name));
    }

    [Fact]
    public void A_declaration_that_is_missing_or_finds_nothing_is_refused()
    {
        string path = _folder.Write("t.csv", "x,y\n1,2\n");
        Assert.Equal("OST-FEA-054", TableReading.Refused<UnknownFormatException>(path, new FeatureTableReadOptions { Format = "generic" }).Thrown.Id);
        Assert.Equal("OST-FEA-053", TableReading.Refused<InvalidContentException>(path, new FeatureTableReadOptions { Mapping = new() { Values = ["y"] } }).Thrown.Id);
        Assert.Equal("OST-FEA-025", TableReading.Refused<InvalidContentException>(_folder.Write("dataMatrix.tsv", "dataMatrix\nf1\n")).Thrown.Id);
    }

    [Fact]
    public void A_note_says_that_identifiers_are_made()
    {
        TableReading.Read(_folder.Write("t.csv", "mzmed,rtmed,s1\n200.1,60,1\n"), null, out FindingCollector findings);
        Assert.Equal(["OST-FEA-026"], findings.Ids());
    }

    [Fact]
    public void Limits_are_kept()
    {
        string path = _folder.Write("p.csv", new ProgenesisExport().ToString());
        foreach ((FeatureTableLimits limits, string id) in new (FeatureTableLimits, string)[]
                 {
                     (new() { MaxBytes = 100 }, "OST-FEA-002"), (new() { MaxColumns = 10 }, "OST-TBL-006"), (new() { MaxValues = 20 }, "OST-FEA-007"),
                 })
            Assert.Equal(id, TableReading.Refused<InvalidContentException>(path, new FeatureTableReadOptions { Format = "progenesis", Limits = limits }).Thrown.Id);
    }

    [Fact]
    public void Reading_stops_when_asked_to()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        string path = _folder.Write("p.csv", new ProgenesisExport().ToString());
        Assert.Throws<OperationCanceledException>(() => FeatureTableFiles.Read(path, FeatureTableReadOptions.Default, RunContext.Default with { Cancellation = source.Token }));
    }

    [Fact]
    public void Wrong_calls_are_the_callers_mistake()
    {
        string path = _folder.Write("t.csv", "a\n1\n");
        Assert.Throws<ArgumentException>(() => TableReading.Read(path, new FeatureTableReadOptions { Separator = '|' }));
        Assert.Throws<ArgumentException>(() => TableReading.Read(path, new FeatureTableReadOptions { DecimalMark = '\'' }));
        Assert.Throws<ArgumentException>(() => TableReading.Read(path, new FeatureTableReadOptions { Mapping = new FeatureTableMapping { HeaderLine = 0 } }));
        Assert.Throws<ArgumentException>(() => TableReading.Read(" "));
    }

    [Fact]
    public void Every_kind_has_an_identifier_and_a_name_of_its_own()
    {
        Assert.Equal(FeatureTableFiles.All.Count, FeatureTableFiles.All.Select(f => f.Id).Distinct().Count());
        Assert.Equal(FeatureTableFiles.All.Count, FeatureTableFiles.All.Select(f => f.Name).Distinct().Count());
        Assert.All(FeatureTableFiles.All, f => Assert.False(f.Probe(new FeatureTableStart { Path = "x", Rows = [["a", "b"], []] }).IsMatch));
        Assert.All(FeatureTableFiles.All, f => Assert.False(f.Probe(new FeatureTableStart { Path = "x", IsFolder = true }).IsMatch));
    }
}
