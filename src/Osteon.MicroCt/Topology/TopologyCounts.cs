namespace Osteon.MicroCt;

/// <summary>The topology of one bone mask in one volume of interest.</summary>
/// <param name="BoneVoxels">Bone voxels in the volume of interest.</param>
/// <param name="Euler26">Euler number with 26-connected bone and 6-connected marrow.</param>
/// <param name="Euler6">Euler number with 6-connected bone and 26-connected marrow.</param>
/// <param name="BoneParts">β0, the number of 26-connected components of the bone.</param>
/// <param name="Cavities">
/// β2, the number of 6-connected components of everything that is not bone which do not reach the box surface. Without a volume of interest these are the closed
/// pores; with one, also the outside of the volume of interest counts as not bone, so that β0 − β1 + β2 = χ holds exactly.
/// </param>
/// <param name="CorrectedEulerEighths">8·Δχ, see <see cref="ConfigurationCounts.DeltaChi"/>.</param>
public sealed record TopologyCounts(long BoneVoxels, long Euler26, long Euler6, long BoneParts, long Cavities, long CorrectedEulerEighths)
{
    /// <summary>β1 = β0 + β2 − χ26, the number of handles (redundant connections). Never negative.</summary>
    public long Handles => BoneParts + Cavities - Euler26;

    /// <summary>Δχ, the Euler number corrected for the cut structure at the boundary of the volume of interest; a multiple of 1/8.</summary>
    public double DeltaChi => CorrectedEulerEighths / 8.0;

    /// <summary>
    /// Conn = 1 − Δχ, as BoneJ reports it; null where there is no bone. It means the number of redundant connections only if the bone is one piece without
    /// cavities, that is after purification: every loose speck lowers it by 1.
    /// </summary>
    public double? Connectivity => BoneVoxels == 0 ? null : 1 - DeltaChi;

    internal static TopologyCounts Of(ConfigurationCounts counts, long boneParts, long cavities) =>
        new(counts.BoneVoxels, counts.Euler26, counts.Euler6, boneParts, cavities, counts.CorrectedEulerEighths);
}
