using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

[EndToEnd]
public sealed class MechanismTests
{
    [Fact]
    public void The_shipped_graph_passes_its_check_with_every_claim_covered()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "check", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("osteon.mechanism/1", (string?)result.Json["schema"]);
        Assert.All(result.Json["result"]!["coverage"]!["sources"]!.AsArray(), s => Assert.Equal(0, (int)s!["missing"]!));
        Assert.Empty(result.Json["findings"]!.AsArray());
        JsonArray acknowledged = result.Json["result"]!["acknowledged_unqualified"]!.AsArray();
        Assert.NotEmpty(acknowledged);
        OsteonCli.Result text = OsteonCli.Run(folder.Path, "mechanism", "check", "--unqualified");
        Assert.Contains("0 errors, 0 warnings", text.Output, StringComparison.Ordinal);
        Assert.Contains($"{acknowledged.Count} signs without a study behind them, acknowledged by the curator", text.Output, StringComparison.Ordinal);
        Assert.All(acknowledged, e => Assert.Contains($"  {(string?)e!["edge"]}  ", text.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_sign_without_study_warns_and_an_acknowledged_one_is_counted()
    {
        using var folder = new TempFolder();
        const string Nodes = "node gene:A kind=protein\nnode gene:B kind=protein\n";
        const string Evidence = "\n  evidence M-001 type=review stance=supports\n";
        File.WriteAllText(Path.Combine(folder.Path, "a.mech"), $"{Nodes}edge e-1 gene:A -> gene:B unqualified=no-reference{Evidence}edge e-2 gene:B -> gene:A{Evidence}");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "check", "--graph", ".");
        Assert.Equal(0, result.ExitCode);
        string warning = Assert.Single(result.Error.Split('\n'), l => l.Contains("OST-MEC-025", StringComparison.Ordinal));
        Assert.Contains("'e-2'", warning, StringComparison.Ordinal);
        const string Told = "1 sign without a study behind them, acknowledged by the curator (1 no-reference)";
        Assert.Contains(Told, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_found_by_any_name_and_carry_their_evidence()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "paths", "hsa-miR-29a", "bone volume", "--sign", "+", "-k", "3", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        JsonArray paths = result.Json["result"]!["paths"]!.AsArray();
        Assert.Equal(3, paths.Count);
        Assert.All(paths, p => Assert.Equal("+", (string?)p!["sign"]));
        Assert.All(paths.SelectMany(p => p!["steps"]!.AsArray()), s => Assert.NotEmpty(s!["evidence"]!.AsArray()));
    }

    [Theory]
    [InlineData(1, "OST-MEC-101", "mechanism", "paths", "mir-29c", "BV")]
    [InlineData(1, "OST-MEC-103", "mechanism", "paths", "miR-29a", "BV", "--context", "recipeint=osteoblast")]
    [InlineData(1, "OST-MEC-105", "mechanism", "what-if-removed", "BV", "BV")]
    [InlineData(1, "OST-MEC-050", "mechanism", "gaps", "--graph", "nowhere")]
    [InlineData(1, "OST-MEC-104", "mechanism", "gaps", "--cell", "BV")]
    [InlineData(2, "--sign", "mechanism", "feedback", "--sign", "up")]
    [InlineData(2, "--max-length", "mechanism", "upstream", "BV", "--max-length", "0")]
    public void A_question_that_cannot_be_asked_is_refused(int code, string said, params string[] arguments)
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, arguments);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_graph_is_told_with_all_its_faults()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.mech"), "node gene:A kind=protien\nedge e-1 gene:A -> gene:B colour=red\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "check", "--graph", ".");
        Assert.Equal(1, result.ExitCode);
        foreach (string said in (string[])["a.mech:1:18", "Did you mean 'protein'?", "OST-MEC-006", "OST-MEC-013"]) Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upstream", "BV")]
    [InlineData("effects", "miR-29a")]
    [InlineData("conflicts")]
    [InlineData("feedback")]
    [InlineData("gaps")]
    [InlineData("what-if-removed", "miR-29a", "BV")]
    [InlineData("show", "RANKL")]
    public void Every_question_gives_the_same_answer_twice(params string[] question)
    {
        using var folder = new TempFolder();
        OsteonCli.Result first = OsteonCli.Run(folder.Path, ["mechanism", .. question, "--json", "-"]);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(question[0], (string?)first.Json["query"]);
        Assert.Equal(first.Output, OsteonCli.Run(folder.Path, ["mechanism", .. question, "--json", "-"]).Output);
        Assert.NotEmpty(OsteonCli.Run(folder.Path, ["mechanism", .. question]).Output);
    }
}
