using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The truth of objects whose volume, surface and mineral are known in closed form.</summary>
[Oracle]
public sealed class PhantomTruthTests
{
    private static readonly PhantomTruthParameters Fine = new();

    [Fact]
    public void Tubes_are_exact()
    {
        // Two fragments in a cylinder of radius 5 and height 6: each shell is cut at ±3.
        PhantomObject fragments = Phantoms.Of(new Tube(1.3, 1.9, -9, -0.2, 1150), new Tube(1.3, 1.9, 0.2, 9, 1150));
        PhantomTruth truth = PhantomTruth.Of(fragments, Fine, RunContext.Default);
        double area = Math.PI * ((1.9 * 1.9) - (1.3 * 1.3));
        Assert.Equal(Math.PI * 25 * 6, truth.Tv, 1e-9);
        Assert.Equal(area * 5.6, truth.Bv, 1e-9);
        Assert.Equal(area * 5.6 * 1150 / truth.Tv, truth.Vbmd, 1e-9);
        Assert.Equal(area * 5.6 * 1.150, truth.Bmc, 1e-9);
        Assert.Equal(1150, truth.Tmd!.Value, 1e-9);
        double sheets = 2 * Math.PI * (1.9 + 1.3) * 5.6;
        Assert.Equal(sheets + (2 * area), truth.BsOpen, 1e-9);
        Assert.Equal(sheets + (4 * area), truth.Bs, 1e-9);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0.3, -0.7, 0.2)]
    [InlineData(0, 0, 0)]
    public void A_lone_strut_has_the_volume_surface_and_mineral_of_a_capsule(double z, double y, double x)
    {
        var strut = new Strut(new(0.1, 0.2, -0.3), new(0.1 + z, 0.2 + y, -0.3 + x), 0.085, 700);
        PhantomTruth truth = PhantomTruth.Of(Phantoms.Of(strut), Fine, RunContext.Default);
        double length = Math.Sqrt((z * z) + (y * y) + (x * x));
        double volume = Math.PI * 0.085 * 0.085 * (length + (4.0 / 3 * 0.085));
        Assert.Equal(volume, truth.Bv, 2e-3 * volume);
        Assert.Equal(0.7 * volume, truth.Bmc, 2e-3 * volume);
        Assert.Equal(2 * Math.PI * 0.085 * (length + 0.17), truth.Bs, 1e-9);
    }

    [Fact]
    public void Two_crossing_struts_share_a_Steinmetz_solid()
    {
        // Two equal cylinders crossing at right angles share 16r³/3; the parts of their surfaces inside each other have 16r² in all
        // (Archimedes).
        const double R = 0.25;
        var across = new Strut(new(0, 0, -1), new(0, 0, 1), R, 700);
        var along = new Strut(new(-1, 0, 0), new(1, 0, 0), R, 700);
        PhantomTruth truth = PhantomTruth.Of(Phantoms.Of(across, along), Fine, RunContext.Default);
        Assert.Equal((2 * across.Volume) - (16.0 / 3 * R * R * R), truth.Bv, 5e-4 * truth.Bv);
        Assert.Equal((2 * across.Surface) - (16 * R * R), truth.Bs, 1e-3 * truth.Bs);
    }

    [Fact]
    public void Where_struts_overlap_the_denser_one_holds_and_tubes_hold_over_struts()
    {
        // Two balls of one centre: the inner one is denser and is counted; a ball whose lower half lies in a tube loses that half to it.
        var weak = new Strut(default, default, 0.5, 400);
        var dense = new Strut(default, default, 0.3, 900);
        PhantomTruth balls = PhantomTruth.Of(Phantoms.Of(weak, dense), Fine, RunContext.Default);
        double outer = 4.0 / 3 * Math.PI * 0.125;
        double inner = 4.0 / 3 * Math.PI * 0.027;
        Assert.Equal(((outer - inner) * 0.4) + (inner * 0.9), balls.Bmc, 2e-4 * balls.Bmc);
        PhantomTruth sunk = PhantomTruth.Of(Phantoms.Of([new Tube(0, 2, -1, 0, 1000)], [weak]), Fine, RunContext.Default);
        Assert.Equal(4 * Math.PI, sunk.TubeVolume, 1e-9);
        Assert.Equal(0.5 * outer, sunk.CallusVolume, 2e-4 * outer);
        Assert.Equal((4 * Math.PI) + (0.2 * outer), sunk.Bmc, 1e-4 * sunk.Bmc);
        double disc = (2 * Math.PI * 4) + (2 * Math.PI * 2);
        Assert.Equal(disc - (Math.PI * 0.25) + (2 * Math.PI * 0.25), sunk.Bs, 1e-3 * sunk.Bs);
    }

    [Fact]
    public void Soft_tissue_counts_in_the_mean_density()
    {
        var voi = new PhantomVoi(RadiusMm: 1, HalfHeightMm: 1);
        var phantom = new PhantomObject("soft", [new Tube(0, 0.5, -2, 0, 1000)], [], softTissueDensity: 50, voi);
        PhantomTruth truth = PhantomTruth.Of(phantom, Fine, RunContext.Default);
        Assert.Equal(0.125, truth.BvTv, 1e-12);
        Assert.Equal((0.125 * 1000) + (0.875 * 50), truth.Vbmd, 1e-9);
        Assert.Equal(truth.Vbmd * truth.Tv * 1e-3, truth.Bmc, 1e-12);
        PhantomTruth nothing = PhantomTruth.Of(new PhantomObject("soft", [], [], 50, voi), Fine, RunContext.Default);
        Assert.Null(nothing.Tmd);
        Assert.Equal(0, nothing.Bv);
        Assert.Equal(50, nothing.Vbmd, 1e-12);
        Assert.Contains(nothing.Measures(), m => m.Term.Id == "tmd" && m.NotAvailable is not null);
        Assert.Contains(nothing.Measures(), m => m.Term.Id == "beta1" && m.NotAvailable is not null);
    }

    [Fact]
    public void Many_struts_of_random_direction_sum_up_to_the_closed_form()
    {
        var rng = new Rng(3);
        var struts = new Strut[200];
        for (int i = 0; i < struts.Length; i++)
        {
            var start = new PhantomPoint(0, ((i / 15) - 7) * 0.45, ((i % 15) - 7) * 0.45);
            var step = new PhantomPoint(rng.NextNormal(), rng.NextNormal(), rng.NextNormal());
            struts[i] = new Strut(start, start + (0.1 / step.DistanceTo(default) * step), 0.085, 700);
        }

        PhantomTruth truth = PhantomTruth.Of(Phantoms.Of(struts), Fine, RunContext.Default);
        double exact = struts.Sum(s => s.Volume);
        Assert.InRange(Math.Abs(truth.Bv - exact) / exact, 0, 1e-4);
        Assert.Equal(struts.Sum(s => s.Surface), truth.Bs, 1e-9 * truth.Bs);
    }

    [Fact]
    public void A_finer_step_converges_to_the_closed_form()
    {
        var strut = new Strut(new(0.11, 0.23, -0.31), new(0.5, 0.4, 0.1), 0.25, 700);
        double[] errors =
        [
            .. ((double[])[0.08, 0.04, 0.02, 0.01, 0.005]).Select(step =>
                Math.Abs(StrutQuadrature.Integrate([], [strut], step, RunContext.Default).Volume - strut.Volume) / strut.Volume),
        ];

        // The midpoint rule of a bounded concave profile: faster than first order over four halvings.
        Assert.True(errors[^1] < errors[0] / 16, string.Join(", ", errors));
        Assert.InRange(errors[^1], 0, 1e-4);
    }

    [Fact]
    public void Parts_that_break_the_rules_of_an_object_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Phantoms.Of(new Tube(0, 1, 0, 1, 1), new Tube(0.5, 2, 0.5, 2, 1)));
        Assert.Throws<ArgumentException>(() => Phantoms.Of(new Tube(1, 0.5, 0, 1, 1)));
        Assert.Throws<ArgumentException>(() => Phantoms.Of(new Tube(0, 6, 0, 1, 1)));
        Assert.Throws<ArgumentException>(() => Phantoms.Of(new Strut(new(2.95, 0, 0), default, 0.1, 1)));
        Assert.Throws<ArgumentException>(() => Phantoms.Of(new Strut(default, default, double.NaN, 1)));
        Assert.Throws<ArgumentException>(() => Phantoms.Of(new Strut(default, default, 0.1, double.NaN)));
        Assert.NotNull(Phantoms.Of(new Tube(0, 1, 0, 1, 1), new Tube(1, 2, 0, 1, 1)));
    }
}
