using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Lines through struts against plain membership of points.</summary>
[Property]
public sealed class StrutLineTests
{
    private static readonly Gen<Rng> Random = Gen.Choose(0, int.MaxValue).Select(seed => new Rng((ulong)seed));

    [Fact]
    public void A_line_is_inside_a_strut_exactly_on_its_interval() => PropertyCheck.ForAll(Random, rng =>
    {
        Strut strut = AnyStrut(rng, 1);
        double y = Uniform(rng, 1.3);
        double x = Uniform(rng, 1.3);
        bool cuts = new StrutLine(strut).TryCut(y, x, out double from, out double to);
        for (int i = 0; i <= 400; i++)
        {
            double z = -1.5 + (3.0 * i / 400);
            bool inside = cuts && z >= from && z <= to;
            if (cuts && (Math.Abs(z - from) < 1e-9 || Math.Abs(z - to) < 1e-9)) continue;
            Assert.Equal(strut.Contains(new PhantomPoint(z, y, x)), inside);
        }
    });

    [Fact]
    public void Struts_along_and_across_the_axis_and_balls_are_cut_in_closed_form()
    {
        Assert.True(new StrutLine(new Strut(new(-1, 0, 0), new(2, 0, 0), 0.5, 1)).TryCut(0.3, 0, out double from, out double to));
        Assert.Equal(-1.4, from, 1e-12);
        Assert.Equal(2.4, to, 1e-12);
        Assert.True(new StrutLine(new Strut(new(0, 0, -1), new(0, 0, 1), 0.5, 1)).TryCut(0.3, 0.7, out from, out to));
        Assert.Equal(-0.4, from, 1e-12);
        Assert.Equal(0.4, to, 1e-12);
        Assert.True(new StrutLine(new Strut(new(1, 0, 0), new(1, 0, 0), 0.5, 1)).TryCut(0, 0.3, out from, out to));
        Assert.Equal(0.6, from, 1e-12);
        Assert.Equal(1.4, to, 1e-12);
        Assert.False(new StrutLine(new Strut(new(1, 0, 0), new(1, 0, 0), 0.5, 1)).TryCut(0.4, 0.4, out _, out _));
    }

    [Fact]
    public void The_pieces_of_a_line_are_disjoint_and_carry_the_density_of_each_point() => PropertyCheck.ForAll(
        Random,
        rng =>
        {
            Strut[] struts = [.. Enumerable.Range(0, 12).Select(_ => AnyStrut(rng, 0.8))];
            var tube = new Tube(0.3, 0.8, -2, -0.2, 500);
            PhantomObject phantom = Phantoms.Of([tube], struts);
            var columns = new MineralColumns([tube], struts, -1.5, 1.5);
            var pieces = new ColumnPiece[columns.Capacity];
            double y = Uniform(rng, 1);
            double x = Uniform(rng, 1);
            int count = columns.Cut(y, x, pieces);
            for (int i = 0; i <= 300; i++)
            {
                double z = -1.4995 + (2.999 * i / 300);
                ColumnPiece[] here = [.. pieces.Take(count).Where(p => p.From <= z && z <= p.To)];
                if (pieces.Take(count).Any(p => Math.Abs(p.From - z) < 1e-9 || Math.Abs(p.To - z) < 1e-9)) continue;
                Assert.True(here.Length <= 1);
                Assert.Equal(phantom.DensityAt(new PhantomPoint(z, y, x)), here.Length == 0 ? 0 : here[0].Density);
            }
        });

    [Fact]
    public void The_distance_of_two_segments_is_the_least_over_their_points() => PropertyCheck.ForAll(Random, rng =>
    {
        Strut a = AnyStrut(rng, 1);
        Strut b = AnyStrut(rng, 1);
        double distance = Clearance.Between(a, b);
        double sampled = double.PositiveInfinity;
        for (int i = 0; i <= 60; i++)
            for (int j = 0; j <= 60; j++)
                sampled = Math.Min(sampled, (a.From + (i / 60.0 * (a.To - a.From))).DistanceTo(b.From + (j / 60.0 * (b.To - b.From))));
        Assert.True(distance <= sampled + 1e-12);
        Assert.True(distance >= sampled - ((a.Length + b.Length) / 120) - 1e-12);
    });

    [Fact]
    public void The_clearance_to_a_tube_is_never_overstated() => PropertyCheck.ForAll(Random, rng =>
    {
        Strut strut = AnyStrut(rng, 1);
        var tube = new Tube(0.4, 0.9, -3, Uniform(rng, 0.5), 1);
        double bound = Clearance.LowerBound(strut.From, strut.To, tube);
        double sampled = double.PositiveInfinity;
        for (int i = 0; i <= 2000; i++) sampled = Math.Min(sampled, tube.Distance(strut.From + (i / 2000.0 * (strut.To - strut.From))));
        Assert.InRange(bound, Math.Max(0, sampled - 0.011), sampled);
    });

    private static Strut AnyStrut(Rng rng, double extent)
    {
        PhantomPoint first = Point(rng, extent);
        PhantomPoint last = rng.NextInt(8) switch
        {
            0 => first,
            1 => first with { Z = Uniform(rng, extent) },
            2 => Point(rng, extent) with { Z = first.Z },
            _ => Point(rng, extent),
        };
        return new Strut(first, last, 0.05 + (0.25 * rng.NextDouble()), Math.Round(100 + (900 * rng.NextDouble())));
    }

    private static PhantomPoint Point(Rng rng, double extent) => new(Uniform(rng, extent), Uniform(rng, extent), Uniform(rng, extent));

    private static double Uniform(Rng rng, double extent) => extent * ((2 * rng.NextDouble()) - 1);
}
