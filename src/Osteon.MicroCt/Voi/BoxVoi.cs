using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// A box of voxels. Measuring in it is the same as cropping the volume to it first (but a Gaussian filter sees the voxels around it).
/// It must lie in the volume: a box that reaches beyond it is an error, since its TV would not be the one that was asked for.
/// </summary>
/// <param name="Box">The voxels, half open.</param>
public sealed record BoxVoi(VoxelBox Box) : Voi
{
    /// <summary>
    /// The box z0 ≤ z &lt; z1, y0 ≤ y &lt; y1, x0 ≤ x &lt; x1: first corner, then the corner after the last voxel, each as (z, y, x).
    /// </summary>
    public BoxVoi((int Z, int Y, int X) first, (int Z, int Y, int X) end)
        : this(new VoxelBox(first.Z, end.Z, first.Y, end.Y, first.X, end.X))
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Box.ToString();

    internal override IEnumerable<Finding> Check(GridShape shape, Spacing? spacing)
    {
        if (!Box.IsEmpty && Box.ClippedTo(shape) != Box)
        {
            yield return Finding.Error(
                "OST-VOI-001",
                $"the box reaches beyond the volume of {shape} voxels",
                value: ToString(),
                hint: $"Bounds are half open, from 0; the whole volume is {VoxelBox.Of(shape)}.");
        }
    }
}
