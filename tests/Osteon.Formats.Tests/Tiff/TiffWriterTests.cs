using System.Security.Cryptography;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Volumes written and read back; the oracle test beside it asks tifffile and Pillow.</summary>
[Unit]
public sealed class TiffWriterTests
{
    public static TheoryData<VoxelType, TiffCompression, bool> Variants
    {
        get
        {
            var data = new TheoryData<VoxelType, TiffCompression, bool>();
            foreach (VoxelType type in Enum.GetValues<VoxelType>())
                foreach (TiffCompression compression in Enum.GetValues<TiffCompression>())
                    foreach (bool big in (bool[])[false, true]) data.Add(type, compression, big);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_volume_comes_back(VoxelType type, TiffCompression compression, bool big)
    {
        using var scratch = new ScratchFolder();
        var spacing = Spacing.FromMillimetres(0.035, 0.0175, 0.01659);
        using var volume = new FormulaVolume(new VolumeHeader(Truth.Shape, spacing, type));
        TiffFormat.Write(scratch["a.tif"], volume, new TiffWriteOptions { Compression = compression, BigTiff = big }, RunContext.Default);
        var findings = new FindingCollector();
        using ISliceSource source = TiffFormat.Open(scratch["a.tif"], ReadLimits.Default, findings);
        Assert.Equal(Truth.Shape, source.Header.Shape);
        Assert.Equal(spacing, source.Header.Spacing);
        Assert.Equal(type, source.Header.VoxelType);
        Assert.Equal(ValueScale.Identity, source.Header.Scale);
        for (int z = 0; z < Truth.Shape.Depth; z++) Assert.Equal(Truth.Plane(type, Truth.Shape, z), Truth.Slice(source, z));
        Assert.Empty(findings.Remarks());
        Assert.Equal([scratch["a.tif"]], Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public void An_unknown_voxel_size_stays_unknown_and_a_scale_is_kept()
    {
        using var scratch = new ScratchFolder();
        var scale = new ValueScale(0.1, -32_768);
        var header = new VolumeHeader(Truth.Shape, null, VoxelType.UInt16, scale, new Dictionary<string, string>());
        using var volume = new FormulaVolume(header);
        TiffFormat.Write(scratch["a.tif"], volume, TiffWriteOptions.Default, RunContext.Default);
        using ISliceSource source = TiffFormat.Open(scratch["a.tif"], ReadLimits.Default, new FindingCollector());
        Assert.Null(source.Header.Spacing);
        Assert.Equal(scale, source.Header.Scale);
    }

    [Theory]
    [InlineData(TiffCompression.None, "22868BE3EC1CEF9AC81A73ECE1D805A13BD6D405D348AF169FB0E018483B29B5")]
    public void The_bytes_are_the_same_in_every_version_and_on_every_machine(TiffCompression compression, string hash)
    {
        using var scratch = new ScratchFolder();
        using var volume = new FormulaVolume(new VolumeHeader(Truth.Shape, Spacing.Cubic(0.0195), VoxelType.Int16));
        TiffFormat.Write(scratch["a.tif"], volume, new TiffWriteOptions { Compression = compression }, RunContext.Default);
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(scratch["a.tif"]))));
    }

    [Fact]
    public void A_cancelled_write_leaves_the_old_file_and_nothing_else()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("a.tif", [1, 2, 3]);
        using var stop = new CancellationTokenSource();
        using var volume = new FormulaVolume(new VolumeHeader(Truth.Shape, null, VoxelType.UInt8), _ => stop.Cancel());
        Assert.Throws<OperationCanceledException>(() =>
            TiffFormat.Write(scratch["a.tif"], volume, TiffWriteOptions.Default, RunContext.Default with { Cancellation = stop.Token }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(scratch["a.tif"]));
        Assert.Single(Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_finding()
    {
        using var scratch = new ScratchFolder();
        using var volume = new FormulaVolume(new VolumeHeader(Truth.Shape, null, VoxelType.UInt8));
        MissingSourceException refusal = Assert.Throws<MissingSourceException>(() =>
            TiffFormat.Write(scratch["no/a.tif"], volume, TiffWriteOptions.Default, RunContext.Default));
        Assert.Equal("OST-TIF-030", refusal.Finding.Id);
    }

    [Fact]
    public void Over_4_GiB_the_file_is_BigTIFF()
    {
        // Nothing of this size is written: the first plane stops it, and the beginning of the file tells.
        using var scratch = new ScratchFolder();
        byte[] start = [];
        var shape = new GridShape(4100, 1024, 1024);
        using var volume = new FormulaVolume(new VolumeHeader(shape, null, VoxelType.UInt8), z =>
        {
            if (z == 0) return;
            using var file = new FileStream(scratch["a.tif.partial"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            start = new byte[8];
            file.ReadExactly(start);
            throw new InvalidOperationException("enough");
        });
        Assert.ThrowsAny<Exception>(() => TiffFormat.Write(scratch["a.tif"], volume, TiffWriteOptions.Default, RunContext.Default));
        Assert.Equal([0x49, 0x49, 43, 0, 8, 0, 0, 0], start);
    }

    [Theory]
    [InlineData(0.0195)]
    [InlineData(0.01750710)]
    [InlineData(1.0 / 3)]
    [InlineData(1)]
    [InlineData(1234.5678)]
    [InlineData(1e-6)]
    public void Pixel_sizes_survive_as_a_ratio_of_32_bit_numbers(double size)
    {
        (uint above, uint below) = Assert.NotNull(TiffWriter.Ratio(size));
        Assert.Equal(1, (double)below / above / size, 3e-16);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e12)]
    public void A_pixel_size_that_TIFF_cannot_hold_is_not_written_wrongly(double size) => Assert.Null(TiffWriter.Ratio(size));
}

/// <summary>A volume that is the formula, with something that happens at each plane.</summary>
internal sealed class FormulaVolume(VolumeHeader header, Action<int>? onRead = null) : ISliceSource
{
    public VolumeHeader Header => header;

    public void ReadSlice(int z, Span<byte> destination)
    {
        onRead?.Invoke(z);
        Truth.Plane(header.VoxelType, header.Shape, z).CopyTo(destination);
    }

    public void Dispose()
    {
    }
}
