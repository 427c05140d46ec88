using Osteon.Primitives;

namespace Osteon.Study.Tests.Metabolomics;

/// <summary>What is wrong between a study and its feature tables is said before anything is run.</summary>
[Unit]
public sealed class MetaboliteCheckTests
{
    [Fact]
    public void A_sound_study_has_nothing_to_object_to_and_says_what_its_tables_hold()
    {
        using var study = new SerumStudy();
        StudyUnderstanding understood = study.Check();
        Assert.False(understood.HasErrors, understood.Findings.Text());
        Assert.DoesNotContain(understood.Findings, f => f.Id.StartsWith("OST-MTB", StringComparison.Ordinal) || f.Id.StartsWith("OST-FEA-04", StringComparison.Ordinal));
        Assert.Contains(understood.Lines, l => l.Contains("24 features in 17 injections (12 samples, 4 QC, 1 blanks)", StringComparison.Ordinal));
        Assert.Equal(["data/injections.tsv", "data/serum_neg.csv", "data/serum_pos.csv"], understood.TableFiles.Keys.Order());
    }

    [Fact]
    public void A_row_without_injection_is_an_error_and_names_the_nearest()
    {
        using var study = new SerumStudy();
        study.With("samples.csv", study.Text("samples.csv").Replace("a1,a1", "a01,a1", StringComparison.Ordinal));
        StudyUnderstanding understood = study.Check();
        Finding missing = understood.Findings.First(f => f.Id == "OST-MTB-001");
        Assert.Equal((Severity.Error, "a01"), (missing.Severity, missing.Value));
        Assert.Equal(("samples.csv", 2), (missing.Location!.File, missing.Location.Line));
        Assert.Contains("Did you mean 'a1_pos'?", missing.Hint, StringComparison.Ordinal);
        Finding unknown = understood.Findings.First(f => f.Id == "OST-MTB-002");
        Assert.Equal((Severity.Warning, "a1_pos"), (unknown.Severity, unknown.Value));
    }

    [Fact]
    public void Injections_without_a_row_are_left_out_and_named()
    {
        using var study = new SerumStudy();
        study.With("samples.csv", string.Join('\n', study.Text("samples.csv").Split('\n').Where(l => !l.StartsWith("b6", StringComparison.Ordinal))));
        StudyUnderstanding understood = study.Check();
        Assert.False(understood.HasErrors, understood.Findings.Text());
        Assert.Equal(["b6_neg", "b6_pos"], understood.Findings.Where(f => f.Id == "OST-MTB-002").Select(f => f.Value).Order());
        Assert.Equal(5, study.Run().Results.Comparisons[0].Units.Count(u => u.Arm == "ev"));
    }

    [Fact]
    public void A_line_of_the_list_is_strange_only_if_no_table_has_its_injection()
    {
        using var study = new SerumStudy();
        study.With("data/injections.tsv", study.Text("data/injections.tsv") + "zz_pos\tsample\t99\tb1\n");
        Finding finding = Assert.Single(study.Check().Findings, f => f.Id == "OST-FEA-042");
        Assert.Equal(("zz_pos", "data/injections.tsv"), (finding.Value, finding.Location!.File));
    }

    [Theory]
    [InlineData("    tables: [{file: data/serum_pos.csv, format: progenisis}]", "OST-MTB-003", "Did you mean 'progenesis'?")]
    [InlineData("    tables: [{file: data/serum_pso.csv}]", "OST-SMP-", "serum_pos.csv")]
    [InlineData("    tables: [{file: data/serum_pos.csv}, {file: data/serum_neg.csv}]", "OST-MTB-007", "polarity: positive")]
    [InlineData("    tables: [{file: data/serum_pos.csv, polarity: positive}, {file: data/serum_neg.csv, polarity: positive}]", "OST-MTB-007", "polarity: positive")]
    [InlineData("    tables: [{file: data/injections.tsv}]", "OST-FEA-001", "declaration of its columns")]
    [InlineData("    tables: [{file: data/serum_pos.csv, values: counts}]", "OST-FEA-", "")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    injections: data/injection.tsv", "OST-SMP-", "injections.tsv")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    packs: [nothing-of-this-name-at-all]", "OST-MTB-005", "")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    packs: [data/nothing]", "OST-SMP-", "")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    preparation: [{kind: drift_correction}]", "OST-PRE-", "")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    preparation: [{kind: transform}, {kind: quality_filter}]", "OST-PRE-014", "before the transformation")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    preparation: [{kind: normalise}]", "OST-MAN-", "normalisation")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    selection: {test: anova}", "OST-MTB-020", "welch")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    selection: {test: paired_t}", "OST-MTB-020", "welch")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    model: {kind: opls}", "OST-MTB-021", "opls_da")]
    [InlineData("    tables: [{file: data/serum_pos.csv}]\n    model: {kind: pls}", "OST-MTB-021", "opls_da")]
    public void What_cannot_be_done_is_an_error_of_the_check(string settings, string id, string hint)
    {
        using var study = new SerumStudy(settings: settings);
        StudyUnderstanding understood = study.Check();
        Finding? finding = understood.Findings.FirstOrDefault(f => f.Severity == Severity.Error && f.Id.StartsWith(id, StringComparison.Ordinal));
        Assert.True(finding is not null, understood.Findings.Text());
        Assert.Contains(hint, finding.Hint ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(study.Root, finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_without_rows_are_said_to_belong_to_nobody()
    {
        using var study = new SerumStudy();
        study.With("samples.csv", "sample,subject,arm,assay,file\n");
        Assert.Contains("OST-MTB-006", study.Check().Findings.Ids());
    }

    [Fact]
    public void Folders_whose_names_begin_alike_keep_their_own_files()
    {
        string settings = """
                tables: [{file: runs, polarity: negative}, {file: runs_pos, polarity: positive}]
            """;
        using var study = new SerumStudy(settings: settings);
        foreach (string folder in (string[])["runs", "runs_pos"])
        {
            study.With($"{folder}/dataMatrix.tsv", "dataMatrix\t" + string.Join('\t', study.Rats) + "\n" + string.Concat(Enumerable.Range(0, 9).Select(f =>
                $"{folder}{f}\t" + string.Join('\t', study.Rats.Select((_, i) => 100 + (f * 7) + (i * i % 13))) + "\n")));
            study.With($"{folder}/sampleMetadata.tsv", "sampleMetadata\torder\n" + string.Concat(study.Rats.Select((r, i) => $"{r}\t{i + 1}\n")));
            study.With($"{folder}/variableMetadata.tsv", "variableMetadata\tmz\n" + string.Concat(Enumerable.Range(0, 9).Select(f => $"{folder}{f}\t{100 + f}\n")));
        }

        StudyUnderstanding understood = SerumStudy.Checked(study.Check());
        Assert.All(understood.TableFiles["runs"], f => Assert.Equal("runs", Path.GetFileName(Path.GetDirectoryName(f))));
        Assert.All(understood.TableFiles["runs_pos"], f => Assert.Equal("runs_pos", Path.GetFileName(Path.GetDirectoryName(f))));
    }

    [Fact]
    public void A_contrast_that_the_samples_do_not_allow_is_named_and_the_others_are_made()
    {
        using var study = new SerumStudy(arms: 3);
        study.With("samples.csv", string.Join('\n', study.Text("samples.csv").Split('\n').Where(l => !l.Contains(",high,", StringComparison.Ordinal))));
        StudyUnderstanding understood = SerumStudy.Checked(study.Check());
        Assert.Equal("high", Assert.Single(understood.Findings, f => f.Id == "OST-MTB-022").Value);
        Assert.Equal(["ev"], study.Run().Results.Comparisons.Select(c => c.Parameters.Arm));
    }
}
