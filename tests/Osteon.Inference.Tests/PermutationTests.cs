using Osteon.Primitives;

namespace Osteon.Inference.Tests;

[Unit]
public sealed class PermutationTests
{
    private static double[] Sequence(int n, double start, double step) => [.. Enumerable.Range(0, n).Select(i => start + (step * i))];

    [Fact]
    public void A_perfect_separation_has_two_of_all_splits()
    {
        TestResult result = PermutationTest.Test(Sequence(20, 100, 1), Sequence(20, 0, 1), 1, "x", RunContext.Default);
        Assert.Equal("exact, all 137846528820 splits", result.Variant);
        Assert.Equal(2 / 137846528820.0, result.P!.Value, 1e-26);
        Assert.Equal(100, result.Statistic);
        // Few against many stays exact beyond 40 values: 4950 splits of 100 values, the observed one alone is as extreme.
        TestResult few = PermutationTest.Test([1e6, 2e6], Sequence(98, 0, 0.1), 1, "x", RunContext.Default);
        Assert.Equal(1 / 4950.0, few.P!.Value, 1e-18);
    }

    [Fact]
    public void Ties_that_only_rounding_breaks_count()
    {
        // {0.1, 0.6} and {0.3, 0.4} have the same mean on paper; in double precision 0.1 + 0.6 and 0.3 + 0.4 differ by one bit.
        double[] other = [0.1, 0.6], reference = [0.3, 0.4];
        Assert.Equal(1, PermutationTest.Test(other, reference, 1, "x", RunContext.Default).P);
        // The same with a large offset, where rounding is larger.
        Assert.Equal(1, PermutationTest.Test([1000000.1, 1000000.6], [1000000.3, 1000000.4], 1, "x", RunContext.Default).P);
        // A true difference of one part in 10⁹ is not a tie: splits {11} {12} and {22} apart.
        Assert.Equal(2 / 6.0, PermutationTest.Test([1, 1.000000001], [2, 3], 1, "x", RunContext.Default).P!.Value, 1e-15);
    }

    [Fact]
    public void Random_splits_do_not_depend_on_threads_and_are_near_the_normal_approximation()
    {
        double[] reference = Sequence(30, 0, 1), other = Sequence(35, 4, 1);
        TestResult one = PermutationTest.Test(other, reference, 20_000, "x", RunContext.Default with { Threads = 1 });
        TestResult many = PermutationTest.Test(other, reference, 20_000, "x", RunContext.Default with { Threads = 4 });
        Assert.Equal(one.P, many.P);
        Assert.Equal("20000 random splits", one.Variant);
        Assert.Equal(1, Math.Round(one.P!.Value * 20_001, 9) % 1 == 0 ? 1 : 0); // (1 + hits)/(1 + draws)
        Assert.Equal(TTest.Student(other, reference).P!.Value, one.P.Value, 0.01);
        Assert.NotEqual(one.P, PermutationTest.Test(other, reference, 20_000, "y", RunContext.Default).P);
        TestResult far = PermutationTest.Test(Sequence(35, 1000, 1), reference, 999, "x", RunContext.Default);
        Assert.Equal(0.001, far.P!.Value, 1e-15);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        RunContext context = RunContext.Default with { Cancellation = source.Token };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PermutationTest.Test(Sequence(50, 0, 1), Sequence(50, 1, 1), 5000, "x", context));
        Assert.ThrowsAny<OperationCanceledException>(() => PermutationTest.Test(Sequence(5, 0, 1), Sequence(5, 1, 1), 5000, "x", context));
    }
}
