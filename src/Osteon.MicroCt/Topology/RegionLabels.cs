using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// The components of a set of voxels: fixed slabs of planes are labelled independently and joined afterwards, so the result is the same
/// for any number of threads.
/// </summary>
internal sealed class RegionLabels
{
    private const int SlabDepth = 32;
    private readonly SlabLabels[] _slabs;
    private readonly int[] _offsets;
    private readonly LabelForest _forest;

    private RegionLabels(SlabLabels[] slabs, int[] offsets, LabelForest forest, ComponentTally tally)
    {
        _slabs = slabs;
        _offsets = offsets;
        _forest = forest;
        Tally = tally;
    }

    public ComponentTally Tally { get; }

    /// <summary>Counts the components; memory for the runs of a few planes only.</summary>
    public static ComponentTally Count(VoxelRegion region, Neighbourhood neighbourhood, bool list, RunContext context) =>
        Run(region, neighbourhood, list, keepLabels: false, context).Tally;

    /// <summary>The 26-connected bone parts, to be found again; memory for a label per local start of a component.</summary>
    public static RegionLabels OfBone(Mask bone, Mask? voi, RunContext context) =>
        Run(new SetVoxels(bone, voi), Neighbourhood.TwentySix, list: false, keepLabels: true, context);

    /// <summary>The 6-connected parts of everything that is not bone, to be found again.</summary>
    public static RegionLabels OfSurroundings(Mask bone, Mask? voi, RunContext context) =>
        Run(new Surroundings(bone, voi), Neighbourhood.Six, list: false, keepLabels: true, context);

    /// <summary>
    /// Sets the voxels of the largest component in <paramref name="target"/>; of equally large ones the first in (z, y, x) order.
    /// </summary>
    public void PaintLargest(Mask target, RunContext context)
    {
        long firstVoxel = Tally.LargestFirstVoxel;
        Paint(target, root => root.FirstVoxel == firstVoxel, context);
    }

    /// <summary>Sets the voxels of all components that touch neither the box nor a mark.</summary>
    public void PaintEnclosed(Mask target, RunContext context) => Paint(target, root => root.Touch == ComponentTouch.None, context);

    private void Paint(Mask target, Func<LabelNode, bool> wanted, RunContext context) =>
        Parallel.For(0, _slabs.Length, context.ParallelOptions, s =>
        {
            var keep = new bool[_slabs[s].LabelCount];
            for (int label = 0; label < keep.Length; label++) keep[label] = wanted(_forest[_forest[_offsets[s] + label].Parent]);
            _slabs[s].Paint(target, keep, context);
        });

    private static RegionLabels Run(VoxelRegion region, Neighbourhood neighbourhood, bool list, bool keepLabels, RunContext context)
    {
        int depth = region.Shape.Depth;
        int count = (depth + SlabDepth - 1) / SlabDepth;
        var slabs = new SlabLabels[count];
        var tallies = new ComponentTally[count];
        Parallel.For(0, count, context.ParallelOptions, s =>
        {
            tallies[s] = new ComponentTally(list);
            slabs[s] = new SlabLabels(region, neighbourhood, s * SlabDepth, Math.Min(depth, (s + 1) * SlabDepth));
            slabs[s].Scan(keepLabels ? null : tallies[s], context);
        });

        var forest = new LabelForest();
        var offsets = new int[count];
        for (int s = 0; s < count; s++)
        {
            offsets[s] = forest.Append(slabs[s].Forest);
            if (s == 0) continue;
            var border = new BorderLink(forest, offsets[s - 1], offsets[s]);
            for (int y = 0; y < region.Shape.Height; y++) RunLinks.LinkAcross(border, slabs[s].First, slabs[s - 1].Last, y, neighbourhood);
            slabs[s - 1].Release();
        }

        forest.Fold();
        var tally = new ComponentTally(list);
        foreach (ComponentTally part in tallies) tally.Add(part);
        for (int label = 0; label < forest.Count; label++)
            if (forest[label].Parent == label) tally.Add(forest[label]);
        return new RegionLabels(slabs, offsets, forest, tally);
    }

    /// <summary>Joins the components that touch across the border of two slabs.</summary>
    private readonly struct BorderLink(LabelForest forest, int aboveOffset, int belowOffset) : IRunLink
    {
        public int Join(int label, int other)
        {
            forest.Union(belowOffset + label, aboveOffset + other);
            return label;
        }
    }
}
