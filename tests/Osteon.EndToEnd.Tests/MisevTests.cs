using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon vesicles misev</c> as a user runs it.</summary>
[EndToEnd]
public sealed class MisevTests
{
    private static OsteonCli.Result Run(string folder, params string[] arguments) =>
        OsteonCli.Run(folder, ["vesicles", "misev", .. arguments]);

    private static string Example => Path.Combine(SharedData.RepositoryRoot, "examples", "li-2025");

    [Fact]
    public void The_published_study_is_listed_with_its_gaps()
    {
        OsteonCli.Result result = Run(Example, ".", "--json", "-");
        Assert.Equal(1, result.ExitCode); // its gaps are findings
        Assert.Equal("osteon.misev/1", (string?)result.Json["schema"]);
        JsonArray items = result.Json["tables"]!["items"]!.AsArray();
        foreach (string key in (string[])["standard", "section", "id", "assay", "item", "state", "value", "answered_by", "doi", "basis"])
            Assert.True(items[0]!.AsObject().ContainsKey(key), key);
        Assert.All(items, i => Assert.Contains((string?)i!["state"], (string[])["answered", "partly", "missing", "not applicable"]));
        Assert.NotEmpty(result.Json["tables"]!["supply"]!.AsArray());
        Assert.Equal(4, result.Json["tables"]!["markers"]!.AsArray().Count);
        JsonNode purity = result.Json["measures"]!.AsArray().Single(m => (string?)m!["id"] == "particles_per_protein")!;
        Assert.NotNull((string?)purity["not_available"]);
        Assert.Contains("small EV", (string?)result.Json["parameters"]!["nomenclature"], StringComparison.Ordinal);
        Assert.Contains("OST-MIS-007", result.Ids);
        JsonNode list = result.Json["parameters"]!["lists"]![0]!;
        Assert.Equal(
            items.Count(i => (string?)i!["standard"] == (string?)list["standard"]),
            (int)list["answered"]! + (int)list["partly"]! + (int)list["missing"]! + (int)list["not_applicable"]!);
    }

    [Fact]
    public void People_read_lines_and_may_ask_for_what_is_open_only()
    {
        OsteonCli.Result all = Run(Example, "."), open = Run(Example, ".", "--open");
        Assert.Contains("Markers by category", all.Output, StringComparison.Ordinal);
        Assert.Contains("[x]", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[x]", open.Output, StringComparison.Ordinal);
        Assert.Contains("add ", open.Output, StringComparison.Ordinal);
        Assert.Equal(all.Output.Split('\n').Last(l => l.Contains(" answered, ", StringComparison.Ordinal)), open.Output.Split('\n').Last(l => l.Contains(" answered, ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_json_goes_to_a_file_too_and_any_threads_give_the_same()
    {
        using var folder = new TempFolder();
        string path = folder["m.json"];
        OsteonCli.Result file = Run(Example, ".", "--json", path, "--threads", "1"), dash = Run(Example, ".", "--json", "-", "--threads", "2");
        Assert.Equal(1, file.ExitCode);
        Assert.Equal(dash.Output, File.ReadAllText(path));
    }

    [Theory]
    [InlineData(1, "gone")]
    [InlineData(1, "empty")]
    [InlineData(1, "broken")]
    [InlineData(1, "cut")]
    [InlineData(2, ".", "--opne")]
    [InlineData(2)]
    public void What_cannot_be_used_is_named_and_nothing_is_written(int code, params string[] arguments)
    {
        using var folder = new TempFolder();
        foreach (string name in (string[])["empty", "broken", "cut"]) Directory.CreateDirectory(folder[name]);
        File.WriteAllText(folder["broken/study.yaml"], "title: [\n");
        File.WriteAllText(folder["cut/study.yaml"], File.ReadAllText(Path.Combine(Example, "study.yaml"))[..400]);
        OsteonCli.Result result = OsteonCli.Refused(folder, [code], ["vesicles", "misev", .. arguments, "--json", "-"]);
        if (code == 1) Assert.Contains(result.Json["findings"]!.AsArray(), f => (string?)f!["severity"] == "error");
        else Assert.NotEqual("", result.Error);
    }
}
