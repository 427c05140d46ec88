namespace Osteon.Numerics.Tests;

/// <summary>Closed forms of quantiles, ranks, moments, rank sums and disjoint sets.</summary>
[Unit]
public sealed class SampleTests
{
    [Fact]
    public void Quantiles_are_linear_between_order_statistics()
    {
        Assert.Null(Quantiles.Of([], 0.5));
        Assert.Equal(4, Quantiles.Of([7, 1, 5, 3], 0.5));
        Assert.Equal(2.5, Quantiles.Of([7, 1, 5, 3], 0.25));
        Assert.Equal([1, 7], [Quantiles.OfSorted([1, 3, 5, 7], 0), Quantiles.OfSorted([1, 3, 5, 7], 1)]);
        Assert.Equal(double.MaxValue, Quantiles.OfSorted([double.MaxValue, double.MaxValue], 0.5));
    }

    [Fact]
    public void Equal_values_share_their_ranks()
    {
        Midranks ranks = Midranks.Of([2, 1, 2, 3, 2]);
        Assert.Equal([6, 2, 6, 10, 6], ranks.Doubled);
        Assert.Equal(24, ranks.TieSum);
        Assert.Equal(2 * 3 / 12.0 * (6 - (24 / 20.0)), ranks.VarianceOfU(2), 1e-15);
        Assert.Equal([2, 5, 5], Midranks.Of([0, 1, 1.1], tolerance: 0.2).Doubled);
    }

    [Fact]
    public void Moments_keep_their_digits()
    {
        SampleMoments far = SampleMoments.Of([1e9 + 1, 1e9 + 2, 1e9 + 3]);
        Assert.Equal((3, 1e9 + 2, 1), (far.N, far.Mean, far.Variance));
        Assert.Equal(0, SampleMoments.Of([0.1, 0.1, 0.1]).Sd);
        Assert.Equal(double.NaN, SampleMoments.Of([4]).Variance);
        Assert.Equal(double.NaN, SampleMoments.Of([]).Mean);
    }

    [Fact]
    public void Rank_sums_are_counted()
    {
        // Of ranks 1 … 4 drawn two at a time: 3, 4, 5 twice, 6, 7.
        double[] subsets = RankSumDistribution.OfSubsets([1, 2, 3, 4], 2);
        Assert.Equal([0, 0, 0, 1, 1, 2, 1, 1, 0, 0, 0], subsets.Select(p => Math.Round(6 * p, 12)));
        Assert.Equal(2 / 6.0, RankSumDistribution.TwoSided(subsets, 3, 5, 1), 1e-15);
        Assert.Equal([0.125, 0.125, 0.125, 0.25, 0.125, 0.125, 0.125], RankSumDistribution.OfSigns([1, 2, 3]));
    }

    [Fact]
    public void Sets_are_known_by_their_smallest_item()
    {
        var sets = new DisjointSets(6);
        Assert.True(sets.Unite(5, 3));
        Assert.True(sets.Unite(3, 1));
        Assert.True(sets.Unite(4, 2));
        Assert.False(sets.Unite(1, 5));
        Assert.Equal([0, 1, 2, 1, 2, 1], Enumerable.Range(0, 6).Select(sets.Find));
    }
}
