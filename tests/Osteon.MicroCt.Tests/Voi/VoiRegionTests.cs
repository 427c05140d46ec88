using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Property]
public sealed class VoiRegionTests
{
    private static readonly GridShape Shape = new(9, 17, 90);
    private static readonly Spacing Cubic = Spacing.Cubic(0.01);

    [Fact]
    public void No_volume_of_interest_is_the_whole_volume()
    {
        VoiRegion region = VoiRegion.Of(null, Shape, Cubic, RunContext.Default);
        Assert.Equal((VoxelBox.Of(Shape), Shape.Count, (Mask?)null), (region.Box, region.Voxels, region.Inside));
    }

    [Theory]
    [InlineData(VolumeAxis.Z)]
    [InlineData(VolumeAxis.Y)]
    [InlineData(VolumeAxis.X)]
    public void A_cylinder_holds_the_voxels_whose_centres_are_within_its_radius(VolumeAxis axis)
    {
        var spacing = Spacing.FromMillimetres(0.03, 0.02, 0.01);
        foreach (CylinderVoi voi in (CylinderVoi[])
        [
            new(axis, (VoiLength.Voxels(4), VoiLength.Voxels(8)), VoiLength.Voxels(4)),
            new(axis, (VoiLength.Voxels(3.5), VoiLength.Voxels(7.25)), VoiLength.Voxels(2.6), VoiLength.Voxels(1), VoiLength.Voxels(7.5)),
            new(axis, (VoiLength.Millimetres(0.12), VoiLength.Millimetres(0.1)), VoiLength.Millimetres(0.09), VoiLength.Millimetres(0.03)),
            new(axis, (VoiLength.Voxels(0), VoiLength.Voxels(0)), VoiLength.Voxels(5)),
        ])
        {
            VoiRegion region = VoiRegion.Of(voi, Shape, spacing, RunContext.Default);
            long voxels = 0;
            for (int z = 0; z < Shape.Depth; z++)
            {
                for (int y = 0; y < Shape.Height; y++)
                {
                    for (int x = 0; x < Shape.Width; x++)
                    {
                        bool inside = Inside(voi, spacing, z, y, x);
                        Assert.Equal(inside, Holds(region, z, y, x));
                        if (inside) voxels++;
                    }
                }
            }

            Assert.Equal(voxels, region.Voxels);
            Assert.True(voxels > 10);
        }
    }

    [Fact]
    public void A_disc_has_the_voxels_of_gauss_circle_problem()
    {
        // Integer points with a² + b² ≤ r²: 5, 13, 29, 49, 81 for r = 1 … 5; the circle itself belongs to it.
        foreach ((int radius, int points) in ((int, int)[])[(1, 5), (2, 13), (3, 29), (4, 49), (5, 81)])
        {
            var voi = new CylinderVoi(
                VolumeAxis.Z, (VoiLength.Millimetres(0.08), VoiLength.Millimetres(0.4)), VoiLength.Millimetres(radius * 0.01));
            Assert.Equal(9L * points, VoiRegion.Of(voi, Shape, Cubic, RunContext.Default).Voxels);
        }
    }

    [Fact]
    public void A_length_in_millimetres_that_is_a_whole_number_of_voxels_is_that_number()
    {
        for (int n = 1; n < 2000; n++)
        {
            Assert.Equal(n, VoiLength.Millimetres(n * 0.01).InVoxels(0.01));
            Assert.Equal(n, VoiLength.Millimetres(n * 0.0175).InVoxels(0.0175));
        }

        Assert.Equal(2.5, VoiLength.Millimetres(0.025).InVoxels(0.01), 12);
        Assert.Equal(2.5, VoiLength.Voxels(2.5).InVoxels(0.01));
    }

    [Fact]
    public void A_mask_is_cut_to_its_bounding_box_and_is_a_box_if_it_fills_it()
    {
        var mask = new Mask(Shape);
        var box = new VoxelBox(2, 5, 3, 17, 60, 71);
        for (int z = box.Z0; z < box.Z1; z++)
            for (int y = box.Y0; y < box.Y1; y++)
                for (int x = box.X0; x < box.X1; x++) mask[z, y, x] = true;
        VoiRegion region = VoiRegion.Of(new MaskVoi(mask), Shape, Cubic, RunContext.Default);
        Assert.Equal((box, (Mask?)null, box.Shape.Count), (region.Box, region.Inside, region.Voxels));
        mask[3, 4, 65] = false;
        region = VoiRegion.Of(new MaskVoi(mask), Shape, Cubic, RunContext.Default);
        Assert.Equal(box, region.Box);
        Assert.Equal(box.Shape.Count - 1, region.Voxels);
        Assert.False(region.Inside![1, 1, 5]);
        Assert.True(region.Inside[1, 1, 4]);
    }

    [Fact]
    public void A_mask_volume_is_inside_where_it_is_not_zero_and_not_nan()
    {
        Volume<float> drawn = TestVolumes.Of(Shape, (z, y, x) => (x % 4) switch { 0 => 0f, 1 => float.NaN, 2 => -1f, _ => 1e-30f });
        VoiRegion a = VoiRegion.Of(new MaskVoi(drawn), Shape, Cubic, RunContext.Default);
        Volume<ushort> labels = TestVolumes.Of(Shape, (z, y, x) => (ushort)(x % 4 > 1 ? 300 : 0));
        VoiRegion b = VoiRegion.Of(new MaskVoi(labels), Shape, Cubic, RunContext.Default);
        Assert.Equal(9 * 17 * 44, a.Voxels);
        Assert.Equal(new VoxelBox(0, 9, 0, 17, 2, 88), a.Box);
        Assert.True(a.Inside!.SameAs(b.Inside!));
    }

    [Fact]
    public void Rows_of_bits_are_cut_at_any_place()
    {
        Rng random = RunContext.Default.Random.Stream("bits");
        ulong[] row = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64() >> 20];
        for (int round = 0; round < 500; round++)
        {
            int x0 = random.NextInt(236);
            int width = 1 + random.NextInt(236 - x0);
            var cut = new ulong[(width + 63) / 64];
            BitRows.Extract(row, x0, width, cut);
            for (int x = 0; x < cut.Length * 64; x++)
            {
                ulong expected = x < width ? row[(x0 + x) / 64] >> ((x0 + x) % 64) & 1 : 0;
                Assert.Equal(expected, cut[x / 64] >> (x % 64) & 1);
            }
        }
    }

    [Fact]
    public void Places_outside_the_volume_are_found_before_work()
    {
        var outside = new BoxVoi((0, 0, 0), (9, 18, 90));
        Assert.Equal("OST-VOI-001", Assert.Single(outside.Check(Shape, Cubic)).Id);
        Assert.Empty(new BoxVoi((0, 0, 0), (9, 17, 90)).Check(Shape, Cubic));
        var cylinder = new CylinderVoi(VolumeAxis.Z, (VoiLength.Voxels(8), VoiLength.Voxels(40)), VoiLength.Voxels(8));
        Assert.Empty(cylinder.Check(Shape, Cubic));
        Finding clipped = Assert.Single((cylinder with { Radius = VoiLength.Voxels(9) }).Check(Shape, Cubic));
        Assert.Equal((Severity.Warning, "OST-VOI-004"), (clipped.Severity, clipped.Id));
        Finding lost = Assert.Single((cylinder with { From = VoiLength.Voxels(9) }).Check(Shape, Cubic));
        Assert.Equal((Severity.Error, "OST-VOI-007"), (lost.Severity, lost.Id));
        Assert.True((cylinder with { To = VoiLength.Millimetres(0.05) }).NeedsVoxelSize);
        Assert.False(cylinder.NeedsVoxelSize);
        Assert.False(outside.NeedsVoxelSize);
        Assert.Equal("OST-VOI-002", Assert.Single((cylinder with { Radius = VoiLength.Voxels(0) }).Check(Shape, Cubic)).Id);
        Assert.Equal("OST-VOI-003", Assert.Single((cylinder with { To = VoiLength.Voxels(double.NaN) }).Check(Shape, Cubic)).Id);
        Assert.Equal("OST-VOI-005", Assert.Single(new MaskVoi(new Mask(new GridShape(9, 17, 91))).Check(Shape, Cubic)).Id);
        var drawn = new Volume<byte>(Shape, Spacing.Cubic(0.011));
        Assert.Equal("OST-VOI-006", Assert.Single(new MaskVoi(drawn).Check(Shape, Cubic)).Id);
    }

    private static bool Holds(VoiRegion region, int z, int y, int x)
    {
        VoxelBox box = region.Box;
        if (z < box.Z0 || z >= box.Z1 || y < box.Y0 || y >= box.Y1 || x < box.X0 || x >= box.X1) return false;
        return region.Inside is null || region.Inside[z - box.Z0, y - box.Y0, x - box.X0];
    }

    /// <summary>
    /// By the definition, in millimetres if the radius is; exact fractions of these numbers, so a little slack stands for the equality.
    /// </summary>
    private static bool Inside(CylinderVoi voi, Spacing spacing, int z, int y, int x)
    {
        (int along, int a, int b) = voi.Axis switch { VolumeAxis.Z => (z, y, x), VolumeAxis.Y => (y, z, x), _ => (x, z, y) };
        (double sAlong, double sa, double sb) = voi.Axis switch
        {
            VolumeAxis.Z => (spacing.Z, spacing.Y, spacing.X),
            VolumeAxis.Y => (spacing.Y, spacing.Z, spacing.X),
            _ => (spacing.X, spacing.Z, spacing.Y),
        };
        double Voxels(VoiLength length, double s) => length.IsMillimetres ? length.Value / s : length.Value;
        const double Slack = 1e-9;
        if (voi.From is { } from && along < Voxels(from, sAlong) - Slack) return false;
        if (voi.To is { } to && along >= Voxels(to, sAlong) - Slack) return false;
        double da = a - Voxels(voi.Centre.First, sa);
        double db = b - Voxels(voi.Centre.Second, sb);
        if (voi.Radius.IsMillimetres) (da, db) = (da * sa, db * sb);
        return Math.Sqrt((da * da) + (db * db)) <= voi.Radius.Value * (1 + Slack);
    }
}
