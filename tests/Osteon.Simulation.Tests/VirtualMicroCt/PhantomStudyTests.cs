using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The two-arm study: allocation, declared effect, tables, and what a plain threshold makes of its scans.</summary>
[Property]
public sealed class PhantomStudyTests
{
    private static readonly PhantomStudyParameters Study = new() { Truth = new PhantomTruthParameters(0.01, 0.02) };

    private static readonly Lazy<IReadOnlyList<PhantomSample>> Plan = new(() => PhantomStudy.Plan(2025, Study, RunContext.Default));

    [Fact]
    public void Five_animals_per_arm_are_allocated_so_that_names_tell_nothing()
    {
        IReadOnlyList<PhantomSample> plan = Plan.Value;
        Assert.Equal(10, plan.Select(s => s.Subject).Distinct().Count());
        Assert.All(Study.Arms, arm => Assert.Equal(5, plan.Count(s => s.Arm == arm)));
        string[] allocations =
        [
            .. Enumerable.Range(0, 20).Select(seed =>
            {
                PhantomArm[] arms = [.. Study.Arms.SelectMany(a => Enumerable.Repeat(a, 5))];
                new RandomStreams((ulong)seed).Stream("phantom-study", "allocation").Shuffle<PhantomArm>(arms);
                return string.Join(' ', arms.Select(a => a.Id));
            }),
        ];
        Assert.True(allocations.Distinct().Count() > 15);
    }

    [Fact]
    public void The_seed_decides_everything_and_the_context_nothing()
    {
        PhantomStudyParameters small = Study with { AnimalsPerArm = 1 };
        IReadOnlyList<PhantomSample> first = PhantomStudy.Plan(4, small, Phantoms.Seeded(1, 1));
        IReadOnlyList<PhantomSample> second = PhantomStudy.Plan(4, small, Phantoms.Seeded(2, 4));
        IReadOnlyList<PhantomSample> other = PhantomStudy.Plan(5, small, Phantoms.Seeded(1, 1));
        Assert.Equal(first.Select(s => s.Parameters), second.Select(s => s.Parameters));
        Assert.Equal(first.SelectMany(s => s.Femur.Struts), second.SelectMany(s => s.Femur.Struts));
        Assert.NotEqual(first.Select(s => s.Parameters), other.Select(s => s.Parameters));
        VirtualScannerParameters scanner = new VirtualScannerParameters() with { Shape = new GridShape(4, 20, 20) };
        using VirtualScan one = first[0].Scan(scanner, Phantoms.Seeded(1));
        using VirtualScan two = second[0].Scan(scanner, Phantoms.Seeded(2));
        var a = new byte[800];
        var b = new byte[800];
        one.ReadSlice(2, a);
        two.ReadSlice(2, b);
        Assert.Equal(a, b);
        Assert.Equal("4", one.Header.Metadata["Seed"]);
    }

    [Fact]
    public void The_expected_mean_and_spread_of_an_arm_are_those_of_its_draws()
    {
        foreach (PhantomArm arm in Study.Arms)
        {
            PhantomExpectation expected = PhantomExpectation.Of(arm, Study);
            const int N = 40_000;
            var values = new double[N];
            for (int i = 0; i < N; i++)
            {
                NonunionPhantomParameters p = PhantomStudy.DrawAnimal($"{i}", arm, Study, Phantoms.Seeded(17));
                FragmentParameters f = p.Fragments;
                double area = Math.PI * ((f.OuterRadiusMm * f.OuterRadiusMm) - (f.InnerRadiusMm * f.InnerRadiusMm));
                values[i] = (area * 2 * (Study.Voi.HalfHeightMm - f.HalfGapMm) / Study.Voi.Volume) + p.Callus.Fraction;
            }

            double mean = values.Average();
            double sd = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (N - 1));
            Assert.Equal(expected.BvTvMean, mean, 4 * sd / Math.Sqrt(N));
            Assert.Equal(expected.BvTvSd, sd, 4 * sd / Math.Sqrt(2 * N));
        }
    }

    [Fact]
    public void The_declared_effect_is_there_before_anything_is_measured()
    {
        PhantomExpectation[] expected = [.. Study.Arms.Select(a => PhantomExpectation.Of(a, Study))];
        Assert.InRange(expected[1].BvTvMean - expected[0].BvTvMean, 0.045, 0.055);
        Assert.InRange(PhantomExpectation.CohensD(expected[0], expected[1]), 3.5, 4.5);
        foreach (int arm in (int[])[0, 1])
        {
            double mean = Plan.Value.Where(s => s.Arm == Study.Arms[arm]).Average(s => s.Truth.BvTv);
            Assert.Equal(expected[arm].BvTvMean, mean, 4 * expected[arm].BvTvSd / Math.Sqrt(5));
        }

        PhantomArm stronger = Study.Treatment with { CallusFraction = new Variation(0.074, 0.009) };
        Assert.Equal(0.01, PhantomExpectation.Of(stronger, Study).BvTvMean - expected[1].BvTvMean, 1e-12);
        double[] bmc = [.. Study.Arms.Select(arm => Plan.Value.Where(s => s.Arm == arm).Average(s => s.Truth.Bmc))];
        double[] handles = [.. Study.Arms.Select(arm => Plan.Value.Where(s => s.Arm == arm).Average(s => s.Truth.Topology!.Handles))];
        Assert.True(bmc[1] > bmc[0] && handles[1] > 5 * handles[0]);
    }

    [Fact]
    public void Tables_have_a_row_per_animal_and_name_registered_terms()
    {
        Table truth = PhantomTables.Truth(Plan.Value);
        Assert.Equal(10, truth.RowCount);
        string[] ids = ["tv", "bv", "bv_tv", "bs", "bs_tv", "po_tot", "euler_26", "beta0", "beta1", "beta2", "vbmd", "tmd", "bmc"];
        foreach (string id in ids)
        {
            Assert.Equal(TermRegistry.Get(id).Unit.Symbol, truth[id].Unit);
            Assert.All(Enumerable.Range(0, 10), row => Assert.NotEqual("", truth[id].Text(row)));
        }

        Table samples = PhantomTables.Samples(Plan.Value, "scans", ".nii.gz");
        Assert.Equal(["sample", "subject", "arm", "timepoint", "assay", "file"], samples.Columns.Select(c => c.Name));
        Assert.Equal("scans/phantom-01-w14.nii.gz", samples["file"].Text(0));
        Table arms = PhantomTables.Arms(Plan.Value, Study);
        Assert.Equal(["pbs", "bmsc_exo"], [arms["arm"].Text(0), arms["arm"].Text(1)]);
        Assert.Equal(["5", "5"], [arms["n"].Text(0), arms["n"].Text(1)]);
    }

    [Fact]
    public void Malformed_studies_are_refused()
    {
        Refused("OST-VCT-021", Study with { Control = Study.Control with { Role = "placebo" } });
        Refused("OST-VCT-021", Study with { Control = Study.Control with { Id = "bmsc_exo" } });
        Refused("OST-VCT-022", Study with { AnimalsPerArm = 0 });
        Refused("OST-VCT-012", Study with { Voi = new PhantomVoi(0, 1) });

        static void Refused(string id, PhantomStudyParameters study) =>
            Assert.Equal(id, Assert.Throws<InvalidContentException>(() => PhantomStudy.Plan(1, study, RunContext.Default)).Finding.Id);
    }

    [Fact]
    public void A_plain_threshold_finds_the_effect_with_the_biases_that_theory_foretells()
    {
        var scanner = new VirtualScannerParameters();
        const double Threshold = 350;
        var measured = new Dictionary<PhantomSample, PlainMeasures>();
        foreach (PhantomSample sample in Plan.Value)
        {
            PlainMeasures scan = PlainMeasures.Of(sample, scanner, Threshold);
            PlainMeasures quiet = PlainMeasures.Of(sample, scanner with { NoiseSd = 0 }, Threshold);
            measured.Add(sample, scan);

            // Mineral is only moved about by blur and noise: the mean density of the volume of interest is unbiased.
            Assert.InRange(quiet.Vbmd / sample.Truth.Vbmd, 0.998, 1.002);
            Assert.InRange(scan.Vbmd / sample.Truth.Vbmd, 0.997, 1.003);

            // Voxels at the surface are partly soft tissue: the mean density of what counts as bone is too low.
            Assert.True(quiet.Tmd < 0.97 * sample.Truth.Tmd);
            Assert.True(scan.Tmd < 0.97 * sample.Truth.Tmd);

            // 350 mgHA/cm³ lies below half the contrast of the cortex, whose faces move outwards; that outweighs what the struts lose.
            Assert.InRange(quiet.BvTv - sample.Truth.BvTv, 0.008, 0.025);

            // The clearance between struts is wider than the blur: without noise the topology comes out right.
            Assert.InRange(quiet.Euler - sample.Truth.Topology!.Euler, -3, 3);

            // Noise roughens the surface and adds specks.
            Assert.True(scan.Faces > 1.1 * quiet.Faces);
            Assert.True(scan.Parts >= quiet.Parts);
            Assert.Equal(sample.Truth.Topology!.Parts, quiet.Parts);
        }

        Assert.True(measured.Values.Sum(m => m.Parts) > 1.5 * Plan.Value.Sum(s => s.Truth.Topology!.Parts));

        double[] truth = [.. Study.Arms.Select(arm => Plan.Value.Where(s => s.Arm == arm).Average(s => s.Truth.BvTv))];
        double[] seen = [.. Study.Arms.Select(arm => Plan.Value.Where(s => s.Arm == arm).Average(s => measured[s].BvTv))];
        Assert.InRange((seen[1] - seen[0]) / (truth[1] - truth[0]), 0.85, 1);
        Assert.True(Plan.Value.Where(s => s.Arm == Study.Treatment).Min(s => measured[s].BvTv) > seen[0]);
        double[] euler = [.. Study.Arms.Select(arm => Plan.Value.Where(s => s.Arm == arm).Average(s => (double)measured[s].Euler))];
        Assert.True(euler[1] < euler[0] - 50, $"{euler[0]} and {euler[1]}");
    }
}
