using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>
/// What was declared is found again in the tables. Every check is a score that is standard normal if the simulator is right and fails
/// beyond ±4.5, see <see cref="MetabolomeStudies.AssertPlausible"/>.
/// </summary>
[Property]
public sealed class MetabolomeStatisticsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Biological_variation_of_each_molecule_is_its_own(int seed)
    {
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(MetabolomeStudies.Plain(300, 40), (ulong)seed);
        double chi = 0;
        for (int m = 0; m < study.Truth.Molecules.Count; m++)
        {
            double sigma = Math.Sqrt(Math.Log(1 + Math.Pow(study.Truth.Molecules[m].BiologicalCv, 2)));
            chi += 79 * MetabolomeStudies.Variance(Logs(study.Truth.Amounts.Column(m))) / (sigma * sigma);
        }

        MetabolomeStudies.AssertPlausible(MetabolomeStudies.ChiSquaredScore(chi, 79 * 300), "variance between subjects");
        double[] cvs = [.. study.Truth.Molecules.Select(m => Math.Log(m.BiologicalCv / 0.3))];
        MetabolomeStudies.AssertPlausible(cvs.Average() / (0.4 / Math.Sqrt(300)), "median of the coefficients of variation");
        MetabolomeStudies.AssertPlausible(
            MetabolomeStudies.ChiSquaredScore(299 * MetabolomeStudies.Variance(cvs) / 0.16, 299), "spread of the coefficients of variation");
        double[] intensities = [.. study.Truth.Molecules.Select(m => Math.Log10(m.MedianIntensity / 60_000))];
        MetabolomeStudies.AssertPlausible(intensities.Average() / (0.8 / Math.Sqrt(300)), "median intensity");
        MetabolomeStudies.AssertPlausible(
            MetabolomeStudies.ChiSquaredScore(299 * MetabolomeStudies.Variance(intensities) / 0.64, 299), "spread of intensity");
    }

    [Fact]
    public void Molecules_of_a_pathway_vary_together_and_others_do_not()
    {
        VirtualMetabolomeParameters parameters = MetabolomeStudies.Plain(200, 500);
        parameters = parameters with { Biology = parameters.Biology with { PathwayShare = 0.35, BlockSize = 10 } };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters);
        double[][] logs = [.. Enumerable.Range(0, 200).Select(m => Standardised(Logs(study.Truth.Amounts.Column(m))))];
        var same = new List<double>();
        var other = new List<double>();
        for (int a = 0; a < 200; a++)
        {
            for (int b = a + 1; b < 200; b++)
            {
                double r = logs[a].Zip(logs[b], (x, y) => x * y).Sum();
                (study.Truth.Molecules[a].Pathway == study.Truth.Molecules[b].Pathway ? same : other).Add(r);
            }
        }

        // Over 1,000 subjects. Inside: a mean of the 45 pairs of a block strays by about 0.018, of 20 blocks by 0.004. Between: the means
        // of two blocks, of variance 0.415, have r of
        // SE 1/√1000, the mean of their 100 pairs 0.415 of that, and there are 190 pairs of blocks.
        MetabolomeStudies.AssertPlausible((same.Average() - 0.35) / 0.004, "correlation within pathways");
        MetabolomeStudies.AssertPlausible(other.Average() / (0.415 / Math.Sqrt(1000) / Math.Sqrt(190)), "correlation between pathways");
    }

    [Fact]
    public void Fold_changes_are_those_declared()
    {
        const int N = 60;
        VirtualMetabolomeParameters parameters = MetabolomeStudies.Plain(400, N) with
        {
            Arms = [new("a", N, VirtualEffects.None), new("b", N, new VirtualEffects { UpShare = 0.2, DownShare = 0.1 })],
        };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters);
        bool[] inB = [.. study.Truth.Subjects.Select(s => study.Positive.Injections.Single(i => i.Subject == s).Group == "b")];
        double chi = 0;
        for (int m = 0; m < 400; m++)
        {
            double[] logs = Logs(study.Truth.Amounts.Column(m));
            double difference = logs.Where((_, s) => inB[s]).Average() - logs.Where((_, s) => !inB[s]).Average();
            double variance = 2 * Math.Log(1 + Math.Pow(study.Truth.Molecules[m].BiologicalCv, 2)) / N;
            chi += Math.Pow(difference - (study.Truth.Molecules[m].Log2FoldChange[1] * Math.Log(2)), 2) / variance;
        }

        MetabolomeStudies.AssertPlausible(MetabolomeStudies.ChiSquaredScore(chi, 400), "differences of arms from their truth");
        double[] changes = [.. study.Truth.Molecules.Select(m => m.Log2FoldChange[1])];
        Assert.Equal(80, changes.Count(c => c > 0));
        Assert.Equal(40, changes.Count(c => c < 0));
        Assert.All(changes.Where(c => c != 0), c => Assert.InRange(Math.Abs(c), 0.5, 1.5));
        double[] sizes = [.. changes.Where(c => c != 0).Select(Math.Abs)];
        MetabolomeStudies.AssertPlausible((sizes.Average() - 1) / (0.25 * 0.8796 / Math.Sqrt(120)), "mean size of effects");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_effects_as_many_features_are_significant_as_chance_allows(int seed)
    {
        // Dilution and drift reach all features of a sample alike; without them features are independent and P is uniform.
        VirtualMetabolomeParameters parameters =
            MetabolomeStudies.Plain(2_000, 8) with { Instrument = MetabolomeStudies.Perfect with { MedianCv = 0.08 } };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters, (ulong)seed);
        Assert.DoesNotContain(study.Truth.Features, f => f.IsDifferential);
        double[] p = [.. MetabolomeStudies.Columns(study).Select(c => StudentP(study.Positive.Injections, c.Column))];
        Assert.Equal(2_000, p.Length);

        foreach (double alpha in (double[])[0.01, 0.05, 0.5])
            MetabolomeStudies.AssertPlausible(
                (p.Count(v => v < alpha) - (2_000 * alpha)) / Math.Sqrt(2_000 * alpha * (1 - alpha)), $"P below {alpha}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Repeated_injections_of_the_pool_vary_as_declared(int seed)
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(200, 40);
        VirtualMetabolomeParameters parameters = plain with
        {
            Instrument = MetabolomeStudies.Perfect with { MedianCv = 0.1 },
            Acquisition = plain.Acquisition with { QcEvery = 1 },
        };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters, (ulong)seed);
        IReadOnlyList<int> qcs = study.Positive.RowsOf(InjectionKind.Qc);
        double chi = 0, means = 0;
        foreach ((FeatureTruth truth, _, double[] column) in MetabolomeStudies.Columns(study))
        {
            double[] logs = [.. qcs.Select(r => Math.Log(column[r] / truth.PoolIntensity))];
            double variance = Math.Log(1 + (truth.TechnicalCv * truth.TechnicalCv));
            chi += (qcs.Count - 1) * MetabolomeStudies.Variance(logs) / variance;
            means += logs.Average() * Math.Sqrt(qcs.Count / variance);
        }

        MetabolomeStudies.AssertPlausible(MetabolomeStudies.ChiSquaredScore(chi, 200.0 * (qcs.Count - 1)), "variance of the pool");
        MetabolomeStudies.AssertPlausible(means / Math.Sqrt(200), "median of the pool");
    }

    [Fact]
    public void Falling_features_and_amplitudes_of_drift_are_as_declared()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(600, 100);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with
        {
            Instrument = MetabolomeStudies.Perfect with { DriftAmplitude = 0.2, FallingShare = 0.75 },
            Acquisition = plain.Acquisition with { QcEvery = 1 },
        });
        IReadOnlyList<int> qcs = study.Positive.RowsOf(InjectionKind.Qc);
        int falling = 0;
        double squares = 0;
        foreach ((FeatureTruth truth, _, double[] column) in MetabolomeStudies.Columns(study))
        {
            double[] logs = [.. qcs.Select(r => Math.Log(column[r] / truth.PoolIntensity))];
            double slope = logs.Select((v, i) => v * (i - ((qcs.Count - 1) / 2.0))).Sum();
            if (slope < 0) falling++;
            squares += Math.Pow(truth.DriftAmplitude / 0.2, 2);

            // The curve has a mean square of 1 over a continuous batch; a hundred pools come near.
            Assert.Equal(truth.DriftAmplitude, Math.Sqrt(logs.Average(v => v * v)), 0.06 * truth.DriftAmplitude);
        }

        // Curvature can turn the slope of a few pools' worth: not of one hundred.
        MetabolomeStudies.AssertPlausible((falling - 450) / Math.Sqrt(600 * 0.75 * 0.25), "share of falling features");
        MetabolomeStudies.AssertPlausible(MetabolomeStudies.ChiSquaredScore(squares, 600), "amplitudes of drift");
    }

    [Fact]
    public void Batches_are_shifted_as_declared()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(400, 8);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with
        {
            Instrument = MetabolomeStudies.Perfect with { BatchShift = 0.25 },
            Acquisition = plain.Acquisition with { Batches = 3 },
        });
        double chi = 0;
        foreach ((FeatureTruth truth, _, double[] column) in MetabolomeStudies.Columns(study))
        {
            double[] shifts =
            [
                .. study.Positive.Injections.Select((injection, r) => (injection, r)).Where(p => p.injection.Kind == InjectionKind.Qc)
                    .GroupBy(p => p.injection.Batch).Select(g => Math.Log(column[g.First().r] / truth.PoolIntensity)),
            ];
            Assert.Equal(3, shifts.Length);
            chi += shifts.Sum(s => s * s) / (0.25 * 0.25);
        }

        MetabolomeStudies.AssertPlausible(MetabolomeStudies.ChiSquaredScore(chi, 1_200), "shifts of batches");
    }

    [Fact]
    public void Cells_lost_by_chance_are_the_declared_share()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(500, 20);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with
        {
            Instrument = MetabolomeStudies.Perfect with { RandomMissingShare = 0.1 },
            Acquisition = plain.Acquisition with { LeadingBlanks = 0 },
        });
        long missing =
            MetabolomeStudies.Columns(study).Sum(c => c.Column.LongCount(double.IsNaN)), cells = 500L * study.Positive.Injections.Count;
        MetabolomeStudies.AssertPlausible((missing - (0.1 * cells)) / Math.Sqrt(cells * 0.09), "cells lost by chance");
    }

    [Fact]
    public void Dilutions_spread_as_declared()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(1, 300);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with { Biology = plain.Biology with { DilutionSpread = 0.15 } });
        double[] logs = Logs([.. study.Truth.Dilutions]);
        MetabolomeStudies.AssertPlausible(logs.Average() / (0.15 / Math.Sqrt(600)), "mean dilution");
        MetabolomeStudies.AssertPlausible(
            MetabolomeStudies.ChiSquaredScore(599 * MetabolomeStudies.Variance(logs) / (0.15 * 0.15), 599), "spread of dilutions");
    }

    [Fact]
    public void Shares_of_polarities_backgrounds_and_identity_levels_are_as_declared()
    {
        VirtualMetabolomeParameters parameters = MetabolomeStudies.Plain(3_000, 2) with
        {
            Compounds = VirtualCompounds.All,
            Acquisition = new VirtualAcquisition { BackgroundShare = 0.1 },
            Annotation = new VirtualAnnotation { UnnamedMolecules = 3_000, OverlapShare = 0.2, Contaminants = 0, NamedShare = 0.8 },
        };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters);
        int named = VirtualCompounds.All.Count;
        int both = study.Truth.Features.Where(f => f.Molecule >= named).GroupBy(f => f.Molecule).Count(g => g.Count() == 2);
        MetabolomeStudies.AssertPlausible((both - 600) / Math.Sqrt(3_000 * 0.16), "molecules in both polarities");
        int count = study.Truth.Features.Count;
        MetabolomeStudies.AssertPlausible(
            (study.Truth.Features.Count(f => f.Background > 0) - (0.1 * count)) / Math.Sqrt(count * 0.09), "features with background");
        Feature[] ofCompounds = [.. MetabolomeStudies.Columns(study).Where(c => c.Truth.Molecule < named).Select(c => c.Feature)];
        int n = ofCompounds.Length, withName = ofCompounds.Count(f => f.Name is not null);
        MetabolomeStudies.AssertPlausible((withName - (0.8 * n)) / Math.Sqrt(n * 0.16), "features with a name");
        MetabolomeStudies.AssertPlausible((Level(ofCompounds, "1") - (0.2 * withName)) / Math.Sqrt(withName * 0.16), "MSI level 1");
        MetabolomeStudies.AssertPlausible((Level(ofCompounds, "2") - (0.55 * withName)) / Math.Sqrt(withName * 0.2475), "MSI level 2");
        MetabolomeStudies.AssertPlausible((Level(ofCompounds, "3") - (0.25 * withName)) / Math.Sqrt(withName * 0.1875), "MSI level 3");
        double[] ppm = [.. MetabolomeStudies.Columns(study).Select(c => ((c.Feature.Mz!.Value / c.Truth.TrueMz) - 1) * 1e6 / 1.5)];
        MetabolomeStudies.AssertPlausible(MetabolomeStudies.ChiSquaredScore(ppm.Sum(e => e * e), ppm.Length), "mass errors");
    }

    private static int Level(IEnumerable<Feature> features, string level) => features.Count(f => f.Identity!.Value.Level == level);

    private static double[] Logs(double[] values) => [.. values.Select(v => Math.Log(v))];

    private static double[] Standardised(double[] values)
    {
        double mean = values.Average(), norm = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => (v - mean) / norm)];
    }

    /// <summary>Two-sided P of Student's t test of the logarithms of arm b against arm a.</summary>
    private static double StudentP(IReadOnlyList<Injection> injections, double[] column)
    {
        double[] a = [.. column.Where((_, r) => injections[r].Group == "a").Select(v => Math.Log(v))];
        double[] b = [.. column.Where((_, r) => injections[r].Group == "b").Select(v => Math.Log(v))];
        double pooled = (MetabolomeStudies.Variance(a) + MetabolomeStudies.Variance(b)) / 2;
        double t = (b.Average() - a.Average()) / Math.Sqrt(2 * pooled / a.Length);
        return StudentT.TwoSided(t, (2 * a.Length) - 2);
    }
}
