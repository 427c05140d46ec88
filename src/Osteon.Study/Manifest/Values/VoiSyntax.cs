using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Reads the text form of a volume of interest.</summary>
internal static class VoiSyntax
{
    private static readonly string[] CylinderKeys = ["axis", "centre", "radius", "from", "to"];
    private static readonly string[] Shapes = ["box", "cylinder", "mask"];

    public static bool TryParse(string text, [NotNullWhen(true)] out VoiSetting? value, [NotNullWhen(false)] out string? reason)
    {
        value = null;
        string trimmed = text.Trim();
        int colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        string shape = colon < 0 ? trimmed : trimmed[..colon];
        string rest = colon < 0 ? "" : trimmed[(colon + 1)..];
        reason = shape switch
        {
            "box" => Box(rest, out value),
            "cylinder" => Cylinder(rest, out value),
            "mask" => Mask(rest, out value),
            _ => $"'{shape}' is not a shape. {NearestName.Hint(shape, Shapes)}",
        };
        return reason is null && value is not null;
    }

    private static string? Box(string rest, out VoiSetting? value)
    {
        value = null;
        string[] ranges = rest.Split(',');
        if (ranges.Length != 3) return $"a box has three ranges Z0:Z1,Y0:Y1,X0:X1, not {ranges.Length}";
        int[] ends = new int[6];
        for (int i = 0; i < 3; i++)
        {
            string[] parts = ranges[i].Split(':');
            if (parts.Length != 2 || Whole(parts[0]) is not { } from || Whole(parts[1]) is not { } to) return $"'{ranges[i]}' is not a range FROM:TO of whole numbers";
            if (to <= from) return $"the range '{ranges[i]}' is empty: its end is not above its start";
            (ends[2 * i], ends[(2 * i) + 1]) = (from, to);
        }

        value = new BoxVoi(ends[0], ends[1], ends[2], ends[3], ends[4], ends[5]);
        return null;
    }

    private static string? Cylinder(string rest, out VoiSetting? value)
    {
        value = null;
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in rest.Split(','))
        {
            string[] pair = part.Split('=');
            string key = pair[0].Trim();
            if (pair.Length != 2) return $"'{part}' is not KEY=VALUE";
            if (!CylinderKeys.Contains(key)) return $"'{key}' is not a part of a cylinder. {NearestName.Hint(key, CylinderKeys)}";
            if (!given.TryAdd(key, pair[1].Trim())) return $"'{key}' is given twice";
        }

        if (CylinderKeys.Take(3).FirstOrDefault(k => !given.ContainsKey(k)) is { } missing) return $"the cylinder has no '{missing}'";
        VolumeAxis? axis = given["axis"] switch { "z" => VolumeAxis.Z, "y" => VolumeAxis.Y, "x" => VolumeAxis.X, _ => null };
        if (axis is null) return $"'{given["axis"]}' is not an axis: z, y or x";
        string[] centre = given["centre"].Split(';');
        if (centre.Length != 2 || Real(centre[0]) is not { } first || Real(centre[1]) is not { } second)
            return $"'{given["centre"]}' is not a centre: two numbers separated by a semicolon";
        string radiusText = given["radius"];
        bool millimetres = radiusText.EndsWith("mm", StringComparison.Ordinal);
        string bare = millimetres ? radiusText[..^2] : radiusText.EndsWith("vox", StringComparison.Ordinal) ? radiusText[..^3] : radiusText;
        if (Real(bare) is not { } radius || radius <= 0) return $"'{radiusText}' is not a radius: a positive number, with mm or vox";
        if (!Optional(given, "from", out int? from) || !Optional(given, "to", out int? to)) return "from and to are whole numbers of voxels";
        if (to is { } end && end <= (from ?? 0)) return $"the cylinder is empty: it goes to {end}, which is not above its start";
        value = new CylinderVoi(axis.Value, first, second, radius, millimetres, from, to);
        return null;
    }

    private static string? Mask(string rest, out VoiSetting? value)
    {
        string file = rest.Trim();
        value = file.Length == 0 ? null : new MaskVoi(file);
        return value is null ? "the mask has no file name" : null;
    }

    private static bool Optional(Dictionary<string, string> given, string key, out int? value)
    {
        value = null;
        if (!given.TryGetValue(key, out string? text)) return true;
        value = Whole(text);
        return value is not null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static double? Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
