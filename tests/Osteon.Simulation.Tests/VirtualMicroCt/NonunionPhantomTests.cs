using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The drawn femur: repeatable, of the wanted volume, with struts that keep their distance.</summary>
[Property]
public sealed class NonunionPhantomTests
{
    private static readonly Gen<(ulong Seed, NonunionPhantomParameters Parameters)> AnyFemur = Gen.Choose(0, int.MaxValue).Select(Any);

    [Fact]
    public void The_same_seed_draws_the_same_femur_whatever_the_threads()
    {
        var parameters = new NonunionPhantomParameters("a");
        PhantomObject first = NonunionPhantom.Draw(parameters, Phantoms.Seeded(3, 1));
        PhantomObject second = NonunionPhantom.Draw(parameters, Phantoms.Seeded(3, 4));
        Assert.Equal(first.Struts, second.Struts);
        Assert.Equal(first.Tubes, second.Tubes);
        Assert.NotEqual(first.Struts, NonunionPhantom.Draw(parameters, Phantoms.Seeded(4)).Struts);
        Assert.NotEqual(first.Struts, NonunionPhantom.Draw(parameters with { Sample = "b" }, Phantoms.Seeded(3)).Struts);
        var truth = new PhantomTruthParameters(0.01, 0.02);
        Assert.Equal(
            PhantomTruth.Of(first, truth, Phantoms.Seeded(3, 1)).Measures().Select(m => m.Value),
            PhantomTruth.Of(second, truth, Phantoms.Seeded(3, 4)).Measures().Select(m => m.Value));
    }

    [Fact]
    public void A_femur_has_the_callus_that_was_asked_for_and_finite_truth()
    {
        int drawn = 0;
        PropertyCheck.ForAll(
            AnyFemur,
            any =>
            {
                if (Draw(any.Seed, any.Parameters) is not { } femur) return;
                drawn++;
                CheckTruth(femur, any.Parameters);
            },
            count: 25);
        Assert.InRange(drawn, 13, 25);
    }

    private static void CheckTruth(PhantomObject femur, NonunionPhantomParameters parameters)
    {
        PhantomTruth truth = PhantomTruth.Of(femur, new PhantomTruthParameters(0.01, 0.02), RunContext.Default);
        FragmentParameters f = parameters.Fragments;
        double area = Math.PI * ((f.OuterRadiusMm * f.OuterRadiusMm) - (f.InnerRadiusMm * f.InnerRadiusMm));
        double fragments = area * 2 * (parameters.Voi.HalfHeightMm - f.HalfGapMm);
        CallusParameters callus = parameters.Callus;
        Assert.Equal(callus.Fraction, (truth.Bv - fragments) / truth.Tv, 1e-3 * callus.Fraction);
        Assert.All(truth.Measures(), m => Assert.True(m.Value is { } value && double.IsFinite(value)));
        Assert.InRange(truth.Tmd!.Value, parameters.SoftTissueDensity, f.Density);
        Assert.InRange(truth.Vbmd, parameters.SoftTissueDensity, truth.Tmd!.Value);
        Assert.Equal(callus.Bridged ? 1 : 2, truth.Topology!.Parts);
        Assert.True(truth.Topology!.Handles >= 0);
        Assert.All(femur.Struts, s => Assert.InRange(Math.Abs(s.Density - callus.Density), 0, 2 * callus.DensitySd));
    }

    [Fact]
    public void Struts_that_share_no_end_keep_their_distance_from_each_other_and_from_what_they_do_not_grow_from() => PropertyCheck.ForAll(
        AnyFemur,
        any =>
        {
            if (Draw(any.Seed, any.Parameters) is not { } femur) return;
            double clearance = any.Parameters.Callus.Lattice.ClearanceMm - 1e-9;
            Strut[] struts = [.. femur.Struts];
            Assert.Equal(struts.Length, struts.Distinct().Count());
            for (int i = 0; i < struts.Length; i++)
            {
                // A strut grows from one fragment at most; a cap belongs to the fragment that it closes.
                Tube[] near = [.. femur.Tubes.Where(t => Sampled(struts[i], t) < struts[i].Radius + clearance)];
                Assert.True(near.Select(t => Math.Sign(t.ZTo + t.ZFrom)).Distinct().Count() <= 1, $"strut {i} comes near both fragments");
                for (int j = 0; j < i; j++)
                {
                    if (SharesEnd(struts[i], struts[j])) continue;
                    Assert.True(Clearance.Between(struts[i], struts[j]) >= struts[i].Radius + struts[j].Radius + clearance);
                }

                if (any.Parameters.Callus.Bridged) continue;
                double nearest = Math.Min(Math.Abs(struts[i].From.Z), Math.Abs(struts[i].To.Z)) - struts[i].Radius;
                Assert.True(struts[i].From.Z * struts[i].To.Z > 0 && nearest >= 0.5 * clearance, "a strut reaches the middle");
            }
        },
        count: 15);

    [Fact]
    public void More_callus_means_more_bone_mineral_and_surface()
    {
        PhantomTruth[] truths =
        [
            .. ((double[])[0.01, 0.03, 0.05, 0.07]).Select(fraction => PhantomTruth.Of(
                NonunionPhantom.Draw(
                    new NonunionPhantomParameters("a") with { Callus = new CallusParameters { Fraction = fraction } }, Phantoms.Seeded(9)),
                new PhantomTruthParameters(0.01, 0.02),
                RunContext.Default)),
        ];
        for (int i = 1; i < truths.Length; i++)
        {
            Assert.True(truths[i].Bv > truths[i - 1].Bv);
            Assert.True(truths[i].Bmc > truths[i - 1].Bmc);
            Assert.True(truths[i].Bs > truths[i - 1].Bs);
            Assert.True(truths[i].Topology!.Handles > truths[i - 1].Topology!.Handles);
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_with_its_reason()
    {
        var good = new NonunionPhantomParameters("a");
        Refused("OST-VCT-010", good with { Sample = " " });
        Refused("OST-VCT-011", good with { SoftTissueDensity = double.NaN });
        Refused("OST-VCT-012", good with { Voi = new PhantomVoi(-1, 1) });
        Refused("OST-VCT-013", good with { Fragments = new FragmentParameters(CortexThicknessMm: 2) });
        Refused("OST-VCT-014", good with { Callus = good.Callus with { Fraction = 1.5 } });
        Refused("OST-VCT-015", good with { Callus = good.Callus with { Lattice = new StrutLatticeParameters(SpacingMm: 0) } });
        Refused("OST-VCT-015", good with { Callus = good.Callus with { Lattice = new StrutLatticeParameters(SpacingMm: 0.01) } });
        Refused("OST-VCT-016", good with { Fragments = new FragmentParameters(CortexThicknessMm: 0.15) });
        Refused("OST-VCT-017", good with { Voi = new PhantomVoi(2.5, 1.19) });
        Refused("OST-VCT-018", good with { Fragments = new FragmentParameters(CapThicknessMm: 0.7) });
        Refused("OST-VCT-019", good with { Callus = good.Callus with { Fraction = 0.5 } });
        Refused("OST-VCT-020", good with { Callus = good.Callus with { Lattice = new StrutLatticeParameters(OuterRadiusMm: 1.0) } });
        var context = new RunContext();
        NonunionPhantomParameters wrong = good with { Sample = "", Voi = new PhantomVoi(0, 0), Fragments = new(GapMm: -1) };
        Assert.Throws<InvalidContentException>(() => NonunionPhantom.Draw(wrong, context));
        Assert.Equal(["OST-VCT-010", "OST-VCT-013", "OST-VCT-012"], context.Findings.ToList().Select(f => f.Id));
    }

    private static void Refused(string id, NonunionPhantomParameters parameters) =>
        Assert.Equal(id, Assert.Throws<InvalidContentException>(() => NonunionPhantom.Draw(parameters, RunContext.Default)).Finding.Id);

    // Any parameters that pass the check may still ask for more than the lattice holds: that is said, never drawn wrongly.
    private static PhantomObject? Draw(ulong seed, NonunionPhantomParameters parameters)
    {
        Assert.Empty(NonunionPhantomCheck.Check(parameters));
        try
        {
            return NonunionPhantom.Draw(parameters, Phantoms.Seeded(seed));
        }
        catch (InvalidContentException refusal)
        {
            Assert.Contains(refusal.Finding.Id, (string[])["OST-VCT-018", "OST-VCT-019", "OST-VCT-020"]);
            return null;
        }
    }

    private static (ulong Seed, NonunionPhantomParameters Parameters) Any(int number)
    {
        var rng = new Rng((ulong)number);
        bool bridged = rng.NextInt(2) == 0;
        var fragments = new FragmentParameters(
            OuterRadiusMm: 1.7 + (0.4 * rng.NextDouble()),
            CortexThicknessMm: 0.4 + (0.4 * rng.NextDouble()),
            GapMm: 0.35 + (0.3 * rng.NextDouble()),
            ResorptionMm: bridged ? 0 : 0.15 * rng.NextDouble(),
            CapThicknessMm: rng.NextInt(2) * 0.1);
        var lattice = new StrutLatticeParameters(
            SpacingMm: 0.33 + (0.1 * rng.NextDouble()),
            Jitter: 0.4 * rng.NextDouble(),
            StrutRadiusMm: 0.05 + (0.035 * rng.NextDouble()),
            RadiusSpread: 0.2 * rng.NextDouble());
        double fraction = 0.02 + (0.03 * rng.NextDouble());
        double density = 600 + (200 * rng.NextDouble());
        var callus = new CallusParameters(fraction, density, 50, bridged, rng.NextDouble(), lattice);
        return ((ulong)number, new NonunionPhantomParameters("any", fragments, callus, 50, new PhantomVoi()));
    }

    private static bool SharesEnd(Strut a, Strut b) => a.From == b.From || a.From == b.To || a.To == b.From || a.To == b.To;

    private static double Sampled(Strut strut, Tube tube)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i <= 50; i++) least = Math.Min(least, tube.Distance(strut.From + (i / 50.0 * (strut.To - strut.From))));
        return least;
    }
}
