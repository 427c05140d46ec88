using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// A scan whose physical voxel size nobody knows: one voxel counts as 1 mm, whatever the file states. Disposes of the scan.
/// </summary>
internal sealed class VoxelUnitSource(ISliceSource inner) : ISliceSource
{
    public VolumeHeader Header { get; } = Of(inner.Header);

    /// <summary>The header with voxels of 1 mm.</summary>
    public static VolumeHeader Of(VolumeHeader header) => header with { Spacing = Spacing.Cubic(1) };

    public void ReadSlice(int z, Span<byte> destination) => inner.ReadSlice(z, destination);

    public void Dispose() => inner.Dispose();
}
