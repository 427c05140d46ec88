using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Which grey values are bone: value ≥ T, or value &gt; T, where value = unit(grey) rises with grey.
/// </summary>
/// <param name="Threshold">T in the scale of <paramref name="Unit"/>.</param>
/// <param name="Above">Whether bone is strictly above T (Otsu) and not at or above it (a fixed threshold).</param>
/// <param name="Unit">Grey → the scale of T; its slope is positive.</param>
internal readonly record struct BoneRule(double Threshold, bool Above, ValueScale Unit)
{
    /// <summary>Whether this grey value is bone; NaN is not.</summary>
    public bool IsBone(double grey)
    {
        double value = Unit == ValueScale.Identity ? grey : Unit.ToValue(grey);
        return Above ? value > Threshold : value >= Threshold;
    }

    /// <summary>T as a grey value.</summary>
    public double ThresholdGrey => Unit == ValueScale.Identity ? Threshold : Unit.ToStored(Threshold);

    /// <summary>Whether any voxel of this type can be bone.</summary>
    public bool IsReachable(VolumeHeader header) => IsBone(Range(header).High);

    /// <summary>Whether every finite voxel of this type is bone.</summary>
    public bool IsUnavoidable(VolumeHeader header) => IsBone(Range(header).Low);

    /// <summary>The smallest and the largest grey value that the coding can hold.</summary>
    private static (double Low, double High) Range(VolumeHeader header)
    {
        (double low, double high) = header.VoxelType switch
        {
            VoxelType.UInt8 => (byte.MinValue, byte.MaxValue),
            VoxelType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            VoxelType.UInt16 => (ushort.MinValue, ushort.MaxValue),
            VoxelType.Int16 => (short.MinValue, short.MaxValue),
            VoxelType.UInt32 => (uint.MinValue, uint.MaxValue),
            VoxelType.Int32 => (int.MinValue, int.MaxValue),
            VoxelType.Float32 => (float.MinValue, float.MaxValue),
            _ => (double.MinValue, double.MaxValue),
        };
        (double a, double b) = (header.Scale.ToValue(low), header.Scale.ToValue(high));
        return header.Scale.Slope > 0 ? (a, b) : (b, a);
    }
}
