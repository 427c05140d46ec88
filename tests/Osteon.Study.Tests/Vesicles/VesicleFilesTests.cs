using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>What instruments' exports and pictures answer in the reporting list, and what happens where they cannot.</summary>
[EndToEnd]
public sealed class VesicleFilesTests
{
    private const string Header = "sample,subject,arm,timepoint,assay,file,isolation\n";

    /// <summary>A study whose NTA assay states nothing itself.</summary>
    private static string Silent(string extra = "") => """
        title: t
        license: CC0-1.0
        design: {unit: specimen, arms: [{id: a, role: observed}]}
        vesicles: {source: cells, term: EV}
        assays:
          - {id: nta, kind: nta}
          - {id: em, kind: tem, mode: tem}

        """.Replace("{id: nta, kind: nta}", "{id: nta, kind: nta" + extra + "}");

    private static string Row(string assay, string file, string isolation = "") => $"s1,r1,a,,{assay},{file},{isolation}\n";

    private static MisevItem Item(MisevReport report, string id) =>
        report.Lists.SelectMany(l => l.Items).Single(i => i.Answer.Item.Id == id);

    [Fact]
    public void A_zetaview_export_answers_for_its_settings()
    {
        string export = Path.Combine(SharedData.Require("data/vesicles/nta_zetaview_synthetic"), "SYNTHETIC_0001_BMSC-Exo_size_488.txt");
        using var folder = new StudyOnDisk(Silent(), Header.Replace(",timepoint", ",timepoint") + Row("nta", "zeta.txt"));
        File.Copy(export, Path.Combine(folder.Root, "zeta.txt"));
        StudyUnderstanding study = folder.Check();
        MisevReport report = MisevReport.Of(study);
        foreach (string id in (string[])["T1", "T3", "T4", "T5", "N2"])
        {
            if (id == "N2" && Item(report, id).State == "not applicable") continue;
            MisevItem item = Item(report, id);
            Assert.True(item.State == "answered", $"{id}: {item.State}, {item.Answer.Value}");
            Assert.Contains("zeta.txt", item.Answer.FoundIn);
        }

        Assert.Equal("missing", Item(report, "T7").State);
    }

    [Fact]
    public void A_nanosight_summary_answers_for_its_settings()
    {
        string export = Path.Combine(SharedData.Require("data/vesicles/nta_nanosight"), "beads2.csv");
        using var folder = new StudyOnDisk(Silent(), Header + Row("nta", "beads2.csv"));
        File.Copy(export, Path.Combine(folder.Root, "beads2.csv"));
        MisevReport report = MisevReport.Of(folder.Check());
        Assert.All((string[])["T1", "T3", "T4", "T5", "T8"], id => Assert.Equal((id, "answered"), (id, Item(report, id).State)));
    }

    [Theory]
    [InlineData(", dilution: 77", "OST-MIS-015")]
    [InlineData(", dilution: 1000", "OST-MIS-016")]
    [InlineData("", null)]
    [InlineData(", dilution: 77", "OST-MIS-015", true)]
    public void The_dilution_of_the_file_is_held_against_that_of_the_manifest(string extra, string? expected, bool withoutSection = false)
    {
        string export = Path.Combine(SharedData.Require("data/vesicles/nta_zetaview_synthetic"), "SYNTHETIC_0001_BMSC-Exo_size_488.txt");
        string manifest = withoutSection ? Silent(extra).Replace("vesicles: {source: cells, term: EV}", "") : Silent(extra);
        using var folder = new StudyOnDisk(manifest, Header + Row("nta", "zeta.txt"));
        string text = File.ReadAllText(export, System.Text.Encoding.Latin1);
        text = System.Text.RegularExpressions.Regex.Replace(text, @"Dilution::\t[0-9.]+", "Dilution::\t1000.000000");
        Assert.Contains("Dilution::\t1000", text);
        File.WriteAllText(Path.Combine(folder.Root, "zeta.txt"), text, System.Text.Encoding.Latin1);
        Assert.Equal(expected is null ? [] : [expected], folder.Check().Findings.Ids().Where(i => i is "OST-MIS-015" or "OST-MIS-016"));
    }

    [Theory]
    [InlineData("1000", "", "1000.000000", null)]
    [InlineData("500", "", "1000.000000", "OST-MIS-015")]
    [InlineData("", "blank", "1000.000000", null)]
    [InlineData("", "", "1.000000", null)]
    public void The_dilution_of_a_row_goes_before_that_of_the_assay_and_a_blank_has_none(string dilution, string role, string inFile, string? expected)
    {
        string export = Path.Combine(SharedData.Require("data/vesicles/nta_zetaview_synthetic"), "SYNTHETIC_0001_BMSC-Exo_size_488.txt");
        using var folder = new StudyOnDisk(Silent(", dilution: 77"), "sample,subject,arm,timepoint,assay,file,dilution,role\nz,r1,a,,nta,zeta.txt," + dilution + "," + role + "\n");
        string text = File.ReadAllText(export, System.Text.Encoding.Latin1);
        text = System.Text.RegularExpressions.Regex.Replace(text, @"Dilution::\t[0-9.]+", "Dilution::\t" + inFile);
        File.WriteAllText(Path.Combine(folder.Root, "zeta.txt"), text, System.Text.Encoding.Latin1);
        Assert.Equal(expected is null ? [] : [expected], folder.Check().Findings.Ids().Where(i => i == "OST-MIS-015"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("NTA Experiment Summary File\n[Results]\n")]
    [InlineData("ZetaView S/N:\t1\nSize / nm\tNumber\tConcentration / cm-3\n5\t-3\t1e999\n5\tx\t\n")]
    [InlineData("Particle ID,Size/nm\n1,2\n")]
    public void A_broken_export_answers_nothing_and_breaks_nothing(string content)
    {
        using var folder = new StudyOnDisk(Silent(), Header + Row("nta", "x.csv") + Row("em", "x.csv"));
        folder.Write("x.csv", content);
        MisevReport report = MisevReport.Of(folder.Check());
        Assert.Equal(("missing", "missing", "missing"), (Item(report, "T1").State, Item(report, "T3").State, Item(report, "V6").State));
    }

    [Fact]
    public void A_sample_names_a_declared_isolation()
    {
        string manifest = Silent().Replace("term: EV}", "term: EV, batches: [{id: iso1}, {id: iso2}]}");
        using var folder = new StudyOnDisk(manifest, Header + Row("nta", "x.csv", "iso1") + Row("em", "x.csv", "iso22"));
        folder.Write("x.csv", "x");
        Finding finding = Assert.Single(folder.Check().Findings, f => f.Id == "OST-MIS-017");
        Assert.Equal(("samples.csv", 3, "Did you mean 'iso2'?"), (finding.Location!.File, finding.Location.Line, finding.Hint));
    }

    [Theory]
    [InlineData(1_000_000_000, "answered")] // pixels per metre: 1 nm
    [InlineData(0, "missing")]
    public void The_scale_of_a_micrograph_is_read_from_its_file_and_never_guessed(int pixelsPerMetre, string state)
    {
        using var folder = new StudyOnDisk(Silent(), Header + Row("em", "em.bmp"));
        File.WriteAllBytes(Path.Combine(folder.Root, "em.bmp"), Bitmap(4, 4, pixelsPerMetre));
        MisevItem scale = Item(MisevReport.Of(folder.Check()), "V6");
        Assert.Equal(state, scale.State);
        if (state == "answered") Assert.Equal(("1 nm per pixel", "em.bmp"), (scale.Answer.Value, scale.Answer.FoundIn[0]));
        else Assert.Equal("scale_bar: 200 nm", scale.Supply[0].Example);
    }

    /// <summary>A grey bitmap of 8 bit.</summary>
    private static byte[] Bitmap(int width, int height, int pixelsPerMetre)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        int start = 54 + 1024;
        writer.Write("BM"u8);
        writer.Write(start + (width * height));
        writer.Write(0);
        writer.Write(start);
        foreach (int field in (int[])[40, width, height, 1 | (8 << 16), 0, width * height, pixelsPerMetre, pixelsPerMetre, 256,
            0]) writer.Write(field);
        for (int i = 0; i < 256; i++) writer.Write(i * 0x010101);
        writer.Write(new byte[width * height]);
        return stream.ToArray();
    }
}
