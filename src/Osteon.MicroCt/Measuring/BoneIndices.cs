using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Where the indices of a bone mask are taken from its counts.</summary>
internal static class BoneIndices
{
    private const string NoBone = "there is no bone in the volume of interest";

    /// <summary>Purification is meant to remove specks; if less than this share of the bone stays, it removed more.</summary>
    private const double MostIsOnePart = 0.9;

    private static readonly string[] Counted =
    [
        "bs", "bs_open", "bs_tv", "bs_bv", "po_cl", "po_op",
        "euler_26", "euler_6", "beta0", "beta1", "beta2", "delta_chi", "conn", "conn_d",
    ];

    private static readonly string[] Purified =
    [
        "purified_bv", "purified_bv_tv", "purified_euler_26", "purified_euler_6", "purified_beta0", "purified_beta1", "purified_beta2",
        "purified_delta_chi", "purified_conn", "purified_conn_d",
    ];

    /// <summary>Enters every index that was asked for; what was not asked for is not computed.</summary>
    public static void Measure(SegmentedVolume volume, MeasureSheet sheet, RunContext context)
    {
        (long voxels, long bone) = (volume.Region.Voxels, volume.Facts.BoneVoxels);
        double totalVolume = voxels * volume.Spacing.VoxelVolume;
        sheet.Of("bv", bone * volume.Spacing.VoxelVolume, bone);
        sheet.Ratio("bv_tv", bone, voxels, voxels, BoneSegmentation.NoVoxel);
        sheet.Ratio("po_tot", voxels - bone, voxels, voxels, BoneSegmentation.NoVoxel);
        bool purified = sheet.WantsAny(Purified);
        if (!purified && !sheet.WantsAny(Counted)) return;

        BoneTopology topology = BoneTopology.Analyze(volume.Bone!, volume.Region.Inside, purified, context);
        MeasureSurface(MarchingCubes.Area(topology.Cells, volume.Spacing), totalVolume, volume, sheet);
        MeasurePores(topology.Pores, sheet);
        MeasureTopology("", topology.Raw, totalVolume, voxels, sheet);
        if (topology.Purified is not { } pure) return;
        if (bone == 0)
        {
            sheet.Unavailable(NoBone, Purified);
            return;
        }

        double kept = (double)pure.BoneVoxels / bone;
        if (kept < MostIsOnePart)
            context.Findings.Add(Finding.Warning(
                "OST-CT-050",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"purification keeps {100 * kept:0.#} % of the bone: the scan shows {topology.Raw.BoneParts} parts, and the purified measures are those of the largest"),
                hint: "Where bone lies in several large parts, as at a nonunion, the purified measures describe one of them; compare the unpurified ones too."));
        sheet.Of("purified_bv", pure.BoneVoxels * volume.Spacing.VoxelVolume, pure.BoneVoxels);
        sheet.Ratio("purified_bv_tv", pure.BoneVoxels, voxels, voxels, BoneSegmentation.NoVoxel);
        MeasureTopology("purified_", pure, totalVolume, voxels, sheet);
    }

    /// <summary>The largest 26-connected part of bone that lies in the volume of interest.</summary>
    public static Mask KeepLargest(Mask bone, Mask? voi, RunContext context) => Purification.KeepLargest(bone, voi, context);

    /// <summary>The largest part with its closed pores filled.</summary>
    public static Mask Purify(Mask bone, Mask? voi, RunContext context) => Purification.Purify(bone, voi, context);

    private static void MeasureSurface(SurfaceArea area, double totalVolume, SegmentedVolume volume, MeasureSheet sheet)
    {
        (long voxels, long bone) = (volume.Region.Voxels, volume.Facts.BoneVoxels);
        sheet.Of("bs", area.Closed, voxels);
        sheet.Of("bs_open", area.Open, voxels);
        sheet.Ratio("bs_tv", area.Closed, totalVolume, voxels, BoneSegmentation.NoVoxel);
        sheet.Ratio("bs_bv", area.Closed, bone * volume.Spacing.VoxelVolume, voxels, NoBone);
    }

    private static void MeasurePores(Porosity pores, MeasureSheet sheet)
    {
        sheet.Enter(pores.Closed);
        sheet.Enter(pores.Open);
    }

    private static void MeasureTopology(string prefix, TopologyCounts topology, double totalVolume, long voxels, MeasureSheet sheet)
    {
        sheet.Of(prefix + "euler_26", topology.Euler26, voxels);
        sheet.Of(prefix + "euler_6", topology.Euler6, voxels);
        sheet.Of(prefix + "beta0", topology.BoneParts, voxels);
        sheet.Of(prefix + "beta1", topology.Handles, voxels);
        sheet.Of(prefix + "beta2", topology.Cavities, voxels);
        sheet.OfNullable(prefix + "delta_chi", topology.DeltaChi, voxels, topology.NoDeltaChi ?? NoBone);
        sheet.OfNullable(prefix + "conn", topology.Connectivity, voxels, topology.NoConnectivity ?? NoBone);
        sheet.OfNullable(prefix + "conn_d", topology.Connectivity / totalVolume, voxels, topology.NoConnectivity ?? NoBone);
    }
}
