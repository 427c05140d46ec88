namespace Osteon.Vesicles.Tests;

[Oracle]
public sealed class VesicleShapeTests
{
    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(120, 80, 30)]
    [InlineData(90, 30, -75)]
    public void An_ellipse_has_its_axes_area_and_direction(double major, double minor, double angle)
    {
        var shape = VesicleShape.Of(VesicleOutline.Ellipse(new(50.25, 40.5), major, minor, angle));
        Assert.Equal(Math.PI / 4 * major * minor, shape.Area, 0.005 * major * minor);
        Assert.Equal(major, shape.EllipseMajor, 0.005 * major);
        Assert.Equal(minor, shape.EllipseMinor, 0.01 * minor);
        Assert.Equal(major, shape.FeretMax, 0.002 * major);
        Assert.Equal(minor, shape.FeretMin, 0.006 * minor);
        Assert.Equal(50.25, shape.Centroid.X, 1e-9);
        Assert.Equal(40.5, shape.Centroid.Y, 1e-9);
        Assert.Equal(1, shape.Solidity, 1e-9);
        Assert.Equal(Math.Sqrt(major * minor), shape.EquivalentDiameter, 0.003 * major);
        if (major != minor) Assert.Equal(angle, shape.EllipseAngle, 1e-6);
    }

    [Fact]
    public void Roundness_is_the_one_of_ScanEVs_table()
    {
        // The row printed in ScanEV's description: area 19 293 px², perimeter 496.425 px, roundness 0.984.
        Assert.Equal(0.984, VesicleShape.RoundnessOf(19293, 496.425), 0.0005);
        var circle = VesicleShape.Of(VesicleOutline.Ellipse(default, 50, 50, 0));
        Assert.InRange(circle.Roundness, 0.9995, 1.0000001);
    }

    [Fact]
    public void A_square_has_roundness_pi_quarters_and_feret_of_side_and_diagonal()
    {
        double[] radii = [.. Enumerable.Range(0, 256).Select(i =>
        {
            double angle = 2 * Math.PI * i / 256;
            return 10 / Math.Max(Math.Abs(Math.Cos(angle)), Math.Abs(Math.Sin(angle)));
        })];
        var shape = VesicleShape.Of(new VesicleOutline(new(3, 4), radii));
        Assert.Equal(400, shape.Area, 1e-6);
        Assert.Equal(Math.PI / 4, shape.Roundness, 1e-9);
        Assert.Equal(20, shape.FeretMin, 1e-9);
        Assert.Equal(20 * Math.Sqrt(2), shape.FeretMax, 1e-9);
        Assert.Equal(20 / Math.Sqrt(12) * 4, shape.EllipseMajor, 1e-9);
    }

    [Fact]
    public void Lengths_scale_with_the_pixel_and_areas_with_its_square()
    {
        var shape = VesicleShape.Of(VesicleOutline.Ellipse(new(5, 6), 40, 30, 10));
        VesicleShape scaled = shape.Scaled(0.5);
        Assert.Equal(shape.Area / 4, scaled.Area, 1e-9);
        Assert.Equal(shape.FeretMax / 2, scaled.FeretMax, 1e-12);
        Assert.Equal(shape.Roundness, scaled.Roundness, 1e-12);
        Assert.Equal(shape.Centroid, scaled.Centroid);
    }

    [Fact]
    public void The_share_of_one_outline_in_another_is_that_of_the_areas()
    {
        var large = VesicleOutline.Ellipse(new(0, 0), 100, 100, 0);
        var small = VesicleOutline.Ellipse(new(0, 0), 50, 50, 0);
        Assert.Equal(1, small.ShareInside(large), 1e-12);
        Assert.Equal(0.25, large.ShareInside(small), 0.02);
        Assert.Equal(0, VesicleOutline.Ellipse(new(101, 0), 100, 100, 0).ShareInside(large), 1e-12);
        // Two unit circles one radius apart share 2π/3 − √3/2 of π.
        double lens = ((2 * Math.PI / 3) - (Math.Sqrt(3) / 2)) / Math.PI;
        Assert.Equal(lens, VesicleOutline.Ellipse(new(50, 0), 100, 100, 0).ShareInside(large), 0.02);
    }
}
