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
            if (parts.Length != 2 || Whole(parts[0]) is not { } from || Whole(parts[1]) is not { } to)
                return $"'{ranges[i]}' is not a range FROM:TO of whole numbers";
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
            string key = pair[0].Trim() is "center" ? "centre" : pair[0].Trim();
            if (pair.Length != 2) return $"'{part}' is not KEY=VALUE";
            if (!CylinderKeys.Contains(key)) return $"'{key}' is not a part of a cylinder. {NearestName.Hint(key, CylinderKeys)}";
            if (!given.TryAdd(key, pair[1].Trim())) return $"'{key}' is given twice";
        }

        if (CylinderKeys.Take(3).FirstOrDefault(k => !given.ContainsKey(k)) is { } missing) return $"the cylinder has no '{missing}'";
        VolumeAxis? axis = given["axis"] switch
        {
            "z" or "Z" => VolumeAxis.Z,
            "y" or "Y" => VolumeAxis.Y,
            "x" or "X" => VolumeAxis.X,
            _ => null,
        };
        if (axis is null) return $"'{given["axis"]}' is not an axis: z, y or x";
        string[] centre = given["centre"].Split(';');
        if (centre.Length != 2 || Distance(centre[0]) is not { } first || Distance(centre[1]) is not { } second)
            return $"'{given["centre"]}' is not a centre: two numbers separated by a semicolon";
        if (Distance(given["radius"]) is not { Value: > 0 } radius)
            return $"'{given["radius"]}' is not a radius: a positive number of voxels, or with mm or um";
        if (!Optional(given, "from", out VoiDistance? from) || !Optional(given, "to", out VoiDistance? to))
            return "from and to are numbers of voxels, or with mm or um";
        if (to is { } end && (from is null || from.Value.IsMillimetres == end.IsMillimetres) && end.Value <= (from?.Value ?? 0))
            return $"the cylinder is empty: it goes to {end}, which is not above its start";
        value = new CylinderVoi(axis.Value, first, second, radius, from, to);
        return null;
    }

    private static string? Mask(string rest, out VoiSetting? value)
    {
        string file = rest.Trim();
        value = file.Length == 0 ? null : new MaskVoi(file);
        return value is null ? "the mask has no file name" : null;
    }

    private static bool Optional(Dictionary<string, string> given, string key, out VoiDistance? value)
    {
        value = given.TryGetValue(key, out string? text) ? Distance(text) : null;
        return value is not null || text is null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private static VoiDistance? Distance(string text)
    {
        string number = text.Trim();
        (
            string Suffix,
            double Factor,
            bool Millimetres)[] units = [("mm", 1, true), ("um", 1e-3, true), ("µm", 1e-3, true), ("vox", 1, false)];
        (string suffix, double factor, bool millimetres) = Array.Find(
            units,
            u => number.EndsWith(u.Suffix, StringComparison.Ordinal)) is { Suffix: not null } unit
            ? unit
            : ("", 1, false);
        return double.TryParse(number[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            ? new VoiDistance(value * factor, millimetres)
            : null;
    }
}
