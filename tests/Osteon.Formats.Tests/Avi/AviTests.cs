using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Writing and reading back, orders of rows, and what is said about files that are not as they should be.</summary>
[Unit]
public sealed class AviTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5, 7, 9, "30")]
    [InlineData(3, 4, 8, "24.9825")]
    [InlineData(1, 1, 1, "29.97002997002997")]
    public void What_is_written_is_read_back(int frames, int height, int width, string rate)
    {
        using ISliceSource film = Films.Source(frames, height, width, rate);
        VolumeFiles.Write(_folder["a.avi"], film, RunContext.Default);
        var findings = new FindingCollector();
        using ISliceSource read = VolumeFiles.Open(_folder["a.avi"], ReadLimits.Default, findings);
        Assert.Equal(film.Header.Shape, read.Header.Shape);
        Assert.Null(read.Header.Spacing);
        Assert.Equal(double.Parse(rate, CultureInfo.InvariantCulture),
            double.Parse(read.Header.Metadata[AviFormat.FrameRateKey], CultureInfo.InvariantCulture), 1e-9);
        for (int t = frames - 1; t >= 0; t--) Assert.Equal(Films.Frame(t, height, width), Truth.Slice(read, t));
        Assert.Equal(["OST-VOL-021"], findings.ToList().Select(f => f.Id));
    }

    [Fact]
    public void Parts_beyond_the_first_are_read()
    {
        using ISliceSource film = Films.Source(60, 40, 60);
        AviWriter.Write(_folder["a.avi"], film, RunContext.Default, 90_000);
        byte[] file = File.ReadAllBytes(_folder["a.avi"]);
        Assert.True(file.AsSpan().IndexOf("AVIX"u8) > 0);
        var findings = new FindingCollector();
        byte[][] read = Films.Read(_folder["a.avi"], findings);
        Assert.Equal(60, read.Length);
        for (int t = 0; t < 60; t++) Assert.Equal(Films.Frame(t, 40, 60), read[t]);
        Assert.DoesNotContain(findings.ToList(), f => f.Id.StartsWith("OST-AVI", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Y800", false)]
    [InlineData("GREY", false)]
    [InlineData("Y8  ", true)]
    public void Bare_grey_runs_downwards_with_or_without_padding(string code, bool padded)
    {
        byte[] frame = Films.Frame(2, 6, 5);
        byte[] stored = padded ? [.. Enumerable.Range(0, 6).SelectMany(y => (byte[])[.. frame.AsSpan(5 * y, 5), 0, 0, 0])] : frame;
        File.WriteAllBytes(_folder["a.avi"], Films.Build(5, 6, (Films.Code(code), 8, []), [stored]));
        Assert.Equal(frame, Films.Read(_folder["a.avi"])[0]);
    }

    [Fact]
    public void Sixteen_bits_are_kept()
    {
        File.WriteAllBytes(_folder["a.avi"], Films.Build(3, 2, (Films.Code("Y16 "), 16, []), [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]]));
        using ISliceSource source = AviFormat.Open(_folder["a.avi"], ReadLimits.Default, new FindingCollector());
        Assert.Equal(VoxelType.UInt16, source.Header.VoxelType);
        Assert.Equal([0x0201, 0x0403, 0x0605, 0x0807, 0x0A09, 0xFF0B], System.Runtime.InteropServices.MemoryMarshal.Cast<byte,
            ushort>(Truth.Slice(source, 0)).ToArray());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public void Bitmaps_run_upwards_unless_their_height_is_negative(int height)
    {
        byte[] frame = Films.Frame(2, 6, 8);
        byte[] stored = height < 0 ? frame : [.. Enumerable.Range(0, 6).SelectMany(y => frame.AsSpan(8 * (5 - y), 8).ToArray())];
        byte[] palette = [.. Enumerable.Range(0, 256).SelectMany(g => (byte[])[(byte)g, (byte)g, (byte)g, 0])];
        File.WriteAllBytes(_folder["a.avi"], Films.Build(8, height, (0, 8, palette), [stored]));
        Assert.Equal(frame, Films.Read(_folder["a.avi"])[0]);
        byte[] inverted = [.. palette.Select((b, i) => i % 4 == 3 ? b : (byte)(255 - b))];
        File.WriteAllBytes(_folder["a.avi"], Films.Build(8, height, (0, 8, inverted), [stored]));
        var findings = new FindingCollector();
        Assert.Equal(frame.Select(g => (byte)(255 - g)), Films.Read(_folder["a.avi"], findings)[0]);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-AVI-028");
    }

    [Fact]
    public void Colour_is_refused_unless_a_rule_is_stated()
    {
        byte[] stored = [10, 20, 30, 0, 40, 40, 40, 0];
        File.WriteAllBytes(_folder["a.avi"], Films.Build(2, -1, (0, 32, []), [stored]));
        Assert.Equal("OST-AVI-013", Assert.Throws<InvalidContentException>(() => Films.Read(_folder["a.avi"])).Finding.Id);
        // 0.299·30 + 0.587·20 + 0.114·10 = 21.85
        Assert.Equal([22, 40], Films.Read(_folder["a.avi"], colour: ColourRule.Luminance)[0]);
        Assert.Equal([30, 40], Films.Read(_folder["a.avi"], colour: ColourRule.Red)[0]);
        byte[] palette = [.. Enumerable.Range(0, 256).SelectMany(g => (byte[])[0, (byte)g, 0, 0])];
        File.WriteAllBytes(_folder["a.avi"], Films.Build(4, -1, (0, 8, palette), [[1, 2, 3, 4]]));
        Assert.Equal("OST-AVI-013", Assert.Throws<InvalidContentException>(() => Films.Read(_folder["a.avi"])).Finding.Id);
        Assert.Equal([1, 2, 3, 4], Films.Read(_folder["a.avi"], colour: ColourRule.Green)[0]);
    }

    [Fact]
    public void A_file_that_was_cut_off_gives_its_complete_frames_and_says_so()
    {
        using ISliceSource film = Films.Source(10, 20, 20);
        AviFormat.Write(_folder["a.avi"], film, RunContext.Default);
        byte[] whole = File.ReadAllBytes(_folder["a.avi"]);
        int movi = whole.AsSpan().IndexOf("movi"u8) + 4;
        foreach (int cut in (int[])[movi + (4 * 408) + 1, movi + (4 * 408) + 9, movi + (5 * 408) - 1, movi + (4 * 408)])
        {
            File.WriteAllBytes(_folder["a.avi"], whole[..cut]);
            var findings = new FindingCollector();
            byte[][] read = Films.Read(_folder["a.avi"], findings);
            Assert.Equal(4, read.Length);
            Assert.Contains(findings.ToList(), f => f.Id == "OST-AVI-021" && f.Severity == Severity.Warning && f.Message.Contains('4'));
            Assert.Equal(Films.Frame(3, 20, 20), read[3]);
        }

        File.WriteAllBytes(_folder["a.avi"], whole[..(movi + 100)]);
        Assert.Equal("OST-AVI-007", Assert.Throws<InvalidContentException>(() => Films.Read(_folder["a.avi"])).Finding.Id);
    }

    [Fact]
    public void A_recording_that_was_never_closed_is_read()
    {
        byte[] file = Films.Build(8, -4, (Films.Code("Y800"), 8, []), [Films.Frame(0, 4, 8), Films.Frame(1, 4, 8)]);
        Films.Put(file, 4, 0);
        int movi = file.AsSpan().IndexOf("movi"u8);
        Films.Put(file, movi - 4, 0);
        File.WriteAllBytes(_folder["a.avi"], file);
        var findings = new FindingCollector();
        byte[][] read = Films.Read(_folder["a.avi"], findings);
        Assert.Equal(Films.Frame(1, 4, 8), read[1]);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-AVI-021");
    }

    [Fact]
    public void Dropped_frames_repeat_the_one_before_and_are_told()
    {
        byte[] file = Films.Build(8, -4, (Films.Code("Y800"), 8, []), [Films.Frame(0, 4, 8), [], [], Films.Frame(3, 4, 8)]);
        File.WriteAllBytes(_folder["a.avi"], file);
        var findings = new FindingCollector();
        byte[][] read = Films.Read(_folder["a.avi"], findings);
        Assert.Equal(read[0], read[2]);
        Assert.Equal(Films.Frame(3, 4, 8), read[3]);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-AVI-023" && f.Value!.StartsWith("2 of 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Frames_without_Huffman_codes_have_the_usual_ones()
    {
        byte[] jpeg = File.ReadAllBytes(Truth.Fixture("jpeg/grey_q90.jpg"));
        byte[] without = WithoutCodes(jpeg);
        Assert.True(without.Length < jpeg.Length - 200);
        File.WriteAllBytes(_folder["a.avi"], Films.Build(61, 45, (Films.Code("MJPG"), 24, []), [jpeg, without]));
        byte[][] read = Films.Read(_folder["a.avi"]);
        Assert.Equal(File.ReadAllBytes(Truth.Fixture("jpeg/grey_q90.raw")), read[1]);
        Assert.Equal(read[0], read[1]);
        File.WriteAllBytes(_folder["b.avi"], Films.Build(61, 90, (Films.Code("MJPG"), 24, []), [jpeg]));
        InvalidContentException fields = Assert.Throws<InvalidContentException>(() => Films.Read(_folder["b.avi"]));
        Assert.Contains("interlaced", fields.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_is_refused_before_anything_is()
    {
        using ISliceSource unknown = Films.Source(2, 3, 4, rate: null);
        Assert.Equal("OST-AVI-031",
            Assert.Throws<InvalidContentException>(() => AviFormat.Write(_folder["a.avi"], unknown, RunContext.Default)).Finding.Id);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void A_file_of_another_kind_is_not_taken_for_video()
    {
        Assert.False(AviFormat.Probe("RIFF\0\0\0\0WAVE"u8));
        File.WriteAllBytes(_folder["a.avi"], "RIFF\0\0\0\0AVI "u8);
        Assert.Equal("OST-AVI-006", Assert.Throws<InvalidContentException>(() => Films.Read(_folder["a.avi"])).Finding.Id);
    }

    private static byte[] WithoutCodes(byte[] jpeg)
    {
        var kept = new List<byte> { 0xFF, 0xD8 };
        int at = 2;
        while (jpeg[at + 1] != 0xDA)
        {
            int length = 2 + (jpeg[at + 2] << 8) + jpeg[at + 3];
            if (jpeg[at + 1] != 0xC4) kept.AddRange(jpeg[at..(at + length)]);
            at += length;
        }

        return [.. kept, .. jpeg[at..]];
    }
}
