using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>What is known of injections beside the table.</summary>
[Unit]
public sealed class InjectionListTests : IDisposable
{
    private const string Table = "id\tS1.mzML\tS2.mzML\tQC_1.mzML\tblank1.mzML\n"
        + "f1\t1\t2\t3\t4\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private InjectionList List(string text, IReadOnlyDictionary<InjectionField, string>? columns = null) =>
        List(text, columns, out _);

    private InjectionList List(string text, IReadOnlyDictionary<InjectionField, string>? columns, out FindingCollector findings)
    {
        findings = new FindingCollector();
        return InjectionLists.Read(
            _folder.Write("list.tsv", text),
            new FeatureTableReadOptions { InjectionColumns = columns ?? new Dictionary<InjectionField, string>() },
            findings);
    }

    private FeatureTableFile Read(InjectionList? list, out FindingCollector findings) => TableReading.Read(
        _folder.Write("t.tsv", Table),
        new FeatureTableReadOptions { Mapping = new FeatureTableMapping { Values = ["*.mzML"] }, Injections = list },
        out findings);

    [Fact]
    public void Everything_a_list_can_state()
    {
        InjectionList list = List(
            "filename\tsample type\tcondition\tanimal\trun order\tbatch\tsample amount (mg)\tdilution factor\tpolarity\tremark\n"
            + "S1.mzML\tSample\tEV\trat 7\t2\tb1\t10.5\t\tpos\tclotted\n"
            + "S2.mzML\tunknown\tctrl\trat 8\t3\tb1\t9\tNA\tpos\t\n"
            + "QC_1.mzML\tpool4\t\t\t1\tb1\t\t4\tpos\t\n"
            + "blank1.mzML\tSolvent blank\t\t\t4\tb2\t\t\tpos\t\n");
        FeatureTableFile file = Read(list, out FindingCollector findings);
        Assert.Empty(findings.ToList());
        Injection s1 = file.Table.Injection("S1.mzML");
        Assert.Equal(
            (InjectionKind.Sample, "EV", "rat 7", 2.0, "b1", 10.5, "clotted"),
            (s1.Kind, s1.Group, s1.Subject, s1.Order!.Value, s1.Batch, s1.Amount!.Value, s1.Further["remark"]));
        Assert.Equal("mg", file.Table.AmountUnit);
        Assert.Equal((InjectionKind.Dilution, 0.25), (file.Table.Injection("QC_1.mzML").Kind, file.Table.Injection("QC_1.mzML").Dilution!.Value));
        Assert.Equal(InjectionKind.Blank, file.Table.Injection("blank1.mzML").Kind);
        Assert.Equal(Polarity.Positive, file.Table.Features[0].Polarity);
        FeatureTableUnderstood understood = file.Understood;
        Assert.Equal((2, 0, 1, 1, 2, true, 2), (understood.Samples, understood.Qcs, understood.Blanks, understood.Dilutions, understood.Subjects, understood.OrderKnown, understood.Batches.Count));
        Assert.Equal(["remark"], understood.KeptInjectionColumns);
        Assert.Contains("groups: EV (1), ctrl (1)", understood.ToLines());
        Assert.Contains("injection order: known", understood.ToLines());
    }

    [Fact]
    public void Names_on_one_side_only_are_told_with_the_nearest()
    {
        FeatureTableFile file = Read(List("injection\tgroup\nS1\tEV\ns2.RAW\tctrl\nQC_11\tQC\n"), out FindingCollector findings);
        Assert.Equal(("EV", "ctrl"), (file.Table.Injection("S1.mzML").Group, file.Table.Injection("S2.mzML").Group));
        Assert.Contains(findings.ToList(), f => f.Id == "OST-FEA-044" && f.Value!.Contains("S2.mzML = s2.RAW", StringComparison.Ordinal));
        Finding missing = Assert.Single(findings.ToList(), f => f.Id == "OST-FEA-041" && f.Value == "QC_1.mzML");
        Finding spare = Assert.Single(findings.ToList(), f => f.Id == "OST-FEA-042");
        Assert.Equal(("QC_11", 4, "Did you mean 'QC_1.mzML'?"), (spare.Value, spare.Location!.Line, spare.Hint));
        Assert.Equal(Severity.Warning, missing.Severity);
    }

    [Fact]
    public void A_list_is_followed_where_it_contradicts_the_table()
    {
        string path = _folder.Write("x.txt", new MsDialExport().ToString());
        InjectionList list = List("sample\ttype\tgroup\torder\nQ1\tsample\tEV\t9\nS1\tsample\tcontrol\t2\n");
        FeatureTableFile file = TableReading.Read(path, new FeatureTableReadOptions { Injections = list }, out FindingCollector findings);
        Injection q1 = file.Table.Injection("Q1");
        Assert.Equal((InjectionKind.Sample, "EV", 9.0), (q1.Kind, q1.Group, q1.Order!.Value));
        Assert.Equal(3, findings.ToList().Count(f => f.Id == "OST-FEA-043"));
        Assert.Contains(findings.ToList(), f => f.Value == "Q1: Qc in the table, Sample in the list");
    }

    [Fact]
    public void Cells_that_are_not_understood_are_kept_and_told()
    {
        InjectionList list = List("sample\ttype\torder\tamount\tdilution\tpolarity\nS1\tmaybe\tfirst\t-3\t7\tup\n", null, out FindingCollector findings);
        Assert.Equal(5, findings.ToList().Count(f => f.Id == "OST-FEA-047"));
        Assert.Equal(["amount", "dilution", "order", "polarity", "type"], list.Entries[0].Further.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("group\torder\nEV\t1\n", "OST-FEA-045")]
    [InlineData("sample\tgroup\nS1\tEV\nS1\tctrl\n", "OST-FEA-046")]
    [InlineData("sample\tgroup\n\tEV\n", "OST-FEA-046")]
    [InlineData("sample\tgroup\nS1\tEV\tmore\n", "OST-FEA-008")]
    [InlineData("", "OST-FEA-004")]
    public void Lists_that_are_refused(string text, string id) =>
        Assert.Equal(id, Assert.Throws<InvalidContentException>(() => List(text)).Finding.Id);

    [Fact]
    public void A_declared_column_that_is_not_there_is_refused_with_the_nearest()
    {
        var declared = new Dictionary<InjectionField, string> { [InjectionField.Subject] = "anmal" };
        Finding thrown = Assert.Throws<InvalidContentException>(() => List("sample\tanimal\nS1\t1\n", declared)).Finding;
        Assert.Equal(("OST-FEA-050", "Did you mean 'animal'?"), (thrown.Id, thrown.Hint));
    }

    [Fact]
    public void Both_polarities_in_a_list_fill_none()
    {
        FeatureTableFile file = Read(List("sample\tpolarity\nS1\t+\nS2\t-\n"), out FindingCollector findings);
        Assert.Null(file.Table.Features[0].Polarity);
        Assert.Contains("OST-FEA-048", findings.Ids());
    }

    [Theory]
    [InlineData("QC_1", InjectionKind.Qc)]
    [InlineData("2024-01-03_QC04_pos", InjectionKind.Qc)]
    [InlineData("pooled 3", InjectionKind.Qc)]
    [InlineData("S01_pqc_2", InjectionKind.Qc)]
    [InlineData("质控1", InjectionKind.Qc)]
    [InlineData("solvent.blank", InjectionKind.Blank)]
    [InlineData("QC blank", InjectionKind.Blank)]
    [InlineData("NIST1950_2", InjectionKind.Reference)]
    [InlineData("HAQCAT", null)]
    [InlineData("Liverpool_7", null)]
    [InlineData("blanket", null)]
    [InlineData("sample 7", null)]
    public void Guesses_from_names(string name, InjectionKind? kind)
    {
        string path = _folder.Write("t.tsv", $"id\t{name}\nf\t1\n");
        FeatureTableFile file = TableReading.Read(path, new FeatureTableReadOptions { Mapping = new FeatureTableMapping { Values = [name] } }, out FindingCollector findings);
        Assert.Equal(kind ?? InjectionKind.Sample, file.Table.Injections[0].Kind);
        Assert.Equal(kind is null ? [] : ["OST-FEA-040"], findings.Ids());
    }
}
