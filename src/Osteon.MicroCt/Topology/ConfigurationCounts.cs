namespace Osteon.MicroCt;

/// <summary>
/// How often each of the 256 configurations of a 2×2×2 neighbourhood occurs. Bit k of a configuration, k = 4·dz + 2·dy + dx, says whether
/// the voxel at (z + dz, y + dy, x + dx) is bone. Everything additive over the cells (bone volume, Euler numbers, areas of exposed faces
/// and of the marching-cubes surface) follows from these counts exactly.
/// </summary>
/// <param name="Closed">
/// 256 counts over all cells of the image box padded by zeros, (D + 1)·(H + 1)·(W + 1) of them, where bone outside the volume of interest
/// counts as not bone.
/// </param>
/// <param name="Inside">
/// 256 counts over the cells whose 8 voxels all lie in the volume of interest (in the box, if there is none): the surface without cut
/// faces.
/// </param>
/// <param name="VoiVoxels">Number of voxels of the volume of interest.</param>
/// <param name="BoxEulerEighths">
/// 8·Δχ where the volume of interest is a box, an integer: vertices, edges and faces on the surface of the box count by the share of the
/// voxels around them that lie in it. Null for any other shape.
/// </param>
public sealed record ConfigurationCounts(IReadOnlyList<long> Closed, IReadOnlyList<long> Inside, long VoiVoxels, long? BoxEulerEighths)
{
    /// <summary>Number of bone voxels in the volume of interest.</summary>
    public long BoneVoxels => Weighted(configuration => configuration & 1);

    /// <summary>
    /// Euler number with 26-connected bone and 6-connected marrow, vertices − edges + faces − voxels of the union of closed voxels. Equal
    /// to BoneJ's Σχ and to scikit-image's <c>euler_number(connectivity=3)</c>.
    /// </summary>
    public long Euler26 => Weighted(EulerWeights.Eighths26) / 8;

    /// <summary>
    /// Euler number with 6-connected bone and 26-connected marrow: voxels − adjacent pairs + squares − cubes of bone voxel centres. Equal
    /// to scikit-image's <c>euler_number(connectivity=1)</c>.
    /// </summary>
    public long Euler6 => Weighted(EulerWeights.Eighths6) / 8;

    /// <summary>
    /// Δχ, the Euler number corrected for the structure cut at the boundary of the volume of interest (docs/methods/connectivity.md). For
    /// a box it is BoneJ's Δχ = χ − χ(S)/2 − χ(G)/4 − c/8 exactly, a multiple of 1/8. For any other shape it is the number of voxels of
    /// the volume of interest times the mean contribution of the cells inside it (Σ Inside · w/8) / Σ Inside: weights on a stepped
    /// boundary would be biased, this mean is not. Null for a shape that holds no 2×2×2 cell.
    /// </summary>
    public double? DeltaChi
    {
        get
        {
            if (BoxEulerEighths is { } eighths) return eighths / 8.0;
            long cells = 0, sum = 0;
            for (int configuration = 0; configuration < 256; configuration++)
            {
                cells += Inside[configuration];
                sum += Inside[configuration] * EulerWeights.Eighths26(configuration);
            }

            return cells == 0 ? null : sum / 8.0 / cells * VoiVoxels;
        }
    }

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
