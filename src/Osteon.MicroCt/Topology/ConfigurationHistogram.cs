using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// One pass over all 2×2×2 neighbourhoods of a binary volume. 64 cells are looked at together; only cells that are neither all bone nor
/// all marrow are then looked at one by one.
/// </summary>
public static class ConfigurationHistogram
{
    /// <summary>Planes of one piece of work. The pieces are the same for any number of threads.</summary>
    private const int SlabDepth = 32;

    /// <summary>
    /// Counts the configurations of <paramref name="bone"/> inside <paramref name="voi"/>.
    /// </summary>
    /// <param name="bone">The bone, (z, y, x).</param>
    /// <param name="voi">
    /// The volume of interest, of the same shape; null means the whole box. Bone outside it is not looked at, so a volume of interest that
    /// is a box gives the counts of the cropped image (apart from configuration 0).
    /// </param>
    /// <param name="context">Cancellation is checked once per plane.</param>
    /// <exception cref="ArgumentException">The two masks have different shapes.</exception>
    public static ConfigurationCounts Count(Mask bone, Mask? voi, RunContext context)
    {
        GridShape shape = bone.Shape;
        ConnectedComponents.SameShape(bone, voi);

        // Layer z holds the cells between planes z - 1 and z.
        int layers = shape.Depth + 1;
        int slabs = (layers + SlabDepth - 1) / SlabDepth;
        var parts = new CellScan[slabs];
        Parallel.For(0, slabs, context.ParallelOptions, slab =>
        {
            var scan = new CellScan(bone, voi);
            int end = Math.Min(layers, (slab + 1) * SlabDepth);
            for (int layer = slab * SlabDepth; layer < end; layer++)
            {
                context.Report("counting configurations", (double)layer / layers);
                scan.AddLayer(layer);
            }

            parts[slab] = scan;
        });
        return CellScan.Total(parts, bone.Shape, voi);
    }
}
