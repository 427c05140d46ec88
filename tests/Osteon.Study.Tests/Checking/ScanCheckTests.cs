using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>What the headers of scans show. The headers are made here; reading them from files is tested with the formats.</summary>
[Unit]
public sealed class ScanCheckTests
{
    private static readonly GridShape Shape = new(100, 80, 60);

    private static string Manifest(string settings) =>
        $$"""
        title: t
        license: MIT
        kind: synthetic
        design:
          unit: animal
          arms: [{id: pbs, role: control}, {id: ev, role: treatment}]
          outcomes: [{term: bv_tv, assay: ct, primary: true}]
        assays:
          - id: ct
            kind: micro_ct
        {{settings}}
        """;

    private static string[] Found(string settings, Func<string, VolumeHeader> headerOf, string extra = "") =>
        [.. Findings(settings, headerOf, extra).Select(f => $"{f.Id} {f.Severity} {f.Location}")];

    private static ValueList<Finding> Findings(string settings, Func<string, VolumeHeader> headerOf, string extra = "")
    {
        using var study = new StudyOnDisk(
            Manifest(settings),
            $"sample,subject,arm,assay,file{(extra.Length > 0 ? ",scanner" : "")}\na1,a1,pbs,ct,a1.nrrd{extra}\nb1,b1,ev,ct,b1.nrrd{extra.Replace("old", "new")}\n");
        study.Write("a1.nrrd", "x").Write("b1.nrrd", "x").Write("mask.nrrd", "x");
        StudyUnderstanding understood = study.Check(new StudyCheckOptions { HeaderOf = headerOf });
        Assert.All(understood.Findings, f => Assert.DoesNotContain(study.Root, f.ToString()));
        return understood.Findings;
    }

    private static VolumeHeader Header(double? spacing, VoxelType type = VoxelType.UInt8) =>
        new(Shape, spacing is { } s ? Spacing.Cubic(s) : null, type);

    [Fact]
    public void Sound_headers_give_no_finding() => Assert.Empty(Found("", _ => Header(0.01)));

    [Fact]
    public void A_scan_without_voxel_size_is_an_error_at_its_row() =>
        Assert.Equal(["OST-CT-001 Error samples.csv:2:5", "OST-CT-001 Error samples.csv:3:5"], Found("", _ => Header(null)));

    [Fact]
    public void The_setting_supplies_a_voxel_size() => Assert.Empty(Found("    spacing: 10 um", _ => Header(null)));

    [Fact]
    public void A_setting_that_differs_from_the_file_is_a_warning()
    {
        Assert.Equal(["OST-CT-002 Warning study.yaml:11:14"], Found("    spacing: 20 um", _ => Header(0.01)));
        Assert.Empty(Found("    spacing: 10.005 um", _ => Header(0.01)));
        Assert.Contains("OST-SCN-013 Warning study.yaml:11:14", Found("    spacing: voxel", _ => Header(0.01)));
        Assert.DoesNotContain("OST-SCN-013", string.Concat(Found("    spacing: voxel", _ => Header(null))));
    }

    [Fact]
    public void A_voxel_size_that_differs_between_arms_is_a_warning() =>
        Assert.Equal(["OST-SCN-003 Warning study.yaml:9:5"], Found("", path => Header(path.Contains("a1") ? 0.01 : 0.0175)));

    [Fact]
    public void A_scanner_that_differs_between_arms_is_a_warning()
    {
        VolumeHeader With(string scanner) => Header(0.01) with { Metadata = new Dictionary<string, string> { ["scanner"] = scanner } };
        Assert.Equal(["OST-SCN-005 Warning study.yaml:9:5"], Found("", path => With(path.Contains("a1") ? "Skyscan1176" : "Skyscan1276")));
        Assert.Empty(Found("", _ => With("Skyscan1176")));
        Assert.Equal(["OST-SCN-005 Warning study.yaml:9:5"], Found("", _ => Header(0.01), ",old"));
    }

    [Theory]
    [InlineData("box:0:100,0:80,0:60", null)]
    [InlineData("box:0:101,0:80,0:60", "OST-VOI-001 Error")]
    [InlineData("cylinder:axis=z,centre=40;30,radius=20", null)]
    [InlineData("cylinder:axis=z,centre=40;30,radius=0.2mm", null)]
    [InlineData("cylinder:axis=z,centre=40;30,radius=0.4mm", "OST-VOI-004 Warning")]
    [InlineData("cylinder:axis=z,centre=40;30,radius=20,from=90,to=101", "OST-VOI-004 Warning")]
    [InlineData("cylinder:axis=z,centre=40;30,radius=20,from=100,to=120", "OST-VOI-007 Error")]
    [InlineData("cylinder:axis=z,centre=40;30,radius=20,from=100", "OST-VOI-007 Error")]
    [InlineData("cylinder:axis=x,centre=400;30,radius=20", "OST-VOI-007 Error")]
    public void A_volume_of_interest_has_to_lie_in_the_scan(string voi, string? found) =>
        Assert.Equal(found is null ? [] : [$"{found} study.yaml:11:10"], Found($"    voi: \"{voi}\"", _ => Header(0.01)));

    [Fact]
    public void A_length_in_mm_has_no_place_where_the_voxel_size_is_unknown()
    {
        string[] Of(string voi) => Found($"    spacing: voxel\n    voi: \"{voi}\"", _ => Header(null));
        Assert.Contains("OST-SCN-012 Error study.yaml:12:10", Of("cylinder:axis=z,centre=40;30,radius=0.2mm"));
        Assert.DoesNotContain("Error", string.Concat(Of("cylinder:axis=z,centre=40;30,radius=20")));
    }

    [Fact]
    public void One_problem_of_all_scans_is_told_once_with_the_key()
    {
        using var study = new StudyOnDisk(
            Manifest("    voi: box:0:101,0:80,0:60"), "sample,subject,arm,assay,file\na1,a1,pbs,ct,a1.nrrd\nb1,b1,ev,ct,b1.nrrd\n");
        study.Write("a1.nrrd", "x").Write("b1.nrrd", "x");
        Finding finding = Assert.Single(study.Check(new StudyCheckOptions { HeaderOf = _ => Header(0.01) }).Findings);
        Assert.StartsWith("'a1.nrrd': the box reaches beyond the volume", finding.Message);
        Assert.EndsWith("(and 1 more scan)", finding.Message);
        Assert.Contains("Correct voi of assay 'ct'.", finding.Hint);
    }

    [Fact]
    public void A_mask_has_the_shape_of_the_scan()
    {
        VolumeHeader Mask(string path, GridShape shape) =>
            path.Contains("mask") ? new VolumeHeader(shape, null, VoxelType.UInt8) : Header(0.01);
        Assert.Empty(Found("    voi: mask:mask.nrrd", path => Mask(path, Shape)));
        Assert.Equal(
            ["OST-SCN-007 Error study.yaml:11:10"],
            Found("    voi: mask:mask.nrrd", path => Mask(path, new GridShape(100, 80, 61))));
        Assert.Equal(["OST-SMP-008 Error study.yaml:11:10"], Found("    voi: mask:masc.nrrd", path => Mask(path, Shape)));
        Assert.Single(Found("    voi: mask:../mask.nrrd", path => Mask(path, Shape)));
        Assert.Contains(
            Findings("    voi: mask:masks/{sample}.nrrd", path => Mask(path, Shape)),
            f => f.Message.Contains("masks/a1.nrrd", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(255, VoxelType.UInt8, null)]
    [InlineData(256, VoxelType.UInt8, "OST-CT-006")]
    [InlineData(0, VoxelType.UInt8, "OST-CT-011")]
    [InlineData(1, VoxelType.UInt8, null)]
    [InlineData(-5, VoxelType.Int16, null)]
    [InlineData(40000, VoxelType.Int16, "OST-CT-006")]
    [InlineData(1e9, VoxelType.Float32, null)]
    public void A_threshold_that_no_voxel_or_every_voxel_reaches_is_warned_of(double threshold, VoxelType type, string? id)
    {
        string[] found = Found(FormattableString.Invariant($"    segmentation: {{threshold: {threshold:R}}}"), _ => Header(0.01, type));
        Assert.Equal(id is null ? [] : [$"{id} Warning study.yaml:11:31"], found);
    }

    [Fact]
    public void The_scale_of_the_file_counts_for_thresholds()
    {
        VolumeHeader scaled = Header(0.01) with { Scale = new ValueScale(10, -1000) };
        Assert.Empty(Found("    segmentation: {threshold: 1200}", _ => scaled));
        Assert.Contains("OST-CT-006", string.Concat(Found("    segmentation: {threshold: 1600}", _ => scaled)));
        string[] broken = Found("", _ => scaled with { Scale = new ValueScale(0, 0) });
        Assert.Equal(["OST-CT-003 Error samples.csv:2:5", "OST-CT-003 Error samples.csv:3:5"], broken);
    }

    [Fact]
    public void A_reported_voxel_size_is_held_against_the_volumes() =>
        Assert.Equal(["OST-SCN-009 Warning study.yaml:11:31"], Found("    acquisition: {voxel_size: 9 um}", _ => Header(0.018)));

    [Fact]
    public void Settings_that_the_logs_state_are_held_against_each_other_and_the_manifest()
    {
        VolumeHeader With(string voltage) => Header(0.01) with
        {
            Metadata = new Dictionary<string, string> { ["voltage_kv"] = voltage, ["filter"] = "Al 1mm", ["exposure_ms"] = "900" },
        };
        Assert.Equal(["OST-SCN-010 Warning study.yaml:9:5"], Found("", path => With(path.Contains("a1") ? "65" : "70")));
        Assert.Equal(["OST-SCN-011 Warning study.yaml:11:28"], Found("    acquisition: {voltage: 70 kV}", _ => With("65")));
        Assert.Empty(Found("    acquisition: {voltage: 65 kV, exposure: 0.9 s}", _ => With("65")));
    }

    [Fact]
    public void Facts_that_the_logs_state_need_not_be_written()
    {
        using var study = new StudyOnDisk(
            """
            title: t
            license: MIT
            design: {unit: specimen, arms: [{id: a, role: observed}], exclusions: []}
            assays: [{id: ct, kind: micro_ct, acquisition: {medium: air}, segmentation: {threshold: otsu}, voi_rule: all of it}]
            """,
            "sample,subject,arm,assay,file\na1,a1,a,ct,a1.nrrd\n");
        study.Write("a1.nrrd", "x");
        var facts = new Dictionary<string, string>
        {
            ["scanner"] = "Skyscan1176",
            ["voltage_kv"] = "65",
            ["current_ua"] = "385",
            ["filter"] = "Al 1mm",
            ["rotation_step_deg"] = "0.7",
            ["exposure_ms"] = "900",
        };
        StudyUnderstanding with = study.Check(new StudyCheckOptions { HeaderOf = _ => Header(0.0175) with { Metadata = facts } });
        Assert.Empty(with.Findings.Text());
        Assert.All(
            with.Checklists.Single(c => c.Doi == "10.1002/jbmr.141").Answers
                .Where(a => a.Item.Id is "A1" or "A3" or "A4" or "A5" or "A6" or "A7"),
            a => Assert.Equal(ChecklistStatus.Present, a.Status));
        facts.Remove("filter");
        Assert.Contains(
            study.Check(new StudyCheckOptions { HeaderOf = _ => Header(0.0175) with { Metadata = facts } }).Findings,
            f => f.Id == "OST-DES-080" && f.Message == "not stated about 'ct': filter in the beam");
    }

    [Fact]
    public void A_broken_scan_is_reported_at_its_row_and_the_others_are_still_opened()
    {
        string[] found = Found("", path => path.Contains("a1")
            ? throw new InvalidContentException(Finding.Error("OST-NRD-001", $"{path} is cut off", new SourceLocation(path, 3)))
            : Header(null));
        Assert.Equal(["OST-NRD-001 Error samples.csv:2:5", "OST-CT-001 Error samples.csv:3:5"], found);
    }
}
