using System.Numerics;
using System.Runtime.CompilerServices;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// The stored numbers that are bone, as a closed range. A comparison of every voxel's scaled value with the threshold and a comparison of
/// its stored number with this range give the same answer, since scaling by a line is monotone in double precision too: rounding never
/// swaps two values.
/// </summary>
/// <param name="Low">The smallest stored number that is bone.</param>
/// <param name="High">The largest; below <paramref name="Low"/> when nothing is bone.</param>
internal readonly record struct StoredRange<T>(T Low, T High)
    where T : unmanaged, INumber<T>
{
    /// <summary>Whether no stored number is bone.</summary>
    public bool IsEmpty => High < Low;
}

/// <summary>Finding the range of stored numbers that are bone.</summary>
internal static class StoredRanges
{
    /// <summary>
    /// All stored numbers s of the type whose grey value slope · s + intercept is bone. Found by bisection over the numbers of the type,
    /// floating-point types in the order of their values, with the very arithmetic that <see cref="ValueScale.ToValue"/> and the rule use.
    /// </summary>
    public static StoredRange<T> Of<T>(ValueScale scale, BoneRule rule)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        (long first, long last) = (KeyOf(Lowest<T>()), KeyOf(Highest<T>()));
        bool rising = scale.Slope > 0;
        if (!IsBone(rising ? last : first)) return new StoredRange<T>(T.One, T.Zero);
        if (IsBone(rising ? first : last)) return new StoredRange<T>(Lowest<T>(), Highest<T>());

        // Bone at one end, not bone at the other: narrow down to two neighbouring numbers.
        (long bone, long other) = rising ? (last, first) : (first, last);
        while (true)
        {
            long middle = (bone & other) + ((bone ^ other) >> 1);
            if (middle == bone || middle == other) break;
            if (IsBone(middle)) bone = middle;
            else other = middle;
        }

        return rising ? new StoredRange<T>(FromKey<T>(bone), Highest<T>()) : new StoredRange<T>(Lowest<T>(), FromKey<T>(bone));

        bool IsBone(long key)
        {
            double stored = double.CreateChecked(FromKey<T>(key));
            return rule.IsBone(scale == ValueScale.Identity ? stored : scale.ToValue(stored));
        }
    }

    /// <summary>The grey value of the bone end of the range: the first that is bone. Null when nothing is.</summary>
    public static double? BoneFrom<T>(StoredRange<T> range, ValueScale scale)
        where T : unmanaged, INumber<T>
    {
        if (range.IsEmpty) return null;
        double grey = scale.ToValue(double.CreateChecked(scale.Slope > 0 ? range.Low : range.High));
        return double.IsFinite(grey) ? grey : null;
    }

    private static T Lowest<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
        typeof(T) == typeof(float) ? T.CreateChecked(float.NegativeInfinity)
        : typeof(T) == typeof(double) ? T.CreateChecked(double.NegativeInfinity)
        : T.MinValue;

    private static T Highest<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
        typeof(T) == typeof(float) ? T.CreateChecked(float.PositiveInfinity)
        : typeof(T) == typeof(double) ? T.CreateChecked(double.PositiveInfinity)
        : T.MaxValue;

    /// <summary>
    /// An integer that orders the numbers of a type: itself, or the bits of a floating-point number with negative numbers turned round.
    /// </summary>
    private static long KeyOf<T>(T value)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
        {
            int bits = BitConverter.SingleToInt32Bits(Unsafe.BitCast<T, float>(value));
            return bits >= 0 ? bits : -(long)(bits & int.MaxValue) - 1;
        }

        if (typeof(T) == typeof(double))
        {
            long bits = BitConverter.DoubleToInt64Bits(Unsafe.BitCast<T, double>(value));
            return bits >= 0 ? bits : -(bits & long.MaxValue) - 1;
        }

        return long.CreateChecked(value);
    }

    private static T FromKey<T>(long key)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(BitConverter.Int32BitsToSingle((int)(key >= 0 ? key : (-(key + 1)) | 0x8000_0000L)));
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(BitConverter.Int64BitsToDouble(key >= 0 ? key : (-(key + 1)) | long.MinValue));
        return T.CreateChecked(key);
    }
}
