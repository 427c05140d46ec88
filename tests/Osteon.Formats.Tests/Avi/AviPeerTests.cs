using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files that ffmpeg writes, and ffmpeg's reading of ours; skips where ffmpeg is not installed.</summary>
[Oracle]
public sealed class AviPeerTests : IDisposable
{
    private const int Frames = 7;
    private const int Height = 34;
    private const int Width = 50;
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gray", "rawvideo", "uncompressed grey")]
    [InlineData("bgr24", "rawvideo", "uncompressed bitmaps of 24 bits")]
    [InlineData("bgra", "rawvideo", "uncompressed bitmaps of 32 bits")]
    public void Uncompressed_video_of_ffmpeg_has_its_greys(string pixels, string codec, string name)
    {
        Ffmpeg("-c:v", codec, "-pix_fmt", pixels, _folder["a.avi"]);
        var findings = new FindingCollector();
        byte[][] read = Films.Read(_folder["a.avi"], findings);
        Assert.Equal(Frames, read.Length);
        for (int t = 0; t < Frames; t++) Assert.Equal(Films.Frame(t, Height, Width), read[t]);
        using ISliceSource source = VolumeFiles.Open(_folder["a.avi"], ReadLimits.Default, new FindingCollector());
        Assert.Equal("24.9825", source.Header.Metadata[AviFormat.FrameRateKey]);
        Assert.Equal(name, source.Header.Metadata["codec"]);
        Assert.Equal(["OST-VOL-021"], findings.ToList().Select(f => f.Id));
    }

    [Theory]
    [InlineData("gray")]
    [InlineData("yuvj420p")]
    public void Motion_JPEG_of_ffmpeg_is_what_ffmpeg_decodes(string pixels)
    {
        Ffmpeg("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", pixels, "-strict", "unofficial", _folder["a.avi"]);
        Films.Ffmpeg("-i", _folder["a.avi"], "-idct", "int", "-f", "rawvideo", "-pix_fmt", pixels, _folder["a.raw"]);
        byte[] expected = File.ReadAllBytes(_folder["a.raw"]);
        var findings = new FindingCollector();
        byte[][] read = Films.Read(_folder["a.avi"], findings);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-AVI-027");
        int perFrame = expected.Length / Frames;
        int most = 0;
        for (int t = 0; t < Frames; t++)
            for (int i = 0; i < Height * Width; i++) most = Math.Max(most, Math.Abs(read[t][i] - expected[(t * perFrame) + i]));
        Assert.InRange(most, 0, 1);
    }

    [Theory]
    [InlineData("mpeg4", "MPEG-4")]
    [InlineData("ffv1", "FFV1")]
    [InlineData("huffyuv", "Huffyuv")]
    public void Other_codecs_are_refused_by_name_with_the_way_to_convert(string codec, string name)
    {
        Ffmpeg("-c:v", codec, _folder["a.avi"]);
        InvalidContentException refused = Assert.Throws<InvalidContentException>(() => Films.Read(_folder["a.avi"]));
        Assert.Equal("OST-AVI-008", refused.Finding.Id);
        Assert.Contains(name, refused.Finding.Message, StringComparison.Ordinal);
        Assert.Contains("ffmpeg -i", refused.Finding.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L << 30)]
    [InlineData(70_000L)]
    public void ffmpeg_reads_what_we_write_with_one_part_and_with_several(long riffBytes)
    {
        using (ISliceSource film = Films.Source(Frames, Height, Width, "24.9825"))
            AviWriter.Write(_folder["a.avi"], film, RunContext.Default, riffBytes);
        Films.Ffmpeg("-i", _folder["a.avi"], "-f", "rawvideo", "-pix_fmt", "bgr24", _folder["a.raw"]);
        byte[] expected = [.. Enumerable.Range(0, Frames).SelectMany(t => Films.Frame(t, Height, Width)).SelectMany(g =>
            (byte[])[g, g, g])];
        Assert.Equal(expected, File.ReadAllBytes(_folder["a.raw"]));
    }

    private void Ffmpeg(params string[] output)
    {
        File.WriteAllBytes(_folder["in.raw"], [.. Enumerable.Range(0, Frames).SelectMany(t => Films.Frame(t, Height, Width))]);
        Films.Ffmpeg(["-f", "rawvideo", "-pix_fmt", "gray", "-s", "50x34", "-r", "24.9825", "-i", _folder["in.raw"], .. output]);
    }
}
