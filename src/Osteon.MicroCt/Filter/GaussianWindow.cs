using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// The rows, columns and planes of a volume that the filtered values of a box depend on, with the kernel of each axis.
/// </summary>
internal sealed class GaussianWindow
{
    /// <summary>For a box of a volume of this shape.</summary>
    public GaussianWindow(VoxelBox box, GridShape shape, GaussianFilterParameters parameters, Spacing spacing)
    {
        (double z, double y, double x) = parameters.SigmaVoxels(spacing);
        KernelZ = GaussianKernel.Weights(z, parameters.Truncate);
        KernelY = GaussianKernel.Weights(y, parameters.Truncate);
        KernelX = GaussianKernel.Weights(x, parameters.Truncate);
        (Box, Volume) = (box, shape);
        Reach = new VoxelBox(
            box.Z0 - RadiusZ, box.Z1 + RadiusZ, box.Y0 - RadiusY, box.Y1 + RadiusY, box.X0 - RadiusX, box.X1 + RadiusX).ClippedTo(shape);
    }

    /// <summary>The voxels wanted.</summary>
    public VoxelBox Box { get; }

    /// <summary>The whole volume.</summary>
    public GridShape Volume { get; }

    /// <summary>The voxels they depend on, clipped to the volume.</summary>
    public VoxelBox Reach { get; }

    /// <summary>Half kernel along z.</summary>
    public double[] KernelZ { get; }

    /// <summary>Half kernel along y.</summary>
    public double[] KernelY { get; }

    /// <summary>Half kernel along x.</summary>
    public double[] KernelX { get; }

    /// <summary>Radius along z.</summary>
    public int RadiusZ => KernelZ.Length - 1;

    /// <summary>Radius along y.</summary>
    public int RadiusY => KernelY.Length - 1;

    /// <summary>Radius along x.</summary>
    public int RadiusX => KernelX.Length - 1;
}
