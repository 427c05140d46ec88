using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class StudyCheckTests
{
    [Fact]
    public void A_scaffold_lacks_nothing_but_its_scans()
    {
        using var study = new StudyOnDisk();
        IReadOnlyList<string> written = StudyInit.Write(Path.Combine(study.Root, "new"));
        Assert.Equal(["samples.csv", "study.schema.json", "study.yaml"], written.Select(Path.GetFileName).Order());
        StudyUnderstanding understood = StudyCheck.Check(
            Path.Combine(study.Root, "new"),
            new StudyCheckOptions { Version = new Version(0, 1, 0) },
            RunContext.Default);
        Assert.Equal(12, understood.Findings.Count);
        Assert.All(understood.Findings, f => Assert.Equal("OST-SMP-008", f.Id));
        Assert.Equal(
            "check: 12 errors, 0 warnings in 12 samples, 1 assay. Understood: 2 arms × 6 rats, unit = animal, primary outcome "
                + "BV/TV at week 8.",
            understood.Summary);
        ChecklistResult arrive = Assert.Single(understood.Checklists, c => c.Standard.StartsWith("ARRIVE", StringComparison.Ordinal));
        Assert.Equal(arrive.Applicable, arrive.Present);
    }

    [Fact]
    public void A_scaffold_with_its_scans_has_no_finding_at_all()
    {
        using var study = new StudyOnDisk();
        StudyInit.Write(study.Root);
        for (int i = 1; i <= 12; i++) study.Write($"scans/rat_{i:00}.nrrd", "x");
        StudyUnderstanding understood = study.Check(new StudyCheckOptions { HeaderOf = _ => new VolumeHeader(new GridShape(9, 9, 9), Spacing.Cubic(0.0175), VoxelType.UInt16) });
        Assert.Empty(understood.Findings.Text());
        Assert.Equal(
            "check: 0 errors, 0 warnings in 12 samples, 1 assay. Understood: 2 arms × 6 rats, unit = animal, primary outcome "
                + "BV/TV at week 8.",
            understood.Summary);
        Assert.Contains(
            understood.Lines,
            l =>
                l.StartsWith("Not written, so taken from defaults: ", StringComparison.Ordinal)
                    && l.Contains("statistics.confidence = 0.95", StringComparison.Ordinal));
    }

    [Fact]
    public void Init_never_overwrites()
    {
        using var study = new StudyOnDisk(samples: "mine");
        OsteonException refused = Assert.Throws<OsteonException>(() => StudyInit.Write(study.Root));
        Assert.Equal("OST-INI-001", refused.Finding.Id);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(study.Root, "samples.csv")));
        Assert.Equal(["samples.csv"], Directory.EnumerateFiles(study.Root).Select(Path.GetFileName));
        Assert.Throws<OsteonException>(() => StudyInit.Write(Path.Combine(study.Root, "samples.csv")));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public void Where_there_is_no_study_that_is_said(string below)
    {
        using var study = new StudyOnDisk();
        MissingSourceException missing = Assert.Throws<MissingSourceException>(
            () => StudyCheck.Check(Path.Combine(study.Root, below), new StudyCheckOptions(), RunContext.Default));
        Assert.Equal("OST-MAN-025", missing.Finding.Id);
    }

    [Fact]
    public void The_file_itself_may_be_named()
    {
        using var study = new StudyOnDisk(CompleteStudy.Text);
        StudyUnderstanding understood = StudyCheck.Check(
            Path.Combine(study.Root, "study.yaml"),
            new StudyCheckOptions(),
            RunContext.Default);
        Assert.Equal(study.Root, understood.Folder.Root);
    }

    [Fact]
    public void A_manifest_that_cannot_be_read_still_gives_a_summary()
    {
        using var study = new StudyOnDisk("title: [a");
        StudyUnderstanding understood = study.Check();
        Assert.Null(understood.Manifest);
        Assert.True(understood.HasErrors);
        Assert.Equal("check: 1 error, 0 warnings. The study could not be read.", understood.Summary);
    }

    [Fact]
    public void Findings_of_manifest_and_table_come_together_errors_first()
    {
        using var study = new StudyOnDisk(
            CompleteStudy.Text.Replace("license: CC-BY-4.0", "licence: CC-BY-4.0"),
            "sample,subject,arm,timepoint,assay,file\na,a,vehicel,w8,ct,x\n");
        StudyUnderstanding understood = study.Check();
        Assert.Equal(
            ["OST-MAN-010", "OST-SMP-005", "OST-SMP-008"],
            understood.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Id));
        Assert.Equal(understood.Findings.Select(f => f.Severity).OrderDescending(), understood.Findings.Select(f => f.Severity));
    }

    [Fact]
    public void Another_version_is_an_error()
    {
        using var study = new StudyOnDisk(CompleteStudy.Text.Replace("\">=0.1\"", "\">=0.4\""));
        Assert.Contains("OST-MAN-023", study.Check(new StudyCheckOptions { Version = new Version(0, 1, 0) }).Findings.Ids());
        Assert.DoesNotContain("OST-MAN-023", study.Check().Findings.Ids());
    }

    [Fact]
    public void A_data_folder_that_is_not_used_is_a_warning()
    {
        using var study = new StudyOnDisk(CompleteStudy.Text);
        Assert.Contains("OST-MAN-026", study.Check(new StudyCheckOptions { DataRoot = study.Root }).Findings.Ids());
    }

    [Theory]
    [InlineData("assay: ct, timepoint: w8, primary: true => assay: cta, timepoint: w8, primary: true", "OST-MAN-021")]
    [InlineData("assay: ct, timepoint: w8, primary: true => assay: ct, timepoint: w88, primary: true", "OST-MAN-021")]
    [InlineData("{term: bv_tv => {term: bv_tw", "OST-MAN-021")]
    [InlineData("{term: bv_tv, assay: ct => {term: size, assay: nta", "OST-MAN-024")]
    [InlineData("    - id: ev => - id: Vehicle", "OST-MAN-020")]
    [InlineData("  outcomes: => contrasts: [{arm: ev, against: vehikel}]\n  outcomes:", "OST-MAN-021")]
    [InlineData("  outcomes: => contrasts: [{arm: ev, against: ev}]\n  outcomes:", "OST-MAN-022")]
    [InlineData("      role: control => role: treatment", "OST-MAN-022")]
    [InlineData("      role: treatment => role: control", null)]
    [InlineData("    voi_rule: => measures: [bv_tv, purified_conn_d, bvtv]\n    voi_rule:", "OST-MAN-021")]
    [InlineData("{protein: CD63, class: positive} => {protein: CD63, class: positive, assay: blott}", "OST-MAN-021")]
    public void Names_have_to_name_something(string change, string? id)
    {
        string[] parts = change.Split(" => ", 2);
        Assert.Contains(parts[0], CompleteStudy.Text);
        string indent = new([.. parts[0].TakeWhile(c => c == ' ')]);
        IReadOnlyList<Finding> findings = CompleteStudy.Findings(CompleteStudy.Text.Replace(parts[0], indent + parts[1]));
        if (id is null) Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        else Assert.Contains(findings, f => f.Id == id && f.Location!.Line > 1);
    }

    [Fact]
    public void A_check_writes_nothing()
    {
        using var study = new StudyOnDisk(CompleteStudy.Text, "sample,subject,arm,timepoint,assay,file\n");
        study.Check();
        Assert.Equal(["samples.csv", "study.yaml"], Directory.EnumerateFileSystemEntries(study.Root).Select(Path.GetFileName).Order());
    }
}
