using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>The three tables of Workflow4Metabolomics: how they are found and joined.</summary>
[Unit]
public sealed class W4mTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Write(string prefix, string suffix = ".tsv") =>
    [
        _folder.Write($"{prefix}dataMatrix{suffix}", "dataMatrix\ts1\tp1\tp2\tb1\nM1T1\t1\t2\t3\t4\nM2T2\tNA\t0\t5\t6\n"),
        _folder.Write($"{prefix}sampleMetadata{suffix}", "sampleMetadata\tsampleType\tinjectionOrder\tbatch\tclass\np2\tpool2\t3\tB1\tNA\ns1\tsample\t1\tB1\tEV\np1\tpool\t2\tB1\tNA\nb1\tblank\t4\tB1\tNA\n"),
        _folder.Write($"{prefix}variableMetadata{suffix}", "variableMetadata\tname\tmz\trt\tmsi_level\nM2T2\tSerine\t106.05\t120\t2\nM1T1\tM1T1\t126.02\t60\tNA\n"),
    ];

    [Fact]
    public void Tables_are_joined_by_name_not_by_order()
    {
        string[] paths = Write("");
        FeatureTableFile file = TableReading.Read(_folder.Path, null, out FindingCollector findings);
        Assert.Equal([InjectionKind.Sample, InjectionKind.Qc, InjectionKind.Dilution, InjectionKind.Blank], file.Table.Injections.Select(i => i.Kind));
        Assert.Equal([1, 2, 3, 4], file.Table.Injections.Select(i => i.Order!.Value));
        Assert.Equal(0.5, file.Table.Injection("p2").Dilution);
        Assert.Equal("EV", file.Table.Injection("s1").Group);
        Assert.Null(file.Table.Injection("p1").Group);
        Assert.Equal(("Serine", 106.05, 120.0, "2"), (file.Table.Feature("M2T2").Name, file.Table.Feature("M2T2").Mz, file.Table.Feature("M2T2").RetentionTime, file.Table.Feature("M2T2").Identity!.Value.Level));
        Assert.Null(file.Table.Feature("M1T1").Name);
        Assert.Equal(["OST-FEA-022"], findings.Ids());
        Assert.Equal(paths.Order(StringComparer.Ordinal), file.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_several_sets_in_a_folder_the_files_of_the_given_name_belong_together()
    {
        Write("Galaxy12-[pos_", ".tabular");
        string[] other = Write("Galaxy99-[neg_", ".tabular");
        FeatureTableFile file = TableReading.Read(other[1]);
        Assert.Equal(other.Order(StringComparer.Ordinal), file.Files.Order(StringComparer.Ordinal));
        (Finding thrown, _) = TableReading.Refused<InvalidContentException>(_folder.Path);
        Assert.Equal("OST-FEA-034", thrown.Id);
    }

    [Fact]
    public void Stated_paths_need_no_names()
    {
        string matrix = _folder.Write("a.tsv", "x\ts1\nf1\t1\n"), samples = _folder.Write("b.tsv", "x\tgroup\ns1\tEV\n");
        FeatureTableFile file = TableReading.Read(matrix, new FeatureTableReadOptions { W4m = new W4mPaths(matrix, samples, null) });
        Assert.Equal("EV", file.Table.Injections[0].Group);
    }

    [Fact]
    public void Missing_tables_and_names_are_told()
    {
        string[] paths = Write("");
        File.Delete(paths[2]);
        File.WriteAllText(paths[1], "sampleMetadata\tclass\ns1\tEV\np_1\tx\np2\tx\nb1\tx\n");
        TableReading.Read(paths[0], null, out FindingCollector findings);
        Assert.Equal(["OST-FEA-033", "OST-FEA-041", "OST-FEA-042"], findings.Ids().Order(StringComparer.Ordinal).Distinct());
        Assert.Contains(findings.ToList(), f => f.Id == "OST-FEA-042" && f.Hint == "Did you mean 'p1'?");
        File.Delete(paths[0]);
        Assert.Equal("OST-FEA-033", TableReading.Refused<MissingSourceException>(paths[1], new FeatureTableReadOptions { Format = "w4m" }).Thrown.Id);
    }

    [Fact]
    public void Features_that_only_one_table_has_are_told()
    {
        string[] paths = Write("");
        File.WriteAllText(paths[2], "variableMetadata\tmz\nM1T1\t1\nM2T3\t2\n");
        TableReading.Read(paths[0], null, out FindingCollector findings);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-FEA-031" && f.Value == "M2T2" && f.Hint!.StartsWith("Did you mean", StringComparison.Ordinal));
        Assert.Contains(findings.ToList(), f => f.Id == "OST-FEA-032" && f.Value == "M2T3" && f.Location!.Line == 3);
    }
}
