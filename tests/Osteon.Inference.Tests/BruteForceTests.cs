using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference.Tests;

/// <summary>Exact distributions and order statistics against plain enumeration of everything, on small samples with and without
/// ties.</summary>
[Property]
public sealed class BruteForceTests
{
    /// <summary>All ways to choose <paramref name="size"/> of <paramref name="n"/>, as bit masks.</summary>
    private static IEnumerable<int> Splits(int n, int size) =>
        Enumerable.Range(0, 1 << n).Where(mask => BitOperations.PopCount((uint)mask) == size);

    private static double[] Ranks(double[] values) =>
        [.. values.Select(x => values.Count(y => y < x) + ((values.Count(y => y == x) + 1) / 2.0))];

    private static bool AllEqual(IEnumerable<double> values) => values.Distinct().Count() == 1;

    [Fact]
    public void Mann_Whitney_equals_all_splits_of_the_midranks() => PropertyCheck.ForAll(SampleGenerators.Two(2, 6), pair =>
    {
        double[] all = [.. pair.Other, .. pair.Reference];
        if (AllEqual(all)) return;
        double[] ranks = Ranks(all);
        int m = pair.Other.Length;
        double centre = ranks.Average() * m;
        double observed = ranks.Take(m).Sum();
        double[] sums = [.. Splits(all.Length, m).Select(mask => ranks.Where((_, i) => (mask >> i & 1) == 1).Sum())];
        double expected = sums.Count(s => Math.Abs(s - centre) >= Math.Abs(observed - centre) - 1e-9) / (double)sums.Length;
        TestResult actual = MannWhitney.Test(pair.Other, pair.Reference);
        Assert.Equal(expected, actual.P!.Value, 1e-13);
        double u = pair.Other.Sum(x => pair.Reference.Sum(y => x > y ? 1 : x == y ? 0.5 : 0));
        Assert.Equal(u, actual.Statistic);
        Assert.StartsWith("exact", actual.Variant, StringComparison.Ordinal);
    });

    [Fact]
    public void The_permutation_test_equals_all_splits() => PropertyCheck.ForAll(SampleGenerators.Two(2, 6), pair =>
    {
        double[] all = [.. pair.Other, .. pair.Reference];
        if (AllEqual(all)) return;
        int m = pair.Other.Length;
        double Difference(int mask) =>
            all.Where((_, i) => (mask >> i & 1) == 1).Average() - all.Where((_, i) => (mask >> i & 1) == 0).Average();
        double observed = Math.Abs(Difference((1 << m) - 1));
        double[] differences = [.. Splits(all.Length, m).Select(mask => Math.Abs(Difference(mask)))];
        double expected = differences.Count(d => d >= observed - 1e-9) / (double)differences.Length;
        TestResult actual = PermutationTest.Test(pair.Other, pair.Reference, 10, "x", RunContext.Default);
        Assert.Equal(expected, actual.P!.Value, 1e-15);
    });

    [Fact]
    public void The_signed_rank_test_equals_all_signs() => PropertyCheck.ForAll(
        Gen.OneOf(SampleGenerators.Sample(2, 9), Gen.Choose(-2, 2).Select(i => (double)i).ArrayOf(7)),
        differences =>
        {
            foreach (ZeroHandling zeros in Enum.GetValues<ZeroHandling>())
            {
                double[] ranked = zeros == ZeroHandling.Pratt ? differences : [.. differences.Where(d => d != 0)];
                double[] ranks = Ranks([.. ranked.Select(Math.Abs)]);
                (double Rank, bool Positive)[] used = [.. ranks.Zip(ranked).Where(p => p.Second != 0).Select(p => (p.First, p.Second > 0))];
                TestResult actual = SignedRank.Test(differences, zeros);
                if (used.Length == 0)
                {
                    Assert.NotNull(actual.NotAvailable);
                    continue;
                }

                double observed = used.Where(u => u.Positive).Sum(u => u.Rank), centre = used.Sum(u => u.Rank) / 2;
                int extreme = Enumerable.Range(0, 1 << used.Length).Count(signs =>
                    Math.Abs(used.Where((_, i) => (signs >> i & 1) == 1).Sum(u => u.Rank) - centre) >= Math.Abs(observed - centre) - 1e-9);
                Assert.Equal(observed, actual.Statistic);
                Assert.Equal((double)extreme / (1 << used.Length), actual.P!.Value, 1e-14);
            }
        });

    [Fact]
    public void Hodges_Lehmann_estimates_are_medians_of_all_differences() => PropertyCheck.ForAll(SampleGenerators.Two(2, 12), pair =>
    {
        double[] differences = [.. pair.Other.SelectMany(x => pair.Reference.Select(y => x - y)).Order()];
        EffectSize shift = HodgesLehmann.Shift(pair.Other, pair.Reference, 0.95);
        Assert.Equal(Quantiles.OfSorted(differences, 0.5), shift.Value!.Value, 1e-15 * differences.Max(Math.Abs));
        int k = Array.IndexOf(differences, shift.CiLow!.Value);
        Assert.True(k >= 0, "the lower limit is not one of the differences");
        Assert.Contains(shift.CiHigh!.Value, differences);
        double[] d = pair.Other;
        double[] walsh = [.. d.SelectMany((x, i) => d.Skip(i).Select(y => (x + y) / 2)).Order()];
        EffectSize pseudomedian = HodgesLehmann.Pseudomedian(d, 0.9);
        Assert.Equal(Quantiles.OfSorted(walsh, 0.5), pseudomedian.Value!.Value, 1e-15 * walsh.Max(Math.Abs));
        Assert.Contains(pseudomedian.CiLow!.Value, walsh);
    });
}
