namespace Osteon.Primitives.Tests;

[Oracle]
public sealed class RngTests
{
    /// <summary>
    /// Reference: an independent Python transcription of the published definitions (prng.di.unimi.it: splitmix64.c, xoshiro256starstar.c), run once; SplitMix64's
    /// first output for state 0 is the widely published 0xE220A8397B1DCDAF.
    /// </summary>
    [Fact]
    public void The_sequence_is_xoshiro256_star_star_seeded_by_SplitMix64()
    {
        var rng = new Rng(42);
        Assert.Equal([1546998764402558742UL, 6990951692964543102UL, 12544586762248559009UL], [rng.NextUInt64(), rng.NextUInt64(), rng.NextUInt64()]);
    }

    [Fact]
    public void A_stream_depends_on_seed_and_name_only()
    {
        var streams = new RandomStreams(7);
        ulong first = streams.Stream("study", "step").NextUInt64();
        streams.Stream("other").NextUInt64();
        Assert.Equal(first, streams.Stream("study", "step").NextUInt64());
        Assert.NotEqual(first, streams.Stream("stud", "ystep").NextUInt64());
        Assert.NotEqual(first, new RandomStreams(8).Stream("study", "step").NextUInt64());
    }

    [Fact]
    public void The_first_of_a_partial_shuffle_are_every_pair_alike()
    {
        var rng = new Rng(11);
        int[] counts = new int[25];
        for (int i = 0; i < 20_000; i++)
        {
            int[] items = [0, 1, 2, 3, 4];
            rng.ShuffleFirst<int>(items, 2);
            counts[(items[0] * 5) + items[1]]++;
            Assert.Equal(10, items.Sum());
        }

        for (int k = 0; k < 25; k++) Assert.InRange(counts[k], k % 6 == 0 ? 0 : 850, k % 6 == 0 ? 0 : 1150); // 1000 expected, σ = 31
        Assert.Throws<ArgumentOutOfRangeException>(() => rng.ShuffleFirst<int>([1, 2], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => rng.ShuffleFirst<int>([1, 2], -1));
    }

    [Fact]
    public void Bounded_integers_fill_their_range_evenly()
    {
        var rng = new Rng(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[rng.NextInt(7)]++;
        double chi2 = counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000);
        Assert.InRange(chi2, 0, 22.46); // 99.9th percentile of chi-squared with 6 degrees of freedom
    }

    [Fact]
    public void Normal_deviates_have_mean_0_and_variance_1()
    {
        var rng = new Rng(3);
        double sum = 0, squares = 0;
        const int N = 200_000;
        for (int i = 0; i < N; i++)
        {
            double x = rng.NextNormal();
            sum += x;
            squares += x * x;
        }

        Assert.InRange(sum / N, -0.008, 0.008); // 3.5 standard errors
        Assert.InRange(squares / N, 0.988, 1.012);
    }
}
