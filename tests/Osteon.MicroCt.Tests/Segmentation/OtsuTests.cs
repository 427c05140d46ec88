using System.Globalization;
using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>Otsu's threshold against its definition and against scikit-image (Oracles/skimage_oracles.py).</summary>
[Oracle]
public sealed class OtsuTests
{
    private static readonly GridShape Shape = new(6, 13, 17);

    public static TheoryData<string, double, long> Fixture
    {
        get
        {
            var data = new TheoryData<string, double, long>();
            foreach (string[] cells in TestVolumes.Fixture("otsu.tsv"))
            {
                double threshold = double.Parse(cells[1], CultureInfo.InvariantCulture);
                data.Add(cells[0], threshold, long.Parse(cells[2], CultureInfo.InvariantCulture));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fixture))]
    public void Level_and_mask_are_those_of_scikit_image(string image, double threshold, long above)
    {
        using ISliceSource source = Image(image);
        SegmentedVolume result = BoneSegmentation.Segment(source, new CtParameters(new OtsuThreshold()), RunContext.Default);
        Assert.Equal(threshold, result.Facts.ThresholdGrey);
        Assert.Equal(above, result.Facts.BoneVoxels);
        Assert.Equal(above, result.Bone!.Count());
    }

    [Fact]
    public void The_best_split_is_the_one_of_the_definition()
    {
        Rng random = RunContext.Default.Random.Stream("otsu");
        for (int round = 0; round < 60; round++)
        {
            var counts = new long[round % 3 == 0 ? 256 : 20];
            for (int i = 0; i < counts.Length; i++) counts[i] = random.NextInt(3) == 0 ? 0 : random.NextInt(round % 2 == 0 ? 3 : 1000);
            Assert.Equal(ByDefinition(counts), Otsu.Threshold(counts, i => i));
        }
    }

    [Fact]
    public void Of_equal_splits_the_first_wins_and_empty_levels_belong_to_the_next_class()
    {
        Assert.Equal(2, Otsu.Threshold([0, 0, 5, 0, 0, 0, 5, 0], i => i));
        Assert.Equal(0, Otsu.Threshold([4, 4], i => i));
        Assert.Null(Otsu.Threshold([0, 0, 7], i => i));
        Assert.Null(Otsu.Threshold([], i => i));
    }

    [Fact]
    public void A_negative_slope_finds_the_level_of_the_inverted_image()
    {
        Volume<byte> plain = TestVolumes.OfPattern<byte>(Shape);
        Volume<byte> inverted = TestVolumes.Of(Shape, (z, y, x) => (byte)(255 - plain[z, y, x]), new ValueScale(-1, 255));
        SegmentedVolume a = BoneSegmentation.Segment(plain, new CtParameters(new OtsuThreshold()), RunContext.Default);
        SegmentedVolume b = BoneSegmentation.Segment(inverted, new CtParameters(new OtsuThreshold()), RunContext.Default);
        Assert.Equal(a.Facts.ThresholdGrey, b.Facts.ThresholdGrey);
        Assert.Equal(a.Facts.BoneFrom, b.Facts.BoneFrom);
        Assert.True(a.Bone!.SameAs(b.Bone!));
        Assert.Equal(a.Histogram!.Counts, b.Histogram!.Counts);
        Assert.Equal(a.Histogram.Low, b.Histogram.Low);
    }

    [Fact]
    public void Integers_that_span_too_many_levels_are_binned_and_a_note_says_so()
    {
        Volume<int> wide = TestVolumes.Of(Shape, (z, y, x) => (int)(TestVolumes.Pattern(z, y, x) * 8_000_000 - 1_000_000_000));
        var context = RunContext.Default;
        SegmentedVolume result = BoneSegmentation.Segment(wide, new CtParameters(new OtsuThreshold()), context);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-CT-040");
        Assert.InRange(result.Facts.BoneVoxels, 640, 680);
    }

    /// <summary>The split with the largest variance between classes, in exact arithmetic: (w1 s0 − w0 s1)² / (w0 w1).</summary>
    private static int? ByDefinition(long[] counts)
    {
        int? best = null;
        (BigInteger bestNumerator, BigInteger bestDenominator) = (-1, 1);
        for (int t = 0; t < counts.Length - 1; t++)
        {
            (BigInteger w0, BigInteger s0, BigInteger w1, BigInteger s1) = (0, 0, 0, 0);
            for (int i = 0; i < counts.Length; i++)
            {
                if (i <= t) (w0, s0) = (w0 + counts[i], s0 + (counts[i] * (BigInteger)i));
                else (w1, s1) = (w1 + counts[i], s1 + (counts[i] * (BigInteger)i));
            }

            if (w0 == 0 || w1 == 0) continue;
            BigInteger difference = (w1 * s0) - (w0 * s1);
            BigInteger numerator = difference * difference;
            BigInteger denominator = w0 * w1;
            if (numerator * bestDenominator > bestNumerator * denominator)
                (best, bestNumerator, bestDenominator) = (t, numerator, denominator);
        }

        return best;
    }

    private static ISliceSource Image(string name) => name switch
    {
        "UInt8 pattern" => TestVolumes.OfPattern<byte>(Shape),
        "UInt8 squares" => TestVolumes.Of(Shape, (z, y, x) => (byte)(Power(z, y, x, 2) / 251)),
        "UInt8 two levels" => TestVolumes.Of(Shape, (z, y, x) => (byte)(Power(z, y, x, 1) > 200 ? 90 : 40)),
        "Int8 squares" => TestVolumes.Of(Shape, (z, y, x) => (sbyte)((Power(z, y, x, 2) / 251) - 125)),
        "UInt16 cubes" => TestVolumes.Of(Shape, (z, y, x) => (ushort)(Power(z, y, x, 3) / 300)),
        "Int16 cubes" => TestVolumes.Of(Shape, (z, y, x) => (short)((Power(z, y, x, 3) / 500) - 20000)),
        "UInt32 cubes" => TestVolumes.Of(Shape, (z, y, x) => (uint)Power(z, y, x, 3)),
        "Int32 cubes" => TestVolumes.Of(Shape, (z, y, x) => (int)(Power(z, y, x, 3) - 9_000_000)),
        "Float32 roots" => TestVolumes.Of(Shape, (z, y, x) => (float)Math.Sqrt(Power(z, y, x, 1))),
        "Float64 roots" => TestVolumes.Of(Shape, (z, y, x) => Math.Sqrt(Power(z, y, x, 1)) - 7),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static long Power(int z, int y, int x, int exponent)
    {
        long value = TestVolumes.Pattern(z, y, x);
        return exponent switch { 1 => value, 2 => value * value, _ => value * value * value };
    }
}
