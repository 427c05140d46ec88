using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The voxel size of a scan as the manifest states it: one length for cubic voxels (<c>17.5 um</c>), three in the order plane, row, column
/// (<c>20,10,10 um</c>), or <c>voxel</c> where nobody knows it. With <c>voxel</c> nothing of the assay can be given in mm; ratios without a
/// unit, and topology, are unaffected.
/// </summary>
/// <param name="Spacing">Distance between voxel centres in mm; null where the physical size is unknown.</param>
public sealed record SpacingSetting(Spacing? Spacing) : ITextSetting<SpacingSetting>
{
    /// <summary>The physical size is unknown: one voxel is the unit of length.</summary>
    public static SpacingSetting Voxel { get; } = new((Spacing?)null);

    /// <summary>Whether lengths are in voxels.</summary>
    public bool IsVoxelUnits => Spacing is null;

    /// <inheritdoc/>
    public static string Syntax => "a length (17.5 um), three lengths z,y,x (20,10,10 um), or voxel where the size is unknown";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out SpacingSetting? value, [NotNullWhen(false)] out string? reason)
    {
        value = null;
        string trimmed = text.Trim();
        if (trimmed.Equals("voxel", StringComparison.Ordinal))
        {
            value = Voxel;
            reason = null;
            return true;
        }

        string[] parts = trimmed.Split(',');
        if (parts.Length is not (1 or 3))
        {
            reason = $"'{text}' has {parts.Length} numbers; one, or three for z,y,x, are meant";
            return false;
        }

        if (!Quantity.TryParse(parts[^1], Dimension.Length, out Quantity last, out reason)) return false;
        double[] values = new double[3];
        for (int i = 0; i < 3; i++)
        {
            string part = parts.Length == 1 || i == 2 ? last.Value.ToString("R", CultureInfo.InvariantCulture) : parts[i];
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                || !double.IsFinite(number)
                || number <= 0)
            {
                reason = $"'{text}' is not a voxel size: each number must be positive, and the unit follows the last";
                return false;
            }

            values[i] = new Quantity(number, last.Unit).In("mm");
        }

        value = new SpacingSetting(Primitives.Spacing.FromMillimetres(values[0], values[1], values[2]));
        return true;
    }

    /// <summary>The form that <see cref="TryParse"/> reads, in mm.</summary>
    public override string ToString() => Spacing switch
    {
        null => "voxel",
        { } s when s.Z == s.Y && s.Y == s.X => string.Create(CultureInfo.InvariantCulture, $"{s.Z:R} mm"),
        { } s => string.Create(CultureInfo.InvariantCulture, $"{s.Z:R},{s.Y:R},{s.X:R} mm"),
    };
}
