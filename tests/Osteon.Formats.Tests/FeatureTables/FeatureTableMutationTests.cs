using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Changed, cut and lying files give a table, findings or a refusal, within a bounded memory.</summary>
[Property]
public sealed class FeatureTableMutationTests : IDisposable
{
    private const long MostBytes = 4 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Kinds => [.. Files.Keys];

    private static readonly FeatureTable Small = new(
        [new Injection { Name = "a", Group = "g", Order = 1, Further = new Dictionary<string, string> { ["age"] = "7" } }, new Injection { Name = "b", Kind = InjectionKind.Qc }],
        [
            new Feature { Id = "f1", Mz = 100.5, Name = "x", Identifiers = [new(CompoundNamespace.Hmdb, "HMDB0000122")], Identity = new(IdentityScheme.Msi, "2") },
            new Feature { Id = "f2", RetentionTime = 60, Polarity = Polarity.Negative, Further = new Dictionary<string, string> { ["note"] = "q" } },
        ],
        new Matrix(2, 2, [1.5, double.NaN, 0, 4]));

    private static readonly Dictionary<string, (string Text, FeatureTableReadOptions Options)> Files = new()
    {
        ["progenesis"] = (new ProgenesisExport { Tags = ["tag"] }.ToString(), new() { Format = "progenesis" }),
        ["progenesis-comma"] = (new ProgenesisExport { Separator = ';', DecimalComma = true }.ToString(), new() { Format = "progenesis" }),
        ["ms-dial"] = (new MsDialExport { Titles = MsDialExport.Version2 }.ToString(), new() { Format = "ms-dial" }),
        ["mzmine"] = ("id,mz,rt,charge,datafile:a.mzML:area,datafile:a.mzML:height,datafile:b.mzML:area\n1,100.5,1.5,1,10,2,\n2,101.5,1.6,0,11,3,4\n", new() { Format = "mzmine" }),
        ["mzmine-legacy"] = ("row ID,row m/z,row retention time,a.mzML Peak area,b.mzML Peak area,\n1,100.5,1.5,10,0,\n2,101.5,1.6,11,3,\n", new() { Format = "mzmine-legacy" }),
        ["xcms"] = ("\"mzmed\"\t\"rtmed\"\t\"npeaks\"\t\"KO\"\t\"WT\"\t\"s1\"\t\"s2\"\n\"FT1\"\t200.5\t60\t4\t2\t2\t1000\tNA\n\"FT2\"\t300.5\t61.5\t3\t1\t2\t0\t7.5\n", new() { Format = "xcms" }),
        ["markerlynx"] = ("MarkerLynx XS Marker Report \n\nID,Ret. Time,m/z,Included,s1,s2\n,2.6,112.05,Yes,0.0,1.5\n,4.7,111.07,Yes,3.0,2.5\n", new() { Format = "markerlynx" }),
        ["w4m"] = ("dataMatrix\ts1\tp1\nf1\t1\t2\nf2\tNA\t0\n", new() { Format = "w4m" }),
        ["generic"] = ("id,name,mz,RT (min),mode,KEGG,S1,S2\na,\"x, y\",100.5,1.5,pos,C00031,1,\"1,234.5\"\nb,z,101.5,1.6,neg,-,NA,3\n", new() { Mapping = new() { Values = ["S?"] } }),
        ["generic-rows"] = ("Sample;Label;f1;f2\nA;g;1,5;2\nB;h;0;\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"injection {i};a longer group, {i};{i},25;{i}\n")), new() { Mapping = new() { Orientation = FeatureTableOrientation.InjectionsInRows } }),
        ["osteon"] = (Written(), new() { Format = "osteon" }),
        ["probed"] = (new ProgenesisExport { Compounds = 2 }.ToString(), new()),
    };

    private static string Written()
    {
        using var stream = new MemoryStream();
        FeatureTableWriter.WriteTsv(stream, Small);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_changed_file_is_read_or_refused(string kind)
    {
        (string text, FeatureTableReadOptions options) = Files[kind];
        byte[] good = Encoding.UTF8.GetBytes(text);
        Assert.True(Try(good, options), "the file is not good before it is changed");
        int read = 0, refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                if (Try(Mutation.Of(good, good.Length, new Rng((ulong)seed)), options)) read++;
                else refused++;
            },
            count: 300);
        Assert.True(read >= 8 && refused >= 10, $"the changes tell nothing: {read} read, {refused} refused");
    }

    [Fact]
    public void A_changed_list_of_injections_is_read_or_refused()
    {
        byte[] good = Encoding.UTF8.GetBytes("sample,type,group,animal,order,batch,amount (mg),dilution,polarity,x\ns1,sample,EV,1,1,b,2.5,,pos,q\ns2,pool4,,,2,b,,0.25,pos,\n");
        int read = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                try
                {
                    InjectionList list = InjectionLists.Read(
                        _folder.Write("l.csv", Mutation.Of(good, good.Length, new Rng((ulong)seed))), FeatureTableReadOptions.Default, new FindingCollector());
                    Assert.Equal(list.Entries.Count, list.Entries.Select(e => e.Name).Distinct().Count());
                    read++;
                }
                catch (OsteonException e)
                {
                    Assert.Equal(Severity.Error, e.Finding.Severity);
                }
            },
            count: 300);
        Assert.True(read > 30, $"{read} read");
    }

    [Fact]
    public void Wide_and_long_lies_stay_within_bounds()
    {
        var options = new FeatureTableReadOptions { Format = "xcms", Duplicates = DuplicateFeatures.Number };
        string wide = "id,mzmed,rtmed," + string.Join(',', Enumerable.Range(0, 50_000)) + "\n" + string.Concat(Enumerable.Repeat("a,1,1\n", 20_000));
        Assert.False(Try(Encoding.UTF8.GetBytes(wide), options, 64 << 20));
        string same = "id,mzmed,rtmed,s\n" + string.Concat(Enumerable.Repeat("a,1,1,2\n", 50_000));
        Assert.True(Try(Encoding.UTF8.GetBytes(same), options, 512 << 20));
        string quotes = "id,mzmed,rtmed,s\n" + string.Concat(Enumerable.Repeat("\"a\"\"\",1,1,2\n", 1000)) + "\"";
        Assert.False(Try(Encoding.UTF8.GetBytes(quotes), options));
    }

    /// <summary>Whether a file is read; asserts that whatever comes out is whole and that nothing else happens.</summary>
    private bool Try(byte[] bytes, FeatureTableReadOptions options, long most = MostBytes)
    {
        string path = _folder.Write(options.Format == "w4m" ? "dataMatrix.tsv" : "t.csv", bytes);
        var findings = new FindingCollector();
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            FeatureTableFile file = FeatureTableFiles.Read(path, options, findings);
            Assert.False(findings.HasErrors, string.Join("; ", findings.ToList()));
            Assert.True(file.Table.Features.Count > 0 && file.Table.Injections.Count > 0);
            Assert.DoesNotContain(file.Table.Intensities.Values, double.IsInfinity);
            Assert.NotEmpty(file.Understood.ToLines());
            return true;
        }
        catch (OsteonException e)
        {
            Assert.Equal(Severity.Error, e.Finding.Severity);
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
        }
    }
}
