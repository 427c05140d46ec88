using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Golden]
public sealed class MisevReportTests
{
    private static readonly string[] Missing =
    [
        "S2", "S6", "S7", "S8", "P1", "P2", "P3", "I3", "I4", "I7", "Q1", "Q2", "Q3", "Q4", "M4", "M5", "M6", "M8", "T3", "T7", "V1", "V2",
            "V4", "V5", "W3", "W6", "F3",
        "F4", "R1", "R2", "R3", "EVM2", "EVM3", "EVM5", "EVM9",
    ];

    private static readonly string[] Partly = ["N1", "S4", "S5", "I2", "T2", "T4", "T5", "T8", "V3", "W1", "W4", "W5", "F1", "F2", "EVM1",
        "EVM6"];

    private static readonly string[] Answered =
        ["N2", "S1", "S3", "I1", "I6", "M1", "M2", "M3", "M7", "E1", "E2", "E3", "T1", "T6", "V6", "W2", "EVM7", "EVM8"];

    /// <summary>The gaps of the published study that concern its vesicles.</summary>
    private static readonly string[] Findings =
    [
        "OST-DES-007", "OST-DES-060", "OST-DES-061", "OST-DES-062", "OST-DES-063", "OST-DES-065", "OST-DES-066", "OST-DES-067",
            "OST-DES-068", "OST-DES-069", "OST-DES-070",
        "OST-DES-071", "OST-DES-072", "OST-DES-073", "OST-DES-074", "OST-MIS-007",
    ];

    private static MisevReport Published() =>
        MisevReport.Of(StudyCheck.Check(Studies.Example("li-2025"), new StudyCheckOptions(), RunContext.Default));

    private static string[] Ids(MisevReport report, string state) =>
        [.. report.Lists.SelectMany(l => l.Items).Where(i => i.State == state).Select(i => i.Answer.Item.Id)];

    [Fact]
    public void The_published_study_comes_out_with_its_gaps()
    {
        MisevReport report = Published();
        Assert.Equal(Missing, Ids(report, "missing"));
        Assert.Equal(Partly, Ids(report, "partly"));
        Assert.Equal(Answered, Ids(report, "answered"));
        Assert.Equal(["I5", "EVM4"], Ids(report, "not applicable"));
        Assert.Equal(Findings, report.Findings.Ids().Distinct().Order());
        Assert.True(report.HasErrors);
        Assert.Null(report.Purity);
        Assert.Contains("Say small EV", report.Nomenclature);
        Assert.Equal([2, 2, 0, 0, 0], report.Markers.Select(m => m.Markers.Count));
    }

    [Fact]
    public void Every_gap_says_how_to_fill_it()
    {
        MisevReport report = Published();
        foreach (MisevItem item in report.Lists.SelectMany(l => l.Items).Where(i => i.State is "missing" or "partly"))
        {
            Assert.NotEmpty(item.Supply);
            Assert.All(item.Supply, s => Assert.False(string.IsNullOrWhiteSpace(s.Example), $"{item.Answer.Item.Id}: {s.Key}"));
        }

        string[] lines = [.. MisevDocument.Lines(report)];
        Assert.Contains("        add vesicles.isolation[4].speed   e.g. speed: 100000 xg", lines);
        Assert.Contains("        add vesicles.markers   e.g. - {protein: calnexin, class: negative, found: false, assay: blot}", lines);
        Assert.Contains("        tem, also called SEM (Results)   <- assays[1].also_called", lines);
        Assert.DoesNotContain(MisevDocument.Lines(report, openOnly: true), l => l.Contains("[x]", StringComparison.Ordinal)
            || l.Contains("[-]", StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_holds_the_list_and_the_reason_why_there_is_no_ratio()
    {
        JsonObject json = MisevDocument.Of(Published()).ToJson();
        Assert.Equal("osteon.misev/1", (string?)json["schema"]);
        Assert.Equal(71, json["tables"]!["items"]!.AsArray().Count);
        Assert.Null(json["measures"]![0]!["value"]);
        Assert.NotNull(json["measures"]![0]!["not_available"]);
        Assert.Equal("10.1002/jev2.12404", (string?)json["parameters"]!["lists"]![0]!["doi"]);
    }

    [Fact]
    public void A_complete_study_has_a_ratio_and_a_band()
    {
        using var folder = new StudyOnDisk(CompleteStudy.Text);
        MisevReport report = MisevReport.Of(folder.Check());
        Assert.Equal(5e8, report.Purity!.Value.ParticlesPerMicrogram);
        JsonObject json = MisevDocument.Of(report).ToJson();
        Assert.Equal(5e8, (double?)json["measures"]![0]!["value"]);
        Assert.Contains("impure", (string?)json["parameters"]!["purity_band"]);
        Assert.Empty(Ids(report, "missing").Intersect(["Q1", "Q2", "Q3", "M1", "M2", "M3", "M4", "M5", "F1", "T2", "T7"]));
    }

    [Fact]
    public void The_example_of_the_guide_is_read_and_fits_together()
    {
        string guide = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "howto", "vesicle-reporting.md"));
        int begin = guide.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        string section = guide[begin..guide.IndexOf("\n```", begin, StringComparison.Ordinal)] + "\n";
        string text = CompleteStudy.Text;
        int from = text.IndexOf("\nvesicles:", StringComparison.Ordinal) + 1, to = text.IndexOf("\nassays:", StringComparison.Ordinal) + 1;
        string manifest = text[..from] + section + text[to..].Replace("concentration: 1e11 1/mL", "concentration: 8e11 1/mL");
        manifest = manifest.Replace("protein: 20 ug", "protein: 1 ug");
        using var folder = new StudyOnDisk(manifest.Replace("count: 4", "count: 1"));
        Assert.Empty(CompleteStudy.Findings(manifest.Replace("count: 4", "count: 1")).Text());
        MisevReport report = MisevReport.Of(folder.Check());
        string[] open = Ids(report, "missing");
        Assert.Empty(open.Where(id => id[0] is 'N' or 'S' or 'Q' or 'I').Except(["N2"]));
        Assert.Equal(7e11 / 75, report.Purity!.Value.ParticlesPerMicrogram, 1.0);
    }

    [Theory]
    [InlineData("kind: measured", "kind: synthetic")]
    [InlineData("vesicles:\n", "vesiclez:\n")]
    public void A_study_without_vesicles_of_its_own_is_refused(string old, string put)
    {
        string manifest = CompleteStudy.Text.Replace(old, put, StringComparison.Ordinal);
        if (put.StartsWith("vesiclez", StringComparison.Ordinal)) manifest = manifest.Replace("kind: nta",
            "kind: micro_ct").Replace("kind: tem", "kind: micro_ct");
        using var folder = new StudyOnDisk(manifest);
        StudyUnderstanding study = folder.Check();
        Assert.Equal("OST-MIS-021", Assert.Throws<InvalidContentException>(() => MisevReport.Of(study)).Finding.Id);
    }
}
