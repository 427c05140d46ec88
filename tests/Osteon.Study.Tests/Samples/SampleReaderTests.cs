using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class SampleReaderTests
{
    private const string Manifest = """
        title: t
        license: MIT
        kind: synthetic
        design:
          unit: animal
          arms:
            - {id: pbs, role: control, n: 2}
            - {id: ev, role: treatment, n: 2}
          timepoints: [{id: w4, after: 4 week}, {id: w8, after: 8 week}]
          outcomes: [{term: bv_tv, assay: ct, timepoint: w8, primary: true}]
        assays:
          - {id: ct, kind: micro_ct}
          - {id: blot, kind: blot}
        """;

    private const string Header = "sample,subject,arm,timepoint,assay,file\n";

    private const string Rows = """
        rat_01,rat_01,pbs,w8,ct,scans/rat_01.nrrd
        rat_02,rat_02,pbs,w8,ct,scans/rat_02.nrrd
        rat_03,rat_03,ev,w8,ct,scans/rat_03.nrrd
        rat_04,rat_04,ev,w8,ct,scans/rat_04.nrrd

        """;

    private static StudyUnderstanding Check(string samples, string? manifest = null)
    {
        using var study = new StudyOnDisk(manifest ?? Manifest, samples);
        for (int i = 1; i <= 4; i++) study.Write($"scans/rat_0{i}.nrrd", "x");
        study.Write("blots/gel.tif", "x");
        study.Write("scans/empty.nrrd", "");
        Directory.CreateDirectory(Path.Combine(study.Root, "scans", "hollow"));
        return study.Check();
    }

    /// <summary>Findings about the table, the note on the assay without samples left out.</summary>
    private static Finding[] Found(string samples, string? manifest = null) =>
        [.. Check(samples, manifest).Findings.Where(f => f.Id != "OST-SMP-019")];

    [Fact]
    public void A_sound_table_is_read_row_by_row()
    {
        StudyUnderstanding study = Check(Header.Replace("file", "file,sex") + Rows.Replace(".nrrd\n", ".nrrd,female\n"));
        Assert.DoesNotContain(study.Findings, f => f.Id != "OST-SMP-019");
        Assert.Equal(4, study.Samples.Rows.Count);
        Sample third = study.Samples.Rows[2];
        Assert.Equal(
            ("rat_03", "rat_03", "ev", "w8", "ct", 1, "rat_03"),
            (third.Id, third.Subject, third.Arm, third.Timepoint, third.Assay, third.Replicate, third.Unit));
        Assert.Equal("female", third.Covariates["sex"]);
        Assert.Equal(new SourceLocation("samples.csv", 4, 1), third.Location);
        Assert.EndsWith("scans/rat_03.nrrd", third.FullPath);
        Assert.Equal([new CellCount("ct", "w8", "pbs", 2, 2), new CellCount("ct", "w8", "ev", 2, 2)], study.Counts);
        Assert.Contains("Covariates: sex.", study.Lines);
    }

    [Fact]
    public void Replicates_and_other_assays_of_an_animal_are_never_counted_again()
    {
        StudyUnderstanding study = Check(
            Header.Replace("file", "file,replicate") + Rows.Replace(".nrrd\n", ".nrrd,\n")
            + "rat_01,rat_01,pbs,w8,blot,blots/gel.tif,1\nrat_02,rat_02,pbs,w8,blot,blots/gel.tif,1\nrat_01,rat_01,pbs,w8,blot,blots/gel.tif,2\n");
        Assert.Empty(study.Findings.Text());
        Assert.Equal([2, 2], study.Arms.Select(a => a.N));
        Assert.Equal(new CellCount("blot", "w8", "pbs", 2, 2), study.Counts[^1]);
    }

    [Theory]
    [InlineData("rat_05,rat_05,vehicle,w8,ct,scans/rat_01.nrrd", "OST-SMP-005", 6, 3, "Known: pbs, ev")]
    [InlineData("rat_05,rat_05,pbz,w8,ct,scans/rat_01.nrrd", "OST-SMP-005", 6, 3, "'pbs'")]
    [InlineData("rat_05,rat_05,pbs,w8,tc,scans/rat_01.nrrd", "OST-SMP-006", 6, 5, "'ct'")]
    [InlineData("rat_05,rat_05,pbs,w9,ct,scans/rat_01.nrrd", "OST-SMP-007", 6, 4, "'w8'|'w4'")]
    [InlineData("rat_05,rat_05,pbs,,ct,scans/rat_01.nrrd", "OST-SMP-003", 6, 4, "needs it")]
    [InlineData("rat_05,,pbs,w8,ct,scans/rat_01.nrrd", "OST-SMP-003", 6, 2, "needs it")]
    [InlineData("rat_04,rat_04,ev,w4,ct,scans/rat_O4.nrrd", "OST-SMP-008", 6, 6, "'scans/rat_04.nrrd'")]
    [InlineData("rat_04,rat_04,ev,w4,ct,Scans/rat_04.nrrd", "OST-SMP-008", 6, 6, "'scans'")]
    [InlineData("rat_04,rat_04,ev,w4,ct,scans/deep/er/x.nrrd", "OST-SMP-008", 6, 6, "entries")]
    [InlineData("rat_04,rat_04,ev,w4,ct,scans/empty.nrrd", "OST-SMP-025", 6, 6, "cut off")]
    [InlineData("rat_04,rat_04,ev,w4,ct,scans/hollow", "OST-SMP-025", 6, 6, "slices")]
    [InlineData("rat_04,rat_04,ev,w4,ct,../../etc/passwd", "OST-SMP-009", 6, 6, "relative")]
    [InlineData("rat_04,rat_04,ev,w4,ct,scans/../../x", "OST-SMP-009", 6, 6, "relative")]
    [InlineData("rat_04,rat_04,ev,w4,ct,/etc/passwd", "OST-SMP-009", 6, 6, "relative")]
    [InlineData("rat_04,rat_04,ev,w4,ct,C:/scan.tif", "OST-SMP-009", 6, 6, "relative")]
    [InlineData("rat_04,rat_04,ev,w4,ct,scans\\rat_04.nrrd", "OST-SMP-009", 6, 6, "'/'")]
    [InlineData("rat_04,rat_04,ev,w4,ct,.", "OST-SMP-009", 6, 6, "relative")]
    [InlineData("rat/05,rat_05,pbs,w8,ct,scans/hollow", "OST-SMP-004", 6, 1, "letters")]
    [InlineData("..,rat_05,pbs,w8,ct,scans/hollow", "OST-SMP-004", 6, 1, "letters")]
    [InlineData("rat 05,rat_05,pbs,w8,ct,scans/hollow", "OST-SMP-004", 6, 1, "letters")]
    [InlineData("rat_05,rat_05,pbs,w8,ct,scans/rat_01.nrrd", "OST-SMP-010", 6, 6, "copy error")]
    [InlineData("rat_01b,rat_01,ev,w8,ct,scans/hollow", "OST-SMP-011", 6, 1, "unit: limb")]
    [InlineData("rat_04,rat_04,ev,w8,ct,scans/hollow", "OST-SMP-012", 6, 1, "replicate: 1, 2")]
    [InlineData("rat_04,rat_04,pbs,w8,blot,blots/gel.tif", "OST-SMP-013", 6, 1, "its own name")]
    [InlineData("RAT_04,rat_04,ev,w8,ct,scans/hollow", "OST-SMP-015", 6, 1, "overwrite")]
    public void A_mistake_in_a_row_is_found_with_its_cell(string row, string id, int line, int column, string hint)
    {
        Finding finding = Assert.Single(Found(Header + Rows + row + "\n"), f => f.Id == id);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(new SourceLocation("samples.csv", line, column), finding.Location);
        Assert.Contains(hint.Split('|'), h => (finding.Hint ?? "").Contains(h, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_scan_is_told_like_the_model_finding()
    {
        Finding finding = Found(Header + Rows + "rat_05,rat_05,pbs,w8,ct,scans/rat_01.nrrd\n").Single(f => f.Id == "OST-SMP-010");
        Assert.Equal("'scans/rat_01.nrrd' belongs to two samples (rat_01 line 2, rat_05 line 6)", finding.Message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("a")]
    [InlineData("1.0")]
    public void A_replicate_is_a_whole_number_from_1(string replicate) =>
        Assert.Single(
            Found(Header.Replace("file", "file,replicate") + "rat_01,rat_01,pbs,w8,ct,scans/rat_01.nrrd," + replicate + "\n"),
            f => f.Id == "OST-SMP-014");

    [Fact]
    public void A_missing_column_is_named_with_the_one_that_was_meant()
    {
        Finding finding = Assert.Single(Found(Header.Replace("subject", "subjects") + Rows));
        Assert.Equal(("OST-SMP-002", "Rename the column 'subjects'."), (finding.Id, finding.Hint));
    }

    [Fact]
    public void A_column_nearly_named_replicate_is_a_warning()
    {
        Finding finding = Assert.Single(
            Found(Header.Replace("file", "file,replicates") + Rows.Replace(".nrrd\n", ".nrrd,1\n")),
            f => f.Id == "OST-SMP-024");
        Assert.Contains("'replicate'", finding.Hint);
    }

    [Fact]
    public void A_table_that_is_not_there_and_one_without_rows_are_errors()
    {
        using var study = new StudyOnDisk(Manifest);
        Assert.Contains("OST-SMP-001", study.Check().Findings.Ids());
        Assert.Contains("OST-SMP-026", Found(Header).Ids());
    }

    [Fact]
    public void Broken_tables_are_reported_under_their_own_name()
    {
        Finding[] found = [.. Found(Header + Rows + "rat_05,\"rat_05\n").Where(f => f.Severity == Severity.Error)];
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal("samples.csv", f.Location!.File));
    }

    [Fact]
    public void Numbers_are_held_against_the_plan_and_each_other()
    {
        Finding[] found = Found(Header + Rows[..Rows.LastIndexOf("rat_04,rat_04", StringComparison.Ordinal)]);
        Assert.Contains(found, f => f.Id == "OST-SMP-020" && f.Message == "arm 'ev' has 1 animal, but 2 were planned");
        Assert.Contains(found, f => f.Id == "OST-SMP-021" && f.Severity == Severity.Note);
        found = Found(Header + Rows[..Rows.IndexOf("rat_03", StringComparison.Ordinal)]);
        Assert.Contains(found, f => f.Id == "OST-SMP-018" && f.Message.Contains("'ev'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_left_out_stays_listed_with_its_reason_and_is_not_counted()
    {
        string manifest = Manifest.Replace(
            "  timepoints:",
            "  exclusions: [{subject: rat_02, reason: pin came loose, criterion: loosened fixation, a_priori: true}]\n  timepoints:");
        StudyUnderstanding study = Check(Header + Rows, manifest);
        Assert.Equal("pin came loose", study.Samples.Rows[1].Excluded!.Reason);
        Assert.Equal((1, 1), (study.Arms[0].N, study.Arms[0].Excluded));
        Assert.Contains(study.Findings, f => f.Id == "OST-SMP-016" && f.Message.Contains("pin came loose", StringComparison.Ordinal));
        Assert.Contains(study.Findings, f => f.Id == "OST-SMP-020" && f.Message.EndsWith("(1 left out)", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exclusion_of_nobody_is_a_warning_with_the_nearest_name()
    {
        string manifest = Manifest.Replace(
            "  timepoints:",
            "  exclusions: [{sample: rat_2, reason: r, criterion: c, a_priori: true}, {reason: r}]\n  timepoints:");
        Finding[] found = Found(Header + Rows, manifest);
        Assert.Contains(found, f => f.Id == "OST-SMP-017" && f.Hint!.Contains("'rat_02'", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Id == "OST-MAN-022" && f.Message.Contains("neither", StringComparison.Ordinal));
    }

    [Fact]
    public void With_limbs_as_units_one_animal_may_be_in_two_arms()
    {
        string manifest = Manifest.Replace("unit: animal", "unit: limb");
        Assert.Contains("OST-SMP-022", Found(Header + Rows, manifest).Ids());
        string samples = Header.Replace("file", "file,limb") + """
            r1l,rat_01,pbs,w8,ct,scans/rat_01.nrrd,left
            r1r,rat_01,ev,w8,ct,scans/rat_02.nrrd,right
            r2l,rat_02,ev,w8,ct,scans/rat_03.nrrd,left
            r2r,rat_02,pbs,w8,ct,scans/rat_04.nrrd,right

            """;
        StudyUnderstanding study = Check(samples, manifest);
        Assert.DoesNotContain(study.Findings, f => f.Id != "OST-SMP-019");
        Assert.Equal([2, 2], study.Arms.Select(a => a.N));
        Assert.DoesNotContain("OST-DES-046", Found(samples, manifest + "statistics: {test: paired_t}\n").Ids());
    }

    [Fact]
    public void A_paired_test_needs_pairs() =>
        Assert.Contains("OST-DES-046", Found(Header + Rows, Manifest + "\nstatistics: {test: paired_t}\n").Ids());

    [Fact]
    public void Files_outside_the_study_need_a_data_folder()
    {
        string manifest = "data: external\n" + Manifest;
        using var study = new StudyOnDisk(manifest, Header + Rows);
        StudyUnderstanding without = study.Check();
        Assert.Contains(without.Findings, f => f.Id == "OST-SMP-023" && f.Location == new SourceLocation("study.yaml", 1, 7));
        Assert.DoesNotContain("OST-SMP-008", without.Findings.Ids());
        Assert.Contains(
            "OST-SMP-023",
            study.Check(new StudyCheckOptions { DataRoot = Path.Combine(study.Root, "nowhere") }).Findings.Ids());
        using var data = new StudyOnDisk();
        for (int i = 1; i <= 4; i++) data.Write($"scans/rat_0{i}.nrrd", "x");
        StudyUnderstanding with = study.Check(new StudyCheckOptions { DataRoot = data.Root });
        Assert.False(with.HasErrors, with.Findings.Text());
        Assert.StartsWith(data.Root, with.Samples.Rows[0].FullPath);
    }
}
