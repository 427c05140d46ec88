using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Mean grey values, unfiltered, of voxels with a finite value; null where there is none.</summary>
/// <param name="Voi">Mean over the volume of interest.</param>
/// <param name="VoiVoxels">Voxels averaged for it.</param>
/// <param name="Bone">Mean over bone, after all steps.</param>
/// <param name="BoneVoxels">Voxels averaged for it.</param>
public sealed record GreyMeans(double? Voi, long VoiVoxels, double? Bone, long BoneVoxels);

/// <summary>A scan told into bone and the rest.</summary>
/// <param name="Bone">
/// The bone inside the volume of interest, in the coordinates of its bounding box; null when the volume of interest is empty or there is no
/// threshold.
/// </param>
/// <param name="Region">The volume of interest.</param>
/// <param name="Spacing">Voxel size.</param>
/// <param name="Facts">Threshold, filter, steps and counts.</param>
/// <param name="Grey">Mean grey values.</param>
/// <param name="Histogram">Grey values inside the volume of interest, or null when none is finite.</param>
/// <param name="Planes">Planes for judging by eye, or null when the volume of interest is empty.</param>
public sealed record SegmentedVolume(
    Mask? Bone,
    VoiRegion Region,
    Spacing Spacing,
    SegmentationFacts Facts,
    GreyMeans Grey,
    GreyHistogram? Histogram,
    QcPlanes? Planes);
