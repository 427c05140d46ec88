using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Property]
public sealed class GreyHistogramTests
{
    [Fact]
    public void Every_level_of_an_integer_image_is_a_bin_with_the_level_at_its_centre()
    {
        Volume<short> volume = TestVolumes.OfPattern<short>(new GridShape(3, 5, 70), 3, -300, new ValueScale(0.5, 10));
        GreyHistogram histogram = Segment(volume).Histogram!;
        Assert.True(histogram.IsLevels);
        Assert.Equal(volume.Shape.Count, histogram.Total);
        for (int i = 0; i < histogram.Counts.Count; i++)
        {
            double grey = histogram.Centre(i);
            Assert.Equal(Count(volume, g => Math.Abs(g - grey) < 1e-9), histogram.Counts[i]);
        }
    }

    [Fact]
    public void Bins_of_unknown_range_count_every_finite_value_once_in_its_bin()
    {
        Volume<float> volume = TestVolumes.Of(
            new GridShape(4, 6, 33), (z, y, x) => x == 5 ? float.NaN : (float)Math.Pow(TestVolumes.Pattern(z, y, x) - 90, 3) / 7);
        GreyHistogram histogram = Segment(volume).Histogram!;
        Assert.InRange(histogram.Counts.Count, 512, 1024);
        Assert.Equal(volume.Shape.Count - (4 * 6), histogram.Total);
        for (int i = 0; i < histogram.Counts.Count; i++)
        {
            double low = histogram.Low + (i * histogram.Width);
            Assert.Equal(Count(volume, g => g >= low && g < low + histogram.Width), histogram.Counts[i]);
        }
    }

    [Fact]
    public void The_order_of_values_does_not_change_the_bins()
    {
        double[] values = [0, -1e-300, 3.5, 1e9, -7, 12.25, 1e-5, 4, 4, -1e7];
        GreyHistogram? first = null;
        Rng random = RunContext.Default.Random.Stream("order");
        for (int round = 0; round < 50; round++)
        {
            var counter = new DyadicCounter<double>(ValueScale.Identity);
            counter.Add(values, [(1UL << values.Length) - 1]);
            GreyHistogram histogram = counter.ToHistogram(ValueScale.Identity)!;
            first ??= histogram;
            Assert.Equal((first.Low, first.Width), (histogram.Low, histogram.Width));
            Assert.Equal(first.Counts, histogram.Counts);
            random.Shuffle(values.AsSpan());
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-3.25)]
    [InlineData(1e300)]
    public void A_constant_has_one_bin(double value)
    {
        var counter = new DyadicCounter<double>(ValueScale.Identity);
        double[] values = [value, value, value];
        counter.Add(values, [7UL]);
        GreyHistogram histogram = counter.ToHistogram(ValueScale.Identity)!;
        Assert.Equal([3L], histogram.Counts);
        Assert.InRange(value, histogram.Low, histogram.Low + histogram.Width);
    }

    [Fact]
    public void Joining_bins_and_quantiles_keep_all_voxels()
    {
        var histogram = new GreyHistogram(-0.5, 1, [1, 2, 3, 4, 5, 6, 7], true);
        GreyHistogram joined = histogram.Rebin(3);
        Assert.Equal([6L, 15L, 7L], joined.Counts);
        Assert.Equal((-0.5, 3.0), (joined.Low, joined.Width));
        Assert.Same(histogram, histogram.Rebin(7));
        Assert.Equal(0, histogram.Quantile(0));
        Assert.Equal(0, histogram.Quantile(1 / 28.0));
        Assert.Equal(4, histogram.Quantile(0.5));
        Assert.Equal(6, histogram.Quantile(1));
    }

    private static SegmentedVolume Segment(ISliceSource source) =>
        BoneSegmentation.Segment(source, new CtParameters(new FixedThreshold(1)), RunContext.Default);

    private static long Count<T>(Volume<T> volume, Func<double, bool> predicate)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        long count = 0;
        for (int z = 0; z < volume.Shape.Depth; z++)
            foreach (T stored in volume.Slice(z))
                if (predicate(volume.Header.Scale.ToValue(double.CreateChecked(stored)))) count++;
        return count;
    }
}
