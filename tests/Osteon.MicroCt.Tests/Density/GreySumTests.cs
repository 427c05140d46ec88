using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Property]
public sealed class GreySumTests
{
    [Fact]
    public void Integers_are_summed_without_loss_also_beyond_double_precision()
    {
        var sum = default(GreySum<int>);
        BigInteger expected = 0;
        long n = 0;
        Rng random = RunContext.Default.Random.Stream("integers");
        for (int round = 0; round < 300; round++)
        {
            var row = new int[1 + random.NextInt(200)];
            var chosen = new ulong[(row.Length + 63) / 64];
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = random.NextInt(4) == 0 ? int.MinValue : (int)random.NextUInt64();
                if (random.NextInt(3) == 0) continue;
                chosen[x / 64] |= 1UL << (x % 64);
                expected += row[x];
                n++;
            }

            sum.Add(row, chosen);
        }

        Assert.Equal(n, sum.Count);
        Assert.Equal((double)expected / n, sum.Mean!.Value, 5);
        Assert.Equal(0, sum.NotFinite);
    }

    [Fact]
    public void What_a_large_sum_could_not_take_is_not_lost()
    {
        var sum = default(GreySum<double>);
        foreach (double value in (double[])[1e16, 1, 1, 1, 1, -1e16, double.NaN, double.PositiveInfinity]) sum.Add([value], [1UL]);
        Assert.Equal(4.0 / 6, sum.Mean);
        Assert.Equal((6, 2), (sum.Count, sum.NotFinite));
    }

    [Fact]
    public void Only_chosen_voxels_count()
    {
        var bytes = default(GreySum<byte>);
        var reals = default(GreySum<float>);
        byte[] row = [.. Enumerable.Range(0, 130).Select(i => (byte)i)];
        ulong[] chosen = [0x8000_0000_0000_0001, 0, 2];
        bytes.Add(row, chosen);
        reals.Add([.. row.Select(b => (float)b)], chosen);
        Assert.Equal((0 + 63 + 129) / 3.0, bytes.Mean);
        Assert.Equal(bytes.Mean, reals.Mean);
        Assert.Null(default(GreySum<byte>).Mean);
    }
}
