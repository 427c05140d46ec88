using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>Volumes of BoneJ's phantoms (TestDataMaker), whole and in a quarter of the image, exact.</summary>
[Oracle]
public sealed class PhantomMeasurementTests
{
    public static TheoryData<string, long, long, long, long> Phantoms => new()
    {
        { "rod", 826_368, 256L * 128 * 128, 206_592, 256L * 64 * 64 },
        { "sphere", 1_097_342, 130L * 130 * 131, 274_335, 65L * 65 * 131 },
        { "brick", 196_608, 34L * 66 * 98, 16L * 32 * 96, 17L * 33 * 98 },
    };

    [Theory]
    [MemberData(nameof(Phantoms))]
    public void Bone_and_total_volume_are_exact(string phantom, long bone, long total, long quarterBone, long quarterTotal)
    {
        Volume<byte> volume = phantom switch { "rod" => Rod(256, 64), "sphere" => Sphere(64), _ => Brick(32, 64, 96) };
        var parameters =
            new CtParameters(new FixedThreshold(128)) { Measures = ["bv_tv", "tv", "bv", "po_tot"], Spacing = Spacing.Cubic(0.2) };
        Check(CtMeasurement.Measure(volume, parameters, RunContext.Default), bone, total);
        GridShape shape = volume.Shape;
        var quarter = new BoxVoi((0, 0, 0), (shape.Depth, shape.Height / 2, shape.Width / 2));
        Check(CtMeasurement.Measure(volume, parameters with { Voi = quarter }, RunContext.Default), quarterBone, quarterTotal);
    }

    [Fact]
    public void Surface_and_topology_of_a_cube_follow_the_closed_forms()
    {
        Volume<byte> volume = Brick(16, 16, 16);
        CtResult result =
            CtMeasurement.Measure(volume, new CtParameters(new OtsuThreshold()) { Spacing = Spacing.Cubic(0.5) }, RunContext.Default);
        Assert.Equal(1479.0112714 * 0.25, result["bs"].Value!.Value, 6);
        Assert.Equal(result["bs"].Value, result["bs_open"].Value);
        Assert.Equal(result["bs"].Value / (18.0 * 18 * 18 / 8), result["bs_tv"].Value);
        Assert.Equal(result["bs"].Value / (4096 / 8.0), result["bs_bv"].Value);
        Assert.All((string[])["euler_26", "euler_6", "beta0", "delta_chi"], id => Assert.Equal(1, result[id].Value));
        Assert.All((string[])["beta1", "beta2", "conn", "conn_d", "po_cl"], id => Assert.Equal(0, result[id].Value));
        Assert.Equal(0, result["threshold"].Value);
        Assert.Equal(1, result.Segmentation.BoneFrom);
        Assert.Equal(1 - (4096 / 5832.0), result["po_op"].Value!.Value, 15);
    }

    private static void Check(CtResult result, long bone, long total)
    {
        Assert.Equal((total, bone), (result["tv"].N!.Value, result["bv"].N!.Value));
        Assert.Equal(total * 0.008, result["tv"].Value!.Value, 6);
        Assert.Equal(bone * 0.008, result["bv"].Value!.Value, 6);
        Assert.Equal((double)bone / total, result["bv_tv"].Value);
        Assert.Equal((double)(total - bone) / total, result["po_tot"].Value);
    }

    private static Volume<byte> Rod(int length, int diameter) => TestVolumes.Of(
        new GridShape(length, 2 * diameter, 2 * diameter), (_, y, x) => Disc(x - (diameter / 2), y - (diameter / 2), diameter));

    private static Volume<byte> Sphere(int r) => TestVolumes.Of(new GridShape((2 * r) + 3, (2 * r) + 2, (2 * r) + 2), (z, y, x) =>
    {
        int zd = z - 1 - r;
        if (Math.Abs(zd) > r) return (byte)0;
        int rc = (int)Math.Round(Math.Sqrt((r * r) - (zd * zd)), MidpointRounding.AwayFromZero);
        int corner = r + 1 - rc;
        return rc == 0 ? (byte)(x == corner && y == corner ? 255 : 0) : Disc(x - corner, y - corner, 2 * rc);
    });

    private static Volume<byte> Brick(int width, int height, int depth) => TestVolumes.Of(
        new GridShape(depth + 2, height + 2, width + 2),
        (z, y, x) => (byte)(z >= 1 && z <= depth && y >= 1 && y <= height && x >= 1 && x <= width ? 255 : 0));

    /// <summary>ImageJ's filled oval of a whole diameter.</summary>
    private static byte Disc(int x, int y, int diameter)
    {
        double radius = diameter / 2.0;
        return (byte)(Square(x + 0.5 - radius) + Square(y + 0.5 - radius) <= Square(radius) ? 255 : 0);
    }

    private static double Square(double value) => value * value;
}
