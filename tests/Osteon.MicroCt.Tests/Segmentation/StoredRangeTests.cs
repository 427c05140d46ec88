using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>The range of stored numbers must say for every number what scaling it and comparing it says.</summary>
[Property]
public sealed class StoredRangeTests
{
    private static readonly double[] Thresholds =
    [
        double.MinValue, -1e10, -200.5, -128, -1, -0.5, -0.0, 0.1, 0.3, 1, 2.0999999999999996, 2.1,
        63, 84, 84.5, 127, 128, 255, 255.5, 1e5, 1e300,
    ];

    private static readonly ValueScale[] Scales =
        [ValueScale.Identity, new(0.1, 0), new(-0.1, 0), new(0.7, -3), new(-1, 255), new(1.0 / 3, 1e-9), new(1e-3, 1e6), new(-2.5e4, 17)];

    [Fact]
    public void Eight_and_sixteen_bit_numbers_agree_without_exception()
    {
        CheckAll<byte>(Enumerable.Range(byte.MinValue, 256).Select(i => (byte)i));
        CheckAll<sbyte>(Enumerable.Range(sbyte.MinValue, 256).Select(i => (sbyte)i));
        CheckAll<ushort>(Enumerable.Range(0, 65536).Select(i => (ushort)i).Where(i => i < 300 || i % 97 == 0 || i > 65300));
        CheckAll<short>(Enumerable.Range(short.MinValue, 65536).Select(i => (short)i)
            .Where(i => (i > -300 && i < 300) || i % 97 == 0 || i < -32700 || i > 32700));
    }

    [Fact]
    public void Wide_and_real_numbers_agree_around_the_boundary_and_at_the_ends()
    {
        CheckAround(r => [r.Low, r.High, r.Low - 1, r.High + 1, 0, 1, uint.MaxValue], (uint)1);
        CheckAround(r => [r.Low, r.High, r.Low - 1, r.High + 1, 0, -1, int.MinValue, int.MaxValue], 1);
        CheckAround(
            r =>
            [
                r.Low, r.High, MathF.BitDecrement(r.Low), MathF.BitIncrement(r.High),
                0f, -0f, float.NegativeInfinity, float.PositiveInfinity, float.NaN, float.Epsilon,
            ],
            1f);
        CheckAround(
            r =>
            [
                r.Low, r.High, Math.BitDecrement(r.Low), Math.BitIncrement(r.High),
                0.0, -0.0, double.NegativeInfinity, double.PositiveInfinity, double.NaN, -double.Epsilon,
            ],
            1.0);
    }

    [Fact]
    public void Not_a_number_is_in_no_range()
    {
        StoredRange<float> everything =
            StoredRanges.Of<float>(ValueScale.Identity, new BoneRule(double.NegativeInfinity, false, ValueScale.Identity));
        Assert.False(everything.IsEmpty);
        float notANumber = float.NaN;
        Assert.False(notANumber >= everything.Low && notANumber <= everything.High);
        Assert.True(float.NegativeInfinity >= everything.Low);
    }

    [Fact]
    public void The_first_bone_value_is_the_smallest_the_type_can_hold()
    {
        Assert.Equal(63, From<byte>(62.5, false, ValueScale.Identity));
        Assert.Equal(63, From<byte>(63, false, ValueScale.Identity));
        Assert.Equal(64, From<byte>(63, true, ValueScale.Identity));
        Assert.Equal(63, From<byte>(62.5, false, new ValueScale(-1, 255)));
        Assert.Equal(62.5, From<float>(62.5, false, ValueScale.Identity));
        Assert.Equal((double)MathF.BitIncrement(62.5f), From<float>(62.5, true, ValueScale.Identity));
        Assert.Null(From<byte>(255.5, false, ValueScale.Identity));
    }

    private static double? From<T>(double threshold, bool above, ValueScale scale)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
        StoredRanges.BoneFrom(StoredRanges.Of<T>(scale, new BoneRule(threshold, above, ValueScale.Identity)), scale);

    private static void CheckAll<T>(IEnumerable<T> values)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        T[] all = [.. values];
        foreach ((ValueScale scale, BoneRule rule) in Cases())
        {
            StoredRange<T> range = StoredRanges.Of<T>(scale, rule);
            foreach (T stored in all) Check(stored, scale, rule, range);
        }
    }

    private static void CheckAround<T>(Func<StoredRange<T>, T[]> probes, T one)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        Assert.Equal(T.One, one);
        foreach ((ValueScale scale, BoneRule rule) in Cases())
        {
            StoredRange<T> range = StoredRanges.Of<T>(scale, rule);
            foreach (T stored in probes(range)) Check(stored, scale, rule, range);
        }
    }

    private static IEnumerable<(ValueScale Scale, BoneRule Rule)> Cases() =>
        from scale in Scales
        from threshold in Thresholds
        from above in (bool[])[false, true]
        from unit in (ValueScale[])[ValueScale.Identity, new ValueScale(2.5, -100)]
        select (scale, new BoneRule(threshold, above, unit));

    private static void Check<T>(T stored, ValueScale scale, BoneRule rule, StoredRange<T> range)
        where T : unmanaged, INumber<T>
    {
        double grey = (scale.Slope * double.CreateChecked(stored)) + scale.Intercept;
        double value = rule.Unit == ValueScale.Identity ? grey : (rule.Unit.Slope * grey) + rule.Unit.Intercept;
        bool expected = rule.Above ? value > rule.Threshold : value >= rule.Threshold;
        if (expected != (stored >= range.Low && stored <= range.High)) Assert.Fail($"{typeof(T).Name} {stored}, {scale}, {rule}: {range}");
    }
}
