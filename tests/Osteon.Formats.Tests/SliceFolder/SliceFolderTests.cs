using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Which files of a folder are the volume, in which order, and what is said about the others.</summary>
[Unit]
public sealed class SliceFolderTests
{
    [Fact]
    public void Slices_come_in_the_order_of_their_last_number()
    {
        using var scratch = new ScratchFolder();
        foreach (int number in (int[])[1, 2, 9, 10, 100, 11]) Slice(scratch, $"rat7_w12_{number}.png", (byte)number);
        for (int number = 3; number < 9; number++) Slice(scratch, $"rat7_w12_{number:000}.png", (byte)number);
        using ISliceSource source = Open(scratch, out FindingCollector findings);
        byte[] order = [.. Enumerable.Range(0, source.Header.Shape.Depth).Select(z => Truth.Slice(source, z)[0])];
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100], order);
        Finding gap = Assert.Single(findings.Remarks());
        Assert.Equal(("OST-SLC-023", "12–99"), (gap.Id, gap.Value));
        Assert.Equal(new GridShape(12, 2, 3), source.Header.Shape);
        Assert.Null(source.Header.Spacing);
    }

    [Fact]
    public void Missing_slices_are_listed()
    {
        using var scratch = new ScratchFolder();
        foreach (int number in (int[])[10, 11, 13, 17, 18]) Slice(scratch, $"a{number:0000}.png");
        using ISliceSource source = Open(scratch, out FindingCollector findings);
        Finding gap = Assert.Single(findings.Remarks());
        Assert.Equal(("OST-SLC-023", Severity.Warning, "12, 14–16"), (gap.Id, gap.Severity, gap.Value));
        Assert.Equal(5, source.Header.Shape.Depth);
    }

    [Theory]
    [InlineData(new[] { 0, 2, 4, 6 }, "OST-SLC-024")]
    [InlineData(new[] { 0, 2, 5 }, "OST-SLC-022")]
    [InlineData(new[] { 5, 6, 7 }, null)]
    [InlineData(new[] { 3 }, null)]
    public void Steps_of_the_numbering_are_mentioned(int[] numbers, string? id)
    {
        using var scratch = new ScratchFolder();
        foreach (int number in numbers) Slice(scratch, $"a{number:00}.png");
        using ISliceSource source = Open(scratch, out FindingCollector findings);
        Assert.Equal(id, findings.Remarks().SingleOrDefault()?.Id);
    }

    [Fact]
    public void Numbers_longer_than_a_machine_word_still_sort()
    {
        using var scratch = new ScratchFolder();
        Slice(scratch, "scan20250101123456789012345.png", 2);
        Slice(scratch, "scan20250101123456789012344.png", 1);
        using ISliceSource source = Open(scratch, out _);
        Assert.Equal(1, Truth.Slice(source, 0)[0]);
    }

    [Fact]
    public void A_slice_of_another_size_or_type_is_named_and_so_are_all_others()
    {
        using var scratch = new ScratchFolder();
        for (int number = 0; number < 4; number++) Slice(scratch, $"a{number}.png");
        Image(scratch, "a4.png", 3, 3);
        File.Copy(Truth.Fixture("png/u16_grey.png"), scratch["a5.png"]);
        var findings = new FindingCollector();
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() =>
            SliceFolderFormat.Open(scratch.Path, ReadLimits.Default, findings));
        Assert.Equal("OST-SLC-011", refusal.Finding.Id);
        Assert.Equal(["a4.png", "a5.png"], findings.Remarks().Select(f => Path.GetFileName(f.Location!.File)));
    }

    [Fact]
    public void A_broken_slice_is_named()
    {
        using var scratch = new ScratchFolder();
        for (int number = 0; number < 3; number++) Slice(scratch, $"a{number}.png");
        File.WriteAllText(scratch["a3.png"], "nothing");
        UnknownFormatException refusal = Assert.Throws<UnknownFormatException>(() => Open(scratch, out _));
        Assert.Equal(("OST-SLC-004", "a3.png"), (refusal.Finding.Id, Path.GetFileName(refusal.Finding.Location!.File)));
    }

    [Fact]
    public void Two_series_in_one_folder_are_not_told_apart_by_guessing()
    {
        using var scratch = new ScratchFolder();
        for (int number = 0; number < 3; number++)
        {
            Slice(scratch, $"left_{number}.png");
            Slice(scratch, $"right_{number}.png");
        }

        Assert.Equal("OST-SLC-015", Assert.Throws<InvalidContentException>(() => Open(scratch, out _)).Finding.Id);
    }

    [Fact]
    public void An_odd_image_is_left_out_with_a_warning()
    {
        using var scratch = new ScratchFolder();
        for (int number = 0; number < 3; number++) Slice(scratch, $"a_rec{number:0000}.png");
        Slice(scratch, "a_rec_spr.png");
        using ISliceSource source = Open(scratch, out FindingCollector findings);
        Assert.Equal(3, source.Header.Shape.Depth);
        Finding left = Assert.Single(findings.Remarks());
        Assert.Equal(("OST-SLC-021", "a_rec_spr.png"), (left.Id, left.Value));
    }

    [Fact]
    public void Other_files_are_mentioned_only_where_they_look_like_data()
    {
        using var scratch = new ScratchFolder();
        Slice(scratch, "a0.png");
        scratch.Write(".a1.png", [1]);
        scratch.Write("notes.txt", [1]);
        scratch.Write("Thumbs.db", [1]);
        Open(scratch, out FindingCollector findings).Dispose();
        Assert.Empty(findings.Remarks());
        scratch.Write("a.isq", [1]);
        Open(scratch, out findings).Dispose();
        Finding note = Assert.Single(findings.Remarks());
        Assert.Equal(("OST-SLC-020", Severity.Note, "a.isq"), (note.Id, note.Severity, note.Value));
    }

    [Fact]
    public void The_same_note_about_many_slices_is_given_once()
    {
        using var scratch = new ScratchFolder();
        for (int number = 0; number < 5; number++) File.Copy(Truth.Fixture("png/palette_inverted.png"), scratch[$"a{number}.png"]);
        Open(scratch, out FindingCollector findings).Dispose();
        Finding note = Assert.Single(findings.Remarks());
        Assert.Equal("OST-PNG-022", note.Id);
        Assert.EndsWith("(and 4 more slices)", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacks_JPEG_mixed_kinds_and_doubles_are_refused()
    {
        using (var scratch = new ScratchFolder())
        {
            File.Copy(Truth.Fixture("tiff/u8_plain_le.tif"), scratch["a0.tif"]);
            Assert.Equal("OST-SLC-010", Assert.Throws<InvalidContentException>(() => Open(scratch, out _)).Finding.Id);
        }

        using (var scratch = new ScratchFolder())
        {
            scratch.Write("a0.jpg", [0xFF, 0xD8, 0xFF]);
            scratch.Write("a1.jpg", [0xFF, 0xD8, 0xFF]);
            Assert.Equal("OST-SLC-013", Assert.Throws<InvalidContentException>(() => Open(scratch, out _)).Finding.Id);
        }

        using (var scratch = new ScratchFolder())
        {
            Slice(scratch, "a0.png");
            File.Copy(Truth.Fixture("bmp/u8_pillow.bmp"), scratch["a1.bmp"]);
            Assert.Equal("OST-SLC-012", Assert.Throws<InvalidContentException>(() => Open(scratch, out _)).Finding.Id);
        }

        using (var scratch = new ScratchFolder())
        {
            Slice(scratch, "a1.png");
            Slice(scratch, "a01.png");
            Assert.Equal("OST-SLC-014", Assert.Throws<InvalidContentException>(() => Open(scratch, out _)).Finding.Id);
        }
    }

    [Fact]
    public void A_folder_without_images_or_that_does_not_exist_is_missing()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal("OST-SLC-005", Assert.Throws<MissingSourceException>(() => Open(scratch, out _)).Finding.Id);
        Assert.False(SliceFolderFormat.ProbeFolder(scratch.Path));
        Slice(scratch, "a0.png");
        Assert.True(SliceFolderFormat.ProbeFolder(scratch.Path));
        Assert.False(SliceFolderFormat.ProbeFolder(scratch["none"]));
        Assert.Equal(
            "OST-SLC-002",
            Assert.Throws<MissingSourceException>(() => SliceFolderFormat.Open(scratch["none"], ReadLimits.Default, new())).Finding.Id);
    }

    [Fact]
    public void A_slice_that_vanishes_or_changes_while_the_volume_is_read_is_a_finding()
    {
        using var scratch = new ScratchFolder();
        for (int number = 0; number < 3; number++) Slice(scratch, $"a{number}.png");
        using ISliceSource source = Open(scratch, out _);
        File.Delete(scratch["a1.png"]);
        Assert.Throws<MissingSourceException>(() => source.ReadSlice(1, new byte[6]));
        Image(scratch, "a2.png", 5, 5);
        Assert.Equal("OST-SLC-011", Assert.Throws<InvalidContentException>(() => source.ReadSlice(2, new byte[6])).Finding.Id);
    }

    private static void Slice(ScratchFolder scratch, string name, byte value = 0) => Image(scratch, name, 2, 3, value);

    private static void Image(ScratchFolder scratch, string name, int height, int width, byte value = 0)
    {
        byte[] pixels = new byte[height * width];
        Array.Fill(pixels, value);
        using FileStream stream = File.Create(scratch[name]);
        PngFormat.WriteGrey8(stream, height, width, pixels);
    }

    private static ISliceSource Open(ScratchFolder scratch, out FindingCollector findings)
    {
        findings = new FindingCollector();
        return SliceFolderFormat.Open(scratch.Path, ReadLimits.Default, findings);
    }
}
