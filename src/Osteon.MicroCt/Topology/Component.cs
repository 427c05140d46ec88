namespace Osteon.MicroCt;

/// <summary>One connected component of a set of voxels.</summary>
/// <param name="Size">Number of voxels, at least 1.</param>
/// <param name="FirstVoxel">Index (z · H + y) · W + x of its first voxel in (z, y, x) order.</param>
/// <param name="TouchesBox">Whether it has a voxel on one of the six faces of the image box.</param>
/// <param name="TouchesBoundary">
/// Whether it has a voxel on the boundary of the volume of interest: a voxel with a face on the box surface or on a voxel outside the
/// volume of interest. Without a volume of interest the same as <paramref name="TouchesBox"/>.
/// </param>
public readonly record struct Component(long Size, long FirstVoxel, bool TouchesBox, bool TouchesBoundary);

/// <summary>How many components a set of voxels has, and how large they are.</summary>
/// <param name="Count">Number of components.</param>
/// <param name="Voxels">Number of voxels of the set.</param>
/// <param name="Enclosed">Number of components that do not touch the boundary of the volume of interest.</param>
/// <param name="EnclosedVoxels">Number of voxels in those.</param>
/// <param name="Largest">
/// The largest component; of several equally large ones the one with the first voxel in (z, y, x) order. Null for an empty set.
/// </param>
public sealed record ComponentSummary(long Count, long Voxels, long Enclosed, long EnclosedVoxels, Component? Largest);
