using System.Globalization;
using Osteon.MicroCt.Tests.Topology;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Surface;

[Oracle]
public sealed class MarchingCubesTests
{
    private static readonly Spacing[] Spacings =
        [Spacing.Cubic(1), Spacing.FromMillimetres(1, 1.3, 0.7), Spacing.FromMillimetres(2.1, 0.6, 1.7)];

    private static SurfaceArea Area(Mask mask, Spacing? spacing = null, Mask? voi = null) =>
        MarchingCubes.Area(ConfigurationHistogram.Count(mask, voi, RunContext.Default), spacing ?? Spacing.Cubic(1));

    /// <summary>All 256 configurations at three voxel sizes against scikit-image (single precision there).</summary>
    [Fact]
    public void The_area_of_every_configuration_is_that_of_scikit_image()
    {
        string table = Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.MicroCt.Tests", "Surface", "marching_cubes_areas.tsv");
        string[][] rows = [.. File.ReadLines(table).Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.Split('\t'))];
        Assert.Equal(256, rows.Length);
        foreach (string[] row in rows)
        {
            int configuration = int.Parse(row[0], CultureInfo.InvariantCulture);
            for (int i = 0; i < Spacings.Length; i++)
            {
                double expected = double.Parse(row[i + 1], CultureInfo.InvariantCulture);
                Assert.Equal(expected, MarchingCubes.CellArea(configuration, Spacings[i]), 2e-7 * Math.Max(expected, 1));
            }
        }
    }

    /// <summary>The surface of one cell has its border on the faces of the cell only, and there it meets that of the neighbour.</summary>
    [Fact]
    public void Polygons_are_closed_on_the_cell_and_fit_their_neighbours()
    {
        for (int configuration = 0; configuration < 256; configuration++)
        {
            int crossings = Enumerable.Range(0, 8).Sum(c => ((int[])[1, 2, 4]).Count(axis =>
                (c & axis) == 0 && ((configuration >> c ^ configuration >> (c | axis)) & 1) != 0));
            Assert.Equal(crossings, CubeSurface.Of(configuration).Sum(p => p.Count)); // each crossing in exactly one polygon
            Assert.All(CubeSurface.Of(configuration), p => Assert.InRange(p.Count, 3, 7));
        }
    }

    /// <summary>
    /// A box of a × b × c voxels: planes between the outer voxel centres, bevels of width √2/2 along the edges, triangles at the corners.
    /// </summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(16, 16, 16)]
    [InlineData(1, 4, 9)]
    [InlineData(5, 70, 2)]
    public void A_box_has_its_closed_form_area(int a, int b, int c)
    {
        double expected = (2.0 * (((a - 1) * (b - 1)) + ((b - 1) * (c - 1)) + ((a - 1) * (c - 1))))
            + (2 * Math.Sqrt(2) * (a - 1 + b - 1 + c - 1)) + Math.Sqrt(3);
        Assert.Equal(expected, Area(Phantoms.Box(a, b, c, 1)).Closed, 1e-9);
        Assert.Equal(expected, Area(Phantoms.Box(a, b, c, 1)).Open, 1e-9); // nothing is cut
        Assert.Equal(expected, Area(Mask.Full(new GridShape(a, b, c))).Closed, 1e-9);
        Assert.Equal(0, Area(Mask.Full(new GridShape(a, b, c))).Open);
    }

    [Fact]
    public void Known_cubes()
    {
        Assert.Equal(42.70261355604601, Area(Phantoms.Box(3, 3, 3, 1)).Closed, 1e-12);
        Assert.Equal(1479.0112714, Area(Phantoms.Box(16, 16, 16, 1)).Closed, 1e-7);
        Assert.Equal(54, Area(Phantoms.Box(3, 3, 3, 1)).VoxelFaces);
    }

    /// <summary>A slab through the whole image: closed by its four cut sides, open without them.</summary>
    [Fact]
    public void Cut_faces_belong_to_the_closed_surface_only()
    {
        var slab = new Mask(new GridShape(9, 20, 30));
        for (int z = 3; z < 6; z++)
            for (int y = 0; y < 20; y++)
                for (int x = 0; x < 30; x++) slab[z, y, x] = true;
        var spacing = Spacing.FromMillimetres(0.1, 0.02, 0.03);
        Assert.Equal(2 * 19 * 29 * 0.02 * 0.03, Area(slab, spacing).Open, 1e-12);
        Assert.True(Area(slab, spacing).Closed > 2 * 19 * 29 * 0.02 * 0.03);
    }

    [Fact]
    public void A_box_of_interest_has_the_surface_of_the_cropped_image()
    {
        Mask noise = MaskCase.Noise(new GridShape(12, 11, 70), 0.4, 8);
        Mask voi = new(noise.Shape);
        BruteForce.ForEach(new GridShape(5, 6, 40), (z, y, x) => voi[z + 2, y + 3, x + 25] = true);
        SurfaceArea limited = Area(noise, Spacings[2], voi);
        SurfaceArea cropped = Area(Phantoms.Crop(noise, (2, 3, 25), new GridShape(5, 6, 40)), Spacings[2]);
        Assert.Equal(cropped, limited);
    }

    /// <summary>
    /// Marching cubes at voxel resolution overestimates the area of a ball (steps), by 8 to 9 %, and stays far below the voxel faces (50 %
    /// more).
    /// </summary>
    [Theory]
    [InlineData(20.0)]
    [InlineData(45.5)]
    public void A_ball_comes_out_too_large_by_less_than_a_tenth(double radius)
    {
        int n = (int)(2 * radius) + 5;
        var ball = new Mask(new GridShape(n, n, n));
        double centre = (n - 1) / 2.0;
        BruteForce.ForEach(ball.Shape, (z, y, x) =>
            ball[z, y, x] = Math.Pow(z - centre, 2) + Math.Pow(y - centre, 2) + Math.Pow(x - centre, 2) <= radius * radius);
        SurfaceArea area = Area(ball);
        double exact = 4 * Math.PI * radius * radius;
        Assert.InRange(area.Closed / exact, 1.08, 1.09);
        Assert.InRange(area.VoxelFaces / exact, 1.45, 1.55);
    }

    [Fact]
    public void Mirrors_and_rotations_keep_the_area()
    {
        Mask noise = MaskCase.Noise(new GridShape(6, 7, 9), 0.45, 4);
        double[] size = [0.9, 1.1, 1.6];
        double expected = Area(noise, Spacing.FromMillimetres(size[0], size[1], size[2])).Closed;
        foreach ((int[] axes, bool[] reversed) in Phantoms.Symmetries)
        {
            var turned = Spacing.FromMillimetres(size[axes[0]], size[axes[1]], size[axes[2]]);
            Assert.Equal(expected, Area(Phantoms.Turned(noise, axes, reversed), turned).Closed, 1e-9);
        }
    }

    [Fact]
    public void Area_grows_with_the_square_of_the_voxel_size()
    {
        Mask noise = MaskCase.Noise(new GridShape(6, 7, 9), 0.45, 4);
        Assert.Equal(9 * Area(noise).Closed, Area(noise, Spacing.Cubic(3)).Closed, 1e-9);
    }

    [Fact]
    public void Nothing_has_no_surface() => Assert.Equal(new SurfaceArea(0, 0, 0), Area(new Mask(new GridShape(2, 2, 2))));

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    public void There_are_256_configurations(int configuration) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MarchingCubes.CellArea(configuration, Spacing.Cubic(1)));
}
