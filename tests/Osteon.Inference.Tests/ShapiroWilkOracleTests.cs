using Osteon.Numerics;

namespace Osteon.Inference.Tests;

/// <summary>Shapiro–Wilk against R 4.2.2's shapiro.test over sizes on both sides of every branch of the algorithm, and shapes from
/// normal to discrete.</summary>
[Oracle]
public sealed class ShapiroWilkOracleTests
{
    public static TheoryData<string> Cases => [.. OracleTables.Cases("one")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_R(string @case)
    {
        TestResult result = ShapiroWilk.Test(OracleTables.Groups("one", @case)[0].Present());
        var check = new OracleComparison(@case);
        check.Check("shapiro.x.statistic", result.Statistic);
        check.Check("shapiro.x.p", result.P, absolute: @case.EndsWith('3') ? 1e-8 : 0); // R rounds the constants for n = 3
        check.AssertAll();
    }

    [Fact]
    public void Equals_R_at_the_largest_size()
    {
        double[] x = [.. Enumerable.Range(1, 5000).Select(i => -Elementary.Log1p(-(i - 0.5) / 5000))];
        TestResult result = ShapiroWilk.Test(x);
        var check = new OracleComparison("sw_exponential_scores5000");
        check.Check("shapiro.statistic", result.Statistic);
        check.Check("shapiro.p", result.P, absolute: 0);
        check.AssertAll();
        Assert.NotNull(ShapiroWilk.Test([.. x, 1]).NotAvailable);
    }
}
