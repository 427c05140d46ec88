namespace Osteon.EndToEnd.Tests;

[EndToEnd]
public sealed class UsageTests
{
    [Fact]
    public void An_unknown_option_names_its_neighbour_and_exits_with_2()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "terms", "--qiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("Did you mean '--quiet'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_glossary_page_is_what_the_program_prints()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "terms");
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "terms.md"));
        Assert.EndsWith(result.Output, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_method_page_named_by_a_term_exists()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "terms", "--json", "-");
        string[] missing =
        [
            .. result.Json["terms"]!.AsArray().Select(t => (string)t!["method"]!).Distinct()
                .Where(page => !File.Exists(Path.Combine(SharedData.RepositoryRoot, "docs", "methods", page + ".md"))),
        ];
        Assert.Empty(missing);
    }
}
