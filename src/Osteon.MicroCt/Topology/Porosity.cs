using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Bone and pores of a volume of interest, in voxels.</summary>
/// <param name="TotalVoxels">Voxels of the volume of interest.</param>
/// <param name="BoneVoxels">Of these, bone.</param>
/// <param name="ClosedPores">
/// Number of closed pores: 6-connected marrow regions that touch neither the box surface nor the outside of the volume of interest.
/// </param>
/// <param name="ClosedPoreVoxels">Their voxels.</param>
public sealed record Porosity(long TotalVoxels, long BoneVoxels, long ClosedPores, long ClosedPoreVoxels)
{
    private const string EmptyVoi = "the volume of interest has no voxel";
    private const string NoBone = "there is no bone that could enclose a pore";

    /// <summary>Voxels of the pores that reach the boundary of the volume of interest.</summary>
    public long OpenPoreVoxels => TotalVoxels - BoneVoxels - ClosedPoreVoxels;

    /// <summary>Po(tot) = (TV − BV) / TV; 1 without bone, not available for an empty volume of interest.</summary>
    public Measure Total => Measure.Ratio("po_tot", TotalVoxels - BoneVoxels, TotalVoxels, EmptyVoi, TotalVoxels);

    /// <summary>Po(cl) = closed pore volume / (BV + closed pore volume), CTAn's definition; not available without bone.</summary>
    public Measure Closed =>
        Measure.Ratio("po_cl", ClosedPoreVoxels, BoneVoxels + ClosedPoreVoxels, TotalVoxels == 0 ? EmptyVoi : NoBone, TotalVoxels);

    /// <summary>Po(op) = open pore volume / TV; 1 without bone, not available for an empty volume of interest.</summary>
    public Measure Open => Measure.Ratio("po_op", OpenPoreVoxels, TotalVoxels, EmptyVoi, TotalVoxels);
}
