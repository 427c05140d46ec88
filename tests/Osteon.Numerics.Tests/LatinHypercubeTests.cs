using Osteon.Primitives;

namespace Osteon.Numerics.Tests;

[Unit]
public sealed class LatinHypercubeTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 4)]
    [InlineData(200, 2)]
    public void Every_slice_of_every_dimension_holds_one_point(int count, int dimensions)
    {
        Matrix points = LatinHypercube.Sample(count, dimensions, new Rng(4));
        for (int d = 0; d < dimensions; d++)
        {
            Assert.Equal(Enumerable.Range(0, count), points.Column(d).Select(x => (int)(x * count)).Order());
            Assert.All(points.Column(d), x => Assert.InRange(x, 0, Math.BitDecrement(1.0)));
        }

        Assert.Equal(points.Values, LatinHypercube.Sample(count, dimensions, new Rng(4)).Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => LatinHypercube.Sample(0, 1, new Rng(1)));
    }
}
