using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Metabolomics;

/// <summary>A study of serum from its tables to stored results.</summary>
[Unit]
public sealed class MetaboliteRunTests
{
    private static Dictionary<string, string> Contents(StepOutcome outcome) =>
        Directory.EnumerateFiles(outcome.Folder).Where(f => Path.GetFileName(f) != "step.json").ToDictionary(f => Path.GetFileName(f), f => ContentDigest.OfText(File.ReadAllText(f)));

    [Fact]
    public void Two_polarities_are_prepared_merged_and_compared()
    {
        using var study = new SerumStudy();
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        MetaboliteComparison comparison = Assert.Single(results.Comparisons);
        Assert.Equal(("pbs", "ev"), (comparison.Parameters.Reference, comparison.Parameters.Arm));
        Assert.Equal(study.Rats, comparison.Units.OrderBy(u => u.Unit, StringComparer.Ordinal).Select(u => u.Unit));
        Assert.Equal(2, results.Merged.Count); // the compounds that both modes found
        Assert.Equal((2 * SerumStudy.Compounds) - 2, comparison.Features.Count);
        Assert.Equal([Polarity.Positive, Polarity.Negative], results.Effects.Select(e => e.Polarity!.Value).Distinct());
        Assert.All(results.Effects.Where(e => e.Effect.Step is Imputation), e => Assert.Equal(4, e.Effect.ImputedCells));
        Assert.Equal(7, comparison.Features.Count(f => f.ImputedShare == 1.0 / 12)); // four of each mode, of which one is the same compound in both
        string[] truth = [.. comparison.Features.Where(f => int.Parse(f.Name!.Split(' ')[1].TrimStart('p', 'n'), System.Globalization.CultureInfo.InvariantCulture) < 8).Select(f => f.Id)];
        Assert.Equal(16, truth.Length);
        Assert.All(comparison.Features.Where(f => truth.Contains(f.Id)), f => Assert.Equal(("up", true), (f.Direction, f.Selected)));
        Assert.InRange(comparison.Selected.Count(f => !truth.Contains(f.Id)), 0, 4);
        Assert.Equal(["metabolites.json", "prepared.mztab", "prepared.tsv"], outcome.Record.Outputs.Select(o => o.Name).Order());
    }

    [Fact]
    public void The_export_passes_our_own_check_and_reads_back_the_prepared_table()
    {
        using var study = new SerumStudy();
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        var findings = new FindingCollector();
        RunContext context = RunContext.Default with { Findings = findings };
        MzTabDocument document = MzTabM.ReadDocument(outcome.Output(MetaboliteSteps.MzTabName), new MzTabReadOptions(), context);
        MzTabM.Check(document, new MzTabReadOptions(), findings);
        Assert.False(findings.HasErrors, findings.ToList().Text());
        FeatureTable table = MzTabM.ToTable(document, new MzTabReadOptions(), findings)!;
        Assert.False(findings.HasErrors, findings.ToList().Text());
        Assert.Equal(results.Comparisons[0].Features.Count, table.Features.Count);
        string text = File.ReadAllText(outcome.Output(MetaboliteSteps.MzTabName));
        Assert.Contains("ev_vs_pbs", text, StringComparison.Ordinal);
        Assert.DoesNotContain(study.Root, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_takes_the_stored_result_and_threads_change_no_byte()
    {
        using var study = new SerumStudy();
        (_, StepOutcome first) = study.Run();
        (_, StepOutcome second) = study.Run();
        Assert.Equal((StepState.Done, StepState.Reused), (first.State, second.State));
        Assert.Equal(first.Key, second.Key);
        (_, StepOutcome other) = study.Run("other", threads: 2);
        Assert.Equal(StepState.Done, other.State);
        Assert.Equal(Contents(first), Contents(other));
    }

    [Theory]
    [InlineData("data/serum_neg.csv")]
    [InlineData("data/injections.tsv")]
    [InlineData("samples.csv")]
    [InlineData("study.yaml")]
    [InlineData("data/packs/own@1/sets.tsv")]
    public void Whatever_the_numbers_depend_on_makes_the_step_run_anew(string file)
    {
        using SerumStudy study = WithPack();
        (_, StepOutcome before) = study.Run();
        switch (file)
        {
            case "samples.csv":
                study.With(file, study.Text(file).Replace("a1,a1,pbs", "a1,a1,ev", StringComparison.Ordinal).Replace("b1,b1,ev", "b1,b1,pbs", StringComparison.Ordinal));
                break;
            case "study.yaml":
                study.With(file, study.Text(file).Replace("permutations: 50", "permutations: 51", StringComparison.Ordinal));
                break;
            case "data/packs/own@1/sets.tsv":
                Directory.Delete(Path.Combine(study.Root, "data", "packs"), recursive: true);
                Pack(study, "Other name of the set");
                break;
            case "data/injections.tsv":
                study.With(file, study.Text(file).Replace("Q1_pos\tqc\t1\t", "Q1_pos\tqc\t0.5\t", StringComparison.Ordinal));
                break;
            default:
                study.With(file, study.Text(file).Replace("compound n3", "compound three", StringComparison.Ordinal));
                break;
        }

        (_, StepOutcome after) = study.Run();
        Assert.Equal(StepState.Done, after.State);
        Assert.NotEqual(before.Key, after.Key);
    }

    private static SerumStudy WithPack()
    {
        var study = new SerumStudy(settings: SerumStudy.DefaultSettings + "\n    packs: [data/packs/own@1]");
        Pack(study, "Raised");
        return study;
    }

    private static void Pack(SerumStudy study, string name)
    {
        study.With("compounds.tsv", "id\tname\n" + string.Concat(((char[])['p', 'n']).SelectMany(m => Enumerable.Range(0, 22).Select(c => $"{m}{c}\tcompound {m}{c}\n"))));
        study.With("sets.gmt", $"UP\t{name}\t{string.Join('\t', Enumerable.Range(0, 8).Select(c => $"p{c}"))}\nNONE\tUnchanged\t{string.Join('\t', Enumerable.Range(10, 8).Select(c => $"n{c}"))}\n");
        var findings = new FindingCollector();
        KnowledgeImport.Add(
            [Path.Combine(study.Root, "compounds.tsv"), Path.Combine(study.Root, "sets.gmt")],
            new KnowledgeSource { Id = "own", Name = "own", Version = "1", Licence = "CC0-1.0" },
            new KnowledgeOptions(),
            KnowledgeStore.Open(Path.Combine(study.Root, "data", "packs")),
            RunContext.Default with { Findings = findings });
        Assert.False(findings.HasErrors, findings.ToList().Text());
    }

    [Fact]
    public void A_pack_finds_the_set_that_was_raised()
    {
        using SerumStudy study = WithPack();
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        PathwayResult pathway = Assert.Single(results.Pathways);
        Assert.Equal(("own", "ev", "pbs", null), (pathway.Source.Id, pathway.Arm, pathway.Reference, pathway.Timepoint));
        Assert.Equal(44, pathway.Mapped.Sum(m => m.Features));
        OverRepresentationLine up = pathway.OverRepresentation!.Lines.Single(l => l.SetId == "UP");
        Assert.Equal(8, up.Counts.Hits);
        Assert.True(up.Counts.P < 1e-3);
        Assert.True(pathway.Ranked!.Lines.Single(l => l.SetId == "UP").EnrichmentScore > 0.8);
        // What was read is in the record of the step, with its digest.
        Assert.Contains(outcome.Record.Inputs, i => i.Name == "data/packs/own@1" && i.Sha256.Length == 64);
    }

    [Fact]
    public void Results_written_read_and_written_again_are_the_same()
    {
        using SerumStudy study = WithPack();
        study.With("study.yaml", study.Text("study.yaml") + """

                preparation:
                  - {kind: zeros_as_missing, negative_values_too: true}
                  - {kind: blank_filter, minimum_ratio: 4, scope: samples}
                  - {kind: keep_injections, kinds: [sample, qc]}
                  - {kind: missing_filter, rule: each_group, minimum_present: 0.5}
                  - {kind: drift_correction, method: loess, span: 0.9, degree: 1}
                  - {kind: normalisation, method: pqn}
                  - {kind: imputation, method: nearest_neighbours}
                  - {kind: quality_filter, maximum_rsd_percent: 40, maximum_d_ratio: 0.9}
                  - {kind: transform, method: log2}
                  - {kind: average_replicates}
            """);
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        string written = JsonSerializer.Serialize(results, OsteonJson.Compact);
        Assert.Equal(File.ReadAllText(outcome.Output(MetaboliteSteps.ResultsName)), written + "\n");
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize<MetaboliteResults>(written, OsteonJson.Compact), OsteonJson.Compact));
        PreparationStep[] steps = [.. results.Effects.Where(e => e.Polarity == Polarity.Positive).Select(e => e.Effect.Step)];
        Assert.Equal(10, steps.Length);
        Assert.Equal((0.9, 1), (Assert.IsType<DriftCorrection>(steps[4]).Span, ((DriftCorrection)steps[4]).Degree));
        Assert.Equal(4, Assert.IsType<BlankFilter>(steps[1]).MinimumRatio);
        Assert.True(Assert.IsType<ZerosAsMissing>(steps[0]).NegativeValuesToo);
        Assert.Equal(TransformMethod.Log2, Assert.IsType<Transform>(steps[8]).Method);
    }

    [Fact]
    public void Every_step_of_the_preparation_keeps_all_its_settings_as_JSON()
    {
        foreach (VariantAttribute variant in RecordShape.Of(typeof(PreparationStep)).Variants)
        {
            var step = (PreparationStep)Activator.CreateInstance(variant.Type)!;
            JsonObject json = JsonSerializer.SerializeToNode(step, OsteonJson.Compact)!.AsObject();
            Assert.Equal(variant.Kind, (string?)json["kind"]);
            string[] settings = [.. variant.Type.GetProperties().Where(p => p.CanWrite && p.Name != nameof(PreparationStep.Id)).Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))];
            Assert.Equal(settings.Order(), json.Select(p => p.Key).Where(k => k != "kind").Order());
            string text = json.ToJsonString(OsteonJson.Compact);
            Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<PreparationStep>(text, OsteonJson.Compact), OsteonJson.Compact));
            Assert.NotEmpty(PreparationText.Of(step));
            Assert.DoesNotContain("was done", PreparationText.Of(step), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Excluded_samples_take_no_part()
    {
        using var study = new SerumStudy();
        study.With("study.yaml", study.Text("study.yaml").Replace("outcomes: []", "exclusions: [{sample: b2, reason: haemolysis}], outcomes: []", StringComparison.Ordinal));
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        Assert.Equal(11, results.Comparisons[0].Units.Count);
        Assert.DoesNotContain(results.Comparisons[0].Units, u => u.Unit == "b2");
        Assert.DoesNotContain("b2", File.ReadLines(outcome.Output(MetaboliteSteps.MatrixName)).First().Split('\t'));
    }

    /// <summary>Rats with two injections each are not twice as many rats.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Replicates_do_not_raise_n(bool declared)
    {
        string settings = SerumStudy.DefaultSettings + (declared ? "\n    preparation: [{kind: zeros_as_missing}, {kind: imputation}, {kind: transform}, {kind: average_replicates}]" : "");
        using var study = new SerumStudy(settings: settings);
        // The injections a1 … a6 and b1 … b6 are two of each of three rats of an arm.
        study.With("samples.csv", "sample,subject,arm,assay,file,replicate,injection\n" + string.Concat(study.Rats.Select(r =>
        {
            int number = r[1] - '0';
            string rat = $"{r[0]}rat{(number + 1) / 2}";
            return $"{rat},{rat},{(r[0] == 'a' ? "pbs" : "ev")},serum,data/serum_pos.csv,{2 - (number % 2)},{r}\n";
        })));
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        MetaboliteComparison comparison = results.Comparisons[0];
        Assert.Equal(["arat1", "arat2", "arat3", "brat1", "brat2", "brat3"], comparison.Units.Select(u => u.Unit).Order());
        Assert.All(comparison.Features.Where(f => f.P is not null), f => Assert.NotNull(f.FoldChange));
        Assert.Equal(10, comparison.Models[1].Permutation!.Splits); // 6 over 3, halved
        // Student's t of three against three: |t| > 2.776 is p < 0.05 with 4 degrees of freedom, 2.228 would be with 10.
        Assert.All(comparison.Features.Where(f => f.P is not null), f => Assert.Equal(Math.Abs(f.Statistic!.Value) > 2.7764451, f.P < 0.05));
        if (!declared) Assert.Contains(outcome.Record.Findings, f => f.Id == "OST-MTB-015");
    }

    [Fact]
    public void Three_arms_give_a_comparison_for_each_contrast_and_a_test_of_all()
    {
        using var study = new SerumStudy(arms: 3);
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        Assert.Equal([("pbs", "ev"), ("pbs", "high")], results.Comparisons.Select(c => (c.Parameters.Reference, c.Parameters.Arm)));
        Assert.All(results.Comparisons, c => Assert.Equal(12, c.Units.Count));
        Assert.Equal(["pbs", "ev", "high"], results.Arms!.Arms);
        Assert.True(File.Exists(outcome.Output(MetaboliteSteps.ArmsName)));
        study.With("study.yaml", study.Text("study.yaml").Replace("outcomes: []", "contrasts: [{arm: high, against: ev}], outcomes: []", StringComparison.Ordinal));
        Assert.Equal([("ev", "high")], study.Run().Results.Comparisons.Select(c => (c.Parameters.Reference, c.Parameters.Arm)));
    }

    /// <summary>A rat that was bled twice gives two values, one for each time point; their mean is neither.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Time_points_are_compared_one_by_one(bool declared)
    {
        string settings = SerumStudy.DefaultSettings + (declared ? "\n    preparation: [{kind: zeros_as_missing}, {kind: imputation}, {kind: average_replicates}, {kind: transform}]" : "");
        using var study = new SerumStudy(settings: settings);
        study.With("study.yaml", study.Manifest(settings, design: ", timepoints: [{id: w2, after: 2 week}, {id: w4, after: 4 week}]"));
        study.With("samples.csv", "sample,subject,arm,timepoint,assay,file\n" + string.Concat(study.Rats.Select(r =>
            $"{r},{r[0]}rat{1 + ((r[1] - '1') % 3)},{(r[0] == 'a' ? "pbs" : "ev")},{(r[1] <= '3' ? "w2" : "w4")},serum,data/serum_pos.csv\n")));
        (MetaboliteResults results, _) = study.Run();
        Assert.Equal(["w2", "w4"], results.Comparisons.Select(c => c.Parameters.Timepoint));
        foreach (MetaboliteComparison comparison in results.Comparisons)
        {
            Assert.Equal(6, comparison.Units.Count);
            string digits = comparison.Parameters.Timepoint == "w2" ? "123" : "456";
            if (!declared) Assert.All(comparison.Units, u => Assert.Contains(u.Injection[1], digits));
        }

        Assert.NotEqual(results.Comparisons[0].Features[0].P, results.Comparisons[1].Features[0].P);
    }

    [Fact]
    public void Components_alone_choose_by_p()
    {
        using var study = new SerumStudy(settings: SerumStudy.DefaultSettings.Replace("model: {", "model: {kind: pca, ", StringComparison.Ordinal));
        MetaboliteComparison comparison = study.Run().Results.Comparisons[0];
        Assert.Equal(ModelKind.Pca, Assert.Single(comparison.Models).Kind);
        Assert.Equal(2, comparison.Models[0].Predictive);
        Assert.InRange(comparison.Selected.Count(), 14, 24);
    }

    [Fact]
    public void A_table_that_states_no_polarity_gives_results_without_the_export()
    {
        using var study = new SerumStudy(settings: "    tables: [{file: data/serum_pos.csv}]\n    injections: data/injections.tsv\n    model: {permutations: 0, q2_draws: 0}");
        (MetaboliteResults results, StepOutcome outcome) = study.Run();
        Assert.NotEmpty(results.Comparisons[0].Selected);
        Assert.False(File.Exists(outcome.Output(MetaboliteSteps.MzTabName)));
        Assert.Contains(outcome.Record.Findings, f => f is { Id: "OST-MZT-051", Severity: Severity.Warning });
    }

    /// <summary>An arm without samples cannot be compared; that is an answer and no bug.</summary>
    [Fact]
    public void A_comparison_of_nobody_is_refused()
    {
        var table = new FeatureTable([new Injection { Name = "a", Group = "x" }], [new Feature { Id = "f" }], new Matrix(1, 1, [1]));
        PreparedMetabolites prepared = PreparedMetabolites.Of([table], _ => [], new PolarityMergeParameters(), RunContext.Default);
        InvalidContentException refused = Assert.Throws<InvalidContentException>(
            () => MetaboliteAnalysis.Run(prepared, new MetaboliteComparisonParameters { Reference = "x", Arm = "y" }, RunContext.Default with { Findings = new FindingCollector() }));
        Assert.Equal("OST-MTB-010", refused.Finding.Id);
        Assert.Equal(FeatureTest.Student, new MetaboliteRule().Test);
    }
}
