using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

[Oracle]
public sealed class ScaleBarTests
{
    private static readonly Rng Random = new RandomStreams(5).Stream("bars");

    private static GreyImage WithBars(params (int Left, int Top, int Width, int Height, int Grey)[] bars)
    {
        return Drawn.Image(400, 600, (x, y) =>
        {
            foreach ((int l, int t, int w, int h, int g) in bars) if (x >= l && x < l + w && y >= t && y < t + h) return g;
            return 130 + (12 * Random.NextNormal());
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void A_bar_is_as_long_as_its_pixels(int grey)
    {
        ScaleBar bar = Assert.Single(ScaleBarDetection.Find(WithBars((50, 360, 161, 6, grey))));
        Assert.Equal(161, bar.Length, 0.7);
        Assert.Equal(new PixelBox(50, 360, 161, 6), bar.Box);
    }

    [Fact]
    public void A_blurred_bar_is_as_long_as_at_half_height()
    {
        GreyImage image = Drawn.Image(200, 400, (x, y) =>
            200 - (200 * Soft(x - 59.5) * Soft(259.5 - x) * Soft(y - 149.5) * Soft(157.5 - y)));
        ScaleBar bar = Assert.Single(ScaleBarDetection.Find(image));
        Assert.Equal(200, bar.Length, 0.2);

        static double Soft(double d) => 1 / (1 + Math.Exp(-d / 0.6));
    }

    [Fact]
    public void Thick_short_and_faint_rectangles_are_no_bars() =>
        Assert.Empty(ScaleBarDetection.Find(WithBars((50, 100, 160, 60, 0), (300, 200, 30, 3, 0), (50, 360, 161, 6, 118))));

    [Fact]
    public void Nothing_is_guessed_from_two_bars()
    {
        var findings = new FindingCollector();
        Assert.Null(MicrographScale.Of(WithBars((50, 360, 161, 6, 0), (350, 30, 100, 5, 255)), null, 200, findings));
        Finding finding = Assert.Single(findings.ToList());
        Assert.Equal("OST-TEM-008", finding.Id);
        Assert.Contains("161", finding.Value, StringComparison.Ordinal);
        Assert.Contains("100", finding.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_given_pixel_size_goes_before_the_bar_and_the_bar_before_the_tags()
    {
        GreyImage image = WithBars((50, 360, 200, 6, 0));
        var tagged = GreyImage.Of(400, 600, image.Values.ToArray(), 255, new GreyImageOrigin(PixelSize: (0.5e-6, 0.5e-6)));
        var findings = new FindingCollector();
        Assert.Equal((2, ScaleSource.Given), Facts(MicrographScale.Of(tagged, 2, 100, findings)));
        Assert.Equal(["OST-TEM-009", "OST-TEM-009"], findings.ToList().Select(f => f.Id));
        findings = new FindingCollector();
        MicrographScale? bar = MicrographScale.Of(tagged, null, 100, findings);
        Assert.Equal(ScaleSource.ScaleBar, bar!.Source);
        Assert.Equal(0.5, bar.PixelSizeNm, 0.003);
        Assert.Equal((0.5, ScaleSource.Tags), Facts(MicrographScale.Of(tagged, null, null, findings)));
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData(72)]
    [InlineData(96)]
    [InlineData(600)]
    public void A_print_resolution_is_no_pixel_size(double perInch)
    {
        var image = GreyImage.Of(4, 4, new ushort[16], 255, new GreyImageOrigin(PixelSize: (25.4 / perInch, 25.4 / perInch)));
        var findings = new FindingCollector();
        Assert.Null(MicrographScale.Of(image, null, null, findings));
        Assert.Equal(["OST-TEM-005", "OST-TEM-004"], findings.ToList().Select(f => f.Id));
    }

    [Fact]
    public void Pixels_that_are_not_square_are_refused()
    {
        var image = GreyImage.Of(4, 4, new ushort[16], 255, new GreyImageOrigin(PixelSize: (1e-6, 1.2e-6)));
        var findings = new FindingCollector();
        Assert.Null(MicrographScale.Of(image, null, null, findings));
        Assert.Equal("OST-TEM-006", Assert.Single(findings.ToList()).Id);
    }

    private static (double, ScaleSource) Facts(MicrographScale? scale) => (Math.Round(scale!.PixelSizeNm, 9), scale.Source);
}
