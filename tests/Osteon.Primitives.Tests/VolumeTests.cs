using System.Runtime.InteropServices;

namespace Osteon.Primitives.Tests;

[Unit]
public sealed class VolumeTests
{
    [Fact]
    public void A_volume_is_a_slice_source_of_its_own_voxels()
    {
        var volume = new Volume<ushort>(new GridShape(2, 3, 4), Spacing.Cubic(0.01));
        volume[1, 2, 3] = 500;
        ushort[] slice = new ushort[12];
        volume.ReadSlice(1, MemoryMarshal.AsBytes(slice.AsSpan()));
        Assert.Equal(500, slice[11]);
        Assert.Equal(VoxelType.UInt16, volume.Header.VoxelType);
        Assert.Equal(500, Volume.Read<ushort>(volume, RunContext.Default)[1, 2, 3]);
        Assert.Throws<ArgumentException>(() => volume.ReadSlice(0, new byte[23]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void A_mask_keeps_bits_beyond_the_width_clear(int width)
    {
        var full = Mask.Full(new GridShape(2, 3, width));
        Assert.Equal(6L * width, full.Count());
        var mask = new Mask(new GridShape(2, 3, width));
        mask[1, 2, width - 1] = true;
        Assert.True(mask[1, 2, width - 1]);
        Assert.Equal(1, mask.Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => mask[0, 0, width]);
        mask[1, 2, width - 1] = false;
        Assert.True(mask.SameAs(new Mask(mask.Shape)));
        Assert.False(full.Clone().SameAs(mask));
    }

    [Fact]
    public void Impossible_extents_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Volume<byte>(new GridShape(0, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mask(new GridShape(1, -1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Spacing.FromMillimetres(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Spacing.Cubic(double.NaN));
    }
}
