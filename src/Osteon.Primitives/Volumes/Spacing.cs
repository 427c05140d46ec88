using System.Globalization;

namespace Osteon.Primitives;

/// <summary>Distance between voxel centres along (z, y, x), in mm. Positive and finite.</summary>
public readonly record struct Spacing
{
    private Spacing(double z, double y, double x)
    {
        Z = z;
        Y = y;
        X = x;
    }

    /// <summary>Distance between planes, mm.</summary>
    public double Z { get; }

    /// <summary>Distance between rows, mm.</summary>
    public double Y { get; }

    /// <summary>Distance between columns, mm.</summary>
    public double X { get; }

    /// <summary>Volume of one voxel, mm³.</summary>
    public double VoxelVolume => Z * Y * X;

    /// <summary>Largest divided by smallest spacing; 1 for cubic voxels.</summary>
    public double Anisotropy => Math.Max(Z, Math.Max(Y, X)) / Math.Min(Z, Math.Min(Y, X));

    /// <summary>From millimetres; throws <see cref="ArgumentOutOfRangeException"/> unless all are positive and finite.</summary>
    public static Spacing FromMillimetres(double z, double y, double x) => new(Checked(z), Checked(y), Checked(x));

    /// <summary>Cubic voxels of this edge, mm.</summary>
    public static Spacing Cubic(double millimetres) => FromMillimetres(millimetres, millimetres, millimetres);

    /// <summary>From micrometres.</summary>
    public static Spacing FromMicrometres(double z, double y, double x) => FromMillimetres(z * 1e-3, y * 1e-3, x * 1e-3);

    /// <summary>Whether all three spacings agree within a relative tolerance.</summary>
    public bool IsIsotropic(double relativeTolerance) => Anisotropy <= 1 + relativeTolerance;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Z:R} × {Y:R} × {X:R} mm (z, y, x)");

    private static double Checked(double value) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "a spacing must be positive and finite");
}
