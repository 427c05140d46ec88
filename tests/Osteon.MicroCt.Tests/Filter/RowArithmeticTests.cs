using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>Row kernels against plain loops, bit for bit.</summary>
[Property]
public sealed class RowArithmeticTests
{
    public RowArithmeticTests() => InstructionSets.AssertSwitchedOff();

    [Fact]
    public void Sums_are_those_of_a_plain_loop_to_the_last_bit()
    {
        Rng random = RunContext.Default.Random.Stream("rows");
        foreach (int n in (int[])[0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 255, 1021])
        {
            double[] a = Draw(random, n), b = Draw(random, n), sum = Draw(random, n), scaled = new double[n];
            double[] before = [.. sum];
            RowArithmetic.AddPair(a, b, 0.3, sum);
            RowArithmetic.Scale(a, 0.3, scaled);
            for (int i = 0; i < n; i++)
            {
                double pair = (a[i] + b[i]) * 0.3;
                Assert.Equal(before[i] + pair, sum[i]);
                Assert.Equal(a[i] * 0.3, scaled[i]);
            }
        }
    }

    [Fact]
    public void Stored_numbers_become_doubles_exactly()
    {
        Convert<byte>();
        Convert<sbyte>();
        Convert<ushort>();
        Convert<short>();
        Convert<uint>();
        Convert<int>();
        Convert<float>();
        Convert<double>();
    }

    private static double[] Draw(Rng random, int n)
    {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) values[i] = random.NextNormal() * 1000;
        return values;
    }

    private static void Convert<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        Rng random = RunContext.Default.Random.Stream(typeof(T).Name);
        foreach (int n in (int[])[0, 1, 7, 8, 31, 32, 33, 63, 64, 65, 100, 257])
        {
            var stored = new T[n];
            for (int i = 0; i < n; i++)
                stored[i] = i % 5 == 0 ? T.MaxValue : i % 7 == 0 ? T.MinValue : T.CreateTruncating((long)random.NextUInt64());
            double[] values = new double[n];
            RowArithmetic.ToDouble<T>(stored, values);
            for (int i = 0; i < n; i++) Assert.Equal(double.CreateChecked(stored[i]), values[i]);
        }
    }
}

/// <summary>The same with narrower vectors and none.</summary>
[Unit]
public sealed class RowArithmeticWithoutInstructionSetsTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Narrower_vectors_give_the_same_rows(string setting) => InstructionSets.RunClassWithout(setting, typeof(RowArithmeticTests));
}
