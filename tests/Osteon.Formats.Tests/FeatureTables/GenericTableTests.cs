using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Tables of service laboratories and spreadsheets, read as declared.</summary>
[Unit]
public sealed class GenericTableTests : IDisposable
{
    private const string Service =
        "metab_id,Metabolite,M/Z,RT,mode,KEGG Compound ID,HMDB ID,Library,CON_1,CON_2,EV_1,QC01,QC02\n"
        + "metab_1,Taurine,126.022,0.75,pos,C00245,HMDB0000251,in house,10.5,11,12,13,14\n"
        + "metab_2,Citric acid,191.019,1.25,neg,-,HMDB0000094; HMDB0304060,-,0,NA,,-,1e3\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static FeatureTableReadOptions Declared(params string[] values) =>
        new() { Mapping = new FeatureTableMapping { Values = values, RetentionTimeUnit = TimeUnit.Minutes } };

    [Fact]
    public void A_service_laboratory_export()
    {
        FeatureTableFile file = TableReading.Read(_folder.Write("t.csv", Service), Declared("CON_*", "EV_?", "qc0*"));
        Assert.Equal("generic", file.Format);
        Assert.Equal(["CON_1", "CON_2", "EV_1", "QC01", "QC02"], file.Table.Injections.Select(i => i.Name));
        Feature taurine = file.Table.Feature("metab_1"), citric = file.Table.Feature("metab_2");
        Assert.Equal(("Taurine", 126.022, 45.0, Polarity.Positive), (taurine.Name, taurine.Mz!.Value, taurine.RetentionTime!.Value, taurine.Polarity!.Value));
        Assert.Equal([new(CompoundNamespace.Kegg, "C00245"), new(CompoundNamespace.Hmdb, "HMDB0000251")], taurine.Identifiers);
        Assert.Equal([new(CompoundNamespace.Hmdb, "HMDB0000094"), new(CompoundNamespace.Hmdb, "HMDB0304060")], citric.Identifiers);
        Assert.Equal(Polarity.Negative, citric.Polarity);
        Assert.Equal("in house", taurine.Further["Library"]);
        Assert.Equal([0, double.NaN, double.NaN, double.NaN, 1000], file.Table.Intensities.Column(1));
        Assert.Equal((3L, 1L, 2), (file.Understood.MissingCells, file.Understood.ZeroCells, file.Understood.Qcs));
        Assert.Equal((1, 1), (file.Understood.Positive, file.Understood.Negative));
    }

    [Fact]
    public void A_retention_time_without_a_unit_is_kept_and_told()
    {
        FeatureTableFile file = TableReading.Read(
            _folder.Write("t.csv", Service),
            new FeatureTableReadOptions { Mapping = new FeatureTableMapping { Values = ["CON*"] } },
            out FindingCollector findings);
        Assert.Null(file.Table.Features[0].RetentionTime);
        Assert.Equal("0.75", file.Table.Features[0].Further["RT"]);
        Assert.Contains("OST-FEA-021", findings.Ids());
    }

    [Theory]
    [InlineData("RT (min)", 60)]
    [InlineData("RT[sec]", 1)]
    [InlineData("retention_time_s", 1)]
    [InlineData("Retention time (min)", 60)]
    [InlineData("rt_min", 60)]
    public void A_unit_in_the_title_is_understood(string title, double factor)
    {
        string text = $"id,{title},S1\na,2.5,1\n";
        Assert.Equal(2.5 * factor, TableReading.Read(_folder.Write("t.csv", text), new FeatureTableReadOptions { Mapping = new FeatureTableMapping { Values = ["S1"] } }).Table.Features[0].RetentionTime);
    }

    [Fact]
    public void Declared_columns_win_and_only_they_count_where_asked()
    {
        var mapping = new FeatureTableMapping
        {
            Columns = new Dictionary<FeatureField, string> { [FeatureField.Id] = "Metabolite", [FeatureField.Mz] = "m/z" },
            Values = ["*_1"],
            NotValues = ["metab_*"],
            OnlyDeclared = true,
            Quantity = "log2 area",
        };
        FeatureTableFile file = TableReading.Read(_folder.Write("t.csv", Service), new FeatureTableReadOptions { Mapping = mapping });
        Assert.Equal(["Taurine", "Citric acid"], file.Table.Features.Select(f => f.Id));
        Assert.Equal(["CON_1", "EV_1"], file.Table.Injections.Select(i => i.Name));
        Assert.All(file.Table.Features, f => Assert.True(f.Polarity is null && f.Identifiers.Count == 0 && f.Further["metab_id"].StartsWith("metab_", StringComparison.Ordinal)));
        Assert.Equal("log2 area", file.Table.Quantity);
    }

    [Fact]
    public void Every_mistake_of_a_declaration_is_told_at_once()
    {
        var mapping = new FeatureTableMapping
        {
            Columns = new Dictionary<FeatureField, string> { [FeatureField.Name] = "Metabolit", [FeatureField.Formula] = "nowhere at all" },
            Values = ["CON_*", "EX_1", "zzz*"],
        };
        (_, FindingCollector all) = TableReading.Refused<InvalidContentException>(_folder.Write("t.csv", Service), new FeatureTableReadOptions { Mapping = mapping });
        Finding[] errors = [.. all.ToList().Where(f => f.Severity == Severity.Error)];
        Assert.Equal(["OST-FEA-050", "OST-FEA-050", "OST-FEA-051", "OST-FEA-051"], errors.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Contains(errors, f => f.Hint == "Did you mean 'Metabolite'?");
        Assert.Contains(errors, f => f.Hint == "Did you mean 'EV_1'?");
    }

    [Fact]
    public void Undeclared_values_come_from_the_injection_list()
    {
        InjectionList list = InjectionLists.Read(_folder.Write("i.tsv", "sample\tgroup\nEV_1\tEV\nCON_2\tcontrol\n"), FeatureTableReadOptions.Default, new FindingCollector());
        FeatureTableFile file = TableReading.Read(
            _folder.Write("t.csv", Service),
            new FeatureTableReadOptions { Mapping = new FeatureTableMapping(), Injections = list });
        Assert.Equal(["CON_2", "EV_1"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal("EV", file.Table.Injection("EV_1").Group);
        (Finding thrown, _) = TableReading.Refused<InvalidContentException>(_folder["t.csv"], new FeatureTableReadOptions { Mapping = new FeatureTableMapping() });
        Assert.Equal("OST-FEA-052", thrown.Id);
    }

    [Fact]
    public void Injections_in_rows()
    {
        string text = "Sample;Label;Injection order;weight (mg);123.05/45;Taurine\nA;EV;2;10,5;1,25;2\nB;ctrl;1;11;0;\n";
        var options = new FeatureTableReadOptions
        {
            Mapping = new FeatureTableMapping { Orientation = FeatureTableOrientation.InjectionsInRows, NotValues = ["weight*"] },
            Polarity = Polarity.Negative,
        };
        FeatureTableFile file = TableReading.Read(_folder.Write("t.csv", text), options, out FindingCollector findings);
        Assert.Equal(["123.05/45", "Taurine"], file.Table.Features.Select(f => f.Id));
        Assert.Equal([1.25, 2, 0, double.NaN], file.Table.Intensities.Values);
        Assert.Equal(("EV", 2.0, "10,5"), (file.Table.Injection("A").Group, file.Table.Injection("A").Order!.Value, file.Table.Injection("A").Further["weight (mg)"]));
        Assert.Contains("OST-FEA-016", findings.Ids());
        Assert.All(file.Table.Features, f => Assert.Equal(Polarity.Negative, f.Polarity));
        Assert.Equal(["weight (mg)"], file.Understood.KeptInjectionColumns);
    }

    [Fact]
    public void A_column_that_is_no_feature_is_told_where_injections_stand_in_rows()
    {
        string text = "Sample,Sex,f1\nA,male,1\nB,female,2\nA,male,3\n";
        var options = new FeatureTableReadOptions { Mapping = new FeatureTableMapping { Orientation = FeatureTableOrientation.InjectionsInRows } };
        (_, FindingCollector all) = TableReading.Refused<InvalidContentException>(_folder.Write("t.csv", text), options);
        Assert.Equal(["OST-FEA-012", "OST-FEA-013", "OST-FEA-013", "OST-FEA-013"], all.ToList().Where(f => f.Severity == Severity.Error).Select(f => f.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("utf-8-bom")]
    [InlineData("latin1")]
    [InlineData("gb18030")]
    public void Other_codings_of_text(string coding)
    {
        bool chinese = coding is not "latin1";
        string name = chinese ? "牛磺酸µ" : "Säure µ";
        string text = $"id\tname\tS1\na\t{name}\t1.5\n";
        byte[] bytes = coding switch
        {
            "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "latin1" => Encoding.Latin1.GetBytes(text),
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
        };
        FeatureTableReadOptions options = Declared("S1") with
        {
            Coding = coding switch { "latin1" => FeatureTableCoding.Latin1, "gb18030" => FeatureTableCoding.Gb18030, _ => FeatureTableCoding.Utf8 },
        };
        FeatureTableFile file = TableReading.Read(_folder.Write("t.txt", bytes), options);
        Assert.Equal((name, 1.5), (file.Table.Features[0].Name, file.Table.Intensities[0, 0]));
        if (coding is not ("latin1" or "gb18030")) return;
        (Finding thrown, _) = TableReading.Refused<InvalidContentException>(_folder["t.txt"], Declared("S1"));
        Assert.Equal("OST-TBL-012", thrown.Id);
    }
}
