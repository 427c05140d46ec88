using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Connected components of a set of voxels, by runs and union-find. No label volume is made: beside the mask, memory holds the runs of two
/// planes per piece of work and one entry per component that is still open, so the mask may be of any size.
/// </summary>
/// <remarks>
/// Method: runs of a row are the elements (He, Chao and Suzuki 2008, doi 10.1109/TIP.2008.919369), sets are kept as trees with path
/// halving. The order of components is that of their first voxels and does not depend on the number of threads.
/// </remarks>
public static class ConnectedComponents
{
    /// <summary>Number and sizes of the components of <paramref name="set"/> inside <paramref name="voi"/>.</summary>
    /// <param name="set">The voxels, (z, y, x).</param>
    /// <param name="neighbourhood">Which voxels are connected.</param>
    /// <param name="voi">The volume of interest, of the same shape; null means the whole box.</param>
    /// <param name="context">Cancellation is checked once per plane.</param>
    /// <exception cref="ArgumentException">The two masks have different shapes.</exception>
    public static ComponentSummary Summarize(Mask set, Neighbourhood neighbourhood, Mask? voi, RunContext context) =>
        RegionLabels.Count(new SetVoxels(set, SameShape(set, voi)), neighbourhood, list: false, context).ToSummary();

    /// <summary>
    /// All components in the order of their first voxels, 24 bytes each. Parameters and errors as for <see cref="Summarize"/>.
    /// </summary>
    public static IReadOnlyList<Component> List(Mask set, Neighbourhood neighbourhood, Mask? voi, RunContext context)
    {
        var region = new SetVoxels(set, SameShape(set, voi));
        List<Component> components = RegionLabels.Count(region, neighbourhood, list: true, context).Components!;
        components.Sort((a, b) => a.FirstVoxel.CompareTo(b.FirstVoxel));
        return components;
    }

    internal static Mask? SameShape(Mask mask, Mask? voi)
    {
        if (voi is not null && voi.Shape != mask.Shape)
            throw new ArgumentException($"the volume of interest is {voi.Shape}, the mask {mask.Shape}", nameof(voi));
        return voi;
    }
}
