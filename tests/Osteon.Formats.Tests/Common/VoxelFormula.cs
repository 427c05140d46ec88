using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>
/// Volumes whose every voxel follows from its place, as in Fixtures/make_volume_fixtures.py: k = (z · Height + y) · Width + x.
/// </summary>
public static class VoxelFormula
{
    public static readonly GridShape FixtureShape = new(3, 4, 5);

    public static TheoryData<VoxelType> Types => [.. Enum.GetValues<VoxelType>()];

    public static double At(VoxelType type, long k) => type switch
    {
        VoxelType.UInt8 => k * 37 % 256,
        VoxelType.Int8 => (k * 37 % 256) - 128,
        VoxelType.UInt16 => k * 2053 % 65536,
        VoxelType.Int16 => (k * 2053 % 65536) - 32768,
        VoxelType.UInt32 => k * 71582789 % 4294967296,
        VoxelType.Int32 => (k * 71582789 % 4294967296) - 2147483648,
        VoxelType.Float32 => (float)((k - 20) / 8.0),
        _ => (k - 20) / 3.0,
    };

    /// <summary>A volume in memory after the formula.</summary>
    public static ISliceSource Volume(VoxelType type, GridShape shape, Spacing? spacing, ValueScale scale) =>
        new FormulaSource(new VolumeHeader(shape, spacing, type, scale, new Dictionary<string, string>()));

    /// <summary>The elements of plane z as the formula wants them, in this machine's byte order.</summary>
    public static byte[] Plane(VoxelType type, GridShape shape, int z)
    {
        byte[] plane = new byte[shape.SliceCount * type.Size()];
        for (long i = 0; i < shape.SliceCount; i++) Store(type, At(type, (z * shape.SliceCount) + i), plane.AsSpan((int)i * type.Size()));
        return plane;
    }

    /// <summary>All elements, little- or big-endian.</summary>
    public static byte[] Bytes(VoxelType type, GridShape shape, bool bigEndian)
    {
        byte[] all = [.. Enumerable.Range(0, shape.Depth).SelectMany(z => Plane(type, shape, z))];
        if (bigEndian == BitConverter.IsLittleEndian)
            for (int i = 0; i < all.Length; i += type.Size()) all.AsSpan(i, type.Size()).Reverse();
        return all;
    }

    /// <summary>Fails unless every plane of the source follows the formula.</summary>
    public static void AssertFollowed(ISliceSource source, VoxelType type, GridShape shape, IEnumerable<int>? order = null)
    {
        Assert.Equal(type, source.Header.VoxelType);
        Assert.Equal(shape, source.Header.Shape);
        byte[] plane = new byte[shape.SliceCount * type.Size()];
        foreach (int z in order ?? Enumerable.Range(0, shape.Depth))
        {
            source.ReadSlice(z, plane);
            Assert.Equal(Plane(type, shape, z), plane);
        }
    }

    private static void Store(VoxelType type, double value, Span<byte> at)
    {
        switch (type)
        {
            case VoxelType.UInt8: at[0] = (byte)value; break;
            case VoxelType.Int8: at[0] = (byte)(sbyte)value; break;
            case VoxelType.UInt16: Put(at, (ushort)value); break;
            case VoxelType.Int16: Put(at, (short)value); break;
            case VoxelType.UInt32: Put(at, (uint)value); break;
            case VoxelType.Int32: Put(at, (int)value); break;
            case VoxelType.Float32: Put(at, (float)value); break;
            default: Put(at, value); break;
        }
    }

    private static void Put<T>(Span<byte> at, T value)
        where T : struct => MemoryMarshal.Write(at, in value);

    private sealed class FormulaSource(VolumeHeader header) : ISliceSource
    {
        public VolumeHeader Header => header;

        public void ReadSlice(int z, Span<byte> destination) => Plane(header.VoxelType, header.Shape, z).CopyTo(destination);

        public void Dispose()
        {
        }
    }
}
