namespace Osteon.Numerics.Tests;

/// <summary>Tails of t beyond the smallest number, against mpmath (40 digits) and R 4.2.2's qt(log.p = TRUE).</summary>
[Oracle]
public sealed class StudentTTailTests
{
    [Theory]
    [InlineData(60, 1000, -767.278933723081173)]
    [InlineData(500, 300, -1012.76601785005563)]
    [InlineData(45, 1e5, -1007.10083807336358)]
    [InlineData(1e10, 80, -1669.90008577745794)]
    public void Logarithm_of_the_tail(double t, double df, double expected)
    {
        Assert.Equal(expected, StudentT.LogSurvival(t, df), 1e-12 * Math.Abs(expected));
        Assert.Equal(t, StudentT.UpperQuantileOfLog(expected, df), 1e-11 * t);
    }

    [Theory]
    [InlineData(-2000, 50, 1571264697296161024)]
    [InlineData(-1000, 5000, 49.450459124460224)]
    [InlineData(-3, 7, 1.8974812167402282)]
    public void Quantile_of_the_logarithm(double logP, double df, double expected) =>
        Assert.Equal(expected, StudentT.UpperQuantileOfLog(logP, df), 1e-10 * expected);
}
