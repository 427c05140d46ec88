using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Details of the tables of xcms and mzmine that the real files do not show.</summary>
[Unit]
public sealed class XcmsAndMzmineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"mzmed\"\t\"rtmed\"\t\"npeaks\"\t\"a\"\t\"b\"\t\"s1\"\t\"s2\"\n\"FT1\"\t200.5\t60\t4\t2\t2\t1000\tNA\n\"FT2\"\t300.5\t61.5\t3\t1\t2\t0\t7.5\n", "FT1")]
    [InlineData("\"\",\"mzmed\",\"rtmed\",\"npeaks\",\"a\",\"b\",\"peakidx\",\"ms_level\",\"s1\",\"s2\"\n\"FT1\",200.5,60,4,2,2,\"c(68, 629)\",1,1000,NA\n\"FT2\",300.5,61.5,3,1,2,\"c(1)\",1,0,7.5\n", "FT1")]
    [InlineData("mzmed,rtmed,npeaks,a,b,s1,s2\n200.5,60,4,2,2,1000,NA\n300.5,61.5,3,1,2,0,7.5\n", "M200T60")]
    [InlineData("name,fold,pvalue,mzmed,rtmed,npeaks,a,b,s1,s2,isotopes,adduct,pcgroup\nM1T1,1,0.5,200.5,60,4,2,2,1000,,[1][M]+,[M+H]+ 199.49,1\nM2T2,1,0.5,300.5,61.5,3,1,2,0,7.5,,,2\n", "M1T1")]
    public void Xcms_as_R_writes_it(string text, string firstId)
    {
        FeatureTableFile file = TableReading.Read(_folder.Write("x.csv", text), null, out FindingCollector findings);
        Assert.Equal("xcms", file.Format);
        Assert.Equal(["s1", "s2"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal([1000, 0, double.NaN, 7.5], file.Table.Intensities.Values);
        Assert.Equal(firstId, file.Table.Features[0].Id);
        Assert.Equal((200.5, 60.0), (file.Table.Features[0].Mz!.Value, file.Table.Features[0].RetentionTime!.Value));
        Assert.Equal("2", file.Table.Features[0].Further["a"]);
        Assert.Equal("a, b", Assert.Single(findings.ToList(), f => f.Id == "OST-FEA-060").Message.Split(": ")[1]);
        Assert.Contains("group", Assert.Single(findings.ToList(), f => f.Id == "OST-FEA-060").Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Xcms_made_identifiers_are_told_apart()
    {
        FeatureTableFile file = TableReading.Read(_folder.Write("x.csv", "mzmed,rtmed,s1\n200.1,60,1\n200.2,60,2\n200.3,60,3\n"), null, out FindingCollector findings);
        Assert.Equal(["M200T60", "M200T60_2", "M200T60_3"], file.Table.Features.Select(f => f.Id));
        Assert.All(findings.ToList(), f => Assert.Equal(Severity.Note, f.Severity));
    }

    [Fact]
    public void Xcms_samples_can_be_declared()
    {
        string path = _folder.Write("x.csv", "mzmed,rtmed,npeaks,s1,s2,extra\n200.1,60,9,1,2,7\n");
        var options = new FeatureTableReadOptions { Format = "xcms", Mapping = new FeatureTableMapping { Values = ["s*"] } };
        FeatureTableFile file = TableReading.Read(path, options);
        Assert.Equal(["s1", "s2"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal("7", file.Table.Features[0].Further["extra"]);
    }

    [Fact]
    public void Xcms_definitions_alone_are_refused()
    {
        (Finding thrown, _) = TableReading.Refused<MissingSourceException>(_folder.Write("x.csv", "feature,mzmed,rtmed,npeaks,a\nFT1,200,60,3,3\n"));
        Assert.Equal("OST-FEA-061", thrown.Id);
    }

    [Fact]
    public void Mzmine_older_list_with_every_ornament()
    {
        string path = _folder.Write(
            "m.csv",
            "row ID;row m/z;row retention time;best ion;a b.mzXML filtered Peak area;a b.mzXML Peak height;a b.mzXML Peak RT;c.raw Peak area;\n"
            + "1;108.5179024;10.24505;[M+H]+;1389687.317;5;10.2;0;\n4;176.97;10.5;;1;6;10.4;2.5;\n");
        FeatureTableFile file = TableReading.Read(path);
        Assert.Equal("mzmine-legacy", file.Format);
        Assert.Equal(["a b.mzXML", "c.raw"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal([1389687.317, 1, 0, 2.5], file.Table.Intensities.Values);
        Assert.Equal(("1", 108.5179024, 10.24505 * 60, "[M+H]+"), (file.Table.Features[0].Id, file.Table.Features[0].Mz, file.Table.Features[0].RetentionTime, file.Table.Features[0].Adduct));
        Assert.Equal(["height"], file.Understood.OtherBlocks);
        FeatureTableFile heights = TableReading.Read(path, new FeatureTableReadOptions { Values = "height" });
        Assert.Equal([5, 6], heights.Table.Intensities.Values);
    }

    [Fact]
    public void Mzmine_cell_without_an_area_is_missing()
    {
        string path = _folder.Write("m.csv", "id,mz,rt,charge,datafile:a:b.mzML:area,datafile:a:b.mzML:height,datafile:c.mzML:area,datafile:c.mzML:height\n7,100.5,1.5,0,,2,3,4\n");
        FeatureTableFile file = TableReading.Read(path);
        Assert.Equal(["a:b.mzML", "c.mzML"], file.Table.Injections.Select(i => i.Name));
        Assert.Equal([double.NaN, 3], file.Table.Intensities.Values);
        Assert.Null(file.Table.Features[0].Charge);
        (Finding thrown, _) = TableReading.Refused<InvalidContentException>(path, new FeatureTableReadOptions { Values = "volume" });
        Assert.Equal("OST-FEA-023", thrown.Id);
        Assert.Contains("area, height", thrown.Hint, StringComparison.Ordinal);
    }
}
