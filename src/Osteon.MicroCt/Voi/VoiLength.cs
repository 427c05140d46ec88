using System.Globalization;

namespace Osteon.MicroCt;

/// <summary>A coordinate or length of a volume of interest: in voxels, or physical.</summary>
/// <param name="Value">The number, finite; in voxels, or in mm.</param>
/// <param name="IsMillimetres">Whether <paramref name="Value"/> is in mm and not in voxels.</param>
public readonly record struct VoiLength(double Value, bool IsMillimetres = false)
{
    /// <summary>A number of voxels.</summary>
    public static VoiLength Voxels(double value) => new(value);

    /// <summary>A number of millimetres.</summary>
    public static VoiLength Millimetres(double value) => new(value, true);

    /// <summary>In voxels of this size, mm; a value within a relative 1e-9 of a whole number of voxels is that whole number.</summary>
    public double InVoxels(double spacing)
    {
        if (!IsMillimetres) return Value;
        double voxels = Value / spacing;
        double whole = Math.Round(voxels);
        return Math.Abs(voxels - whole) <= 1e-9 * Math.Max(1, Math.Abs(voxels)) ? whole : voxels;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture) + (IsMillimetres ? "mm" : "");
}
