using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Property]
public sealed class BoneSegmentationTests
{
    private static readonly GridShape Shape = new(4, 6, 77);

    [Fact]
    public void Every_voxel_type_gives_the_mask_of_its_definition()
    {
        Check(TestVolumes.OfPattern<byte>(Shape), 100);
        Check(TestVolumes.OfPattern<sbyte>(Shape, 1, -120), 3.5);
        Check(TestVolumes.OfPattern<ushort>(Shape, 250), 20_000);
        Check(TestVolumes.OfPattern<short>(Shape, 200, -30_000, new ValueScale(-0.01, 3)), 12.75);
        Check(TestVolumes.OfPattern<uint>(Shape, 17_000_000), 3e9);
        Check(TestVolumes.OfPattern<int>(Shape, 17_000_000, -2e9), -5);
        Check(TestVolumes.OfPattern<float>(Shape, 0.1, -3, new ValueScale(3, -1)), 4);
        Check(TestVolumes.OfPattern<double>(Shape, 0.1, -3), 4.2);
    }

    [Fact]
    public void Values_that_are_not_a_number_are_never_bone_and_are_left_out_of_the_means()
    {
        Volume<float> volume = TestVolumes.Of(Shape, (z, y, x) => x % 10 == 0 ? float.NaN : x);
        var context = RunContext.Default;
        SegmentedVolume result = BoneSegmentation.Segment(volume, new CtParameters(new FixedThreshold(-1e9)), context);
        long nan = Shape.Depth * Shape.Height * 8;
        Assert.Equal(nan, result.Facts.NotFinite);
        Assert.Equal(Shape.Count - nan, result.Facts.BoneVoxels);
        Assert.Equal(Shape.Count - nan, result.Grey.VoiVoxels);
        double mean = Enumerable.Range(0, 77).Where(x => x % 10 != 0).Average();
        Assert.Equal(mean, result.Grey.Voi!.Value, 12);
        Finding finding = Assert.Single(context.Findings.ToList(), f => f.Id == "OST-CT-042");
        Assert.Contains("192 of 1848", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_of_wide_integers_are_exact()
    {
        Volume<uint> volume = TestVolumes.Of(new GridShape(3, 40, 100), (z, y, x) => uint.MaxValue - (uint)(x & 1));
        SegmentedVolume result = BoneSegmentation.Segment(volume, new CtParameters(new FixedThreshold(uint.MaxValue)), RunContext.Default);
        Assert.Equal(uint.MaxValue - 0.5, result.Grey.Voi);
        Assert.Equal(uint.MaxValue, result.Grey.Bone);
        Assert.Equal(6000, result.Facts.BoneVoxels);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        Volume<float> volume = TestVolumes.Of(new GridShape(9, 140, 133), (z, y, x) => (float)Math.Sqrt(TestVolumes.Pattern(z, y, x)));
        foreach (GaussianFilterParameters? filter in (GaussianFilterParameters?[])[null, new GaussianFilterParameters(1.2)])
        {
            var parameters = new CtParameters(new OtsuThreshold()) { Filter = filter };
            SegmentedVolume one = BoneSegmentation.Segment(volume, parameters, TestVolumes.Threads(1));
            foreach (int threads in (int[])[2, 3, 16])
            {
                SegmentedVolume many = BoneSegmentation.Segment(volume, parameters, TestVolumes.Threads(threads));
                Assert.Equal(one.Facts, many.Facts with { PostSteps = one.Facts.PostSteps });
                Assert.True(one.Bone!.SameAs(many.Bone!));
                Assert.Equal(one.Grey, many.Grey);
                Assert.Equal(one.Histogram!.Counts, many.Histogram!.Counts);
                Assert.Equal(one.Planes!.AcrossY.Grey.ToArray(), many.Planes!.AcrossY.Grey.ToArray());
            }
        }
    }

    [Fact]
    public void Planes_are_read_once_in_ascending_order_and_only_where_they_matter()
    {
        using var source = new CountingSource(TestVolumes.OfPattern<byte>(new GridShape(20, 6, 9)));
        var parameters = new CtParameters(new FixedThreshold(100)) { Voi = new BoxVoi((7, 0, 0), (12, 6, 9)) };
        BoneSegmentation.Segment(source, parameters, TestVolumes.Threads(2));
        Assert.Equal(Enumerable.Range(7, 5), source.Reads);
        source.Reads.Clear();
        BoneSegmentation.Segment(source, parameters with { Filter = new GaussianFilterParameters(0.5) }, TestVolumes.Threads(1));
        Assert.Equal(Enumerable.Range(5, 9), source.Reads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_error_of_the_source_comes_through_as_it_is(int threads)
    {
        using var source = new CountingSource(TestVolumes.OfPattern<byte>(new GridShape(8, 6, 9)), failAt: 5);
        var error = Assert.Throws<InvalidContentException>(() =>
            BoneSegmentation.Segment(source, new CtParameters(new FixedThreshold(100)), TestVolumes.Threads(threads)));
        Assert.Equal("OST-TEST-001", error.Finding.Id);
    }

    [Fact]
    public void Work_stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => BoneSegmentation.Segment(
            TestVolumes.OfPattern<byte>(Shape),
            new CtParameters(new FixedThreshold(100)),
            RunContext.Default with { Cancellation = stop.Token }));
    }

    [Fact]
    public void A_constant_image_has_no_threshold_of_otsu_and_says_so()
    {
        var context = RunContext.Default;
        CtResult result =
            CtMeasurement.Measure(TestVolumes.Of(Shape, (_, _, _) => (byte)7), new CtParameters(new OtsuThreshold()), context);
        Assert.Null(result.Segmentation.ThresholdGrey);
        Assert.Null(result.Segmentation.BoneFrom);
        Assert.Contains("same grey value (7)", result["bv"].NotAvailable, StringComparison.Ordinal);
        Assert.Contains("same grey value", result["threshold"].NotAvailable, StringComparison.Ordinal);
        Assert.Equal(7, result["mean_grey"].Value);
        Assert.NotNull(result["tv"].Value);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-CT-043");
    }

    [Fact]
    public void Thresholds_in_physical_units_select_the_voxels_of_the_calibrated_value()
    {
        Volume<ushort> volume = TestVolumes.OfPattern<ushort>(Shape, 100);
        var window = new SkyScanWindow(-0.01, 0.12, 65535);
        Calibration calibration = Calibration.FromSkyScan(window, waterPerMillimetre: 0.02, new ValueScale(9000, -200));
        double Attenuation(double grey) => -0.01 + (0.13 * grey / 65535);
        var hounsfield = new FixedThreshold(500.5, ThresholdUnit.Hounsfield);
        CheckMask(volume, hounsfield, calibration, grey => 1000 * (Attenuation(grey) - 0.02) / 0.02 >= 500.5);
        var density = new FixedThreshold(50.25, ThresholdUnit.MineralDensity);
        CheckMask(volume, density, calibration, grey => (9000 * Attenuation(grey)) - 200 >= 50.25);
    }

    private static void Check<T>(Volume<T> volume, double threshold)
        where T : unmanaged, INumber<T>
    {
        CheckMask(volume, new FixedThreshold(threshold), null, grey => grey >= threshold);
        SegmentedVolume result = BoneSegmentation.Segment(volume, new CtParameters(new FixedThreshold(threshold)), RunContext.Default);
        double sum = 0, bone = 0;
        long n = 0;
        for (int z = 0; z < Shape.Depth; z++)
        {
            foreach (T stored in volume.Slice(z))
            {
                double grey = volume.Header.Scale.ToValue(double.CreateChecked(stored));
                sum += grey;
                if (grey < threshold) continue;
                bone += grey;
                n++;
            }
        }

        Assert.InRange(n, 1, Shape.Count - 1);
        Assert.Equal(1, result.Grey.Voi!.Value / (sum / Shape.Count), 12);
        Assert.Equal(1, result.Grey.Bone!.Value / (bone / n), 12);
    }

    private static void CheckMask<T>(Volume<T> volume, Threshold threshold, Calibration? calibration, Func<double, bool> isBone)
        where T : unmanaged, INumber<T>
    {
        SegmentedVolume result =
            BoneSegmentation.Segment(volume, new CtParameters(threshold) { Calibration = calibration }, RunContext.Default);
        long bone = 0;
        for (int z = 0; z < Shape.Depth; z++)
        {
            for (int y = 0; y < Shape.Height; y++)
            {
                for (int x = 0; x < Shape.Width; x++)
                {
                    bool expected = isBone(volume.Header.Scale.ToValue(double.CreateChecked(volume[z, y, x])));
                    Assert.Equal(expected, result.Bone![z, y, x]);
                    if (expected) bone++;
                }
            }
        }

        Assert.InRange(bone, 1, Shape.Count - 1);
        Assert.Equal(bone, result.Facts.BoneVoxels);
    }
}
