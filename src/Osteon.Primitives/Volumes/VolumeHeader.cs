namespace Osteon.Primitives;

/// <summary>Linear meaning of stored values: value = <see cref="Slope"/> · stored + <see cref="Intercept"/>.</summary>
/// <param name="Slope">Not 0.</param>
/// <param name="Intercept">Value of a stored 0.</param>
public readonly record struct ValueScale(double Slope, double Intercept)
{
    /// <summary>Stored values are the values.</summary>
    public static ValueScale Identity { get; } = new(1, 0);

    /// <summary>The value of a stored number.</summary>
    public double ToValue(double stored) => (Slope * stored) + Intercept;

    /// <summary>The (not necessarily representable) stored number of a value.</summary>
    public double ToStored(double value) => (value - Intercept) / Slope;
}

/// <summary>What is known of a volume before its voxels are read.</summary>
/// <param name="Shape">Voxels along (z, y, x).</param>
/// <param name="Spacing">Physical voxel size, or null where the file does not state it. It is never guessed.</param>
/// <param name="VoxelType">Coding of the stored values.</param>
/// <param name="Scale">
/// Grey value of a stored number as the file itself declares it (NIfTI scl_slope and scl_inter); identity where it declares none. Every
/// threshold and every density refers to grey values after this scale.
/// </param>
/// <param name="Metadata">Acquisition facts found beside the voxels (scanner, kV, filter …), by their name in the file; empty where there are none.</param>
public sealed record VolumeHeader(
    GridShape Shape,
    Spacing? Spacing,
    VoxelType VoxelType,
    ValueScale Scale,
    IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>A header with identity scale and no metadata.</summary>
    public VolumeHeader(GridShape shape, Spacing? spacing, VoxelType voxelType)
        : this(shape, spacing, voxelType, ValueScale.Identity, new Dictionary<string, string>())
    {
    }
}
