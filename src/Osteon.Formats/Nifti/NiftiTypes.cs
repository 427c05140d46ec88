using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The codes of NIfTI-1 that Osteon knows.</summary>
internal static class NiftiTypes
{
    /// <summary>xyzt_units code of the millimetre.</summary>
    public const int Millimetre = 2;

    private static readonly (VoxelType Type, short Code)[] Codes =
    [
        (VoxelType.UInt8, 2), (VoxelType.Int16, 4), (VoxelType.Int32, 8), (VoxelType.Float32, 16),
        (VoxelType.Float64, 64), (VoxelType.Int8, 256), (VoxelType.UInt16, 512), (VoxelType.UInt32, 768),
    ];

    /// <summary>The voxel type of a datatype code, or null.</summary>
    public static VoxelType? TypeOf(short code)
    {
        foreach ((VoxelType type, short known) in Codes)
            if (known == code) return type;
        return null;
    }

    /// <summary>The datatype code of a voxel type.</summary>
    public static short CodeOf(VoxelType type)
    {
        foreach ((VoxelType known, short code) in Codes)
            if (known == type) return code;
        throw new ArgumentOutOfRangeException(nameof(type), type, "not a voxel type");
    }

    /// <summary>What an unsupported datatype code stands for.</summary>
    public static string NameOf(short code) => code switch
    {
        1 => "one bit",
        32 or 1792 or 2048 => "complex numbers",
        128 or 2304 => "colours",
        1024 or 1280 => "64-bit integers",
        1536 => "128-bit floating point numbers",
        _ => "an unknown type",
    };

    /// <summary>The unit of length of an xyzt_units code; null if the code names none.</summary>
    public static Unit? UnitOf(int code) => code switch
    {
        1 => Unit.Of("m"),
        Millimetre => Unit.Of("mm"),
        3 => Unit.Of("um"),
        _ => null,
    };
}
