using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>The rows of mask bits of a region, also of one that is a whole box.</summary>
internal sealed class VoiRows
{
    private readonly Mask? _inside;
    private readonly ulong[] _full;

    /// <summary>Rows of this region, which is not empty.</summary>
    public VoiRows(VoiRegion region)
    {
        _inside = region.Inside;
        int width = region.Box.Shape.Width;
        _full = new ulong[(width + 63) / 64];
        Array.Fill(_full, ulong.MaxValue);
        if (width % 64 != 0) _full[^1] = (1UL << (width % 64)) - 1;
    }

    /// <summary>Whether every voxel of the box is inside.</summary>
    public bool IsBox => _inside is null;

    /// <summary>The bits of row (z, y) of the box.</summary>
    public ReadOnlySpan<ulong> this[int z, int y] => _inside is null ? _full : _inside.Row(z, y);
}
