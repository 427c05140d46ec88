namespace Osteon.Inference.Tests;

[Unit]
public sealed class ExactKruskalWallisTests
{
    /// <summary>The published table of exact probabilities: Kruskal and Wallis 1952, table 6.1 (and any textbook since).</summary>
    [Fact]
    public void Equals_the_published_table()
    {
        TestResult extreme = KruskalWallis.Exact([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
        Assert.Equal(7.2, extreme.Statistic!.Value, 1e-12);
        Assert.Equal(6 / 1680.0, extreme.P!.Value, 1e-15);
        Assert.Equal("exact, all 1680 splits", extreme.Variant);
        TestResult pairs = KruskalWallis.Exact([[1, 2], [3, 4], [5, 6]]);
        Assert.Equal(4.571, pairs.Statistic!.Value, 1e-3);
        Assert.Equal(6 / 90.0, pairs.P!.Value, 1e-15);
        TestResult five = KruskalWallis.Exact([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 12, 13, 14, 15]]);
        Assert.Equal(6 / 756756.0, five.P!.Value, 1e-17);
    }

    [Fact]
    public void Equals_listing_all_ways_with_and_without_ties()
    {
        double[][] data = [[3.1, 1, 2.5, 9, 4, 7, 8], [1, 1, 2, 2, 3, 5, 5], [4, 4, 4, 4, 4, 4, 9]];
        foreach (double[] values in data)
        {
            double[][] samples = [values[..2], values[2..4], values[4..]];
            TestResult exact = KruskalWallis.Exact(samples);
            double observed = KruskalWallis.Test(samples).Statistic!.Value;
            int all = 0, extreme = 0;
            for (int code = 0; code < 2187; code++)
            {
                var dealt = new List<double>[] { [], [], [] };
                for ((int i, int rest) = (0, code); i < 7; i++, rest /= 3) dealt[rest % 3].Add(values[i]);
                if (dealt[0].Count != 2 || dealt[1].Count != 2) continue;
                all++;
                if (KruskalWallis.Test([.. dealt.Select(d => d.ToArray())]).Statistic >= observed - 1e-9) extreme++;
            }

            Assert.Equal(210, all);
            Assert.Equal(extreme / 210.0, exact.P!.Value, 1e-14);
        }
    }

    [Fact]
    public void Two_arms_equal_the_exact_rank_sum_test()
    {
        double[] one = [1, 4, 5, 9, 12], two = [2, 3, 8, 20, 21, 22];
        Assert.Equal(MannWhitney.Test(one, two).P!.Value, KruskalWallis.Exact([one, two]).P!.Value, 1e-13);
    }

    [Fact]
    public void Too_many_ways_fall_back_to_the_approximation()
    {
        double[][] samples = [.. Enumerable.Range(0, 3).Select(g => Enumerable.Range(0, 8).Select(i => (double)((i * 3) + g)).ToArray())];
        Assert.Equal(KruskalWallis.Test(samples), KruskalWallis.Exact(samples) with { Df = KruskalWallis.Test(samples).Df }, (a, b) => a.P == b.P && a.Variant == b.Variant);
    }
}
