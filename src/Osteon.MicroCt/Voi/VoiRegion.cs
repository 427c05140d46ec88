using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// A volume of interest resolved for one scan: its tight bounding box, and which voxels of the box belong to it. A drawn or round volume of
/// interest that happens to fill its bounding box is a box, so that the same voxels always give the same region.
/// </summary>
public sealed record VoiRegion
{
    private VoiRegion(VoxelBox box, Mask? inside, long voxels)
    {
        Box = box;
        Inside = inside;
        Voxels = voxels;
    }

    /// <summary>The bounding box in the coordinates of the scan; empty when there is no voxel.</summary>
    public VoxelBox Box { get; }

    /// <summary>The voxels of the box that belong to it, in the coordinates of the box; null when all of them do.</summary>
    public Mask? Inside { get; }

    /// <summary>How many voxels it has.</summary>
    public long Voxels { get; }

    /// <summary>Resolves a volume of interest (null: the whole volume) that <see cref="CtParameters.Check"/> found no error in.</summary>
    public static VoiRegion Of(Voi? voi, GridShape shape, Spacing spacing, RunContext context) => voi switch
    {
        null => OfBox(VoxelBox.Of(shape)),
        BoxVoi box => OfBox(box.Box.ClippedTo(shape)),
        CylinderVoi cylinder => OfCylinder(new CylinderGeometry(cylinder, shape, spacing), shape, context),
        MaskVoi { Mask: { } mask } => Tight(mask, VoxelBox.Of(shape)),
        MaskVoi { Source: { } source } => Tight(Read(source, context), VoxelBox.Of(shape)),
        _ => throw new ArgumentException("not a kind of volume of interest", nameof(voi)),
    };

    private static VoiRegion OfBox(VoxelBox box) =>
        box.IsEmpty ? new VoiRegion(default, null, 0) : new VoiRegion(box, null, box.Shape.Count);

    private static VoiRegion OfCylinder(CylinderGeometry cylinder, GridShape shape, RunContext context)
    {
        VoxelBox box = cylinder.Unclipped.ClippedTo(shape);
        if (box.IsEmpty) return OfBox(box);
        var inside = new Mask(box.Shape);
        for (int z = box.Z0; z < box.Z1; z++)
        {
            context.Report("placing the volume of interest", (double)(z - box.Z0) / box.Shape.Depth);
            if (cylinder.IsUpright && z > box.Z0)
            {
                inside.Slice(0).CopyTo(inside.Slice(z - box.Z0));
                continue;
            }

            for (int y = box.Y0; y < box.Y1; y++)
            {
                Span<ulong> row = inside.Row(z - box.Z0, y - box.Y0);
                for (int x = box.X0; x < box.X1; x++)
                    if (cylinder.Contains(z, y, x)) row[(x - box.X0) >> 6] |= 1UL << ((x - box.X0) & 63);
            }
        }

        return Tight(inside, box);
    }

    private static Mask Read(ISliceSource source, RunContext context)
    {
        var mask = new Mask(source.Header.Shape);
        using var planes = new SliceReadAhead(source, 0, mask.Shape.Depth, context);
        for (int z = 0; z < mask.Shape.Depth; z++)
        {
            context.Report("reading the volume of interest", (double)z / mask.Shape.Depth);
            ReadOnlySpan<byte> plane = planes.Next();
            for (int y = 0; y < mask.Shape.Height; y++)
                VoxelDispatch.Run<NonZeroRow, int>(source.Header.VoxelType, new NonZeroRow(plane, y, mask.Shape.Width, mask.Row(z, y)));
        }

        return mask;
    }

    /// <summary>Cuts a mask that lies at <paramref name="frame"/> in the scan down to its bounding box.</summary>
    private static VoiRegion Tight(Mask mask, VoxelBox frame)
    {
        (int z0, int z1, int y0, int y1, int x0, int x1) = (int.MaxValue, -1, int.MaxValue, -1, int.MaxValue, -1);
        for (int z = 0; z < mask.Shape.Depth; z++)
        {
            for (int y = 0; y < mask.Shape.Height; y++)
            {
                (int first, int last) = BitRows.Extent(mask.Row(z, y));
                if (first < 0) continue;
                (z0, z1) = (Math.Min(z0, z), z);
                (y0, y1) = (Math.Min(y0, y), Math.Max(y1, y));
                (x0, x1) = (Math.Min(x0, first), Math.Max(x1, last));
            }
        }

        if (z1 < 0) return new VoiRegion(default, null, 0);
        var box = new VoxelBox(frame.Z0 + z0, frame.Z0 + z1 + 1, frame.Y0 + y0, frame.Y0 + y1 + 1, frame.X0 + x0, frame.X0 + x1 + 1);
        var inside = new Mask(box.Shape);
        for (int z = 0; z < box.Shape.Depth; z++)
            for (int y = 0; y < box.Shape.Height; y++)
                BitRows.Extract(mask.Row(z0 + z, y0 + y), x0, box.Shape.Width, inside.Row(z, y));
        long voxels = inside.Count();
        return voxels == box.Shape.Count ? OfBox(box) : new VoiRegion(box, inside, voxels);
    }
}
