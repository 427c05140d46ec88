namespace Osteon.MicroCt;

/// <summary>The scale in which a fixed threshold is stated.</summary>
public enum ThresholdUnit
{
    /// <summary>Grey value, after the value scale the file declares.</summary>
    Grey,

    /// <summary>Hounsfield units; needs a calibration that states the attenuation of water.</summary>
    Hounsfield,

    /// <summary>Mineral density in mg HA/cm³; needs a density calibration.</summary>
    MineralDensity,
}

/// <summary>
/// How a voxel is told to be bone. A closed set: <see cref="FixedThreshold"/> or <see cref="OtsuThreshold"/>. A voxel whose grey value is
/// not a number is never bone.
/// </summary>
public abstract record Threshold
{
    private protected Threshold()
    {
    }
}

/// <summary>
/// A voxel is bone where its value is at or above <see cref="Value"/>: value ≥ T. The comparison is exactly the one of the double-precision
/// value slope · stored + intercept (and its calibration) with T, for every voxel type and for negative slopes, although it is carried out
/// on the stored numbers.
/// </summary>
/// <param name="Value">T, in <paramref name="Unit"/>; finite.</param>
/// <param name="Unit">The scale of T; default grey values.</param>
public sealed record FixedThreshold(double Value, ThresholdUnit Unit = ThresholdUnit.Grey) : Threshold;

/// <summary>
/// Otsu's threshold of the grey values inside the volume of interest: the level that maximises the variance between the two classes. It is
/// the last level of the <em>background</em>, so a voxel is bone where grey is strictly above it. Integer images are treated at full
/// resolution, others with 256 bins over their range. Source: Otsu 1979, 10.1109/TSMC.1979.4310076. See <see cref="Otsu"/>.
/// </summary>
public sealed record OtsuThreshold : Threshold;
