using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>The formula behind the fixtures (see make_fixtures.py), and reading any source as doubles.</summary>
internal static class Truth
{
    public static readonly GridShape Shape = new(2, 18, 35);

    /// <summary>Full path of a committed fixture.</summary>
    public static string Fixture(string name) => Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Formats.Tests", "Fixtures", name);

    /// <summary>Names of the fixtures of a folder whose truth is the formula: those that begin with the type of their pixels.</summary>
    public static TheoryData<string> Named(string folder) =>
    [
        .. Directory.EnumerateFiles(Fixture(folder)).Select(f => Path.GetFileName(f)).Where(f =>
            TypeOf(f) is not null).Order(StringComparer.Ordinal),
    ];

    /// <summary>All fixtures of a folder.</summary>
    public static string[] All(string folder) => [.. Directory.EnumerateFiles(Fixture(folder)).Order(StringComparer.Ordinal)];

    public static VoxelType? TypeOf(string name) => name.Split('_')[0] switch
    {
        "b1" or "b2" or "b4" or "u8" => VoxelType.UInt8,
        "i8" => VoxelType.Int8,
        "u16" => VoxelType.UInt16,
        "i16" => VoxelType.Int16,
        "u32" => VoxelType.UInt32,
        "i32" => VoxelType.Int32,
        "f16" or "f32" => VoxelType.Float32,
        "f64" => VoxelType.Float64,
        _ => null,
    };

    /// <summary>What a reader said, other than that the voxel size is unknown.</summary>
    public static Finding[] Remarks(this FindingCollector findings) => [.. findings.ToList().Where(f => f.Id != "OST-VOL-021")];

    /// <summary>Why a reader says that the voxel size is unknown; null if it does not say so.</summary>
    public static string? SizeUnknown(this FindingCollector findings) =>
        findings.ToList().SingleOrDefault(f => f.Id == "OST-VOL-021" && f.Severity == Severity.Warning)?.Message;

    /// <summary>The grey a reader must give: the formula, packed grey spread over 0 … 255.</summary>
    public static double Value(string kind, int z, int y, int x)
    {
        if (kind[0] == 'f') return (((131 * z) + (17 * y) + (3 * x) + (x * y)) % 997 / 8.0) - 40;
        int bits = int.Parse(kind[1..], System.Globalization.CultureInfo.InvariantCulture);
        long n = ((7919L * z) + (311 * y) + (17 * x) + (3 * x * y)) % (1L << bits);
        return kind[0] switch
        {
            'b' => n * (255 / ((1 << bits) - 1)),
            'i' => n - (1L << (bits - 1)),
            _ => n,
        };
    }

    /// <summary>The formula as one plane of voxels of a type, in this machine's byte order.</summary>
    public static byte[] Plane(VoxelType type, GridShape shape, int z)
    {
        string kind = type switch
        {
            VoxelType.Float32 => "f32",
            VoxelType.Float64 => "f64",
            _ => (type is VoxelType.Int8 or VoxelType.Int16 or VoxelType.Int32 ? "i" : "u") + (8 * type.Size()),
        };
        byte[] plane = new byte[shape.SliceCount * type.Size()];
        for (int y = 0; y < shape.Height; y++)
            for (int x = 0; x < shape.Width; x++) Put(plane, type, (y * shape.Width) + x, Value(kind, z, y, x));
        return plane;
    }

    /// <summary>One voxel of a plane.</summary>
    public static double Get(ReadOnlySpan<byte> plane, VoxelType type, int index) => type switch
    {
        VoxelType.UInt8 => plane[index],
        VoxelType.Int8 => (sbyte)plane[index],
        VoxelType.UInt16 => MemoryMarshal.Cast<byte, ushort>(plane)[index],
        VoxelType.Int16 => MemoryMarshal.Cast<byte, short>(plane)[index],
        VoxelType.UInt32 => MemoryMarshal.Cast<byte, uint>(plane)[index],
        VoxelType.Int32 => MemoryMarshal.Cast<byte, int>(plane)[index],
        VoxelType.Float32 => MemoryMarshal.Cast<byte, float>(plane)[index],
        _ => MemoryMarshal.Cast<byte, double>(plane)[index],
    };

    /// <summary>Reads one plane into new memory.</summary>
    public static byte[] Slice(ISliceSource source, int z)
    {
        byte[] plane = new byte[source.Header.Shape.SliceCount * source.Header.VoxelType.Size()];
        source.ReadSlice(z, plane);
        return plane;
    }

    /// <summary>Asserts that every voxel of a source is the formula's, planes read last to first.</summary>
    public static void AssertIsFormula(string name, ISliceSource source)
    {
        VolumeHeader header = source.Header;
        string kind = name.Split('_')[0];
        Assert.Equal(TypeOf(name), header.VoxelType);
        for (int z = header.Shape.Depth - 1; z >= 0; z--)
        {
            byte[] plane = Slice(source, z);
            for (int y = 0; y < header.Shape.Height; y++)
            {
                for (int x = 0; x < header.Shape.Width; x++)
                {
                    double actual = Get(plane, header.VoxelType, (y * header.Shape.Width) + x);
                    if (actual != Value(kind, z, y, x)) Assert.Fail($"{name} at z {z}, y {y}, x {x}: {actual}, not {Value(kind, z, y, x)}");
                }
            }
        }
    }

    private static void Put(Span<byte> plane, VoxelType type, int index, double value)
    {
        switch (type)
        {
            case VoxelType.UInt8:
                plane[index] = (byte)value;
                break;
            case VoxelType.Int8:
                plane[index] = (byte)(sbyte)value;
                break;
            case VoxelType.UInt16:
                MemoryMarshal.Cast<byte, ushort>(plane)[index] = (ushort)value;
                break;
            case VoxelType.Int16:
                MemoryMarshal.Cast<byte, short>(plane)[index] = (short)value;
                break;
            case VoxelType.UInt32:
                MemoryMarshal.Cast<byte, uint>(plane)[index] = (uint)value;
                break;
            case VoxelType.Int32:
                MemoryMarshal.Cast<byte, int>(plane)[index] = (int)value;
                break;
            case VoxelType.Float32:
                MemoryMarshal.Cast<byte, float>(plane)[index] = (float)value;
                break;
            default:
                MemoryMarshal.Cast<byte, double>(plane)[index] = value;
                break;
        }
    }
}
