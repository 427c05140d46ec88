using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>A box of voxels, half open along each axis: Z0 ≤ z &lt; Z1, Y0 ≤ y &lt; Y1, X0 ≤ x &lt; X1.</summary>
/// <param name="Z0">First plane.</param>
/// <param name="Z1">The plane after the last.</param>
/// <param name="Y0">First row.</param>
/// <param name="Y1">The row after the last.</param>
/// <param name="X0">First column.</param>
/// <param name="X1">The column after the last.</param>
public readonly record struct VoxelBox(int Z0, int Z1, int Y0, int Y1, int X0, int X1)
{
    /// <summary>The whole of a grid.</summary>
    public static VoxelBox Of(GridShape shape) => new(0, shape.Depth, 0, shape.Height, 0, shape.Width);

    /// <summary>Whether it holds no voxel.</summary>
    public bool IsEmpty => Z1 <= Z0 || Y1 <= Y0 || X1 <= X0;

    /// <summary>Its extents along (z, y, x). Not all positive when it is empty.</summary>
    public GridShape Shape => new(Z1 - Z0, Y1 - Y0, X1 - X0);

    /// <summary>The part of it that lies in the grid.</summary>
    public VoxelBox ClippedTo(GridShape shape) => new(
        Math.Clamp(Z0, 0, shape.Depth),
        Math.Clamp(Z1, 0, shape.Depth),
        Math.Clamp(Y0, 0, shape.Height),
        Math.Clamp(Y1, 0, shape.Height),
        Math.Clamp(X0, 0, shape.Width),
        Math.Clamp(X1, 0, shape.Width));

    /// <summary>As written in a manifest: <c>box:Z0:Z1,Y0:Y1,X0:X1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"box:{Z0}:{Z1},{Y0}:{Y1},{X0}:{X1}");
}
