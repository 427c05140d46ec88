namespace Osteon.MicroCt;

/// <summary>
/// Which voxels are neighbours. Bone and marrow must use the two different ones together (26 for one, 6 for the other), else the digital
/// picture has no consistent topology.
/// </summary>
public enum Neighbourhood
{
    /// <summary>The 6 voxels that share a face.</summary>
    Six,

    /// <summary>The 26 voxels that share a face, an edge or a corner.</summary>
    TwentySix,
}
