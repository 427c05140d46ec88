using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

/// <summary>Ranks without sorting, and the blur, against the plain way.</summary>
[Property]
public sealed class OrderStatisticTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5000)]
    public void Ranks_are_those_of_the_sorted_values(int count)
    {
        var random = new Rng((ulong)count);
        float[] values = [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? 0 : (float)Math.Exp(20 * (random.NextDouble() - 0.5)))];
        float[] sorted = [.. values.Order()];
        var ranks = new OrderStatistic(values);
        for (int i = 0; i < count; i += 1 + (count / 100)) Assert.Equal(sorted[i], ranks.At(i));
        Assert.Equal(sorted[^1], ranks.At(count - 1));
    }

    [Fact]
    public void Negative_values_and_ranks_outside_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new OrderStatistic(new float[] { 1, -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderStatistic(new float[] { 1 }).At(1));
    }

    [Fact]
    public void A_blur_is_the_plain_sum_to_the_last_bit()
    {
        const int Width = 37, Height = 23, Reach = 4;
        const double Sigma = 1.3;
        var random = new Rng(4);
        var plane = new GreyPlane(Height, Width, [.. Enumerable.Range(0, Width * Height).Select(_ => (float)random.NextNormal())]);
        float[] kernel = [.. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(i => (float)Math.Exp(-(i * i) / (2 * Sigma * Sigma)))];
        float sum = kernel.Sum();
        for (int i = 0; i < kernel.Length; i++) kernel[i] /= sum;
        float[] across = new float[Width * Height];
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                for (int k = 0; k < kernel.Length; k++) across[(y * Width) + x] += kernel[k] * plane[y, Math.Clamp(x + k - Reach, 0, Width - 1)];
        GreyPlane blurred = plane.Blurred(Sigma);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                float expected = 0;
                for (int k = 0; k < kernel.Length; k++) expected += kernel[k] * across[(Math.Clamp(y + k - Reach, 0, Height - 1) * Width) + x];
                Assert.Equal(expected, blurred[y, x]);
            }
    }
}
