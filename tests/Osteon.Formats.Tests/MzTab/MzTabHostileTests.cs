using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>Broken, cut and lying files give a document with findings or a refusal, never another exception, and no more memory than the file is worth.</summary>
[Property]
public sealed class MzTabHostileTests
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes(SmallMzTab.Text);

    private static void Survives(byte[] bytes)
    {
        try
        {
            MzTabReading reading = SmallMzTab.Read(bytes, out FindingCollector findings);
            int lines = 1 + bytes.Count(b => b is (byte)'\n' or (byte)'\r');
            Assert.All(findings.ToList(), f => Assert.InRange(f.Location!.Line ?? 1, 1, lines));
            if (reading.Table is not { } table) return;
            Assert.Equal(table.Injections.Count * table.Features.Count, table.Intensities.Values.Length);
            Assert.All(table.Intensities.Values, v => Assert.False(double.IsInfinity(v)));
            using var again = new MemoryStream();
            MzTabM.Write(again, reading.Document);
        }
        catch (OsteonException e)
        {
            Assert.Equal(Severity.Error, e.Finding.Severity);
        }
    }

    [Fact]
    public void Changed_files()
    {
        var rng = new RandomStreams(7).Stream("mztab");
        for (int i = 0; i < 2000; i++) Survives(Mutation.Of(Good, Good.Length, rng));
    }

    [Fact]
    public void Cut_files()
    {
        for (int length = 0; length < Good.Length; length += 3) Survives(Good[..length]);
    }

    [Theory]
    [InlineData("assay[1]", "assay[999999999]")]
    [InlineData("assay[1]", "assay[2147483648]")]
    [InlineData("ms_run[1]", "ms_run[-1]")]
    [InlineData("abundance_assay[1]", "abundance_assay[]")]
    [InlineData("abundance_assay[1]", "abundance_assay[[[[")]
    [InlineData("CHEBI:16737", "||||||||")]
    [InlineData("[M+H]1+", "[[[[[]]]]]|||")]
    [InlineData("1|2", "|")]
    [InlineData("null", "")]
    [InlineData("\t", "\t\t")]
    [InlineData("\n", "\t\n")]
    [InlineData("MTD", "SML")]
    [InlineData("ms_run[1]:scan=7", "ms_run[1]:::=|:")]
    public void Lies_everywhere(string good, string bad) => Survives(Encoding.UTF8.GetBytes(SmallMzTab.Text.Replace(good, bad, StringComparison.Ordinal)));

    [Fact]
    public void Bytes_of_any_kind_are_no_mztab_file()
    {
        var rng = new RandomStreams(8).Stream("bytes");
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = [.. Enumerable.Range(0, 1 + rng.NextInt(5000)).Select(_ => (byte)rng.NextInt(256))];
            Assert.Throws<UnknownFormatException>(() => SmallMzTab.Read(bytes, out _));
            Survives([.. "MTD\t"u8, .. bytes]);
            Survives([.. Good, .. bytes]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Compound,m/z\n1,2\n")]
    [InlineData("\u001f\u008b")]
    public void What_is_of_another_kind_is_refused_with_a_hint(string text)
    {
        UnknownFormatException refused = Assert.Throws<UnknownFormatException>(() => SmallMzTab.Read(Encoding.Latin1.GetBytes(text), out _));
        Assert.Equal("OST-MZT-001", refused.Finding.Id);
        Assert.NotNull(refused.Finding.Hint);
    }

    [Fact]
    public void A_wide_header_over_short_rows_takes_no_memory()
    {
        string header = "MTD\tmzTab-version\t2.0.0-M\nSMH\tSML_ID\t" + string.Join('\t', Enumerable.Range(1, 50_000).Select(i => $"abundance_assay[{i}]")) + "\n";
        byte[] bytes = Encoding.UTF8.GetBytes(header + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"SML\t{i}\n")));
        long before = GC.GetAllocatedBytesForCurrentThread();
        MzTabReading reading = SmallMzTab.Read(bytes, out FindingCollector findings);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300L << 20);
        Assert.Equal(0, reading.Document.SmallMolecules!.RowCount);
        Assert.Contains("OST-MZT-008", findings.Ids());
    }

    [Fact]
    public void Long_cells_and_wide_tables_are_refused_by_name_of_the_limit()
    {
        string longCell = SmallMzTab.Text.Replace("rat 1", new string('x', 2 << 20), StringComparison.Ordinal);
        Assert.Equal("OST-MZT-002", Assert.Throws<InvalidContentException>(() => SmallMzTab.Read(longCell, out _)).Finding.Id);
        string wide = "MTD\tmzTab-version\t2.0.0-M\nSMH" + new string('\t', 70_000) + "x\n";
        Assert.Equal("OST-MZT-002", Assert.Throws<InvalidContentException>(() => SmallMzTab.Read(wide, out _)).Finding.Id);
        using var stream = new MemoryStream(Good);
        MzTabReadOptions small = MzTabReadOptions.Default with { MaxBytes = 100 };
        Assert.Equal(
            "OST-MZT-002",
            Assert.Throws<InvalidContentException>(() => MzTabM.Read(stream, "x", small, new FindingCollector())).Finding.Id);
    }

    [Fact]
    public void Many_missing_columns_and_long_names_take_no_time()
    {
        string assays = string.Concat(Enumerable.Range(3, 30_000).Select(i => $"MTD\tassay[{i}]\tx{i}\n"));
        string text = SmallMzTab.Text.Replace("MTD\tcv[1]-label", assays + $"MTD\t{new string('k', 500_000)}\tv\nMTD\tcv[1]-label", StringComparison.Ordinal);
        // About 0.1 s; hints for every one of them would take minutes, and the run of the tests would be cut off.
        SmallMzTab.Read(text, out FindingCollector findings);
        Assert.Contains("OST-MZT-025", findings.Ids());
    }

    [Fact]
    public void A_million_mistakes_give_a_list_a_person_can_read()
    {
        string rows = string.Concat(Enumerable.Repeat("XXX\ty\n", 200_000));
        SmallMzTab.Read(SmallMzTab.Text + rows, out FindingCollector findings);
        Assert.InRange(findings.ToList().Count, 50, 60);
        Assert.Contains(findings.ToList(), f => f.Message.Contains("199950 more", StringComparison.Ordinal));
    }
}
