using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Written images are read back by our reader; the oracle test beside it asks Pillow.</summary>
[Unit]
public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(18, 35)]
    [InlineData(300, 257)]
    public void A_grey_image_comes_back(int height, int width)
    {
        byte[] pixels = Truth.Plane(VoxelType.UInt8, new GridShape(1, height, width), 0);
        using var scratch = new ScratchFolder();
        using ISliceSource source = PngFormat.Open(
            scratch.Write("a.png", Write(height, width, pixels)), ReadLimits.Default, new FindingCollector());
        Assert.Equal(new GridShape(1, height, width), source.Header.Shape);
        Assert.Equal(pixels, Truth.Slice(source, 0));
    }

    [Fact]
    public void A_colour_image_whose_pixels_are_grey_comes_back_grey()
    {
        byte[] grey = Truth.Plane(VoxelType.UInt8, Truth.Shape, 0);
        using var stream = new MemoryStream();
        PngFormat.WriteRgb8(stream, Truth.Shape.Height, Truth.Shape.Width, [.. grey.SelectMany(v => (byte[])[v, v, v])]);
        using var scratch = new ScratchFolder();
        using ISliceSource source = PngFormat.Open(scratch.Write("a.png", stream.ToArray()), ReadLimits.Default, new FindingCollector());
        Assert.Equal(grey, Truth.Slice(source, 0));
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes()
    {
        byte[] pixels = Truth.Plane(VoxelType.UInt8, new GridShape(1, 90, 120), 0);
        Assert.Equal(Write(90, 120, pixels), Write(90, 120, pixels));
    }

    [Fact]
    public void A_wrong_number_of_pixels_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Write(2, 3, new byte[7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(0, 3, []));
    }

    private static byte[] Write(int height, int width, byte[] pixels)
    {
        using var stream = new MemoryStream();
        PngFormat.WriteGrey8(stream, height, width, pixels);
        return stream.ToArray();
    }
}
