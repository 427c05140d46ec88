namespace Osteon.MicroCt;

/// <summary>The topology of one bone mask in one volume of interest.</summary>
/// <param name="BoneVoxels">Bone voxels in the volume of interest.</param>
/// <param name="Euler26">Euler number with 26-connected bone and 6-connected marrow.</param>
/// <param name="Euler6">Euler number with 6-connected bone and 26-connected marrow.</param>
/// <param name="BoneParts">β0, the number of 26-connected components of the bone.</param>
/// <param name="Cavities">
/// β2, the number of 6-connected components of everything that is not bone which do not reach the box surface. Without a volume of
/// interest these are the closed pores; with one, also the outside of the volume of interest counts as not bone, so that β0 − β1 + β2 = χ
/// holds exactly.
/// </param>
/// <param name="DeltaChi">
/// Δχ, the Euler number corrected for the structure cut at the boundary of the volume of interest, see
/// <see cref="ConfigurationCounts.DeltaChi"/>; null where that is.
/// </param>
public sealed record TopologyCounts(long BoneVoxels, long Euler26, long Euler6, long BoneParts, long Cavities, double? DeltaChi)
{
    /// <summary>β1 = β0 + β2 − χ26, the number of handles (redundant connections). Never negative.</summary>
    public long Handles => BoneParts + Cavities - Euler26;

    /// <summary>
    /// Conn = 1 − Δχ, as BoneJ reports it; null where <see cref="NoConnectivity"/> says why. It means the number of redundant connections
    /// only if the bone is one piece without cavities, that is after purification: every loose speck lowers it by 1.
    /// </summary>
    public double? Connectivity => NoConnectivity is null ? 1 - DeltaChi : null;

    /// <summary>Why there is no <see cref="Connectivity"/>, or null where there is.</summary>
    public string? NoConnectivity => DeltaChi is null ? NoCell : BoneVoxels == 0 ? "there is no bone in the volume of interest" : null;

    /// <summary>Why there is no <see cref="DeltaChi"/>, or null where there is.</summary>
    public string? NoDeltaChi => DeltaChi is null ? NoCell : null;

    private static string NoCell =>
        "the volume of interest is nowhere two voxels thick along all axes, so its Euler number cannot be corrected for its boundary";

    internal static TopologyCounts Of(ConfigurationCounts counts, long boneParts, long cavities) =>
        new(counts.BoneVoxels, counts.Euler26, counts.Euler6, boneParts, cavities, counts.DeltaChi);
}
