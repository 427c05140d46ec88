using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>
/// The stated topology against fine voxels of the drawn object, counted by definition. The grooves where struts meet are sharp at every
/// scale, and voxels of a sharp groove have chance tunnels however fine they are; so the voxels are those of the object with its grooves
/// filled by a smooth union, −k·ln Σ exp(−distance/k) ≤ 0. It widens nothing by more than a few k, far less than the clearance, so that it
/// has the topology of the object itself.
/// </summary>
[Oracle]
public sealed class PhantomTopologyTests
{
    private const double Voxel = 0.0125;
    private const double Blend = 0.015;
    private const double Reach = 10 * Blend;

    [Theory]
    [InlineData(1, "control")]
    [InlineData(2, "control")]
    [InlineData(1, "treatment")]
    [InlineData(2, "treatment")]
    [InlineData(3, "treatment")]
    [InlineData(4, "treatment")]
    public void Parts_and_Euler_number_are_those_of_fine_voxels(ulong seed, string role)
    {
        var study = new PhantomStudyParameters();
        RunContext context = Phantoms.Seeded(seed);
        PhantomArm arm = study.Arms.Single(a => a.Role == role);
        PhantomObject femur = NonunionPhantom.Draw(PhantomStudy.DrawAnimal("a", arm, study, context), context);
        int depth = (int)(2 * femur.Voi.HalfHeightMm / Voxel);
        int width = (int)(2 * femur.Voi.RadiusMm / Voxel);
        var slices = new float[depth][];
        Parallel.For(0, depth, z => slices[z] = Slice(femur, Centre(z, depth), width));
        var voxels = new VoxelTopology(depth, width, width, (z, y, x) => slices[z][(y * width) + x] >= 1);
        Assert.Equal(femur.Topology!.Parts, voxels.Parts());
        Assert.Equal(femur.Topology!.Euler, voxels.Euler());
        Assert.Equal(role == "control" ? 2 : 1, femur.Topology!.Parts);
        if (role == "treatment") Assert.True(femur.Topology!.Handles > 50);
    }

    [Fact]
    public void Open_fragments_are_two_rings_and_capped_ones_two_cups()
    {
        var none = new CallusParameters { Fraction = 0, Bridged = false };
        var open = new NonunionPhantomParameters("a") with { Callus = none };
        Assert.Equal(new PhantomTopology(2, 2, 0), NonunionPhantom.Draw(open, RunContext.Default).Topology);
        double caps = 2.0000001 * Math.PI * 1.3 * 1.3 * 0.1 / open.Voi.Volume;
        NonunionPhantomParameters capped = open with
        {
            Fragments = new FragmentParameters(CapThicknessMm: 0.1),
            Callus = none with { Fraction = caps },
        };
        PhantomObject cups = NonunionPhantom.Draw(capped, RunContext.Default);
        Assert.Equal(new PhantomTopology(2, 0, 0), cups.Topology);
        Assert.True(cups.Struts.Count <= 1);
    }

    private static float[] Slice(PhantomObject femur, double z, int width)
    {
        var sums = new float[width * width];
        for (int i = 0; i < sums.Length; i++)
        {
            var point = new PhantomPoint(z, Centre(i / width, width), Centre(i % width, width));
            foreach (Tube tube in femur.Tubes) Add(sums, i, SignedDistance(tube, point));
        }

        foreach (Strut strut in femur.Struts)
        {
            double reach = strut.Radius + Reach;
            if (z < Math.Min(strut.From.Z, strut.To.Z) - reach || z > Math.Max(strut.From.Z, strut.To.Z) + reach) continue;
            (int yFrom, int yTo) = Range(strut.From.Y, strut.To.Y, reach, width);
            (int xFrom, int xTo) = Range(strut.From.X, strut.To.X, reach, width);
            for (int y = yFrom; y <= yTo; y++)
                for (int x = xFrom; x <= xTo; x++)
                {
                    var point = new PhantomPoint(z, Centre(y, width), Centre(x, width));
                    Add(sums, (y * width) + x, Clearance.Between(strut, new Strut(point, point, 0, 0)) - strut.Radius);
                }
        }

        return sums;
    }

    private static void Add(float[] sums, int i, double distance)
    {
        if (distance < Reach) sums[i] += (float)Math.Exp(Math.Min(20, -distance / Blend));
    }

    private static double SignedDistance(Tube tube, PhantomPoint p)
    {
        double across = Math.Max(tube.InnerRadius > 0 ? tube.InnerRadius - p.Radius : double.NegativeInfinity, p.Radius - tube.OuterRadius);
        double along = Math.Max(tube.ZFrom - p.Z, p.Z - tube.ZTo);
        return across > 0 && along > 0 ? Math.Sqrt((across * across) + (along * along)) : Math.Max(across, along);
    }

    private static double Centre(int i, int count) => (i + 0.5 - (0.5 * count)) * Voxel;

    private static (int First, int Last) Range(double a, double b, double reach, int count) =>
        (Index(Math.Min(a, b) - reach, count), Index(Math.Max(a, b) + reach, count));

    private static int Index(double position, int count) =>
        Math.Clamp((int)Math.Round((position / Voxel) - 0.5 + (0.5 * count)), 0, count - 1);
}
