using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What readers say when a file leaves the voxel size open. It is never guessed.</summary>
internal static class SpacingFindings
{
    /// <summary>How the user states it.</summary>
    public const string Hint = "State it with --spacing Z,Y,X --unit mm|um (manifest key 'spacing').";

    /// <summary>OST-VOL-021: the voxel size is unknown, for this reason.</summary>
    public static Finding Unknown(SourceLocation where, string reason, string? value = null) =>
        Finding.Warning("OST-VOL-021", "the voxel size is unknown: " + reason, where, value, Hint);

    /// <summary>
    /// The spacing of lengths in mm listed fastest axis first (x, y, z), or null and a finding if there are fewer than three or any is not
    /// positive and finite.
    /// </summary>
    public static Spacing? From(ReadOnlySpan<double> fastestFirst, SourceLocation where, FindingCollector findings)
    {
        if (fastestFirst.Length < 3)
        {
            findings.Add(Unknown(where, "the image has two dimensions, so there is no distance between planes"));
            return null;
        }

        (double x, double y, double z) = (fastestFirst[0], fastestFirst[1], fastestFirst[2]);
        if (IsLength(x) && IsLength(y) && IsLength(z)) return Spacing.FromMillimetres(z, y, x);
        findings.Add(Unknown(where, $"the header gives {Text(x)}, {Text(y)}, {Text(z)} (x, y, z), not positive numbers"));
        return null;
    }

    private static bool IsLength(double value) => double.IsFinite(value) && value > 0;

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
