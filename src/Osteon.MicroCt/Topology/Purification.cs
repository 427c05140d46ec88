using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Makes a bone mask one piece without cavities, the state for which connectivity is defined: keeps the largest 26-connected part of the
/// bone, then fills every 6-connected marrow region that does not reach the boundary of the volume of interest. Input masks are not
/// changed.
/// </summary>
/// <remarks>
/// The same definition as BoneJ's Purify. On volumes with many small cavities BoneJ 1 was seen to leave an enclosed one unfilled; the
/// definition is what counts here. Marrow is open where it has a voxel with a face on the box surface or on a voxel outside the volume of
/// interest.
/// </remarks>
public static class Purification
{
    /// <summary>
    /// The largest 26-connected component of the bone in the volume of interest; of several equally large ones the one with the first
    /// voxel in (z, y, x) order. Empty for an empty mask.
    /// </summary>
    /// <param name="bone">The bone, (z, y, x).</param>
    /// <param name="voi">The volume of interest, of the same shape; null means the whole box. Bone outside it is not in the result.</param>
    /// <param name="context">Cancellation is checked once per plane.</param>
    public static Mask KeepLargest(Mask bone, Mask? voi, RunContext context) =>
        Largest(bone, ConnectedComponents.SameShape(bone, voi), RegionLabels.OfBone(bone, voi, context), context);

    /// <summary>
    /// The bone in the volume of interest together with every closed pore: 6-connected marrow that touches neither the box surface nor the
    /// outside of the volume of interest. Parameters as for <see cref="KeepLargest"/>.
    /// </summary>
    public static Mask FillCavities(Mask bone, Mask? voi, RunContext context) =>
        Filled(bone, ConnectedComponents.SameShape(bone, voi), RegionLabels.OfSurroundings(bone, voi, context), context);

    /// <summary><see cref="KeepLargest"/>, then <see cref="FillCavities"/>.</summary>
    public static Mask Purify(Mask bone, Mask? voi, RunContext context) => FillCavities(KeepLargest(bone, voi, context), voi, context);

    internal static Mask Largest(Mask bone, Mask? voi, RegionLabels parts, RunContext context)
    {
        if (parts.Tally.Count <= 1) return Inside(bone, voi);
        var largest = new Mask(bone.Shape);
        parts.PaintLargest(largest, context);
        return largest;
    }

    internal static Mask Filled(Mask bone, Mask? voi, RegionLabels surroundings, RunContext context)
    {
        Mask filled = Inside(bone, voi);
        if (surroundings.Tally.Enclosed > 0) surroundings.PaintEnclosed(filled, context);
        return filled;
    }

    private static Mask Inside(Mask bone, Mask? voi)
    {
        Mask inside = bone.Clone();
        if (voi is null) return inside;
        for (int z = 0; z < bone.Shape.Depth; z++)
        {
            Span<ulong> words = inside.Slice(z), limits = voi.Slice(z);
            for (int w = 0; w < words.Length; w++) words[w] &= limits[w];
        }

        return inside;
    }
}
