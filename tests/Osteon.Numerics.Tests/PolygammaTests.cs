namespace Osteon.Numerics.Tests;

[Unit]
public sealed class PolygammaTests
{
    private const double Euler = 0.577215664901532860606512090082;
    private const double Apery = 1.20205690315959428539973816151;

    [Fact]
    public void Known_values()
    {
        Assert.Equal(-Euler, PolygammaFunction.Digamma(1), 1e-15);
        Assert.Equal(-Euler - (2 * Math.Log(2)), PolygammaFunction.Digamma(0.5), 4e-15);
        Assert.Equal(Math.PI * Math.PI / 6, PolygammaFunction.Trigamma(1), 1e-15);
        Assert.Equal(Math.PI * Math.PI / 2, PolygammaFunction.Trigamma(0.5), 4e-15);
        Assert.Equal(-2 * Apery, PolygammaFunction.Tetragamma(1), 4e-15);
        Assert.Equal(-14 * Apery, PolygammaFunction.Tetragamma(0.5), 3e-14);
    }

    [Fact]
    public void Recurrences_hold_on_both_sides_of_the_series()
    {
        foreach (double x in (double[])[1e-3, 0.3, 1.7, 8.2, 13.9, 14.5, 15, 40, 1e5])
        {
            Assert.Equal(1 / x, PolygammaFunction.Digamma(x + 1) - PolygammaFunction.Digamma(x), 1e-14 * (1 + (1 / x)));
            Assert.Equal(1 / (x * x), PolygammaFunction.Trigamma(x) - PolygammaFunction.Trigamma(x + 1), 1e-14 * (1 + (1 / (x * x))));
            Assert.Equal(
                2 / (x * x * x), PolygammaFunction.Tetragamma(x + 1) - PolygammaFunction.Tetragamma(x), 1e-14 * (1 + (2 / (x * x * x))));
        }
    }

    [Fact]
    public void The_inverse_goes_back()
    {
        foreach (double y in (double[])[1e-4, 0.01, 0.5, 1, 3, 20, 1e3, 1e5])
            Assert.Equal(y, PolygammaFunction.InverseTrigamma(PolygammaFunction.Trigamma(y)), 1e-7 * y);
        Assert.Equal(1 / 1e-8, PolygammaFunction.InverseTrigamma(1e-8), 1);
    }

    [Fact]
    public void The_difference_from_the_logarithm_keeps_its_digits()
    {
        Assert.Equal(Math.Log(3) - PolygammaFunction.Digamma(3), PolygammaFunction.LogMinusDigamma(3), 1e-15);
        Assert.Equal(5e-13, PolygammaFunction.LogMinusDigamma(1e12), 1e-24);
    }
}

/// <summary>Against mpmath 1.3.0 with 50 digits.</summary>
[Oracle]
public sealed class PolygammaOracleTests
{
    [Theory]
    [InlineData(0.1, -10.4237549404110768, 101.433299150792759)]
    [InlineData(0.5, -1.96351002602142348, 4.93480220054467931)]
    [InlineData(1, -0.577215664901532861, 1.64493406684822644)]
    [InlineData(2.5, 0.703156640645243187, 0.490357756100234865)]
    [InlineData(9.75, 2.22510953504457601, 0.108003243336631855)]
    [InlineData(40, 3.67632737403484313, 0.0253151038412910282)]
    [InlineData(100000, 11.5129204649618951, 0.0000100000500001666667)]
    public void Digamma_and_trigamma_agree(double x, double digamma, double trigamma)
    {
        Assert.Equal(digamma, PolygammaFunction.Digamma(x), 4e-15 * Math.Max(1, Math.Abs(digamma)));
        Assert.Equal(trigamma, PolygammaFunction.Trigamma(x), 4e-15 * trigamma);
    }
}
