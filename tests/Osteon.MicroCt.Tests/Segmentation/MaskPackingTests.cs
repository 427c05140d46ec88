using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>The vector paths against the scalar twin, for all voxel types and row lengths around every vector width.</summary>
[Property]
public sealed class MaskPackingTests
{
    private static readonly int[] Widths = [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 191, 192, 200, 257, 1021];

    public MaskPackingTests() => InstructionSets.AssertSwitchedOff();

    [Fact]
    public void Every_type_and_width_gives_the_bits_of_the_scalar_twin()
    {
        Check<byte>(63, 255, 0, 84);
        Check<sbyte>(-7, 127, -128, 5);
        Check<ushort>(300, ushort.MaxValue, 0, 40_000);
        Check<short>(-300, short.MaxValue, short.MinValue, 0);
        Check<uint>(3_000_000_000, uint.MaxValue, 0, 7);
        Check(-3, int.MaxValue, int.MinValue, 8);
        Check(0.25f, float.PositiveInfinity, float.NegativeInfinity, -0f);
        Check(-0.0, double.PositiveInfinity, double.NegativeInfinity, 0.75);
    }

    [Fact]
    public void Nothing_is_set_for_an_empty_range()
    {
        ulong[] words = [ulong.MaxValue, ulong.MaxValue];
        MaskPacking.Pack<byte>(new byte[70], new StoredRange<byte>(1, 0), words);
        Assert.Equal([0UL, 0UL], words);
        Assert.Throws<ArgumentException>(() => MaskPacking.Pack<byte>(new byte[65], default, new ulong[1]));
    }

    private static void Check<T>(T low, T top, T bottom, T high)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        StoredRange<T>[] ranges = [new(low, top), new(bottom, high), new(bottom, top)];
        Rng random = RunContext.Default.Random.Stream(typeof(T).Name);
        foreach (int width in Widths)
        {
            var row = new T[width];
            for (int x = 0; x < width; x++) row[x] = Draw(random, (T[])[low, top, bottom, high, T.Zero, T.One]);
            foreach (StoredRange<T> range in ranges)
            {
                var actual = new ulong[(width + 63) / 64];
                var expected = new ulong[actual.Length];
                Array.Fill(actual, ulong.MaxValue);
                MaskPacking.Pack<T>(row, range, actual);
                for (int x = 0; x < width; x++)
                    if (row[x] >= range.Low && row[x] <= range.High) expected[x / 64] |= 1UL << (x % 64);
                Assert.Equal(expected, actual);
                MaskPacking.PackReference<T>(row, range, actual);
                Assert.Equal(expected, actual);
            }
        }
    }

    /// <summary>A bound of a range, a neighbour of one, NaN, or anything.</summary>
    private static T Draw<T>(Rng random, T[] bounds)
        where T : unmanaged, INumber<T>
    {
        T bound = bounds[random.NextInt(bounds.Length)];
        bool real = T.IsNaN(T.CreateTruncating(double.NaN));
        return random.NextInt(6) switch
        {
            0 => bound,
            1 => unchecked(bound - T.One),
            2 => unchecked(bound + T.One),
            3 when real => T.CreateTruncating(double.NaN),
            4 when real => T.CreateTruncating(random.NextDouble() - 0.5),
            _ => T.CreateTruncating((long)random.NextUInt64()),
        };
    }
}

/// <summary>The same with narrower vectors and none.</summary>
[Unit]
public sealed class MaskPackingWithoutInstructionSetsTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_bits(string setting) => InstructionSets.RunClassWithout(setting, typeof(MaskPackingTests));
}
