namespace Osteon.Numerics.Tests;

[Unit]
public sealed class KernelTests
{
    [Fact]
    public void A_compensated_sum_keeps_what_cancellation_would_lose()
    {
        Assert.Equal(2, CompensatedSum.Of([1, 1e100, 1, -1e100]));
        Assert.Equal(0, CompensatedSum.Of([]));
        double[] tenths = [.. Enumerable.Repeat(0.1, 1_000_000)];
        Assert.Equal(100_000, CompensatedSum.Of(tenths), 1e-11);
        Assert.NotEqual(100_000, tenths.Aggregate(0.0, (a, b) => a + b), 1e-7);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(-1e-9)]
    [InlineData(3e-5)]
    [InlineData(0.2)]
    public void Small_arguments_keep_their_digits(double x)
    {
        double log = x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4);
        double exp = x + (x * x / 2) + (x * x * x / 6) + (x * x * x * x / 24);
        if (Math.Abs(x) < 1e-4)
        {
            Assert.Equal(log, Elementary.Log1p(x), 4e-16 * Math.Abs(x));
            Assert.Equal(exp, Elementary.Expm1(x), 4e-16 * Math.Abs(x));
        }

        Assert.Equal(x, Elementary.Expm1(Elementary.Log1p(x)), 1e-15 * Math.Abs(x));
    }

    [Fact]
    public void Ends_of_the_elementary_functions()
    {
        Assert.Equal(double.NegativeInfinity, Elementary.Log1p(-1));
        Assert.Equal(-1, Elementary.Expm1(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Elementary.Expm1(1000));
        Assert.Equal(double.PositiveInfinity, Elementary.Log1p(double.PositiveInfinity));
    }

    [Fact]
    public void Roots_are_found_to_the_last_bits()
    {
        Assert.Equal(Math.Sqrt(2), MonotoneRoot.Between(x => (x * x) - 2, 0, 10), 4e-16);
        Assert.Equal(Math.Log(3), MonotoneRoot.From(x => 3 - Math.Exp(x), -5, 0.1, increasing: false), 1e-15);
        Assert.Equal(-7, MonotoneRoot.From(x => x + 7, 100, 1, increasing: true), 1e-14);
        Assert.Equal(0, MonotoneRoot.From(x => x + 7, 3, 1, increasing: true, (0, 1e9)));
        Assert.Throws<ArgumentException>(() => MonotoneRoot.Between(x => (x * x) + 1, -1, 1));
        // A step has no zero: the place of the step is found.
        Assert.Equal(0.3, MonotoneRoot.Between(x => x < 0.3 ? -1 : 1, 0, 1), 1e-15);
    }

    [Fact]
    public void Ends_of_the_distributions()
    {
        Assert.Equal(1, StudentT.TwoSided(0, 5));
        Assert.Equal(0, StudentT.TwoSided(double.PositiveInfinity, 5));
        Assert.Equal(2 / (Math.PI * 1e200), StudentT.TwoSided(1e200, 1), 1e-213); // Cauchy tail, far beyond where t² overflows
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, NormalDistribution.Cdf(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(1, FDistribution.Survival(0, 2, 3));
        Assert.Equal(1, ChiSquared.Survival(-1, 3));
        Assert.Equal(1, StudentisedRange.Survival(0, 3, 8));
        Assert.Equal(0, StudentisedRange.Survival(double.PositiveInfinity, 3, 8));
        Assert.Equal(0, NoncentralF.NoncentralityForUpper(0.5, 2, 20, 0.025));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(double.NaN, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentisedRange.Survival(1, 1, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DunnettMaximum(5, [], 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
    }
}
