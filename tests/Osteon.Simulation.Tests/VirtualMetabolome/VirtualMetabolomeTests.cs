using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>What holds exactly of every simulated study.</summary>
[Property]
public sealed class VirtualMetabolomeTests
{
    private static readonly Lazy<VirtualMetabolomeStudy> Default =
        new(() => MetabolomeStudies.Draw(new VirtualMetabolomeParameters(), 2025));

    [Fact]
    public void The_same_seed_gives_the_same_tables_whatever_the_number_of_threads()
    {
        VirtualMetabolomeStudy other = MetabolomeStudies.Draw(new VirtualMetabolomeParameters(), 2025, threads: 1);
        foreach (Polarity polarity in Enum.GetValues<Polarity>())
        {
            Assert.Equal(Default.Value.Table(polarity).Intensities.Values, other.Table(polarity).Intensities.Values);
            FeatureTable one = Default.Value.Table(polarity), two = other.Table(polarity);
            Assert.Equal(one.Features.Select(f => (f.Id, f.Name, f.Mz)), two.Features.Select(f => (f.Id, f.Name, f.Mz)));
            Assert.Equal(one.Injections.Select(i => (i.Name, i.Group)), two.Injections.Select(i => (i.Name, i.Group)));
        }

        Assert.Equal(Default.Value.Truth.Features, other.Truth.Features);
        VirtualMetabolomeStudy third = MetabolomeStudies.Draw(new VirtualMetabolomeParameters(), 2026);
        Assert.NotEqual(Default.Value.Positive.Intensities.Values, third.Positive.Intensities.Values);
    }

    [Fact]
    public void A_perfect_instrument_shows_response_times_dilution_times_amount_and_the_pool_is_the_mean()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(50, 6);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with { Biology = plain.Biology with { DilutionSpread = 0.3 } });
        foreach ((FeatureTruth truth, _, double[] column) in MetabolomeStudies.Columns(study))
        {
            var samples = new List<double>();
            for (int r = 0; r < column.Length; r++)
            {
                Injection injection = study.Positive.Injections[r];
                if (injection.Kind == InjectionKind.Blank) Assert.Equal(double.NaN, column[r]);
                if (injection.Kind != InjectionKind.Sample) continue;
                int subject = study.Truth.Subjects.ToList().IndexOf(injection.Subject!);
                double expected = truth.Response * study.Truth.Dilutions[subject] * study.Truth.Amounts[subject, truth.Molecule!.Value];
                Assert.Equal(expected, column[r], 1e-12 * expected);
                samples.Add(column[r]);
            }

            foreach (int r in study.Positive.RowsOf(InjectionKind.Qc)) Assert.Equal(samples.Average(), column[r], 1e-9 * column[r]);
            Assert.Equal(samples.Average(), truth.PoolIntensity, 1e-9 * truth.PoolIntensity);
        }
    }

    [Fact]
    public void Molecules_and_noise_do_not_depend_on_each_other()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(60, 5);
        VirtualMetabolomeStudy few = MetabolomeStudies.Draw(plain);
        VirtualMetabolomeStudy more = MetabolomeStudies.Draw(plain with { Annotation = plain.Annotation with { UnnamedMolecules = 90 } });
        VirtualMetabolomeStudy noisy = MetabolomeStudies.Draw(plain with { Instrument = new VirtualInstrument() });
        for (int m = 0; m < 60; m++) Assert.Equal(few.Truth.Amounts.Column(m), more.Truth.Amounts.Column(m));
        Assert.Equal(few.Truth.Amounts.Values, noisy.Truth.Amounts.Values);

        // With another size of drift, the noise itself stays: the ratio of the two tables is the drift alone, smooth and of mean 0 over the
        // batch.
        VirtualInstrument still = MetabolomeStudies.Perfect with { MedianCv = 0.1 };
        VirtualMetabolomeStudy without = MetabolomeStudies.Draw(plain with { Instrument = still });
        VirtualMetabolomeStudy with = MetabolomeStudies.Draw(plain with { Instrument = still with { DriftAmplitude = 0.2 } });
        foreach ((var (_, _, a), var (truth, _, b)) in MetabolomeStudies.Columns(without).Zip(MetabolomeStudies.Columns(with)))
        {
            double[] drift = [.. a.Zip(b, (x, y) => Math.Log(y / x)).Where(d => !double.IsNaN(d))];
            // The most curved of the curves, P₃√7, has a second derivative of at most 15√7.
            double step = 2.0 / (a.Length - 1);
            for (int i = 2; i < drift.Length; i++)
                Assert.True(
                    Math.Abs(drift[i] - (2 * drift[i - 1]) + drift[i - 2]) < 15 * Math.Sqrt(7) * step * step * truth.DriftAmplitude * 1.01);
        }
    }

    [Fact]
    public void Nothing_is_reported_below_its_limit_and_what_is_missing_is_mostly_weak()
    {
        VirtualMetabolomeParameters parameters = new() { Instrument = new VirtualInstrument { RandomMissingShare = 0 } };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters);
        IReadOnlyList<int> samples = study.Positive.RowsOf(InjectionKind.Sample);
        var shares = new List<(double Strength, double Missing)>();
        foreach ((FeatureTruth truth, _, double[] column) in MetabolomeStudies.Columns(study))
        {
            Assert.DoesNotContain(column, v => v < truth.DetectionLimit);
            shares.Add((truth.PoolIntensity / truth.DetectionLimit, samples.Count(r => double.IsNaN(column[r])) / (double)samples.Count));
        }

        Assert.True(shares.Where(s => s.Strength is > 0 and < 1).Average(s => s.Missing) > 0.4);
        Assert.True(shares.Where(s => s.Strength > 5).Average(s => s.Missing) < 0.002);
    }

    [Fact]
    public void Weak_features_are_the_noisier_ones()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(800, 20);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with
        {
            Instrument = MetabolomeStudies.Perfect with { NoiseFloor = 400 },
            Acquisition = plain.Acquisition with { QcEvery = 1 },
        });
        IReadOnlyList<int> qcs = study.Positive.RowsOf(InjectionKind.Qc);
        foreach ((FeatureTruth truth, _, double[] column) in MetabolomeStudies.Columns(study))
        {
            // 42 pools and 800 features: the SD of a feature strays by 11 %, the largest of 800 by about 3.5 times that.
            double sd = Math.Sqrt(MetabolomeStudies.Variance([.. qcs.Select(r => column[r])]));
            if (truth.PoolIntensity > 4_000) Assert.InRange(sd, 400 * 0.55, 400 * 1.5);
        }
    }

    [Fact]
    public void Contaminants_are_in_blanks_as_in_samples_and_never_differ()
    {
        VirtualMetabolomeParameters plain = MetabolomeStudies.Plain(10, 5);
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(plain with
        {
            Arms = [new("a", 5, VirtualEffects.None), new("b", 5, new VirtualEffects { UpShare = 1 })],
            Acquisition = new VirtualAcquisition { BackgroundShare = 1, BackgroundLevel = Variation.Constant(0.5) },
            Annotation = plain.Annotation with { Contaminants = 7 },
        });
        int contaminants = 0;
        foreach ((FeatureTruth truth, Feature feature, double[] column) in MetabolomeStudies.Columns(study))
        {
            foreach (int r in study.Positive.RowsOf(InjectionKind.Blank))
                Assert.Equal(truth.Background, column[r], 1e-9 * truth.Background);
            if (truth.Molecule is not null)
            {
                Assert.True(truth.IsDifferential);
                Assert.Equal(truth.PoolIntensity / 2, truth.Background, 1e-9 * truth.PoolIntensity);
                continue;
            }

            contaminants++;
            Assert.False(truth.IsDifferential);
            Assert.Equal(0, truth.PoolIntensity);
            Assert.Equal("4", feature.Identity!.Value.Level);
            Assert.All(column, v => Assert.Equal(truth.Background, v, 1e-9 * v));
        }

        Assert.Equal(14, contaminants);
    }

    [Fact]
    public void Effects_lie_where_they_were_put()
    {
        var effects = new VirtualEffects
        {
            UpShare = 0.1,
            Sets = [new SetEffect("bile-acids", 0.8, new Variation(1.2, 0.1)), new SetEffect("steroids", 1, new Variation(-1, 0.1))],
            Compounds = [("VC001", 3), ("VC002", 0)],
        };
        VirtualMetabolomeParameters parameters =
            new() { Arms = [new("a", 3, VirtualEffects.None), new("b", 3, effects), new("c", 3, VirtualEffects.None)] };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters);
        Dictionary<string, MoleculeTruth> molecules = study.Truth.Molecules.ToDictionary(m => m.Id);
        Assert.Equal([0, 3, 0], molecules["VC001"].Log2FoldChange);
        Assert.Equal([0, 0, 0], molecules["VC002"].Log2FoldChange);
        IReadOnlyList<string> bile = VirtualCompounds.Sets.Single(s => s.Id == "bile-acids").Members;
        IReadOnlyList<string> steroids = VirtualCompounds.Sets.Single(s => s.Id == "steroids").Members;
        Assert.Equal((int)Math.Round(0.8 * bile.Count), bile.Count(m => molecules[m].IsDifferential));

        // Cholesterol is in both: whichever set drew it first has it.
        Assert.All(bile.Where(m => molecules[m].IsDifferential), m => Assert.InRange(molecules[m].Log2FoldChange[1], 1.0, 1.4));
        Assert.All(steroids.Except(bile), m => Assert.InRange(molecules[m].Log2FoldChange[1], -1.2, -0.8));
        string[] named = [.. bile, .. steroids, "VC001", "VC002"];
        int rest = study.Truth.Molecules.Count(m => !named.Contains(m.Id));
        Assert.Equal((int)Math.Round(0.1 * rest), study.Truth.Molecules.Count(m => !named.Contains(m.Id) && m.IsDifferential));
        Assert.All(study.Truth.Molecules, m => Assert.Equal(0, m.Log2FoldChange[2]));
        SetTruth set = study.Truth.Sets.Single(s => s is { SetId: "steroids", Arm: "b" });
        Assert.True(set.Declared);
        Assert.Equal(set.Measured, set.Differential);
        Assert.DoesNotContain(study.Truth.Sets, s => s.Arm == "c" && (s.Declared || s.Differential > 0));
    }

    [Fact]
    public void Truth_and_tables_agree_feature_by_feature()
    {
        VirtualMetabolomeStudy study = Default.Value;
        Assert.Equal(study.Truth.Features.Count, study.Positive.Features.Count + study.Negative.Features.Count);
        foreach ((FeatureTruth truth, Feature feature, _) in MetabolomeStudies.Columns(study))
        {
            Assert.Equal(truth.FeatureId, feature.Id);
            Assert.Equal(truth.Polarity, feature.Polarity);
            if (feature.Name is not null) Assert.Equal(study.Truth.Molecules[truth.Molecule!.Value].Compound!.Name, feature.Name);
            if (truth.Molecule is { } m) Assert.Equal(study.Truth.Molecules[m].IsDifferential, truth.IsDifferential);
            Assert.InRange(Math.Abs((feature.Mz!.Value / truth.TrueMz) - 1), 0, 8e-6);
        }

        foreach (IGrouping<int?, (FeatureTruth Truth, Feature Feature, double[] Column)> pair in
            MetabolomeStudies.Columns(
                study).Where(c => c.Truth.Molecule is not null).GroupBy(c => c.Truth.Molecule).Where(g => g.Count() == 2))
        {
            (FeatureTruth Truth, Feature Feature, double[] Column) plus = pair.First(), minus = pair.Last();
            Assert.Equal(2 * 1.007276466621, plus.Truth.TrueMz - minus.Truth.TrueMz, 1e-9);
            Assert.InRange(Math.Abs(plus.Feature.RetentionTime!.Value - minus.Feature.RetentionTime!.Value), 0, 60 * 0.08);
        }
    }

    [Fact]
    public void Pools_stand_regularly_and_arms_are_spread_over_batches()
    {
        VirtualMetabolomeParameters parameters = MetabolomeStudies.Plain(3, 9) with
        {
            Acquisition = new VirtualAcquisition { Batches = 2, QcEvery = 4, LeadingQcs = 3, LeadingBlanks = 2 },
        };
        IReadOnlyList<Injection> injections = MetabolomeStudies.Draw(parameters).Positive.Injections;
        Assert.Equal(Enumerable.Range(1, injections.Count).Select(i => (double?)i), injections.Select(i => i.Order));
        foreach (IGrouping<string?, Injection> batch in injections.GroupBy(i => i.Batch))
        {
            string kinds = string.Concat(batch.Select(i => i.Kind.ToString()[0]));
            Assert.Equal("BBQQQSSSSQSSSSQSQB", kinds);
            Assert.InRange(batch.Count(i => i.Group == "a"), 4, 5);
        }

        Assert.Equal(18, injections.Where(i => i.Kind == InjectionKind.Sample).Select(i => i.Subject).Distinct().Count());
    }

    [Fact]
    public void Subjects_may_have_names_of_their_own()
    {
        VirtualMetabolomeParameters parameters = MetabolomeStudies.Plain(3, 2) with
        {
            Arms =
            [
                new("a", 2, VirtualEffects.None) { SubjectNames = ["rat-9", "rat-2"] },
                new("b", 2, VirtualEffects.None) { SubjectNames = ["rat-5", "rat-1"] },
            ],
        };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(parameters);
        Assert.Equal(["rat-1", "rat-2", "rat-5", "rat-9"], study.Truth.Subjects);
        Assert.Equal("a", study.Negative.Injections.Single(i => i.Name == "rat-9").Group);
    }

    [Fact]
    public void The_smallest_studies_can_be_drawn()
    {
        VirtualMetabolomeParameters one = MetabolomeStudies.Plain(0, 1) with
        {
            Arms = [new("a", 1, VirtualEffects.None)],
            Acquisition = new VirtualAcquisition { QcEvery = 0, LeadingBlanks = 0 },
        };
        VirtualMetabolomeStudy study = MetabolomeStudies.Draw(one);
        Assert.Empty(study.Positive.Features);
        Assert.Equal("subject-01", Assert.Single(study.Positive.Injections).Name);
        VirtualMetabolomeParameters lost = one with
        {
            Instrument = MetabolomeStudies.Perfect with { RandomMissingShare = 1 },
            Annotation = one.Annotation with { UnnamedMolecules = 5 },
        };
        Assert.Empty(MetabolomeStudies.Draw(lost).Negative.Features);
    }

    [Fact]
    public void Cancelling_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => VirtualMetabolome.Draw(1, new VirtualMetabolomeParameters(), RunContext.Default with { Cancellation = source.Token }));
    }

    [Fact]
    public void The_default_study_looks_like_one()
    {
        VirtualMetabolomeStudy study = Default.Value;
        Assert.InRange(study.Positive.Features.Count, 500, 900);
        Assert.InRange(study.Negative.Features.Count, 500, 900);
        IReadOnlyList<int> samples = study.Positive.RowsOf(InjectionKind.Sample), qcs = study.Positive.RowsOf(InjectionKind.Qc);
        (FeatureTruth Truth, Feature Feature, double[] Column)[] columns = [.. MetabolomeStudies.Columns(study)];
        double missing = columns.Average(c => samples.Average(r => double.IsNaN(c.Column[r]) ? 1 : 0));
        Assert.InRange(missing, 0.03, 0.15);
        double[] rsd =
        [
            .. columns.Select(c => qcs.Select(r => c.Column[r]).Where(v => !double.IsNaN(v)).ToArray())
                .Where(v => v.Length > 2)
                .Select(v => Math.Sqrt(MetabolomeStudies.Variance(v)) / v.Average()),
        ];
        Assert.InRange(rsd.Count(v => v <= 0.3) / (double)rsd.Length, 0.7, 0.97);
        Assert.InRange(columns.Count(c => c.Truth.IsDifferential) / (double)columns.Length, 0.08, 0.2);
    }
}
