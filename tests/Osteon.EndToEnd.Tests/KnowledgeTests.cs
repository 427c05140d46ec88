using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

[EndToEnd]
public sealed class KnowledgeTests
{
    private const string Table = "id\tname\tkegg\tmass\na\talpha\tC00001\t18.0106\nb\tbeta\tC00002\t\nc\tgamma\tC00003\t\n";
    private const string Sets = "S1\tFirst\ta\tb\tc\nS2\tSecond\ta\n";

    private static OsteonCli.Result Run(TempFolder folder, params string[] arguments) => OsteonCli.Run(folder.Path, ["knowledge", .. arguments, "--store", "packs"]);

    private static OsteonCli.Result Add(TempFolder folder, string id, string version, params string[] further)
    {
        File.WriteAllText(folder["c.tsv"], Table);
        File.WriteAllText(folder["s.gmt"], Sets);
        return Run(folder, ["add", "c.tsv", "s.gmt", "--id", id, "--version", version, "--licence", "CC0-1.0", .. further]);
    }

    [Fact]
    public void A_pack_is_added_listed_shown_and_removed()
    {
        using var folder = new TempFolder();
        OsteonCli.Result added = Add(folder, "own", "1", "--name", "Our own", "--species", "Rattus norvegicus", "--date", "2025-01-02", "--json", "-");
        Assert.Equal(0, added.ExitCode);
        JsonObject pack = added.Json["packs"]![0]!.AsObject();
        Assert.Equal("osteon.knowledge/1", (string?)added.Json["schema"]);
        Assert.Equal(("Our own", "2025-01-02", "yes"), ((string?)pack["source"]!["name"], (string?)pack["source"]!["date"], (string?)pack["redistributable"]));
        Assert.Equal((3, 2, 1), ((int)pack["counts"]!["compounds"]!, (int)pack["counts"]!["sets"]!, (int)pack["counts"]!["sets_of_three"]!));
        Assert.True(File.Exists(folder["packs/own@1/pack.json"]));

        Assert.Contains("own@1: 3 compounds, 2 sets (1 with 3 or more), CC0-1.0, redistributable: yes", Run(folder, "list").Output, StringComparison.Ordinal);
        OsteonCli.Result shown = Run(folder, "show", "own");
        Assert.Contains("kegg             3 compounds (100 %)", shown.Output, StringComparison.Ordinal);
        Assert.Contains("     3  S1  First", shown.Output, StringComparison.Ordinal);
        OsteonCli.Result json = Run(folder, "show", "own@1", "--json", "-");
        Assert.Equal("S1", (string?)Assert.Single(json.Json["sets"]!.AsArray())!["id"]);
        Assert.Equal(64, ((string)json.Json["digest"]!).Length);

        Assert.Equal(0, Run(folder, "remove", "own@1").ExitCode);
        Assert.Contains("No pack", Run(folder, "list").Output, StringComparison.Ordinal);
        Assert.Empty(Run(folder, "list", "--json", "-").Json["packs"]!.AsArray());
    }

    [Fact]
    public void The_same_files_give_the_same_bytes()
    {
        using TempFolder first = new(), second = new();
        Add(first, "own", "1");
        Add(second, "own", "1");
        foreach (string name in (string[])["pack.json", "compounds.tsv", "sets.tsv", "edges.tsv"])
            Assert.Equal(File.ReadAllBytes(first[$"packs/own@1/{name}"]), File.ReadAllBytes(second[$"packs/own@1/{name}"]));
        Assert.Contains("already there", Add(first, "own", "1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_is_where_the_environment_says()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["c.tsv"], Table);
        var environment = new Dictionary<string, string> { ["OSTEON_KNOWLEDGE"] = folder["elsewhere"] };
        Assert.Equal(0, OsteonCli.Run(folder.Path, environment, "knowledge", "add", "c.tsv", "--id", "own", "--version", "1", "--licence", "CC0-1.0", "--quiet").ExitCode);
        Assert.True(Directory.Exists(folder["elsewhere/own@1"]));
    }

    [Theory]
    [InlineData(1, "OST-KNW-101", "add", "c.tsv", "--id", "../../x", "--version", "1", "--licence", "CC0-1.0")]
    [InlineData(1, "OST-KNW-102", "add", "c.tsv", "--id", "x", "--version", "../1", "--licence", "CC0-1.0")]
    [InlineData(1, "OST-VOL-001", "add", "gone.tsv", "--id", "x", "--version", "1", "--licence", "CC0-1.0")]
    [InlineData(1, "OST-KNW-001", "add", "odd.txt", "--id", "x", "--version", "1", "--licence", "CC0-1.0")]
    [InlineData(1, "OST-KNW-008", "add", "numbers.gmt", "--id", "x", "--version", "1", "--licence", "CC0-1.0")]
    [InlineData(2, "--licence", "add", "c.tsv", "--id", "x", "--version", "1")]
    [InlineData(2, "Did you mean 'gmt'?", "add", "c.tsv", "--id", "x", "--version", "1", "--licence", "CC0-1.0", "--kind", "gnt")]
    [InlineData(2, "2025-04-10", "add", "c.tsv", "--id", "x", "--version", "1", "--licence", "CC0-1.0", "--date", "yesterday")]
    [InlineData(1, "Did you mean 'own'?", "show", "owm")]
    [InlineData(1, "OST-KNW-104", "remove", "nothing@1")]
    [InlineData(1, "OST-KNW-105", "remove", "own")]
    [InlineData(2, "Did you mean 'show'?", "shwo")]
    public void A_wrong_call_is_explained_and_stores_nothing(int exitCode, string expected, params string[] arguments)
    {
        using var folder = new TempFolder();
        Add(folder, "own", "1");
        File.WriteAllText(folder["odd.txt"], "just a text");
        File.WriteAllText(folder["numbers.gmt"], "A\td\t101\t102\n");
        OsteonCli.Result result = Run(folder, arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(["own@1"], Directory.EnumerateFileSystemEntries(folder["packs"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Another_content_under_the_same_name_is_refused_with_one_JSON_document()
    {
        using var folder = new TempFolder();
        Add(folder, "own", "1");
        OsteonCli.Result result = Run(folder, "add", "s.gmt", "--members", "own", "--id", "own", "--version", "1", "--licence", "CC0-1.0", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-KNW-103", result.Output, StringComparison.Ordinal);
        Assert.Equal("osteon.refusal/1", (string?)result.Json["schema"]);
    }

    [Fact]
    public void Kegg_stays_with_its_user_and_says_so()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["link.txt"], "path:map00010\tcpd:C00022\npath:map00010\tcpd:C00186\n");
        OsteonCli.Result result = Run(folder, "add", "link.txt", "--id", "kegg", "--version", "1", "--licence", "our own licence");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("redistributable: no", result.Output, StringComparison.Ordinal);
        Assert.Contains("OST-KNW-024", result.Error, StringComparison.Ordinal);
        Assert.Contains("OST-KNW-023", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_list_of_currency_metabolites_can_be_given()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["none.txt"], "# nothing\nalpha\n");
        OsteonCli.Result result = Add(folder, "own", "1", "--currency", "none.txt", "--json", "-");
        Assert.Equal("alpha", (string?)result.Json["packs"]![0]!["declared"]!["currency"]);
    }
}
