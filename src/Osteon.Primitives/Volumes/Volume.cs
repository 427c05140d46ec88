using System.Runtime.InteropServices;

namespace Osteon.Primitives;

/// <summary>
/// A volume of grey values in memory, axes (z, y, x), one array per plane, so that the number of voxels may exceed 2³¹.
/// </summary>
/// <typeparam name="T">One of the element types of <see cref="VoxelType"/>.</typeparam>
public sealed class Volume<T> : ISliceSource
    where T : unmanaged
{
    private readonly T[][] _slices;

    /// <summary>A volume of zeros. All extents must be positive and a plane must have fewer than 2³¹ voxels.</summary>
    public Volume(GridShape shape, Spacing? spacing = null)
        : this(new VolumeHeader(shape, spacing, VoxelTypes.Of<T>()))
    {
    }

    /// <summary>A volume of zeros with this header, whose voxel type must be <typeparamref name="T"/>'s.</summary>
    public Volume(VolumeHeader header)
    {
        GridShape shape = header.Shape;
        if (shape.Depth <= 0 || shape.Height <= 0 || shape.Width <= 0)
            throw new ArgumentOutOfRangeException(nameof(header), shape, "a volume needs at least one voxel along each axis");
        if (shape.SliceCount > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(header), shape, "a plane is too large");
        if (header.VoxelType != VoxelTypes.Of<T>())
            throw new ArgumentException($"the header says {header.VoxelType}, the volume holds {typeof(T).Name}", nameof(header));
        Header = header;
        _slices = new T[shape.Depth][];
        for (int z = 0; z < shape.Depth; z++) _slices[z] = new T[shape.SliceCount];
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; }

    /// <summary>Voxels along (z, y, x).</summary>
    public GridShape Shape => Header.Shape;

    /// <summary>Physical voxel size, if known.</summary>
    public Spacing? Spacing => Header.Spacing;

    /// <summary>The voxel at (z, y, x).</summary>
    public ref T this[int z, int y, int x] => ref Row(z, y)[x];

    /// <summary>Plane z, rows one after another.</summary>
    public Span<T> Slice(int z) => _slices[z];

    /// <summary>Row y of plane z.</summary>
    public Span<T> Row(int z, int y) => _slices[z].AsSpan(y * Shape.Width, Shape.Width);

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        Span<byte> source = MemoryMarshal.AsBytes(Slice(z));
        if (destination.Length != source.Length) throw new ArgumentException("the destination must hold exactly one plane", nameof(destination));
        source.CopyTo(destination);
    }

    /// <summary>Nothing to release; the volume stays usable.</summary>
    public void Dispose()
    {
    }
}

/// <summary>Reading whole volumes.</summary>
public static class Volume
{
    /// <summary>Reads a whole source into memory. The source's voxel type must be <typeparamref name="T"/>'s.</summary>
    public static Volume<T> Read<T>(ISliceSource source, RunContext context)
        where T : unmanaged
    {
        var volume = new Volume<T>(source.Header);
        for (int z = 0; z < volume.Shape.Depth; z++)
        {
            context.Report("reading", (double)z / volume.Shape.Depth);
            source.ReadSlice(z, MemoryMarshal.AsBytes(volume.Slice(z)));
        }

        return volume;
    }
}
