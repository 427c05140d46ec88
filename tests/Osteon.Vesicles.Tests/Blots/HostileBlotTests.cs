using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>Pictures that are no blots: every one must give a result or a finding.</summary>
[Property]
public sealed class HostileBlotTests
{
    [Fact]
    public void Any_picture_is_measured_or_refused() => PropertyCheck.ForAll(
        from width in Gen.Choose(1, 90)
        from height in Gen.Choose(1, 90)
        from kind in Gen.Choose(0, 6)
        from seed in Gen.Choose(0, 1_000_000)
        from dark in Gen.Elements(BlotPolarity.Detect, BlotPolarity.BrightBands, BlotPolarity.DarkBands)
        from background in Gen.Elements(BlotBackground.LocalMedian, BlotBackground.ValleyLine, BlotBackground.RollingBall)
        select (width, height, kind, seed, dark, background),
        p =>
        {
            GreyImage image = Picture(p.width, p.height, p.kind, new Rng((ulong)p.seed));
            var context = new RunContext();
            BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default with { Polarity = p.dark, Background = p.background, BallRadius = 12 }, context);
            Assert.True(result.Lanes.Count > 0 || context.Findings.HasErrors);
            Assert.All(result.Bands, b =>
            {
                Assert.True(double.IsFinite(b.Volume) && double.IsFinite(b.VolumeError) && double.IsFinite(b.DetectionLimit));
                Assert.Equal(b.Box, b.Box.ClipTo(image.Width, image.Height));
                Assert.InRange(b.Lane, 1, result.Lanes.Count);
            });
            Assert.All(result.Lanes, l => Assert.True(l.Profile.All(double.IsFinite) && l.Baseline.All(double.IsFinite) && double.IsFinite(l.Total)));
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(1e9)]
    public void A_ball_that_is_no_ball_is_refused(double radius)
    {
        var context = new RunContext();
        BlotParameters parameters = BlotParameters.Default with { Background = BlotBackground.RollingBall, BallRadius = radius };
        Assert.Throws<InvalidContentException>(() => BlotQuantification.Quantify(Picture(40, 30, 0, new Rng(1)), parameters, context));
        Assert.Equal(["OST-BLT-001"], context.Findings.ToList().Select(f => f.Id));
    }

    [Fact]
    public void Boxes_outside_are_all_reported()
    {
        GreyImage image = Picture(40, 30, 0, new Rng(1));
        var context = new RunContext();
        BlotParameters parameters = BlotParameters.Default with
        {
            Lanes = [new PixelBox(0, 0, 10, 30), new PixelBox(35, 0, 10, 30)],
            Bands = [new BandRegion(3, new PixelBox(0, 0, 5, 5)), new BandRegion(1, new PixelBox(int.MaxValue, 0, int.MaxValue, 1))],
            MinSignalToNoise = double.NaN,
        };
        Assert.Throws<InvalidContentException>(() => BlotQuantification.Quantify(image, parameters, context));
        Assert.Equal(["OST-BLT-001", "OST-BLT-002", "OST-BLT-002", "OST-BLT-003"], context.Findings.ToList().Select(f => f.Id).Order());
    }

    private static GreyImage Picture(int width, int height, int kind, Rng random)
    {
        int full = kind % 2 == 0 ? byte.MaxValue : ushort.MaxValue;
        var values = new ushort[width * height];
        for (int i = 0; i < values.Length; i++)
        {
            int x = i % width, y = i / width;
            values[i] = (ushort)(kind switch
            {
                0 => full / 3,
                1 => full,
                2 => random.NextInt(full + 1),
                3 => x < width / 2 ? 0 : full,
                4 => Math.Abs(y - height / 2) < 3 && x % 20 < 14 ? full : full / 10,
                5 => (long)full * x / Math.Max(1, width - 1),
                _ => random.NextInt(100) == 0 ? full : random.NextInt(3),
            });
        }

        return GreyImage.Of(height, width, values, full);
    }
}
