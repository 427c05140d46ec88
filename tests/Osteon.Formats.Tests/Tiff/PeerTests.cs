using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>What we write, read by programs that are not ours.</summary>
[Oracle]
public sealed class PeerTests
{
    private const string CheckTiff =
        """
        import sys, numpy as np, tifffile
        kind, bits = sys.argv[1], int(sys.argv[2])
        z, y, x = np.ogrid[:2, :18, :35]
        truth = ((131 * z + 17 * y + 3 * x + x * y) % 997) / 8 - 40
        if kind != 'f':
            truth = (7919 * z + 311 * y + 17 * x + 3 * x * y).astype(np.int64) % (1 << bits) - ((1 << (bits - 1)) if kind == 'i' else 0)
        for path in sys.argv[3:]:
            with tifffile.TiffFile(path) as file:
                data = file.asarray()
                assert data.dtype == np.dtype(kind + str(bits // 8)), data.dtype
                assert np.array_equal(data, truth), 'other pixels'
                said = file.imagej_metadata
                ratio = file.pages[0].tags['XResolution'].value
                print(file.is_imagej, len(file.pages), said['spacing'], said['unit'], said['slices'], ratio)
        """;

    [Theory]
    [InlineData(VoxelType.UInt8, "u")]
    [InlineData(VoxelType.Int16, "i")]
    [InlineData(VoxelType.UInt32, "u")]
    [InlineData(VoxelType.Float32, "f")]
    [InlineData(VoxelType.Float64, "f")]
    public void Tifffile_reads_our_TIFF_as_an_ImageJ_stack(VoxelType type, string kind)
    {
        using var scratch = new ScratchFolder();
        using var volume = new FormulaVolume(new VolumeHeader(Truth.Shape, Spacing.FromMillimetres(0.039, 0.0195, 0.0195), type));
        List<string> paths = [];
        foreach (TiffCompression compression in Enum.GetValues<TiffCompression>())
        {
            foreach (bool big in (bool[])[false, true])
            {
                paths.Add(scratch[$"{paths.Count}.tif"]);
                TiffFormat.Write(paths[^1], volume, new TiffWriteOptions { Compression = compression, BigTiff = big }, RunContext.Default);
            }
        }

        string said = Python.Run(CheckTiff, [kind, (8 * type.Size()).ToString(CultureInfo.InvariantCulture), .. paths]);
        Assert.Equal(Enumerable.Repeat("True 2 0.039 mm 2 (2000, 39)", 4), said.Split('\n'));
    }

    [Fact]
    public void Pillow_reads_our_PNG()
    {
        using var scratch = new ScratchFolder();
        byte[] grey = Truth.Plane(VoxelType.UInt8, new GridShape(1, 90, 120), 0);
        byte[] colour = Truth.Plane(VoxelType.UInt8, new GridShape(1, 90, 360), 1);
        using (FileStream stream = File.Create(scratch["grey.png"])) PngFormat.WriteGrey8(stream, 90, 120, grey);
        using (FileStream stream = File.Create(scratch["colour.png"])) PngFormat.WriteRgb8(stream, 90, 120, colour);
        const string Script = "import sys, PIL.Image as I; im = I.open(sys.argv[1]); print(im.mode, im.size, im.tobytes().hex())";
        Assert.Equal("L (120, 90) " + Convert.ToHexStringLower(grey), Python.Run(Script, scratch["grey.png"]));
        Assert.Equal("RGB (120, 90) " + Convert.ToHexStringLower(colour), Python.Run(Script, scratch["colour.png"]));
    }
}
