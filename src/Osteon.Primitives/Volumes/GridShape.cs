using System.Globalization;

namespace Osteon.Primitives;

/// <summary>Number of voxels along (z, y, x) = (plane, row, column). All positive; the product may exceed 2³¹.</summary>
/// <param name="Depth">Planes (z).</param>
/// <param name="Height">Rows of a plane (y).</param>
/// <param name="Width">Columns of a row (x), the axis that runs fastest in memory.</param>
public readonly record struct GridShape(int Depth, int Height, int Width)
{
    /// <summary>Number of voxels.</summary>
    public long Count => (long)Depth * Height * Width;

    /// <summary>Number of voxels of one plane.</summary>
    public long SliceCount => (long)Height * Width;

    /// <summary>Whether the voxel lies in the grid.</summary>
    public bool Contains(int z, int y, int x) => (uint)z < (uint)Depth && (uint)y < (uint)Height && (uint)x < (uint)Width;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Depth} × {Height} × {Width} (z, y, x)");
}
