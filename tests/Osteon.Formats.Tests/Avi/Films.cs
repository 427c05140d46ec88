using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Small films from a formula, and AVI files put together byte by byte.</summary>
internal static class Films
{
    /// <summary>Grey of a pixel of the film.</summary>
    public static byte Grey(int t, int y, int x) => (byte)((x * 7) + (y * 13) + (t * 29) + (x * y % 11));

    /// <summary>A frame of the film, row by row.</summary>
    public static byte[] Frame(int t, int height, int width)
    {
        byte[] frame = new byte[height * width];
        for (int i = 0; i < frame.Length; i++) frame[i] = Grey(t, i / width, i % width);
        return frame;
    }

    /// <summary>The film as a source.</summary>
    public static ISliceSource Source(int frames, int height, int width, string? rate = "30") => new Film(frames, height, width, rate);

    /// <summary>All frames of a file.</summary>
    public static byte[][] Read(string path, FindingCollector? findings = null, ColourRule? colour = null)
    {
        using ISliceSource source = AviFormat.Open(path, colour, ReadLimits.Default, findings ?? new FindingCollector());
        return [.. Enumerable.Range(0, source.Header.Shape.Depth).Select(z => Truth.Slice(source, z))];
    }

    /// <summary>An AVI file of one stream: a plain header, frames as given, no index.</summary>
    public static byte[] Build(int width, int height, (uint Compression, int Bits, byte[] Palette) format, byte[][] frames)
    {
        byte[] avih = new byte[56];
        Put(avih, 0, 40_000);
        Put(avih, 16, (uint)frames.Length);
        byte[] strh = new byte[56];
        Encoding.ASCII.GetBytes("vids").CopyTo(strh, 0);
        Put(strh, 20, 1);
        Put(strh, 24, 25);
        Put(strh, 32, (uint)frames.Length);
        byte[] strf = new byte[40 + format.Palette.Length];
        Put(strf, 0, 40);
        Put(strf, 4, (uint)width);
        Put(strf, 8, (uint)height);
        Put(strf, 12, (uint)(1 | (format.Bits << 16)));
        Put(strf, 16, format.Compression);
        Put(strf, 32, (uint)(format.Palette.Length / 4));
        format.Palette.CopyTo(strf, 40);
        byte[] strl = List("strl", Chunk("strh", strh), Chunk("strf", strf));
        byte[] hdrl = List("hdrl", Chunk("avih", avih), strl);
        byte[] movi = List("movi", [.. frames.Select(f => Chunk("00dc", f))]);
        byte[] all = List("AVI ", hdrl, movi);
        Encoding.ASCII.GetBytes("RIFF").CopyTo(all, 0);
        return all;
    }

    /// <summary>Four letters as a number.</summary>
    public static uint Code(string letters) => BinaryPrimitives.ReadUInt32LittleEndian(Encoding.Latin1.GetBytes(letters));

    public static byte[] Chunk(string name, byte[] content)
    {
        byte[] chunk = new byte[8 + content.Length + (content.Length & 1)];
        Encoding.ASCII.GetBytes(name).CopyTo(chunk, 0);
        Put(chunk, 4, (uint)content.Length);
        content.CopyTo(chunk, 8);
        return chunk;
    }

    public static byte[] List(string name, params byte[][] chunks)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(name), .. chunks.SelectMany(c => c)];
        return Chunk("LIST", content);
    }

    public static void Put(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    /// <summary>Runs ffmpeg, or skips the test where it is not installed.</summary>
    public static void Ffmpeg(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "SKIPPED: /usr/bin/ffmpeg is not here.");
        var start = new ProcessStartInfo("/usr/bin/ffmpeg") { RedirectStandardError = true };
        foreach (string argument in (string[])["-nostdin", "-v", "error", "-y", .. arguments]) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }

    private sealed class Film(int frames, int height, int width, string? rate) : ISliceSource
    {
        public VolumeHeader Header { get; } = new(
            new GridShape(frames, height, width),
            null,
            VoxelType.UInt8,
            ValueScale.Identity,
            rate is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [AviFormat.FrameRateKey] = rate });

        public void ReadSlice(int z, Span<byte> destination) => Frame(z, height, width).CopyTo(destination);

        public void Dispose()
        {
        }
    }
}
