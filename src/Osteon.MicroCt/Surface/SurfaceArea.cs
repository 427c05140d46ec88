namespace Osteon.MicroCt;

/// <summary>Areas of the surface between bone and not bone, mm².</summary>
/// <param name="Closed">
/// Marching-cubes area at level ½ of the 0/1 volume padded by zeros; where the volume of interest cuts bone, the cut faces are counted.
/// scikit-image's area of the padded volume.
/// </param>
/// <param name="Open">
/// Marching-cubes area over the cells that lie in the volume of interest with all 8 voxels: cut faces are not counted, and the half voxel
/// between the outermost voxel centres and the boundary is not seen. scikit-image's area of the volume as it is.
/// </param>
/// <param name="VoxelFaces">
/// Area of all voxel faces between bone and not bone, cut faces counted; about 1.5 times the area of a smooth surface. For comparison only.
/// </param>
public sealed record SurfaceArea(double Closed, double Open, double VoxelFaces);
