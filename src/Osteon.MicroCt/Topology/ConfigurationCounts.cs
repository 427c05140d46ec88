namespace Osteon.MicroCt;

/// <summary>
/// How often each of the 256 configurations of a 2×2×2 neighbourhood occurs. Bit k of a configuration, k = 4·dz + 2·dy + dx, says whether the
/// voxel at (z + dz, y + dy, x + dx) is bone. Everything additive over the cells (bone volume, Euler numbers, areas of exposed faces and of the
/// marching-cubes surface) follows from these counts exactly.
/// </summary>
/// <param name="Closed">
/// 256 counts over all cells of the image box padded by zeros, (D + 1)·(H + 1)·(W + 1) of them, where bone outside the volume of interest counts as
/// not bone.
/// </param>
/// <param name="Inside">
/// 256 counts over the cells whose 8 voxels all lie in the volume of interest (in the box, if there is none): the surface without cut faces.
/// </param>
/// <param name="CorrectedEulerEighths">
/// 8·Δχ: the Euler number in which every vertex, edge, face and voxel counts by the share of the voxels around it that lie in the volume of interest
/// (in eighths, so that it is an integer); see <see cref="DeltaChi"/>.
/// </param>
public sealed record ConfigurationCounts(IReadOnlyList<long> Closed, IReadOnlyList<long> Inside, long CorrectedEulerEighths)
{
    /// <summary>Number of bone voxels in the volume of interest.</summary>
    public long BoneVoxels => Weighted(configuration => configuration & 1);

    /// <summary>
    /// Euler number with 26-connected bone and 6-connected marrow, vertices − edges + faces − voxels of the union of closed voxels. Equal to
    /// BoneJ's Σχ and to scikit-image's <c>euler_number(connectivity=3)</c>.
    /// </summary>
    public long Euler26 => Weighted(EulerWeights.Eighths26) / 8;

    /// <summary>
    /// Euler number with 6-connected bone and 26-connected marrow: voxels − adjacent pairs + squares − cubes of bone voxel centres. Equal to
    /// scikit-image's <c>euler_number(connectivity=1)</c>.
    /// </summary>
    public long Euler6 => Weighted(EulerWeights.Eighths6) / 8;

    /// <summary>
    /// Δχ, <see cref="Euler26"/> corrected for the cut structure at the boundary of the volume of interest, a multiple of 1/8. For a box it
    /// is exactly BoneJ's Δχ = χ − χ(S)/2 − χ(G)/4 − c/8 (docs/methods/connectivity.md).
    /// </summary>
    public double DeltaChi => CorrectedEulerEighths / 8.0;

    /// <summary>Number of voxel faces with normal z between bone and not bone; outside the volume of interest is not bone.</summary>
    public long ExposedFacesZ => Exposed(4);

    /// <summary>Number of voxel faces with normal y between bone and not bone.</summary>
    public long ExposedFacesY => Exposed(2);

    /// <summary>Number of voxel faces with normal x between bone and not bone.</summary>
    public long ExposedFacesX => Exposed(1);

    /// <summary>Σ count · weight over the closed cells.</summary>
    internal long Weighted(Func<int, long> weight)
    {
        long sum = 0;
        for (int configuration = 0; configuration < 256; configuration++) sum += Closed[configuration] * weight(configuration);
        return sum;
    }

    /// <summary>Every face lies in 4 cells.</summary>
    private long Exposed(int axisBit) => Weighted(configuration =>
    {
        long changes = 0;
        for (int corner = 0; corner < 8; corner++)
            if ((corner & axisBit) == 0) changes += ((configuration >> corner) ^ (configuration >> (corner | axisBit))) & 1;
        return changes;
    }) / 4;
}
