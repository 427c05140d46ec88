using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// What ImageJ writes into the description of a TIFF file: lines of <c>key=value</c> after <c>ImageJ=version</c>. Only what ImageJ
/// states is in here; its own defaults (a plane distance of 1 where <c>spacing</c> is absent) are not.
/// </summary>
/// <param name="Images">Planes of the whole stack; 1 if not stated.</param>
/// <param name="Channels">Channels; 1 if not stated.</param>
/// <param name="Slices">Planes along z; 1 if not stated.</param>
/// <param name="Frames">Time points; 1 if not stated.</param>
/// <param name="Units">Units of x, y and z as written; null if not stated.</param>
/// <param name="PlaneDistance">Distance between planes in the unit of z; null if not stated.</param>
/// <param name="Scale">Linear calibration of grey values, or identity.</param>
/// <param name="UnreadCalibration">Code of a calibration function other than linear, which is not applied; else null.</param>
internal sealed partial record ImageJDescription(
    int Images,
    int Channels,
    int Slices,
    int Frames,
    (string? X, string? Y, string? Z) Units,
    double? PlaneDistance,
    ValueScale Scale,
    string? UnreadCalibration)
{
    private const string LinearCalibration = "0";
    private const string NoCalibration = "20";

    /// <summary>Parses a description; null if ImageJ did not write it.</summary>
    public static ImageJDescription? Parse(string? description)
    {
        if (description is null || !description.StartsWith("ImageJ=", StringComparison.Ordinal)) return null;
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in description.Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) keys[line[..equals].Trim()] = Unescape(line[(equals + 1)..].Trim());
        }

        string? unit = keys.GetValueOrDefault("unit");
        double? distance = Number(keys, "spacing") is { } z && z != 0 && double.IsFinite(z) ? Math.Abs(z) : null;
        ValueScale scale = ValueScale.Identity;
        string? function = keys.GetValueOrDefault("cf");
        string? unread = function is null or NoCalibration ? null : function;
        if (function == LinearCalibration && Number(keys, "c0") is { } c0 && Number(keys, "c1") is { } c1 && c1 != 0
            && double.IsFinite(c0) && double.IsFinite(c1))
        {
            scale = new ValueScale(c1, c0);
            unread = null;
        }

        return new ImageJDescription(
            Whole(keys, "images"),
            Whole(keys, "channels"),
            Whole(keys, "slices"),
            Whole(keys, "frames"),
            (unit, keys.GetValueOrDefault("yunit", unit!), keys.GetValueOrDefault("zunit", unit!)),
            distance,
            scale,
            unread);
    }

    /// <summary>The description ImageJ would write for a stack; numbers in full precision, <c>spacing</c> always stated.</summary>
    public static string Write(int planes, double? planeDistanceMillimetres, ValueScale scale)
    {
        var text = new StringBuilder("ImageJ=1.53t\n");
        if (planes > 1) text.Append(CultureInfo.InvariantCulture, $"images={planes}\nslices={planes}\n");
        if (planeDistanceMillimetres is not null) text.Append("unit=mm\n");
        if (scale != ValueScale.Identity)
            text.Append(
                CultureInfo.InvariantCulture, $"cf=0\nc0={scale.Intercept:R}\nc1={scale.Slope:R}\nvunit=Gray Value\n");
        if (planeDistanceMillimetres is { } distance) text.Append(CultureInfo.InvariantCulture, $"spacing={distance:R}\n");
        if (planes > 1) text.Append("loop=false\n");
        return text.ToString();
    }

    private static int Whole(Dictionary<string, string> keys, string key) =>
        Number(keys, key) is >= 1 and <= int.MaxValue and { } value ? (int)value : 1;

    private static double? Number(Dictionary<string, string> keys, string key) =>
        keys.TryGetValue(key, out string? text) && double.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static string Unescape(string text) => Escape().Replace(
        text, m => ((char)ushort.Parse(m.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
