using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What the keys of a MetaImage header mean, and what is wrong with them.</summary>
internal static class MetaImageReading
{
    /// <summary>Keys that are understood and not worth keeping as metadata.</summary>
    private static readonly HashSet<string> Structural = new(StringComparer.OrdinalIgnoreCase)
    {
        "ObjectType", "NDims", "DimSize", "ElementType", "ElementSpacing", "ElementSize", "ElementDataFile", "BinaryData",
        "BinaryDataByteOrderMSB", "ElementByteOrderMSB", "CompressedData", "CompressedDataSize", "HeaderSize", "ElementNumberOfChannels",
        "DistanceUnits", "ElementToIntensityFunctionSlope", "ElementToIntensityFunctionOffset",
    };

    /// <summary>
    /// ElementType names of scalars and what they hold; MET_LONG has four bytes in the reference library whatever the machine.
    /// </summary>
    private static readonly Dictionary<string, VoxelType> Types = new(StringComparer.Ordinal)
    {
        ["MET_UCHAR"] = VoxelType.UInt8,
        ["MET_CHAR"] = VoxelType.Int8,
        ["MET_USHORT"] = VoxelType.UInt16,
        ["MET_SHORT"] = VoxelType.Int16,
        ["MET_UINT"] = VoxelType.UInt32,
        ["MET_INT"] = VoxelType.Int32,
        ["MET_ULONG"] = VoxelType.UInt32,
        ["MET_LONG"] = VoxelType.Int32,
        ["MET_FLOAT"] = VoxelType.Float32,
        ["MET_DOUBLE"] = VoxelType.Float64,
    };

    /// <summary>The ElementType name of a voxel type.</summary>
    public static string NameOf(VoxelType type) => Types.First(t => t.Value == type).Key;

    /// <summary>Shape, spacing, type and scale.</summary>
    public static VolumeHeader Interpret(MetaImageHeader raw, ReadLimits limits, SourceLocation where, FindingCollector findings)
    {
        if (raw.Text("ObjectType") is { } kind && kind != "Image") throw raw.Bad("ObjectType", kind, "Image, a volume");
        VoxelType type = TypeOf(raw, where);
        long[] extents = Extents(raw, where);
        GridShape shape = VoxelExtent.Check(extents, type, limits, raw.Where("DimSize"));
        return new VolumeHeader(shape, SpacingOf(raw, extents.Length, where, findings), type, ScaleOf(raw, findings), Metadata(raw));
    }

    private static VoxelType TypeOf(MetaImageHeader raw, SourceLocation where)
    {
        string name = raw.Text("ElementType") ?? throw Absent("ElementType", where);
        if (!Types.TryGetValue(name, out VoxelType type))
            throw Refusal.Content(
                "OST-MHD-005",
                raw.Where("ElementType"),
                "voxels of this ElementType are not read",
                name,
                $"Convert to one of {string.Join(", ", Types.Keys)}.");
        long channels = raw.Integer("ElementNumberOfChannels") ?? 1;
        if (channels != 1)
            throw Refusal.Content(
                "OST-MHD-006",
                raw.Where("ElementNumberOfChannels"),
                "every voxel has several values (colours or vectors)",
                channels.ToString(CultureInfo.InvariantCulture),
                "Save one channel to a file of its own.");
        return type;
    }

    private static long[] Extents(MetaImageHeader raw, SourceLocation where)
    {
        string text = raw.Text("DimSize") ?? throw Absent("DimSize", where);
        string[] words = MetaImageHeader.Words(text);
        long dimensions = raw.Integer("NDims") ?? throw Absent("NDims", where);
        if (dimensions is < 1 or > 10) throw raw.Bad("NDims", dimensions.ToString(CultureInfo.InvariantCulture), "2 or 3");
        long[] extents = new long[words.Length];
        bool good = words.Length == dimensions;
        for (int i = 0; i < words.Length && good; i++)
            good = long.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out extents[i]);
        return good ? extents : throw raw.Bad(
            "DimSize",
            text,
            string.Create(CultureInfo.InvariantCulture, $"{dimensions} whole numbers, as many as NDims"));
    }

    private static Spacing? SpacingOf(MetaImageHeader raw, int dimensions, SourceLocation where, FindingCollector findings)
    {
        string key = raw.Text("ElementSpacing") is not null ? "ElementSpacing" : "ElementSize";
        if (raw.Numbers(key, dimensions) is not { } lengths)
        {
            findings.Add(SpacingFindings.Unknown(where, "the header has neither ElementSpacing nor ElementSize"));
            return null;
        }

        string unit = raw.Text("DistanceUnits") switch
        {
            null or "?" or "mm" => "mm",
            "um" => "um",
            "cm" => "cm",
            { } other => throw raw.Bad("DistanceUnits", other, "mm, um or cm"),
        };
        for (int i = 0; i < lengths.Length; i++) lengths[i] = DecimalLength.Millimetres(lengths[i], Unit.Of(unit));
        return SpacingFindings.From(lengths, raw.Where(key), findings);
    }

    private static ValueScale ScaleOf(MetaImageHeader raw, FindingCollector findings)
    {
        const string Slope = "ElementToIntensityFunctionSlope", Offset = "ElementToIntensityFunctionOffset";
        var scale = new ValueScale(raw.Number(Slope) ?? 1, raw.Number(Offset) ?? 0);
        if (scale.Slope == 0) throw raw.Bad(Slope, "0", "a number other than 0");
        if (scale != ValueScale.Identity)
            findings.Add(Finding.Note(
                "OST-MHD-007",
                "grey values are stored values times ElementToIntensityFunctionSlope plus ElementToIntensityFunctionOffset",
                raw.Where(Slope),
                string.Create(CultureInfo.InvariantCulture, $"{scale.Slope:R} · stored + {scale.Intercept:R}"),
                "Programs built on ITK show the stored values instead."));
        return scale;
    }

    private static Dictionary<string, string> Metadata(MetaImageHeader raw) =>
        raw.Ordered.Where(f => !Structural.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value);

    private static InvalidContentException Absent(string key, SourceLocation where) => Refusal.Content(
        "OST-MHD-008", where, $"the header does not state {key}", hint: "The header is broken: export the file again.");
}
