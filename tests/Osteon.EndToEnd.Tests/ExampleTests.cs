namespace Osteon.EndToEnd.Tests;

/// <summary>The examples, run as their READMEs say.</summary>
[EndToEnd]
public sealed class ExampleTests
{
    private static string Example(string name) => Path.Combine(SharedData.RepositoryRoot, "examples", name);

    /// <summary>BoneJ, scikit-image and scipy on the same volumes: tests/Osteon.Oracle.Tests/Expected/topology.tsv.</summary>
    [Fact]
    public void Real_bone_gives_the_indices_of_the_peers()
    {
        string data = Path.GetFullPath(Path.Combine(SharedData.Require("data/microct/shrew_bonej"), "..", ".."));
        SharedData.Require("data/microct/lhdl_3155");
        SharedData.Require("data/microct/qim_bone128");
        using var folder = new TempFolder();
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", Example("real-bone"), "--data", data, "--out", "results", "--quiet");
        Assert.True(run.ExitCode == 0, run.Error);
        var measures = new TsvFile(folder["results/tables/measures.tsv"]);
        int cube = measures.Row("assay", "human_cube"), corner = measures.Row("assay", "bone_corner"), shrew = measures.Row("assay", "shrew_head");
        Assert.Equal(1_491_065 * Math.Pow(0.0195, 3), measures.Number(cube, "bv"), 1e-9);
        Assert.Equal(198.474612213, measures.Number(cube, "bs"), 1e-4);
        Assert.Equal(5.19226554730, measures.Number(cube, "conn_d"), 1e-9);
        Assert.Equal(-456, measures.Number(corner, "purified_euler_26"));
        Assert.Equal("", measures.Text(corner, "bv")); // nobody knows its voxel size, so nothing of it is given in mm
        Assert.Equal(23.125, measures.Number(shrew, "conn"));
        Assert.Contains("voxel size of this scan is unknown", File.ReadAllText(folder["results/tables/not_available.tsv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_data_folder_is_explained_before_any_work()
    {
        using var folder = new TempFolder();
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", Example("real-bone"), "--out", "results");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--data", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["results"]));
    }

    [Theory]
    [InlineData("OST-DES-001", "n = 5, but n = 3")]
    [InlineData("OST-DES-022", "no blinding")]
    [InlineData("OST-DES-023", "number of units")]
    [InlineData("OST-DES-080", "voxel size, tube voltage")]
    [InlineData("OST-DES-040", "three or more groups")]
    [InlineData("OST-DES-032", "without correction")]
    [InlineData("OST-DES-060", "is a volume, but a length is meant")]
    [InlineData("OST-DES-061", "supernatant")]
    [InlineData("OST-DES-070", "SEM")]
    [InlineData("OST-DES-082", "MICROFIL")]
    public void The_published_design_shows_its_gaps_by_itself(string id, string words)
    {
        using var folder = new TempFolder();
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", Example("li-2025"), "--json", "-");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains(check.Json["findings"]!.AsArray(), f => (string?)f!["id"] == id && ((string)f["message"]!).Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void The_published_design_fills_the_reporting_list_of_vesicles()
    {
        using var folder = new TempFolder();
        OsteonCli.Result misev = OsteonCli.Run(folder.Path, "vesicles", "misev", Example("li-2025"), "--json", "-");
        Assert.Equal(1, misev.ExitCode);
        Assert.Equal("osteon.misev/1", (string?)misev.Json["schema"]);
        Assert.Equal(31, (int?)misev.Json["parameters"]!["lists"]![0]!["missing"]);
        Assert.Contains(misev.Json["tables"]!["supply"]!.AsArray(), r => (string?)r!["key"] == "vesicles.starting_volume" && (string?)r["example"] == "starting_volume: 200 mL");
        OsteonCli.Result lines = OsteonCli.Run(folder.Path, "vesicles", "misev", Example("li-2025"), "--open");
        Assert.Contains("16 answered, 14 partly, 31 missing, 1 not applicable.", lines.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[x]", lines.Output, StringComparison.Ordinal);
        OsteonCli.Result bone = OsteonCli.Run(folder.Path, "vesicles", "misev", Example("real-bone"));
        Assert.Equal(1, bone.ExitCode);
        Assert.Contains("OST-MIS-021", bone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_study_is_scaffolded_and_says_what_is_missing()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, OsteonCli.Run(folder.Path, "init", "mine").ExitCode);
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", "mine");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("samples.csv:2", check.Error, StringComparison.Ordinal);
        OsteonCli.Result again = OsteonCli.Run(folder.Path, "init", "mine");
        Assert.NotEqual(0, again.ExitCode);
    }

    [Theory]
    [InlineData("title: x\n  bad: [", "study.yaml")]
    [InlineData("titel: x\ndesign: {unit: animal, arms: []}\n", "Did you mean 'title'?")]
    [InlineData("title: x\ndesign: {unit: animall, arms: [{id: a, role: control}]}\n", "animal")]
    [InlineData("a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f]\n", "study.yaml")]
    [InlineData("", "study.yaml")]
    public void A_broken_manifest_is_explained_with_its_place(string yaml, string expected)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["s"]);
        File.WriteAllText(folder["s/study.yaml"], yaml);
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "run", "s");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains(expected, check.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Osteon", check.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["s/results"]));
    }
}
