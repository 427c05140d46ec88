using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class PolarityMergingTests
{
    private static FeatureTable Mode(string suffix, string kinds, params double[][] rows) =>
        Tables.Of(kinds, rows).With((i, r) => i with { Name = $"{(i.Kind == InjectionKind.Qc ? "QC" : "S")}{r + 1}{suffix}" });

    private static FeatureTable Positive => Mode("_pos", "qqqss", [10, 100], [11, 150], [9, 50], [20, 1], [30, 2])
        .WithFeatures((f, i) => f with
        {
            Id = $"p{i + 1}",
            Name = i == 0 ? "Glucose" : "Alanine",
            Mz = i == 0 ? 203.0526 : 90.0550,
            RetentionTime = 60 + i
        });

    private static FeatureTable Negative => Mode("_NEG", "qqqss", [5, 7], [5.1, 7], [4.9, 7], [2, 8], [3, 9])
        .WithFeatures((f, i) => f with
        {
            Id = $"n{i + 1}",
            Name = i == 0 ? "alanine " : "Lactate",
            Mz = i == 0 ? 88.0404 : 89.0244,
            RetentionTime = 61 + i
        });

    private static PolarityMergeResult Merge(FeatureTable positive, FeatureTable negative, PolarityMergeParameters? parameters = null,
        RunContext? context = null) =>
        PolarityMerging.Merge(positive, negative, parameters ?? new PolarityMergeParameters(), context ?? RunContext.Default);

    [Fact]
    public void Same_samples_by_name_and_duplicates_by_qc_rsd()
    {
        PolarityMergeResult result = Merge(Positive, Negative);
        Assert.Equal(["QC1", "QC2", "QC3", "S4", "S5"], result.Table.Injections.Select(i => i.Name));
        // Alanine: RSD 50 % in positive, 2 % in negative mode.
        Assert.Equal(["p1", "n1", "n2"], result.Table.Features.Select(f => f.Id));
        Assert.Equal([Polarity.Positive, Polarity.Negative, Polarity.Negative], result.Table.Features.Select(f => f.Polarity!.Value));
        Assert.Equal([20, 2, 8], result.Table.Intensities.Row(3).ToArray());
        DuplicateDecision decision = Assert.Single(result.Duplicates);
        Assert.Equal((DuplicateReason.Name, "qc_rsd"), (decision.Reason, decision.Rule));
        Assert.Equal(["n1"], decision.Kept);
        Assert.Equal("n1 has the lower QC RSD, 2 % against 50 % of p2", decision.Words);
        Assert.Equal([(Polarity.Positive, 0), (Polarity.Negative, 0), (Polarity.Negative, 1)], result.Origins);
        Assert.Equal("4", result.Table.Injections[3].Further["negative_order"]);
    }

    [Fact]
    public void Intensity_decides_where_told_or_where_there_are_no_qcs()
    {
        Assert.Equal(["p2", "n1"],
            Merge(Positive, Negative, new PolarityMergeParameters { Duplicates = DuplicateRule.KeepBoth }).Duplicates[0].Kept);
        PolarityMergeResult bright = Merge(Positive, Negative, new PolarityMergeParameters { Duplicates = DuplicateRule.HigherIntensity });
        Assert.Equal(("intensity", "n1"), (bright.Duplicates[0].Rule, bright.Duplicates[0].Kept[0]));
        PolarityMergeResult samples = Merge(Positive.SelectInjections([3, 4]), Negative.SelectInjections([3, 4]));
        Assert.Equal("n1 has the higher mean in the samples, 2.5 against 1.5 of p2", samples.Duplicates[0].Words);
    }

    [Fact]
    public void Masses_pair_one_to_one_within_ppm_and_time()
    {
        FeatureTable positive = Positive.WithFeatures((f, _) => f with { Name = null, Adduct = "[M+H]+" }),
            negative = Negative.WithFeatures((f, _) => f with { Name = null, Adduct = "[M-H]-" });
        Assert.Empty(Merge(positive, negative).Duplicates);
        PolarityMergeResult result = Merge(positive, negative, new PolarityMergeParameters { MatchMasses = true });
        DuplicateDecision decision = Assert.Single(result.Duplicates);
        Assert.Equal((DuplicateReason.Mass, "p2,n1"), (decision.Reason, string.Join(',', decision.Members)));
        Assert.Empty(Merge(positive, negative.WithFeatures((f, _) => f with { RetentionTime = 200 }),
            new PolarityMergeParameters { MatchMasses = true }).Duplicates);
        Assert.Empty(Merge(positive, negative.WithFeatures((f, _) => f with { Adduct = "[M-H]-|[M+Cl]-" }),
            new PolarityMergeParameters { MatchMasses = true }).Duplicates);
    }

    [Fact]
    public void An_identifier_ties_adducts_of_one_mode_to_the_other_mode()
    {
        CompoundIdentifier id = new(CompoundNamespace.Hmdb, "HMDB0000161");
        FeatureTable positive = Positive.WithFeatures((f, _) => f with { Name = null, Identifiers = [id] }),
            negative = Negative.WithFeatures((f, i) => i == 0 ? f with { Name = null, Identifiers = [id] } : f);
        DuplicateDecision decision = Assert.Single(Merge(positive, negative).Duplicates);
        Assert.Equal((DuplicateReason.Identifier, "Hmdb:HMDB0000161", "p1,p2,n1"),
            (decision.Reason, decision.Key, string.Join(',', decision.Members)));
        Assert.Equal(["n1"], decision.Kept);
        FeatureTable better = negative.With(Matrix.Of(5, 2, (r, c) => 1 + (r * 10)));
        Assert.Equal(["p1", "p2"], Merge(positive, better).Duplicates[0].Kept);
    }

    [Fact]
    public void Injections_of_one_mode_are_named_and_dropped_or_kept()
    {
        var context = RunContext.Default;
        PolarityMergeResult dropped = Merge(Positive, Negative.SelectInjections([0, 1, 2, 4]), context: context);
        Assert.Equal(["S4_pos"], dropped.Dropped);
        Assert.Equal(4, dropped.Table.Injections.Count);
        Assert.Equal("S4_pos", context.Findings.ToList().Single(f => f.Id == "OST-MRG-001").Value);
        PolarityMergeResult kept = Merge(Positive.SelectInjections([0, 1, 2, 4]), Negative,
            new PolarityMergeParameters { Unmatched = UnmatchedInjections.Keep });
        Assert.Equal("S4", kept.Table.Injections[^1].Name);
        Assert.True(double.IsNaN(kept.Table.Intensities[4, 0]));
        Assert.Equal(new InjectionPair("S4", null, "S4_NEG"), kept.Injections[^1]);
    }

    [Fact]
    public void Subjects_and_declared_pairs()
    {
        FeatureTable positive = Positive.SelectInjections([3, 4]).With((i, r) => i with { Name = $"run{r}", Subject = $"rat{r}" }),
            negative = Negative.SelectInjections([4, 3]).With((i, r) => i with { Name = $"x{r}", Subject = $"rat{1 - r}" });
        PolarityMergeResult result = Merge(positive, negative, new PolarityMergeParameters { Matching = InjectionMatching.Subject });
        Assert.Equal([new InjectionPair("run0", "run0", "x1"), new InjectionPair("run1", "run1", "x0")], result.Injections);
        var pairs = new Dictionary<string, string> { ["run0"] = "x0", ["run1"] = "x1" };
        PolarityMergeResult declared = Merge(positive, negative,
            new PolarityMergeParameters { Matching = InjectionMatching.Declared, Pairs = pairs });
        Assert.Equal("x0", declared.Injections[0].Negative);
        Assert.Equal("OST-MRG-007", Assert.Throws<InvalidContentException>(() => Merge(positive, negative)).Finding.Id);
    }

    [Fact]
    public void Names_that_cannot_be_told_apart_stop()
    {
        FeatureTable twice = Positive.With((i, r) => r == 4 ? i with { Name = "pos_S4" } : i);
        Assert.Equal("OST-MRG-002", Assert.Throws<InvalidContentException>(() => Merge(twice, Negative)).Finding.Id);
    }

    [Fact]
    public void Identifiers_in_both_modes_get_a_prefix_and_scales_must_agree()
    {
        PolarityMergeResult result = Merge(Positive.WithFeatures((f, i) => f with { Id = $"m{i}" }),
            Negative.WithFeatures((f, i) => f with { Id = $"m{i}" }), new PolarityMergeParameters { Duplicates = DuplicateRule.KeepBoth });
        Assert.Equal(["pos:m0", "pos:m1", "neg:m0", "neg:m1"], result.Table.Features.Select(f => f.Id));
        FeatureTable log = Negative.Prepare(new Transform()).Table;
        Assert.Equal("OST-MRG-008", Assert.Throws<InvalidContentException>(() => Merge(Positive, log)).Finding.Id);
    }

    [Theory]
    [InlineData("QC_01_pos", "QC_01")]
    [InlineData("NEG-S5-rep1", "S5-rep1")]
    [InlineData("a.ESI+.b", "a.b")]
    [InlineData("posture_3", "posture_3")]
    [InlineData("composite", "composite")]
    [InlineData("S1_Positive", "S1")]
    [InlineData("pos", "pos")]
    [InlineData("S7_POS_neg", "S7")]
    public void Tokens_are_taken_out_where_they_stand_alone(string name, string expected) =>
        Assert.Equal(expected, InjectionAlignment.Stripped(name, new PolarityMergeParameters().NameTokens));

    [Theory]
    [InlineData(90.05495, "[M+H]+", 89.04768)]
    [InlineData(88.04040, "[M-H]-", 89.04768)]
    [InlineData(203.05261, "[M+Na]+", 180.06339)]
    [InlineData(225.06159, "[M+FA-H]-", 180.06339)]
    [InlineData(225.06159, "[M+HCOO]-", 180.06339)]
    [InlineData(163.06010, "[M+H-H2O]+", 180.06339)]
    [InlineData(91.03897, "[M+2H]2+", 180.06339)]
    [InlineData(361.13405, "[2M+H]+", 180.06339)]
    public void Neutral_mass_of_an_adduct(double mz, string adduct, double mass) =>
        Assert.Equal(mass, NeutralMass.Of(new Feature { Id = "x", Mz = mz, Adduct = adduct })!.Value, 2e-5);

    [Fact]
    public void Nothing_is_assumed_of_an_unknown_adduct()
    {
        Assert.Null(NeutralMass.Of(new Feature { Id = "x", Mz = 100, Adduct = "[M+Xx]+" }));
        Assert.Null(NeutralMass.Of(new Feature { Id = "x", Mz = 100 }));
        Assert.Equal(5, NeutralMass.Of(new Feature { Id = "x", NeutralMass = 5, Mz = 100, Adduct = "[M+H]+" }));
    }
}
