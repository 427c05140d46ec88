using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The names of the NRRD format for scalar types and encodings.</summary>
internal static class NrrdTypes
{
    private static readonly (VoxelType Type, string[] Names)[] Types =
    [
        (VoxelType.UInt8, ["uint8", "uint8_t", "uchar", "unsigned char"]),
        (VoxelType.Int8, ["int8", "int8_t", "signed char"]),
        (VoxelType.UInt16, ["uint16", "uint16_t", "ushort", "unsigned short", "unsigned short int"]),
        (VoxelType.Int16, ["int16", "int16_t", "short", "short int", "signed short", "signed short int"]),
        (VoxelType.UInt32, ["uint32", "uint32_t", "uint", "unsigned int"]),
        (VoxelType.Int32, ["int32", "int32_t", "int", "signed int"]),
        (VoxelType.Float32, ["float"]),
        (VoxelType.Float64, ["double"]),
    ];

    /// <summary>The name under which a type is written.</summary>
    public static string NameOf(VoxelType type) => Array.Find(Types, t => t.Type == type).Names[0];

    /// <summary>The voxel type of a <c>type</c> field.</summary>
    public static VoxelType TypeOf(NrrdHeader raw)
    {
        string text = raw.Required("type");
        string name = string.Join(' ', NrrdHeader.Words(text)).ToLowerInvariant();
        foreach ((VoxelType type, string[] names) in Types)
            if (names.Contains(name)) return type;
        throw Refusal.Content(
            "OST-NRD-007",
            raw.Where("type"),
            "voxels of this type are not read",
            text,
            "Convert to 8-, 16- or 32-bit integers or to floating point numbers.");
    }

    /// <summary>The encoding, and whether it is text.</summary>
    public static (Packing Packing, bool IsText) EncodingOf(NrrdHeader raw)
    {
        string text = raw.Required("encoding");
        return text.ToLowerInvariant() switch
        {
            "raw" => (Packing.None, false),
            "gzip" or "gz" => (Packing.Gzip, false),
            "ascii" or "text" or "txt" => (Packing.None, true),
            _ => throw Refusal.Content(
                "OST-NRD-008",
                raw.Where("encoding"),
                "this encoding is not read",
                text,
                "Save with raw or gzip encoding, for example: unu save -f nrrd -e gzip -i in.nrrd -o out.nrrd"),
        };
    }

    /// <summary>The byte order; it must be stated for voxels of several bytes unless they are text.</summary>
    public static bool IsBigEndian(NrrdHeader raw, VoxelType type, bool isText)
    {
        if (isText) return !BitConverter.IsLittleEndian;
        return raw.Text("endian")?.ToLowerInvariant() switch
        {
            "big" => true,
            "little" => false,
            null when type.Size() == 1 => false,
            null => throw Refusal.Content(
                "OST-NRD-002",
                raw.Where("type"),
                "the header does not state 'endian', the order of bytes",
                hint: "Add the line 'endian: little' (or big)."),
            { } other => throw raw.Bad("endian", other, "little or big"),
        };
    }
}
