using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>MS-DIAL's alignment result, as its exporter of versions 4 and 5 lays it out.</summary>
[Unit]
public sealed class MsDialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<MsDialExport> Exports => [
        new MsDialExport(),
        new MsDialExport { Titles = MsDialExport.Version4 },
        new MsDialExport { Titles = MsDialExport.Version2, Old = true },
        new MsDialExport { Statistics = false },
        new MsDialExport { Parameters = ["Parameter1", "Parameter2"] },
        new MsDialExport { Titles = [.. MsDialExport.Version5, "Measured terms", "Evidence source", "Candidates found"] },
        new MsDialExport { Titles = [.. MsDialExport.Version4.Reverse()] },
        new MsDialExport { Titles = ["Alignment ID", "Average Mz", "Average Rt(min)", "Metabolite name", "MSI level", "a column of the user"] },
    ];

    [Theory]
    [MemberData(nameof(Exports))]
    public void Files_kinds_order_and_batches_are_understood(MsDialExport export)
    {
        FeatureTableFile file = TableReading.Read(_folder.Write("Height_0_2024.txt", export.ToString()), null, out FindingCollector findings);
        Assert.Equal("ms-dial", file.Format);
        Assert.Equal("peak height", file.Table.Quantity);
        Assert.Equal(export.Files.Select(f => f.Name), file.Table.Injections.Select(i => i.Name));
        Assert.Equal(
            [InjectionKind.Sample, InjectionKind.Sample, InjectionKind.Qc, InjectionKind.Blank, InjectionKind.Reference],
            file.Table.Injections.Select(i => i.Kind));
        Assert.Equal(export.Files.Select(f => (double?)f.Order), file.Table.Injections.Select(i => i.Order));
        Assert.Equal(export.Old ? [null, null, null, null, null] : ["1", "1", "1", "2", "2"], file.Table.Injections.Select(i => i.Batch));
        Assert.Equal(export.Files.Select(f => f.Class), file.Table.Injections.Select(i => i.Group));
        Assert.Equal(export.Parameters.Select(p => $"{p} of S2"), export.Parameters.Select(p => file.Table.Injection("S2").Further[p]));
        for (int spot = 0; spot < export.Spots; spot++)
            for (int f = 0; f < export.Files.Count; f++) Assert.Equal(MsDialExport.ValueOf(spot, f), file.Table.Intensities[f, spot]);
        Assert.Equal(["Glucose", "Taurine", "Serine", null, null], file.Table.Features.Select(f => f.Name));
        Assert.Equal("w/o MS2: Taurine", file.Table.Feature("1").Further["Metabolite name"]);
        Assert.Equal((101.12345, 1.5 * 60), (file.Table.Feature("1").Mz!.Value, file.Table.Feature("1").RetentionTime!.Value));
        if (export.Titles.Contains("INCHIKEY"))
        {
            Assert.Equal([new CompoundIdentifier(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-GASJEMHNSA-N")], file.Table.Feature("0").Identifiers);
            Assert.Empty(file.Table.Feature("1").Identifiers);
            Assert.Equal([Polarity.Positive, Polarity.Negative], file.Table.Features.Take(2).Select(f => f.Polarity!.Value));
            Assert.Equal(export.Titles.Contains("Ontology") ? "Hexoses" : null, file.Table.Feature("0").ChemicalClass);
            Assert.Null(file.Table.Feature("1").Formula);
        }

        Assert.All(file.Table.Features, f => Assert.Null(f.Identity));
        Assert.Equal(export.Statistics && !export.Old ? 2 : 0, file.Understood.OtherBlocks.Count);
        Assert.Empty(findings.ToList());
    }

    [Fact]
    public void Without_the_lines_above_the_titles_files_are_what_stands_behind_the_known_titles()
    {
        string text = new MsDialExport { HeaderLines = false, Statistics = false }.ToString();
        FeatureTableFile file = TableReading.Read(_folder.Write("x.txt", text), null, out FindingCollector findings);
        Assert.Equal(["S1", "S2", "Q1", "B1", "M1"], file.Table.Injections.Select(i => i.Name));
        Assert.Contains("OST-FEA-028", findings.Ids());
    }
}
