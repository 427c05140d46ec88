using System.Buffers.Binary;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files over 4 GiB, almost all of them holes, which take no room on the disk.</summary>
[Unit]
public sealed class TiffLargeFileTests
{
    private const int Planes = 5000;
    private const int PlaneBytes = 1 << 20;

    [Fact]
    public void ImageJs_stack_over_4_GiB_has_one_directory_and_all_planes()
    {
        using var scratch = new ScratchFolder();
        byte[] file = new TiffBuilder(1024, 1024).Page([]).Text(
            270, $"ImageJ=1.53t\nimages={Planes}\nslices={Planes}\nunit=um\nspacing=2.5\n")
            .Resolution(1, 2, 1).With(273, 4, 4096).With(279, 4, PlaneBytes).Build();
        Assert.True(file.Length < 4096);
        WriteSparse(scratch["a.tif"], file, 4096 + ((long)Planes * PlaneBytes), 4096 + ((Planes - 1L) * PlaneBytes) + 77);
        var findings = new FindingCollector();
        using ISliceSource source = TiffFormat.Open(scratch["a.tif"], ReadLimits.Default, findings);
        Assert.Equal(new GridShape(Planes, 1024, 1024), source.Header.Shape);
        Assert.Equal(Spacing.FromMillimetres(0.0025, 0.002, 0.002), source.Header.Spacing);
        Assert.Equal(42, Truth.Slice(source, Planes - 1)[77]);
        Assert.Equal(0, Truth.Slice(source, Planes - 2)[77]);
        Assert.Empty(findings.Remarks());

        using (var cut = new FileStream(
            scratch["a.tif"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) cut.SetLength(cut.Length - 1);
        Assert.Equal(
            "OST-TIF-001",
            Assert.Throws<InvalidContentException>(() => TiffFormat.Open(scratch["a.tif"], ReadLimits.Default, findings)).Finding.Id);
    }

    [Fact]
    public void BigTIFF_reaches_pixels_beyond_4_GiB()
    {
        const long Pixels = 5L << 30;
        using var scratch = new ScratchFolder();
        var header = new VolumeHeader(new GridShape(1, 100, 100), null, VoxelType.UInt8);
        using (var volume = new FormulaVolume(header))
            TiffFormat.Write(scratch["small.tif"], volume, new TiffWriteOptions { BigTiff = true }, RunContext.Default);
        byte[] file = File.ReadAllBytes(scratch["small.tif"]);
        // The place of the one strip, 16, is the value of the entry 273 with type LONG8 and count 1.
        byte[] entry = [0x11, 0x01, 16, 0, 1, 0, 0, 0, 0, 0, 0, 0, 16];
        int at = file.AsSpan().IndexOf(entry);
        Assert.True(at > 0);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at + 12), Pixels);
        WriteSparse(scratch["a.tif"], file, Pixels + 10_000, Pixels + 9_999);
        using ISliceSource source = TiffFormat.Open(scratch["a.tif"], ReadLimits.Default, new FindingCollector());
        Assert.Equal(42, Truth.Slice(source, 0)[9_999]);
    }

    private static void WriteSparse(string path, byte[] start, long length, long mark)
    {
        using var file = new FileStream(path, FileMode.Create);
        file.Write(start);
        file.SetLength(length);
        file.Position = mark;
        file.WriteByte(42);
    }
}
