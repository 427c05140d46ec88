using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

/// <summary>Expected values of the test suites of BoneJ, imagej-ops and scikit-image.</summary>
[Oracle]
public sealed class EulerNumberOracleTests
{
    private static TopologyCounts Topology(Mask mask) => BoneTopology.Analyze(mask, null, false, RunContext.Default).Raw;

    /// <summary>BoneJ, ConnectivityTest.testGetSumEulerCrossedCircle.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void A_crossed_circle_has_four_holes(int size) => Assert.Equal(-3, Topology(Phantoms.CrossedCircle(size)).Euler26);

    /// <summary>BoneJ, ConnectivityTest.testGetSumEulerBoxFrame.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    public void A_frame_of_a_cube_has_Euler_number_minus_4(int size) =>
        Assert.Equal(-4, Topology(Phantoms.BoxFrame(size, size, size, 32)).Euler26);

    /// <summary>BoneJ, ConnectivityTest.testGetConnDensity: 96 × 128 × 192 voxels of 0.2.</summary>
    [Fact]
    public void The_connectivity_density_of_a_frame_is_BoneJs()
    {
        Mask frame = Phantoms.BoxFrame(128, 64, 32, 32);
        double density = Topology(frame).Connectivity!.Value / (frame.Shape.Count * 0.008);
        Assert.Equal(5 / (96.0 * 128 * 192 * 0.008), density, 1e-15); // 2.649095e-4
    }

    /// <summary>imagej-ops, eulerCharacteristic and eulerCorrection: single voxels, with and without a margin.</summary>
    [Fact]
    public void One_voxel_has_Euler_number_1_which_vanishes_where_it_fills_the_image()
    {
        TopologyCounts alone = Topology(Phantoms.Box(1, 1, 1, 1)), filling = Topology(Mask.Full(new GridShape(1, 1, 1)));
        Assert.Equal((1, 1.0), (alone.Euler26, alone.DeltaChi));
        Assert.Equal((1, 0.0), (filling.Euler26, filling.DeltaChi));
        TopologyCounts cube = Topology(Mask.Full(new GridShape(3, 3, 3)));
        Assert.Equal((1, 0.0), (cube.Euler26, cube.DeltaChi)); // its correction is 1
    }

    [Fact]
    public void A_cube_with_a_cavity_has_Euler_number_2()
    {
        Mask cube = Phantoms.Box(3, 3, 3, 1);
        cube[2, 2, 2] = false;
        Assert.Equal(2, Topology(cube).Euler26);
    }

    [Fact]
    public void A_cube_with_a_handle_has_Euler_number_0()
    {
        Mask cube = Phantoms.Box(9, 9, 9, 5);
        foreach ((int y, int z) in ((int, int)[])[(6, 4), (6, 3), (7, 3), (8, 3), (8, 4)]) cube[z, y, 9] = true;
        Assert.Equal(0, Topology(cube).Euler26);
    }

    /// <summary>scikit-image, test_regionprops.test_euler_number.</summary>
    [Fact]
    public void A_large_cube_has_Euler_number_1_and_2_with_a_hole()
    {
        Mask cube = Phantoms.Box(20, 20, 20, 40);
        Assert.Equal((1, 1), (Topology(cube).Euler26, Topology(cube).Euler6));
        for (int z = 45; z < 55; z++)
            for (int y = 45; y < 55; y++)
                for (int x = 45; x < 55; x++) cube[z, y, x] = false;
        Assert.Equal((2, 2), (Topology(cube).Euler26, Topology(cube).Euler6));
    }

    /// <summary>8 planes of 49 squares, one voxel apart.</summary>
    [Fact]
    public void Squares_in_separate_planes_are_counted()
    {
        var mask = new Mask(new GridShape(64, 64, 64));
        for (int z = 1; z < 64; z += 8)
            for (int y = 0; y < 56; y++)
                for (int x = 0; x < 56; x++) mask[z, y, x] = y % 8 < 7 && x % 8 < 7;
        ComponentSummary summary = ConnectedComponents.Summarize(mask, Neighbourhood.TwentySix, null, RunContext.Default);
        Assert.Equal((8 * 7 * 7, 49), (summary.Count, summary.Largest!.Value.Size));
    }

    /// <summary>ORMIR_XCT, test_bone_connectivity: two balls rolled apart.</summary>
    [Fact]
    public void Two_separate_balls_are_two_parts()
    {
        var mask = new Mask(new GridShape(30, 30, 30));
        BruteForce.ForEach(mask.Shape, (z, y, x) => mask[z, y, x] = Ball(z, y, x, 10) || Ball(z, y, x, 20));
        Assert.Equal(2, Topology(mask).BoneParts);

        static bool Ball(int z, int y, int x, int centre) =>
            Math.Pow(z - centre, 2) + Math.Pow(y - centre, 2) + Math.Pow(x - centre, 2) < 16;
    }
}
