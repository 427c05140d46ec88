using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Tables that programs really wrote. The counts and sums were taken from the files with Python's csv module.</summary>
[Oracle]
public sealed class RealFeatureTableTests : IDisposable
{
    private const string Data = "data/metabolomics/";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mzmine_workshop_list()
    {
        FeatureTableFile file = TableReading.Read(SharedData.Require(Data + "mzmine_workshop/expected_results.csv"));
        Assert.Equal("mzmine", file.Format);
        Assert.Equal((120, 2), (file.Table.Features.Count, file.Table.Injections.Count));
        Assert.Equal(["171103_PMA_TK_QC_04-4to5min.mzML", "171103_PMA_TK_QC_05-4to5min.mzML"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal((0L, 0L), (file.Understood.MissingCells, file.Understood.ZeroCells));
        Assert.Equal(95857890.0, file.Table.Sum(), 1e-3);
        Assert.Equal("area", file.Understood.Block);
        Assert.Contains("height", file.Understood.OtherBlocks);
        Assert.Contains("mz_range:min", file.Understood.OtherBlocks);
        Assert.Equal(5, file.Understood.Named);
        Assert.Equal(2, file.Understood.GuessedKinds);
        Assert.Equal(120, file.Understood.WithMz);
        Feature betaine = file.Table.Features.First(f => f.Name?.StartsWith("Myristamidopropyl betaine", StringComparison.Ordinal) == true);
        Assert.Equal("[M]+", betaine.Adduct);
        Assert.Equal(Polarity.Positive, betaine.Polarity);
        Assert.Equal(371.3268, betaine.Mz!.Value, 0.01);
        Assert.InRange(betaine.RetentionTime!.Value, 4 * 60, 5 * 60);
        Assert.StartsWith("InChI=1S/C21H42N2O3", betaine.Inchi, StringComparison.Ordinal);
    }

    [Fact]
    public void Mzmine_heights_where_they_are_asked_for()
    {
        FeatureTableFile file = TableReading.Read(
            SharedData.Require(Data + "mzmine_workshop/expected_results.csv"),
            new FeatureTableReadOptions { Values = "Height" });
        Assert.Equal(2192551800.0, file.Table.Sum(), 1e-2);
        Assert.Equal("peak height", file.Table.Quantity);
    }

    [Fact]
    public void Xcms_table_with_equal_row_names()
    {
        string path = SharedData.Require(Data + "psi_formats/2016-06-30_XCMS_test_data.csv");
        (Finding thrown, FindingCollector all) = TableReading.Refused<InvalidContentException>(path);
        Assert.Equal("OST-FEA-009", thrown.Id);
        Assert.Equal(("63.3/217", 9), (thrown.Value, thrown.Location!.Line));
        Assert.Contains("lines 8 and 9", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(6, all.ToList().Count(f => f.Id == "OST-FEA-009"));

        FeatureTableFile file = TableReading.Read(path, new FeatureTableReadOptions { Duplicates = DuplicateFeatures.Number });
        Assert.Equal("xcms", file.Format);
        Assert.Equal((100, 11), (file.Table.Features.Count, file.Table.Injections.Count));
        Assert.Equal("Sample1.1", file.Table.Injections[0].Name);
        Assert.Equal(418, file.Understood.MissingCells);
        Assert.Equal(245474874.75825974, file.Table.Sum(), 1e-3);
        Assert.Equal(["mzmin", "mzmax", "rtmin", "rtmax", "npeaks", "group 1", "group 2"], file.Understood.KeptColumns);
        Feature first = file.Table.Features[0];
        Assert.Equal(("57/25", 56.96442467, 25.23950011, "5"), (first.Id, first.Mz!.Value, first.RetentionTime!.Value, first.Further["group 1"]));
        Assert.Contains(file.Table.Features, f => f.Id == "63.3/217_2");
    }

    [Fact]
    public void Xcms_features_and_values_in_one_table()
    {
        string path = _folder.Unpacked("faahko.csv", "oracles/xcms_faahKO/faahko3_feature_matrix_medret_into.csv.gz");
        FeatureTableFile file = TableReading.Read(path);
        Assert.Equal((206, 12), (file.Table.Features.Count, file.Table.Injections.Count));
        Assert.Equal(["ko15", "ko16", "ko18", "ko19", "ko21", "ko22", "wt15", "wt16", "wt18", "wt19", "wt21", "wt22"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal(8, file.Understood.MissingCells);
        Assert.Equal(5911441318.3673115, file.Table.Sum(), 1e-2);
        Assert.Equal(1924712.015857, file.Table.At("ko15", "FT001"));
        Assert.Equal((205.0, 2789.037216), (file.Table.Feature("FT001").Mz!.Value, file.Table.Feature("FT001").RetentionTime!.Value));
    }

    [Fact]
    public void Xcms_features_and_values_in_two_tables()
    {
        string whole = _folder.Unpacked("whole.csv", "oracles/xcms_faahKO/faahko3_feature_matrix_medret_into.csv.gz");
        string definitions = _folder.Unpacked("x_featureDefinitions.csv", "oracles/xcms_faahKO/faahko3_features.csv.gz");
        string values = _folder.Write(
            "x_featureValues.csv",
            string.Join('\n', File.ReadAllLines(whole).Select((l, i) => (i == 0 ? "" : l.Split(',')[0]) + "," + string.Join(',', l.Split(',')[6..]))));
        FeatureTableFile one = TableReading.Read(whole);
        foreach (string path in (string[])[values, definitions])
        {
            FeatureTableFile two = TableReading.Read(path);
            Assert.Equal("xcms", two.Format);
            Assert.Equal([values, definitions], two.Files);
            Assert.Equal(one.Table.Intensities.Values, two.Table.Intensities.Values);
            Assert.Equal(one.Table.Features.Select(f => (f.Id, f.Mz, f.RetentionTime)), two.Table.Features.Select(f => (f.Id, f.Mz, f.RetentionTime)));
            Assert.Equal("2787.985879", two.Table.Features[0].Further["rtmin"]);
        }
    }

    [Fact]
    public void Xcms_diffreport_below_a_comment()
    {
        FeatureTableFile file = TableReading.Read(SharedData.Require("oracles/xcms_faahKO/diffreport_published.csv"));
        Assert.Equal((4, 12), (file.Table.Features.Count, file.Table.Injections.Count));
        Assert.Equal(1, file.Understood.ZeroCells);
        Assert.Equal(4534353.62273683, file.Table.At("ko15", "M300T3390"));
        Assert.Equal("5.693594", file.Table.Feature("M300T3390").Further["fold"]);
        Assert.Null(file.Table.Feature("M300T3390").Name);
    }

    [Fact]
    public void Marker_lynx_report()
    {
        FeatureTableFile file = TableReading.Read(SharedData.Require(Data + "psi_formats/2016-06-30-MarkerLynx-test-output.csv"));
        Assert.Equal("markerlynx", file.Format);
        Assert.Equal((1059, 19), (file.Table.Features.Count, file.Table.Injections.Count));
        Assert.Equal((0L, 15314L), (file.Understood.MissingCells, file.Understood.ZeroCells));
        Assert.Equal(189999.99990000072, file.Table.Sum(), 1e-8);
        Assert.Equal("2.6091_112.0521", file.Table.Features[0].Id);
        Assert.Equal(2.6091 * 60, file.Table.Features[0].RetentionTime);
    }

    [Theory]
    [InlineData("metabo", 55411.29884349018, 11)]
    [InlineData("proteo", 64867.50514582085, 0)]
    public void Prometis(string set, double sum, int zeros)
    {
        string folder = SharedData.Require(Data + "prometis/" + set);
        FeatureTableFile whole = TableReading.Read(folder);
        Assert.Equal("w4m", whole.Format);
        Assert.Equal((100, 28), (whole.Table.Features.Count, whole.Table.Injections.Count));
        Assert.Equal(zeros, whole.Understood.ZeroCells);
        Assert.Equal(sum, whole.Table.Sum(), 1e-7);
        Assert.Equal("LAT", whole.Table.Injections[0].Further["gene"]);
        Assert.Equal("818", whole.Table.Injections[0].Subject);
        foreach (string name in (string[])["dataMatrix", "sampleMetadata", "variableMetadata"])
            TableReading.AssertSame(whole.Table, TableReading.Read(Path.Combine(folder, name + ".tsv")).Table);
        if (set == "proteo") return;
        Feature oxalic = whole.Table.Feature("oxalic acid");
        Assert.Equal(("Oxalic acid", 88.9881020384979, 589.504059407766, "C2H2O4"), (oxalic.Name, oxalic.Mz, oxalic.RetentionTime, oxalic.Formula));
        Assert.Contains(new CompoundIdentifier(CompoundNamespace.Hmdb, "HMDB02329"), oxalic.Identifiers);
        Assert.Contains(new CompoundIdentifier(CompoundNamespace.Kegg, "C00209"), oxalic.Identifiers);
        Assert.Contains(new CompoundIdentifier(CompoundNamespace.Chebi, "CHEBI:16995"), oxalic.Identifiers);
        Assert.Equal(89.99531, oxalic.NeutralMass);
    }

    [Fact]
    public void Sacurine_with_pools_order_and_batches()
    {
        string folder = SharedData.Require(Data + "sacurine_raw_with_QC");
        FeatureTableFile file = TableReading.Read(folder, null, out FindingCollector findings);
        FeatureTableUnderstood understood = file.Understood;
        Assert.Equal((113, 210, 184, 26), (understood.Features, understood.Injections, understood.Samples, understood.Qcs));
        Assert.Equal(0, understood.GuessedKinds);
        Assert.True(understood.OrderKnown);
        Assert.Equal(2, understood.Batches.Count);
        Assert.Equal(158553503268.5, file.Table.Sum(), 1e-1);
        Injection first = file.Table.Injection("HU_neg_017");
        Assert.Equal((17.0, "ne1", "Male", "311"), (first.Order!.Value, first.Batch, first.Further["gender"], first.Further["osmolality"]));
        Assert.Contains(findings.ToList(), f => f.Id == "OST-FEA-021" && f.Value == "retention_time");
        Assert.Equal(0, understood.WithRetentionTime);
        // The scale of this column is not that of the Metabolomics Standards Initiative: it holds fives.
        Assert.Equal(0, understood.WithIdentityLevel);
        Assert.Contains("reliability", understood.KeptColumns);

        var stated = new FeatureTableReadOptions
        {
            RetentionTimeUnit = TimeUnit.Minutes,
            InjectionColumns = new Dictionary<InjectionField, string> { [InjectionField.Amount] = "osmolality", [InjectionField.Group] = "gender" },
        };
        FeatureTableFile again = TableReading.Read(Path.Combine(folder, "Galaxy2_sampleMetadata.tabular"), stated);
        Assert.Equal(311, again.Table.Injection("HU_neg_017").Amount);
        Assert.Equal(4.75 * 60, again.Table.Feature("(2-methoxyethoxy)propanoic acid isomer").RetentionTime);
        Assert.Equal(["Male", "Female"], again.Understood.Groups.Select(g => g.Name));
        Assert.Equal(184, again.Understood.WithAmount);
    }

    [Fact]
    public void Samples_in_rows_with_decimal_points_and_semicolons()
    {
        string path = _folder.Unpacked("lowarp.csv", "data/metabolomics/sacurine_ropls/lowarp.csv.gz");
        var options = new FeatureTableReadOptions
        {
            Mapping = new FeatureTableMapping { Orientation = FeatureTableOrientation.InjectionsInRows, Values = ["glas", "crtp", "st*"], Quantity = "share" },
            InjectionColumns = new Dictionary<InjectionField, string> { [InjectionField.Name] = "num" },
        };
        FeatureTableFile file = TableReading.Read(path, options);
        Assert.Equal(["glas", "crtp", "st1", "st2", "st3", "st4", "st5", "st6"], file.Table.Features.Select(f => f.Id));
        Assert.Equal(15120, file.Table.At("1", "st2"));
        Assert.Equal("0.9", file.Table.Injection("1").Further["wrp1"]);
    }
}
