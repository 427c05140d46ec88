using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Partial volumes: no mineral is gained or lost between the object and the voxels.</summary>
[Oracle]
public sealed class PartialVolumeTests
{
    [Fact]
    public void A_face_across_the_axis_divides_a_voxel_exactly()
    {
        // 10 voxels of 0.1 mm from −0.5; bone below z = 0.137: voxel 6 spans 0.1 … 0.2 and is 37 % bone.
        Volume<ushort> scan = Phantoms.Scan(Phantoms.Of(new Tube(0, 4, -3, 0.137, 1000)), Phantoms.Perfect(10, 0.1));
        double[] expected = [1000, 1000, 1000, 1000, 1000, 1000, 370, 0, 0, 0];
        for (int z = 0; z < 10; z++) Assert.Equal(expected[z], (0.02 * scan[z, 4, 7]) - 100, 0.011);
    }

    [Fact]
    public void A_part_inside_one_voxel_counts_with_its_share()
    {
        // A ball of radius 0.2 in the voxel of edge 1 around the origin: 4π·0.008/3 of it.
        VirtualScannerParameters scanner = Phantoms.Perfect(3, 1) with { SuperSampling = 32 };
        Volume<ushort> scan = Phantoms.Scan(Phantoms.Of(new Strut(default, default, 0.2, 1000)), scanner);
        Assert.Equal(4.0 / 3 * Math.PI * 8, (0.02 * scan[1, 1, 1]) - 100, 0.5);
        Assert.Equal(0, (0.02 * scan[1, 1, 2]) - 100, 0.011);
    }

    [Fact]
    public void The_sum_over_the_voxels_is_the_mineral_of_the_object()
    {
        // Fragments of the femur cut by a grid of 2.8 mm: π(R² − r²) · (2.8 − 0.4) · 1150.
        Tube[] fragments = [new(1.3, 1.9, -9, -0.2, 1150), new(1.3, 1.9, 0.2, 9, 1150)];
        var femur = new PhantomObject("femur", fragments, [], 50, Phantoms.WideVoi);
        VirtualScannerParameters scanner = Phantoms.Perfect(80, 0.05) with { Shape = new GridShape(56, 80, 80) };
        double exact = Math.PI * ((1.9 * 1.9) - (1.3 * 1.3)) * 2.4 * 1100;
        Assert.Equal(exact, Phantoms.ExcessMineral(Phantoms.Scan(femur, scanner), scanner, 50), 1e-3 * exact);
        double blurred = Phantoms.ExcessMineral(Phantoms.Scan(femur, scanner with { PsfSigmaUm = 40 }), scanner, 50);
        Assert.Equal(exact, blurred, 2e-3 * exact);
    }

    [Fact]
    public void More_lines_per_voxel_converge_to_the_closed_form()
    {
        var rod = Phantoms.Of(new Tube(0.21, 0.47, -3, 3, 1000));
        double exact = Math.PI * ((0.47 * 0.47) - (0.21 * 0.21)) * 0.8 * 1000;
        double[] errors = [.. ((int[])[1, 2, 4, 8, 16, 32]).Select(lines => Math.Abs(Mineral(lines) - exact) / exact)];
        Assert.InRange(errors[0], 0, 0.05);
        Assert.InRange(errors[2], 0, 5e-3);
        Assert.InRange(errors[^1], 0, 3e-4);
        Assert.True(errors[^1] < errors[0] / 10, string.Join(", ", errors));

        double Mineral(int lines)
        {
            VirtualScannerParameters scanner = Phantoms.Perfect(16, 0.08) with { Shape = new GridShape(10, 16, 16), SuperSampling = lines };
            return Phantoms.ExcessMineral(Phantoms.Scan(rod, scanner), scanner, 0);
        }
    }
}

/// <summary>Partial volumes of random objects.</summary>
[Property]
public sealed class PartialVolumePropertyTests
{
    [Fact]
    public void Voxels_and_lines_find_the_same_mineral_wherever_the_specimen_lies() => PropertyCheck.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var rng = new Rng((ulong)seed);
            Strut[] struts = [.. Enumerable.Range(0, 6).Select(_ => Any(rng))];
            PhantomObject phantom = Phantoms.Of([new Tube(0.1, 0.3, -0.5, -0.2, 900)], struts);
            VirtualScannerParameters scanner = Phantoms.Perfect(36, 0.06) with { SpecimenPosition = 0.2 * Point(rng) };
            PhantomTruth truth = PhantomTruth.Of(phantom, new PhantomTruthParameters(0.01, 0.05), RunContext.Default);
            Volume<ushort> scan = Phantoms.Scan(phantom, scanner);
            Assert.Equal(truth.Bmc * 1e3, Phantoms.ExcessMineral(scan, scanner, 0), 0.01 * truth.Bmc * 1e3);
            for (int z = 0; z < 36; z++)
                foreach (ushort stored in scan.Slice(z))
                    Assert.InRange((0.02 * stored) - 100, -0.011, phantom.DensityRange.Highest + 0.011);
        },
        count: 40);

    private static Strut Any(Rng rng) => new(Point(rng), Point(rng), 0.1 + (0.1 * rng.NextDouble()), 400 + (600 * rng.NextDouble()));

    private static PhantomPoint Point(Rng rng) => new(Uniform(rng), Uniform(rng), Uniform(rng));

    private static double Uniform(Rng rng) => (1.2 * rng.NextDouble()) - 0.6;
}
