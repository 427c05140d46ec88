using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// A set of voxels given row by row, some of them marked. May be read by several threads at once, each with its own scratch row.
/// </summary>
internal abstract class VoxelRegion(GridShape shape)
{
    public GridShape Shape => shape;

    public int WordsPerRow { get; } = (shape.Width + 63) / 64;

    /// <summary>The bits of row (z, y); padding is 0. Either a row of a mask or <paramref name="scratch"/> filled.</summary>
    public abstract ReadOnlySpan<ulong> Row(int z, int y, Span<ulong> scratch);

    /// <summary>Which columns of row (z, y) are marked, or an empty span if none is.</summary>
    public virtual ReadOnlySpan<ulong> Marks(int z, int y, Span<ulong> scratch) => [];

    protected static ReadOnlySpan<ulong> And(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        for (int w = 0; w < result.Length; w++) result[w] = a[w] & b[w];
        return result;
    }
}

/// <summary>
/// The set voxels of a mask inside a volume of interest; marked are all voxels on the boundary of the volume of interest.
/// </summary>
internal sealed class SetVoxels(Mask mask, Mask? voi) : VoxelRegion(mask.Shape)
{
    public override ReadOnlySpan<ulong> Row(int z, int y, Span<ulong> scratch) =>
        voi is null ? mask.Row(z, y) : And(mask.Row(z, y), voi.Row(z, y), scratch);

    public override ReadOnlySpan<ulong> Marks(int z, int y, Span<ulong> scratch)
    {
        // On the box surface every component is marked anyway.
        if (voi is null || z == 0 || y == 0 || z == Shape.Depth - 1 || y == Shape.Height - 1) return [];
        ReadOnlySpan<ulong> row = voi.Row(z, y), above = voi.Row(z - 1, y), below = voi.Row(z + 1, y);
        ReadOnlySpan<ulong> before = voi.Row(z, y - 1), after = voi.Row(z, y + 1);
        for (int w = 0; w < row.Length; w++)
        {
            ulong left = (row[w] << 1) | (w == 0 ? 0 : row[w - 1] >> 63);
            ulong right = (row[w] >> 1) | (w == row.Length - 1 ? 0 : row[w + 1] << 63);
            scratch[w] = ~(left & right & above[w] & below[w] & before[w] & after[w]);
        }

        return scratch;
    }
}

/// <summary>
/// Every voxel of the box that is not bone inside the volume of interest; marked are the voxels outside the volume of interest. A
/// component with neither a mark nor a voxel on the box surface is a closed pore.
/// </summary>
internal sealed class Surroundings(Mask bone, Mask? voi) : VoxelRegion(bone.Shape)
{
    public override ReadOnlySpan<ulong> Row(int z, int y, Span<ulong> scratch)
    {
        ReadOnlySpan<ulong> row = bone.Row(z, y);
        if (voi is null)
        {
            for (int w = 0; w < row.Length; w++) scratch[w] = ~row[w];
        }
        else
        {
            ReadOnlySpan<ulong> inside = voi.Row(z, y);
            for (int w = 0; w < row.Length; w++) scratch[w] = ~(row[w] & inside[w]);
        }

        scratch[^1] &= bone.LastWordBits;
        return scratch;
    }

    public override ReadOnlySpan<ulong> Marks(int z, int y, Span<ulong> scratch)
    {
        if (voi is null) return [];
        ReadOnlySpan<ulong> inside = voi.Row(z, y);
        for (int w = 0; w < inside.Length; w++) scratch[w] = ~inside[w];
        return scratch;
    }
}
