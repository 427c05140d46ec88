using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Golden]
public sealed class ExampleTests
{
    /// <summary>
    /// What the check finds by itself in the published design: each line is a gap or contradiction that examples/li-2025/README.md
    /// explains.
    /// </summary>
    private static readonly string[] PublishedFindings =
    [
        "OST-DES-001",
        "OST-DES-002",
        "OST-DES-003",
        "OST-DES-004",
        "OST-DES-005",
        "OST-DES-006",
        "OST-DES-007",
        "OST-DES-008",
        "OST-DES-009",
        "OST-DES-010",
        "OST-DES-021", "OST-DES-022", "OST-DES-023", "OST-DES-025", "OST-DES-030", "OST-DES-032", "OST-DES-033", "OST-DES-034",
        "OST-DES-040", "OST-DES-041", "OST-DES-042",
        "OST-DES-060",
        "OST-DES-061",
        "OST-DES-062",
        "OST-DES-063",
        "OST-DES-065",
        "OST-DES-066",
        "OST-DES-067",
        "OST-DES-068",
        "OST-DES-069",
        "OST-DES-070", "OST-DES-071", "OST-DES-072", "OST-DES-073", "OST-DES-074",
        "OST-DES-080", "OST-DES-081", "OST-DES-082", "OST-DES-083", "OST-DES-084",
        "OST-DES-090", "OST-DES-091", "OST-DES-092", "OST-DES-093", "OST-DES-094", "OST-DES-095", "OST-DES-096", "OST-DES-098",
        "OST-MIS-007",
    ];

    private static StudyUnderstanding Published() =>
        StudyCheck.Check(Studies.Example("li-2025"), new StudyCheckOptions(), RunContext.Default);

    [Fact]
    public void The_published_design_gives_exactly_the_known_findings()
    {
        StudyUnderstanding study = Published();
        Assert.Equal(PublishedFindings, study.Findings.Ids().Distinct().Order());
        Assert.Equal(["OST-DES-060"], study.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Id));
        Assert.Equal(5, study.Findings.Count(f => f.Id == "OST-DES-003"));
        Assert.All(
            study.Findings,
            f => Assert.True(f.Location is { File: "study.yaml", Line: > 0, Column: > 0 } && f.Hint is not null, f.ToString()));
    }

    [Fact]
    public void Its_readme_explains_every_finding()
    {
        string readme = File.ReadAllText(Path.Combine(Studies.Example("li-2025"), "README.md"));
        Assert.All(PublishedFindings, id => Assert.Contains(id[8..], readme));
    }

    [Fact]
    public void Its_summary_says_what_was_understood()
    {
        StudyUnderstanding study = Published();
        Assert.Matches(
            @"^check: 1 error, \d+ warnings, \d+ notes in 5 assays of a published design without samples\. Understood: 2 arms × 5 rats, unit = animal, no primary outcome\.$",
            study.Summary);
        Assert.Contains("Comparisons: BMSC-exo against PBS (every treatment against the control).", study.Lines);
        Assert.Empty(study.Manifest!.Defaults);
    }

    [Fact]
    public void Real_scans_are_described_and_not_compared()
    {
        string data = SharedData.Require("data");
        StudyUnderstanding study = StudyCheck.Check(
            Studies.Example("real-bone"),
            new StudyCheckOptions { DataRoot = data, Version = new Version(0, 1, 0), HeaderOf = HeaderOf },
            RunContext.Default);
        Assert.False(study.HasErrors, study.Findings.Text());
        Assert.Equal(3, study.Headers.Count);
        Assert.Contains(study.Findings, f => f.Id == "OST-DES-087" && f.Message.Contains("bone_corner", StringComparison.Ordinal));
        Assert.Equal(["OST-DES-080", "OST-DES-087"], study.Findings.Ids().Distinct().Order());
        Assert.Contains("Comparisons: none; the samples are described.", study.Lines);
        Assert.Contains("Understood: 1 arm × 3 specimens, unit = specimen, no primary outcome.", study.Summary);

        // Slices hold no voxel size; the shrew's file is read for good.
        static VolumeHeader HeaderOf(string path) => path.EndsWith(".nrrd", StringComparison.Ordinal)
            ? Studies.HeaderOf(path)
            : new VolumeHeader(Directory.Exists(path) ? new GridShape(200, 200, 200) : new GridShape(128, 128, 128), null, VoxelType.UInt8);
    }

    [Fact]
    public void Real_scans_without_their_folder_say_what_is_missing()
    {
        StudyUnderstanding study = StudyCheck.Check(Studies.Example("real-bone"), new StudyCheckOptions(), RunContext.Default);
        Assert.Equal(["OST-SMP-023"], study.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Id));
    }
}
