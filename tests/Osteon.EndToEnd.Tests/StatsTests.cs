namespace Osteon.EndToEnd.Tests;

[EndToEnd]
public sealed class StatsTests
{
    private const string Sleep = "group,extra\n1,0.7\n1,-1.6\n1,-0.2\n1,-1.2\n1,-0.1\n1,3.4\n1,3.7\n1,0.8\n1,0.0\n1,2.0\n2,1.9\n2,0.8\n2,1.1\n2,0.1\n2,-0.1\n2,4.4\n2,5.5\n2,1.6\n2,4.6\n2,3.4\n";

    /// <summary>Student's sleep data (Student 1908); R prints t = -1.8608, df = 17.776, p = 0.07939 for t.test(extra ~ group).</summary>
    [Fact]
    public void A_table_is_compared()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sleep.csv"], Sleep);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "stats", "compare", "sleep.csv", "--value", "extra", "--group", "group", "--reference", "1", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        var comparison = result.Json["comparisons"]![0]!;
        Assert.Equal("welch", (string?)comparison["test"]);
        Assert.Equal(1.8608, (double)comparison["statistic"]!, 5e-5);
        Assert.Equal(17.776, (double)comparison["df"]![0]!, 5e-4);
        Assert.Equal(0.07939, (double)comparison["p"]!, 5e-6);
        Assert.Equal(1.58, (double)comparison["estimate"]!, 1e-12);
    }

    [Theory]
    [InlineData(1, "OST-TAB-102", "--value", "extr", "--group", "group")]
    [InlineData(1, "OST-STA-101", "--value", "extra", "--group", "group", "--reference", "3")]
    [InlineData(2, "Did you mean 'welch'?", "--value", "extra", "--group", "group", "--test", "welsh")]
    [InlineData(2, "--group", "--value", "extra")]
    public void A_wrong_call_is_explained(int exitCode, string expected, params string[] options)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sleep.csv"], Sleep);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["stats", "compare", "sleep.csv", .. options]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_command_still_gives_one_JSON_document()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "stats", "compare", "gone.csv", "--value", "x", "--group", "g", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("osteon.refusal/1", (string?)result.Json["schema"]);
        Assert.Single(result.Json["findings"]!.AsArray());
    }

    [Fact]
    public void Every_broken_cell_is_named_at_once()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["t.csv"], "arm,x\na,1\na,two\nb,\"3,5\"\nb,\n,4\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "stats", "compare", "t.csv", "--value", "x", "--group", "arm");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("t.csv:3:2", result.Error, StringComparison.Ordinal);
        Assert.Contains("t.csv:4:2", result.Error, StringComparison.Ordinal);
        Assert.Contains("t.csv:6:1", result.Error, StringComparison.Ordinal);
    }
}
