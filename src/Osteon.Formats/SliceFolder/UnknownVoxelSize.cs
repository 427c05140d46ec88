using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What readers of images say when no voxel size is stated, and how a stated length is turned into millimetres.</summary>
internal static class UnknownVoxelSize
{
    /// <summary>The identifier, the same for all formats.</summary>
    public const string Id = "OST-VOL-021";

    /// <summary>The warning that the voxel size is unknown, for this reason.</summary>
    public static Finding Because(string reason, SourceLocation where, string? value = null) => Finding.Warning(
        Id, "the voxel size is unknown: " + reason, where, value, "State it with --spacing Z,Y,X --unit mm|um (manifest key 'spacing').");

    /// <summary>
    /// The number whose shortest decimal form is that of <paramref name="value"/> with its point moved by <paramref name="power"/>
    /// places: 4.1 µm are 0.0041 mm to the last bit, which 4.1 / 1000 is not.
    /// </summary>
    public static double Shift(double value, int power)
    {
        if (power == 0 || !double.IsFinite(value)) return value;
        string[] parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        int exponent = power + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{parts[0]}E{exponent}"), CultureInfo.InvariantCulture);
    }
}
