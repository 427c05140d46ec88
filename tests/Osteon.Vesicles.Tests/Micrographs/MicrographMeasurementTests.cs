using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

[Oracle]
public sealed class MicrographMeasurementTests
{
    [Fact]
    public void Discs_come_out_with_their_places_and_diameters()
    {
        (double X, double Y, double Radius)[] discs = [(90.3, 100.7, 20), (250.5, 120.2, 40.4), (150, 300, 60.3), (330.8, 330.1, 27.7)];
        MeasuredVesicle[] found = [.. Drawn.Measure(Drawn.Discs(420, discs)).Vesicles];
        Assert.Equal(discs.Length, found.Length);
        foreach ((double x, double y, double r) in discs)
        {
            MeasuredVesicle one = found.MinBy(f => f.Shape.Centroid.DistanceTo(new(x, y)))!;
            Assert.InRange(one.Shape.Centroid.DistanceTo(new(x, y)), 0, 0.35);
            Assert.Equal(2 * r, one.Shape.EquivalentDiameter, 0.012 * 2 * r);
            Assert.InRange(one.Shape.Roundness, 0.97, 1.001);
            Assert.InRange(one.Appearance.CupScore!.Value, -0.1, 0.1);
        }
    }

    [Fact]
    public void The_diameter_in_nm_is_that_in_pixels_times_the_pixel_size()
    {
        GreyImage image = Drawn.Discs(300, (150, 150, 40));
        double one = Assert.Single(Drawn.Measure(image).Diameters);
        MicrographResult half = MicrographMeasurement.Measure(
            image, new MicrographParameters(0.5) { Polarity = MicrographPolarity.Bright, MinDiameterNm = 12.5, MaxDiameterNm = 250 },
                MicrographCorrections.None, RunContext.Default);
        Assert.Equal(one / 2, Assert.Single(half.Diameters), 1e-9);
    }

    [Fact]
    public void Touching_discs_stay_two()
    {
        MeasuredVesicle[] found = [.. Drawn.Measure(Drawn.Discs(300, (110, 150, 35), (178, 150, 33))).Vesicles];
        Assert.Equal(2, found.Length);
        Assert.Equal(70, found.MinBy(f => f.Shape.Centroid.X)!.Shape.EquivalentDiameter, 2.5);
        Assert.Equal(66, found.MaxBy(f => f.Shape.Centroid.X)!.Shape.EquivalentDiameter, 2.5);
    }

    [Fact]
    public void A_disc_cut_by_the_edge_is_listed_but_does_not_count()
    {
        MicrographResult result = Drawn.Measure(Drawn.Discs(300, (150, 150, 40), (292, 100, 30)));
        Assert.Single(result.Vesicles);
        Assert.Contains(result.Objects, o => o.Exclusion == VesicleExclusion.OnEdge && o.Shape.Centroid.X > 260);
    }

    [Fact]
    public void Noise_alone_gives_nothing_and_says_so()
    {
        var findings = new FindingCollector();
        MicrographResult result = MicrographMeasurement.Measure(
            Drawn.Discs(400), new MicrographParameters(1) { Polarity = MicrographPolarity.Bright }, MicrographCorrections.None,
                RunContext.Default with { Findings = findings });
        Assert.Empty(result.Vesicles);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-TEM-012");
    }

    [Fact]
    public void A_picture_of_one_grey_value_has_no_structure()
    {
        var findings = new FindingCollector();
        MicrographResult result = MicrographMeasurement.Measure(
            Drawn.Image(200, 200, (_, _) => 7), new MicrographParameters(1), MicrographCorrections.None,
                RunContext.Default with { Findings = findings });
        Assert.Empty(result.Objects);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-TEM-021");
    }

    [Fact]
    public void A_dark_disc_is_found_as_dark_with_the_same_diameter()
    {
        GreyImage bright = Drawn.Discs(300, (150, 150, 40));
        GreyImage dark = Drawn.Image(300, 300, (x, y) => 255 - bright.Row(y)[x]);
        double a = Assert.Single(Drawn.Measure(bright).Diameters), b =
            Assert.Single(Drawn.Measure(dark, polarity: MicrographPolarity.Dark).Diameters);
        Assert.Equal(a, b, 0.05);
        MicrographResult found = Drawn.Measure(dark, polarity: MicrographPolarity.Auto);
        Assert.Equal(MicrographPolarity.Dark, found.Polarity);
    }

    [Fact]
    public void Turning_the_picture_by_a_quarter_turns_the_result()
    {
        GreyImage image = Drawn.Discs(320, (100, 110, 30), (210, 200, 45));
        GreyImage turned = Drawn.Image(320, 320, (x, y) => image.Row(x)[319 - y]);
        double[] a = [.. Drawn.Measure(image).Diameters.Order()], b = [.. Drawn.Measure(turned).Diameters.Order()];
        Assert.Equal(a.Length, b.Length);
        for (int i = 0; i < a.Length; i++) Assert.Equal(a[i], b[i], 0.01 * a[i]);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        GreyImage image = Drawn.Discs(300, (110, 150, 35), (200, 100, 30));
        MeasuredVesicle[] Run(int threads) => [.. MicrographMeasurement.Measure(
            image, new MicrographParameters(1), MicrographCorrections.None, RunContext.Default with { Threads = threads }).Objects];
        MeasuredVesicle[] one = Run(1), four = Run(4);
        Assert.Equal(one.Select(o => (o.Id, o.Shape, o.Score)), four.Select(o => (o.Id, o.Shape, o.Score)));
    }

    [Fact]
    public void A_banner_and_the_letters_beside_the_bar_are_not_measured()
    {
        GreyImage plain = Drawn.Discs(400, (150, 150, 40));
        GreyImage image = Drawn.Image(400, 400, (x, y) =>
            y >= 370 ? (x is > 40 and < 60 ? 255 : 0)
            : y is >= 340 and < 345 && x is >= 30 and < 130 ? 0
            : y is >= 310 and < 335 && x is >= 40 and < 65 && (((x - 52) * (x - 52)) + ((y - 322) * (y - 322))) is < 140 and > 60 ? 0
            : plain.Row(y)[x]);
        MicrographResult result = Drawn.Measure(image);
        Assert.Equal((0, 30), result.Banner);
        MeasuredVesicle one = Assert.Single(result.Vesicles);
        Assert.Equal(80, one.Shape.EquivalentDiameter, 1.0);
        Assert.DoesNotContain(result.Objects, o => o.Shape.Centroid.Y > 300);
    }

    [Theory]
    [InlineData(0, 25, 500, "OST-TEM-001")]
    [InlineData(1, -1, 500, "OST-TEM-001")]
    [InlineData(1, 50, 50, "OST-TEM-001")]
    [InlineData(100, 25, 500, "OST-TEM-002")]
    public void Impossible_parameters_are_refused(double pixel, double low, double high, string id)
    {
        var failure = Assert.Throws<InvalidContentException>(() => MicrographMeasurement.Measure(
            Drawn.Image(64, 64, (_, _) => 1), new MicrographParameters(pixel) { MinDiameterNm = low, MaxDiameterNm = high },
                MicrographCorrections.None, RunContext.Default));
        Assert.Equal(id, failure.Finding.Id);
    }
}
