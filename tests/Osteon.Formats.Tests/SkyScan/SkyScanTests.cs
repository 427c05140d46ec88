using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Logs and folders in both dialects, and what is wrong with them.</summary>
[Unit]
public sealed class SkyScanTests
{
    [Fact]
    public void A_folder_of_an_older_scanner_is_read_with_its_voxel_size_and_facts()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        Assert.True(SkyScanFormat.ProbeFolder(scratch.Path));
        using ISliceSource source = Open(scratch.Path, out FindingCollector findings);
        Assert.Equal(Truth.Shape with { Depth = 5 }, source.Header.Shape);
        Assert.Equal(Spacing.Cubic(0.0175071), source.Header.Spacing);
        Assert.Equal(ValueScale.Identity, source.Header.Scale);
        Truth.AssertIsFormula("u8_", new Repeated(source));
        Assert.Empty(findings.ToList());
        IReadOnlyDictionary<string, string> facts = source.Header.Metadata;
        (string, string)[] expected =
        [
            ("scanner", "Skyscan1176"),
            ("software", "Version 1. 1 (build 6)"),
            ("voltage_kv", "65"),
            ("current_ua", "385"),
            ("exposure_ms", "230"),
            ("filter", "Al 1 mm"),
            ("rotation_step_deg", "0.700"),
            ("frame_averaging", "ON (4)"),
            ("camera_binning", "4x4"),
            ("image_pixel_size_um", "17.51"),
            ("pixel_size_um", "17.50710"),
            ("study_date", "2018-02-22T21:18:41"),
            ("reconstruction_date", "2018-02-23T09:01:02"),
            ("cs_min", "0.0000"),
            ("cs_max", "0.0500"),
            ("projections", "1104"),
            ("smoothing_kernel", "2 (Gaussian)"),
            ("beam_hardening_percent", "30"),
            ("hu_calibration", "OFF"),
            ("section_first", "100"),
            ("section_step", "1"),
        ];
        foreach ((string key, string value) in expected) Assert.Equal(value, facts[key]);
        Assert.Empty(facts.Keys.Except(SkyScanFacts.Keys));
        Assert.DoesNotContain(facts.Values, v => v.Contains("ria", StringComparison.Ordinal)); // no user, no path
    }

    [Fact]
    public void A_folder_of_a_newer_scanner_is_read_at_its_section_step()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("rat08__rec.log", SkyScanLogs.Bytes(SkyScanLogs.Newer));
        scratch.Write(
            "rat08_.log", SkyScanLogs.Bytes(SkyScanLogs.Newer[..SkyScanLogs.Newer.IndexOf("[Reconstruction]", StringComparison.Ordinal)]));
        foreach (int section in (int[])[10, 12, 14, 16]) WriteTiff(scratch[$"rat08__rec{section:00000000}.tif"]);
        using ISliceSource source = Open(scratch.Path, out FindingCollector findings);
        Assert.Equal(Truth.Shape with { Depth = 4 }, source.Header.Shape);
        Assert.Equal(VoxelType.UInt16, source.Header.VoxelType);
        Assert.Equal(Spacing.FromMillimetres(0.02, 0.01, 0.01), source.Header.Spacing);
        Assert.Null(findings.SizeUnknown());
        Assert.Equal("2022-01-27T13:32:59", source.Header.Metadata["study_date"]);
        Assert.Equal(("1.1.19", "Hamamatsu L11871_20", "9.999", "-0.01", "65535"), (
            source.Header.Metadata["software"], source.Header.Metadata["source"], source.Header.Metadata["scaled_image_pixel_size_um"],
            source.Header.Metadata["cs_min"], source.Header.Metadata["hu_calibration_scale"]));
        Assert.Empty(findings.Remarks());
    }

    [Fact]
    public void The_log_itself_may_be_named()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        using ISliceSource source = Open(scratch["rat07__rec.log"], out _);
        Assert.Equal(5, source.Header.Shape.Depth);
        Assert.True(SkyScanFormat.Probe(File.ReadAllBytes(scratch["rat07__rec.log"])));
        Assert.False(SkyScanFormat.Probe("[General]\nscanner=x"u8));
    }

    [Fact]
    public void Missing_slices_are_an_error_that_lists_them()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        foreach (int section in (int[])[101, 103, 104]) File.Delete(scratch[$"rat07__rec0{section}.bmp"]);
        MissingSourceException refusal = Assert.Throws<MissingSourceException>(() => Open(scratch.Path, out _));
        Assert.Equal(("OST-SKY-010", "101, 103–104"), (refusal.Finding.Id, refusal.Finding.Value));
    }

    [Fact]
    public void Slices_outside_the_range_are_left_out_with_a_warning()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        File.Copy(scratch["rat07__rec0100.bmp"], scratch["rat07__rec0200.bmp"]);
        using ISliceSource source = Open(scratch.Path, out FindingCollector findings);
        Assert.Equal(5, source.Header.Shape.Depth);
        Assert.Equal(("OST-SKY-025", "200"), (findings.Remarks().Single().Id, findings.Remarks().Single().Value));
    }

    [Fact]
    public void Renamed_slices_are_taken_with_a_warning()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        foreach (string file in Directory.GetFiles(scratch.Path)) File.Move(
            file, file.Replace("rat07", "Ratte 7", StringComparison.Ordinal));
        using ISliceSource source = Open(scratch.Path, out FindingCollector findings);
        Assert.Equal(5, source.Header.Shape.Depth);
        Assert.Equal("OST-SKY-024", findings.Remarks().Single().Id);
    }

    [Fact]
    public void A_log_without_its_slices_says_what_they_would_be_called()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        foreach (string file in Directory.GetFiles(scratch.Path, "*.bmp")) File.Delete(file);
        MissingSourceException refusal = Assert.Throws<MissingSourceException>(() => Open(scratch.Path, out _));
        Assert.Equal(("OST-SKY-008", "rat07__rec0100 …"), (refusal.Finding.Id, refusal.Finding.Value));
    }

    [Fact]
    public void Jpeg_slices_are_refused_with_a_hint()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        foreach (string file in Directory.GetFiles(scratch.Path, "*.bmp")) File.Move(file, Path.ChangeExtension(file, ".jpg"));
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() => Open(scratch.Path, out _));
        Assert.Equal("OST-SKY-009", refusal.Finding.Id);
        Assert.Contains("Reconstruct again", refusal.Finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Projections_are_not_slices()
    {
        string acquisition = SkyScanLogs.Older[..SkyScanLogs.Older.IndexOf("[Reconstruction]", StringComparison.Ordinal)];
        using ScratchFolder scratch = SkyScanLogs.OlderFolder(acquisition);
        Assert.Equal("OST-SKY-006", Assert.Throws<InvalidContentException>(() => Open(scratch.Path, out _)).Finding.Id);
    }

    [Fact]
    public void Two_reconstructions_in_one_folder_must_be_told_apart()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        foreach (string file in Directory.GetFiles(scratch.Path, "*__rec0*.bmp"))
            File.Copy(file, file.Replace("rat07", "rat09", StringComparison.Ordinal));
        scratch.Write("rat09__rec.log", SkyScanLogs.Bytes(SkyScanLogs.Older.Replace("rat07", "rat09", StringComparison.Ordinal)));
        Assert.Equal("OST-SKY-007", Assert.Throws<InvalidContentException>(() => Open(scratch.Path, out _)).Finding.Id);
        using ISliceSource source = Open(scratch["rat09__rec.log"], out _);
        Assert.Equal(5, source.Header.Shape.Depth);
    }

    [Theory]
    [InlineData("Pixel Size (um)=17.50710", "Pixel Size (um)=", null)]
    [InlineData("Pixel Size (um)=17.50710", "Pixel Size (um)=17,50710", "OST-SKY-022")]
    [InlineData("Pixel Size (um)=17.50710", "Pixel Size (um)=0", null)]
    [InlineData("Pixel Size (um)=17.50710", "Pixel Size (um)=1e-320", null)]
    [InlineData("Pixel Size (um)=17.50710", "Pixel Size (um)=17.5\nPixel size (um)=9", "OST-SKY-021")]
    [InlineData("Result Image Width (pixels)=35", "Result Image Width (pixels)=70", null)]
    public void A_voxel_size_that_is_not_sure_is_not_taken(string old, string now, string? id)
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder(Changed(old, now));
        using ISliceSource source = Open(scratch.Path, out FindingCollector findings);
        Assert.Null(source.Header.Spacing);
        Assert.NotNull(findings.SizeUnknown());
        Assert.Equal(id, findings.Remarks().SingleOrDefault(f => f.Severity == Severity.Warning)?.Id);
    }

    [Theory]
    [InlineData("First Section=100", "First Section=", "OST-SKY-005")]
    [InlineData("First Section=100", "First Section=105", "OST-SKY-005")]
    [InlineData("First Section=100", "First Section=-1", "OST-SKY-005")]
    [InlineData("Section to Section Step=1", "Section to Section Step=0", "OST-SKY-005")]
    [InlineData("Section to Section Step=1", "Section to Section Step=0.5", "OST-SKY-005")]
    [InlineData("Last Section=104", "Last Section=2000000000", "OST-SKY-003")]
    [InlineData("Last Section=104", "Last Section=99999999999999999999", "OST-SKY-005")]
    public void An_impossible_range_is_an_error(string old, string now, string id)
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder(Changed(old, now));
        Assert.Equal(id, Assert.Throws<InvalidContentException>(() => Open(scratch.Path, out _)).Finding.Id);
    }

    [Fact]
    public void A_step_that_is_not_stated_follows_from_the_count()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder(Changed("Section to Section Step=1\n", ""));
        using ISliceSource source = Open(scratch.Path, out FindingCollector findings);
        Assert.Equal(Spacing.Cubic(0.0175071), source.Header.Spacing);
        Assert.Empty(findings.Remarks());
    }

    [Fact]
    public void A_count_that_does_not_fit_the_range_is_a_warning_with_its_line()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder(Changed("Sections Count=5", "Sections Count=6"));
        Open(scratch.Path, out FindingCollector findings).Dispose();
        Finding finding = findings.Remarks().Single();
        Assert.Equal(("OST-SKY-023", 36), (finding.Id, finding.Location!.Line));
    }

    [Fact]
    public void Keys_that_stand_in_two_sections_keep_their_meaning()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        SkyScanLog log = SkyScanLog.Read(scratch["rat07__rec.log"], ReadLimits.Default);
        Assert.Equal("rat07_", log.Find(SkyScanLog.Acquisition, "filename  PREFIX"));
        Assert.Equal("rat07__rec", log.Find(SkyScanLog.FileNames, "Filename Prefix"));
        Assert.Equal(@"D:\rat\Núria", log.Find("acquisition", "Data Directory"));
        Assert.Null(log.Find(SkyScanLog.System, "Filename Prefix"));
    }

    [Fact]
    public void A_log_that_is_none_or_too_long_is_refused()
    {
        using var scratch = new ScratchFolder();
        string path = scratch.Write("a.log", "hello"u8);
        Assert.Equal("OST-SKY-004", Assert.Throws<InvalidContentException>(() => SkyScanLog.Read(path, ReadLimits.Default)).Finding.Id);
        Assert.Equal(
            "OST-SKY-003",
            Assert.Throws<InvalidContentException>(() => SkyScanLog.Read(path, ReadLimits.Default with { MaxHeaderBytes = 3 })).Finding.Id);
        Assert.False(SkyScanFormat.ProbeFolder(scratch.Path));
        Assert.Equal("OST-SKY-002", Assert.Throws<MissingSourceException>(() => Open(scratch.Path, out _)).Finding.Id);
    }

    private static string Changed(string old, string now)
    {
        string text = SkyScanLogs.Older.ReplaceLineEndings("\n");
        Assert.Contains("\n" + old, text, StringComparison.Ordinal);
        return text.Replace("\n" + old, "\n" + now, StringComparison.Ordinal);
    }

    private static void WriteTiff(string path)
    {
        using var volume = new FormulaVolume(new VolumeHeader(Truth.Shape with { Depth = 1 }, null, VoxelType.UInt16));
        TiffFormat.Write(path, volume, TiffWriteOptions.Default, RunContext.Default);
    }

    private static ISliceSource Open(string path, out FindingCollector findings)
    {
        findings = new FindingCollector();
        return SkyScanFormat.Open(path, ReadLimits.Default, findings);
    }

    /// <summary>The first plane alone: all slices of the folder are the same image.</summary>
    private sealed class Repeated(ISliceSource source) : ISliceSource
    {
        public VolumeHeader Header => source.Header with { Shape = source.Header.Shape with { Depth = 1 } };

        public void ReadSlice(int z, Span<byte> destination) => source.ReadSlice(z + 4, destination);

        public void Dispose()
        {
        }
    }
}
