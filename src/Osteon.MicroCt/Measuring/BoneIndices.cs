using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>The indices of a bone mask.</summary>
internal static class BoneIndices
{
    /// <summary>Enters every index that was asked for.</summary>
    public static void Measure(SegmentedVolume volume, MeasureSheet sheet, RunContext context)
    {
        context.Report("measuring bone", 0);
        (long voxels, long bone, double voxelVolume) = (volume.Region.Voxels, volume.Facts.BoneVoxels, volume.Spacing.VoxelVolume);
        sheet.Of("bv", bone * voxelVolume, bone);
        sheet.Ratio("bv_tv", bone, voxels, voxels, BoneSegmentation.NoVoxel);
        sheet.Ratio("po_tot", voxels - bone, voxels, voxels, BoneSegmentation.NoVoxel);
        sheet.UnavailableRest("the kernels are not joined");
    }

    /// <summary>The largest 26-connected bone part.</summary>
    public static Mask KeepLargest(Mask bone, RunContext context) => throw new NotSupportedException($"{bone.Shape} {context.Threads}");

    /// <summary>The largest bone part without enclosed marrow.</summary>
    public static Mask Purify(Mask bone, Mask? voi, RunContext context) => throw new NotSupportedException($"{bone.Shape} {voi} {context.Threads}");
}
