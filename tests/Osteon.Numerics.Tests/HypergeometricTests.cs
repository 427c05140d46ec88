namespace Osteon.Numerics.Tests;

/// <summary>
/// Hypergeometric tails against sums of exact binomial coefficients, from mpmath 1.3.0 with 50 digits.
/// </summary>
[Oracle]
public sealed class HypergeometricTests
{
    [Theory]
    [InlineData(361, 22, 35, 12, 3.3659949806704410623e-8, -17.206957139370115235)]
    [InlineData(3206, 80, 92, 14, 3.0393729576064767316e-8, -17.309029513754806219)]
    [InlineData(3696, 71, 72, 14, 3.0989665067896916928e-11, -24.197367351935055487)]
    [InlineData(3696, 190, 72, 1, 0.97845923079811492269, -0.021776158013387893503)]
    [InlineData(10, 3, 4, 2, 0.33333333333333333333, -1.0986122886681096914)]
    [InlineData(10, 9, 4, 4, 0.6, -0.51082562376599068321)]
    [InlineData(5, 5, 3, 3, 1.0, 0.0)]
    [InlineData(200, 50, 60, 15, 0.56602079153171643034, -0.56912446729866064101)]
    [InlineData(200, 50, 60, 16, 0.42482059619437914117, -0.85608832577969587316)]
    [InlineData(20000, 300, 500, 40, 4.4691967426717012563e-18, -39.949322981041274804)]
    [InlineData(20000, 300, 500, 250, 0, -865.27623259066253938)]
    [InlineData(1000, 500, 500, 250, 0.5252124088365805986, -0.6439525099541207008)]
    [InlineData(1000, 500, 500, 499, 9.249421992075046261e-295, -677.03804137101479657)]
    [InlineData(100000, 1000, 5000, 60, 0.08566034813580832672, -2.4573652426447733384)]
    [InlineData(2000, 3, 3, 3, 7.5112631390770460305e-10, -21.009447284022926252)]
    [InlineData(7, 0, 3, 0, 1.0, 0.0)]
    [InlineData(7, 3, 0, 0, 1.0, 0.0)]
    [InlineData(100000, 200, 200, 200, 0, -1439.1539733344786601)]
    public void Upper_tail_agrees_with_exact_sums(int population, int marked, int draws, int x, double tail, double log)
    {
        var distribution = new HypergeometricDistribution(population, marked, draws);
        Assert.Equal(tail, distribution.UpperTail(x), 1e-12 * tail);
        Assert.Equal(log, distribution.LogUpperTail(x), 1e-12 * Math.Max(1, Math.Abs(log)));
    }
}

/// <summary>The tails of small hypergeometric distributions by enumeration of all draws.</summary>
[Property]
public sealed class HypergeometricEnumerationTests
{
    [Fact]
    public void Tails_equal_counts_of_all_draws()
    {
        for (int population = 0; population <= 11; population++)
            for (int marked = 0; marked <= population; marked++)
                for (int draws = 0; draws <= population; draws++)
                    Check(population, marked, draws);
    }

    private static void Check(int population, int marked, int draws)
    {
        var counts = new int[population + 2];
        int all = 0;
        for (int subset = 0; subset < 1 << population; subset++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)subset) != draws) continue;
            counts[System.Numerics.BitOperations.PopCount((uint)(subset & ((1 << marked) - 1)))]++;
            all++;
        }

        var distribution = new HypergeometricDistribution(population, marked, draws);
        for (int x = 0; x <= population; x++)
        {
            double upper = counts.Skip(x).Sum() / (double)all, lower = counts.Take(x + 1).Sum() / (double)all;
            Assert.Equal(upper, distribution.UpperTail(x), 1e-13);
            Assert.Equal(lower, distribution.LowerTail(x), 1e-13);
            Assert.Equal(counts[x] / (double)all, Math.Exp(distribution.LogProbability(x)), 1e-13);
        }
    }
}
