using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

[EndToEnd]
public sealed class MechanismExplainTests
{
    private static string Published => Path.Combine(SharedData.RepositoryRoot, "examples", "li-2025");

    /// <summary>What the publication found enriched is spoken of as enriched, and only one of its pathways has a path that others claimed of the vesicles.</summary>
    [Fact]
    public void The_published_pathways_are_explained_without_the_study_itself()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "explain", Published, "--json", "-");
        Assert.Equal(0, result.ExitCode);
        JsonNode arm = Assert.Single(result.Json["result"]!["arms"]!.AsArray())!;
        Assert.Equal("vesicle:bmsc-exo", (string?)arm["cause"]![0]);
        JsonObject[] observations = [.. arm["observations"]!.AsArray().Select(o => o!.AsObject())];
        JsonObject Of(string name) => observations.Single(o => (string?)o["name"] == name);
        (string Name, string Node, string Verdict)[] pathways =
        [
            ("HIF-1 signaling pathway", "pathway:hif-1", "reached"),
            ("ErbB signaling pathway", "pathway:erbb", "unexplained"),
            ("PPAR signaling pathway", "pathway:ppar", "unexplained"),
            ("Th1 and Th2 cell differentiation", "pathway:th1-th2", "unexplained"),
        ];
        foreach ((string name, string node, string verdict) in pathways)
        {
            JsonObject pathway = Of(name);
            Assert.Equal((node, verdict), ((string?)pathway["node"], (string?)pathway["verdict"]));
            Assert.StartsWith($"{name} is enriched among what differs with BMSC-exo: no direction, and not shown to have been perturbed", (string?)pathway["observed"], StringComparison.Ordinal);
        }

        Assert.Equal(["vesicle:bmsc-exo", "pathway:hif-1"], Of("HIF-1 signaling pathway")["for"]![0]!["nodes"]!.AsArray().Select(n => (string?)n));
        JsonObject pe = Of("phosphatidylethanolamine");
        Assert.Equal(("differs", "unexplained"), ((string?)pe["change"], (string?)pe["verdict"]));
        Assert.Contains("is associated", (string?)pe["observed"], StringComparison.Ordinal);
        JsonNode tie = arm["ties"]!.AsArray().Single(t => (string?)t!["from"] == "phosphatidylethanolamine" && (string?)t["to"] == "HIF-1 signaling pathway")!;
        Assert.True((bool)tie["own_only"]!);
        Assert.All(observations.Where(o => (string?)o["kind"] == "outcome"), o => Assert.Contains("was perturbed by the treatment", (string?)o["observed"], StringComparison.Ordinal));
        string[] claims = [.. Claims(arm["observations"]!), .. Claims(arm["links"]!), .. Claims(arm["mechanisms"]!)];
        Assert.NotEmpty(claims);
        HashSet<string> own = [.. arm["set_aside"]!.AsArray().Select(e => (string)e!)];
        Assert.Equal(own.Count, own.Except(Ids(arm["observations"]!).Concat(Ids(arm["links"]!)).Concat(Ids(arm["mechanisms"]!))).Count());
        Assert.DoesNotContain("10.1186/s13018-025-05721-3", string.Join(' ', claims), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_explained_and_says_what_it_left_out()
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "found.tsv"),
            "name\tchange\tp\tidentifier\tlab\nbone volume\tup\t0.01\t\tx\nporosity\tlower\t0.2\tterm:po_tot\tx\nrno04066\tenriched\t0.03\tKEGG:rno04066\tx\nCD63\tpresent\t\t\tx\nunicorn\thigher\t\t\tx\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "explain", "found.tsv", "--cause", "BMSC-exo", "--json", "-", "--report", "page.html");
        Assert.Equal(0, result.ExitCode);
        JsonArray observations = result.Json["result"]!["arms"]![0]!["observations"]!.AsArray();
        Assert.Equal(["higher", "not-shown", "enriched", "present", "higher"], observations.Select(o => (string?)o!["change"]));
        Assert.Equal(["outcome:bone-volume", "outcome:porosity", "pathway:hif-1", "gene:CD63", null], observations.Select(o => (string?)o!["node"]));
        Assert.Equal(["outcome", "outcome", "pathway", "marker", "molecule"], observations.Select(o => (string?)o!["kind"]));
        Assert.Contains("OST-MEC-113", result.Error, StringComparison.Ordinal); // the column lab is not used
        Assert.Contains("OST-MEC-116", result.Error, StringComparison.Ordinal); // a row above alpha
        string page = File.ReadAllText(Path.Combine(folder.Path, "page.html"));
        Assert.Contains("is enriched", page, StringComparison.Ordinal);
        Assert.Contains("https://doi.org/10.", page, StringComparison.Ordinal);
        Assert.Equal(result.Output, OsteonCli.Run(folder.Path, "mechanism", "explain", "found.tsv", "--cause", "BMSC-exo", "--json", "-").Output);
    }

    [Theory]
    [InlineData(1, "OST-MEC-110", "name\tchange\nBV\tup\n")]
    [InlineData(1, "OST-MEC-111", "name\tp\nBV\t0.1\n", "--cause", "BMSC-exo")]
    [InlineData(1, "Did you mean 'change'?", "name\tchnage\nBV\tup\n", "--cause", "BMSC-exo")]
    [InlineData(1, "Did you mean 'lower'?", "name\tchange\nBV\tlowr\n", "--cause", "BMSC-exo")]
    [InlineData(1, "OST-MEC-114", "name\tchange\nBV\tup\nBV\tdown\n", "--cause", "BMSC-exo")]
    [InlineData(1, "are one thing (outcome:bone-volume)", "name\tchange\nBV\tup\nbone volume\tdown\n", "--cause", "BMSC-exo")]
    [InlineData(1, "only a marker", "name\tchange\tkind\nBV\tpresent\toutcome\n", "--cause", "BMSC-exo")]
    [InlineData(1, "direction of text", "name\tchange\nB\u202eV\tup\n", "--cause", "BMSC-exo")]
    [InlineData(1, "no rows", "name\tchange\n", "--cause", "BMSC-exo")]
    [InlineData(2, "OST-MEC-119", "name\tchange\nBV\tup\n", "--cause", "BMSC-exo", "--report", "t.tsv")]
    [InlineData(2, "OST-MEC-119", "name\tchange\nBV\tup\n", "--cause", "BMSC-exo", "--json", "t.tsv")]
    [InlineData(2, "--report", "name\tchange\nBV\tup\n", "--cause", "BMSC-exo", "--report", "")]
    [InlineData(2, "--json", "name\tchange\nBV\tup\n", "--cause", "BMSC-exo", "--json", "")]
    [InlineData(1, "OST-MEC-114", "name\tchange\nAlix\tpresent\nPDCD6IP\tabsent\n", "--cause", "BMSC-exo")]
    [InlineData(1, "present or absent", "name\tchange\tkind\nCD63\thigher\tmarker\n", "--cause", "BMSC-exo")]
    [InlineData(1, "OST-MEC-125", "name\tchange\nBV\tup\n", "--cause", "osteoporosis")]
    [InlineData(2, "OST-MEC-119", "name\tchange\nBV\tup\n", "--cause", "BMSC-exo", "--report", "r", "--json", "r")]
    [InlineData(1, "p is no number", "name\tchange\tp\nBV\tup\t1.5\n", "--cause", "BMSC-exo")]
    [InlineData(1, "kind is not one", "name\tchange\tkind\nBV\tup\toutcom\n", "--cause", "BMSC-exo")]
    [InlineData(1, "OST-MEC-101", "name\tchange\nBV\tup\n", "--cause", "BMCS-exo")]
    [InlineData(2, "--alpha", "name\tchange\nBV\tup\n", "--cause", "BMSC-exo", "--alpha", "0")]
    public void A_table_that_cannot_be_explained_is_refused(int code, string said, string table, params string[] options)
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "t.tsv"), table);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["mechanism", "explain", "t.tsv", .. options]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_pathway_with_a_direction_counts_as_enriched_and_an_adjusted_p_is_the_one_that_counts()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "t.tsv"), "name\tchange\tkind\tp\tpadj\nHIF-1 signaling pathway\tup\tpathway\t0.001\t0.01\nBV\tup\t\t0.001\t0.9\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "explain", "t.tsv", "--cause", "BMSC-exo", "--own", "nobody 1999", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        JsonArray observations = result.Json["result"]!["arms"]![0]!["observations"]!.AsArray();
        Assert.Equal(["enriched", "not-shown"], observations.Select(o => (string?)o!["change"]));
        Assert.Equal("reached", (string?)observations[0]!["verdict"]);
        Assert.Contains("OST-MEC-120", result.Error, StringComparison.Ordinal);
        Assert.Contains("OST-MEC-123", result.Error, StringComparison.Ordinal); // nothing was set aside for nobody
    }

    [Theory]
    [InlineData("name\tchange\tp\tFDR\nBV\tup\t0.01\t0.9\n", "not-shown", "outcome:bone-volume")]
    [InlineData("name\tchange\tp\tpadj\nBV\tup\t0.01\tNA\n", "not-shown", "outcome:bone-volume")]
    [InlineData("name\tchange\tidentifier\nmiR-29a\tup\tKEGG:hsa04066\n", "higher", null)] // name and identifier disagree
    public void A_row_is_read_as_its_author_meant_it(string table, string change, string? node)
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "t.tsv"), table);
        JsonNode row = OsteonCli.Run(folder.Path, "mechanism", "explain", "t.tsv", "--cause", "BMSC-exo", "--json", "-").Json["result"]!["arms"]![0]!["observations"]![0]!;
        Assert.Equal((change, node), ((string?)row["change"], (string?)row["node"]));
    }

    [Theory]
    [InlineData("https://doi.org/10.1186/s13018-025-05721-3")]
    [InlineData("doi:10.1186/S13018-025-05721-3")]
    public void The_study_does_not_explain_itself_however_its_DOI_is_spelt(string doi)
    {
        using var folder = new TempFolder();
        string manifest = File.ReadAllText(Path.Combine(Published, "study.yaml")).Replace("doi: 10.1186/s13018-025-05721-3", $"doi: {doi}", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "study.yaml"), manifest);
        string expected = OsteonCli.Run(folder.Path, "mechanism", "explain", Published, "--json", "-").Output;
        Assert.Equal(expected, OsteonCli.Run(folder.Path, "mechanism", "explain", ".", "--json", "-").Output);
    }

    [Fact]
    public void With_several_treated_arms_nobody_knows_whose_results_were_published()
    {
        using var folder = new TempFolder();
        string manifest = File.ReadAllText(Path.Combine(Published, "study.yaml")).Replace(
            "  model:\n    condition", "    - {id: pth, label: teriparatide, role: treatment, agent: teriparatide, n: 5}\n  model:\n    condition", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "study.yaml"), manifest);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "explain", ".");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-MEC-121", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_that_is_named_replaces_what_the_arm_stands_for()
    {
        using var folder = new TempFolder();
        string manifest = File.ReadAllText(Path.Combine(Published, "study.yaml")).Replace("label: BMSC-exo", "label: treated", StringComparison.Ordinal)
            .Replace("agent: exosomes of rat marrow stromal cells", "agent: something", StringComparison.Ordinal).Replace("id: bmsc_exo", "id: treated", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "study.yaml"), manifest);
        Assert.Contains("OST-MEC-118", OsteonCli.Run(folder.Path, "mechanism", "explain", ".").Error, StringComparison.Ordinal);
        OsteonCli.Result named = OsteonCli.Run(folder.Path, "mechanism", "explain", ".", "--cause", "MSC-exo", "--json", "-");
        Assert.Equal("vesicle:msc-exo", (string?)named.Json["result"]!["arms"]![0]!["cause"]![0]);
    }

    [Fact]
    public void An_arm_whose_node_does_not_exist_is_an_error_with_its_place()
    {
        using var folder = new TempFolder();
        string manifest = File.ReadAllText(Path.Combine(Published, "study.yaml")).Replace("label: BMSC-exo", "label: BMSC-exo\n      mechanism_node: BMSC-exp", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "study.yaml"), manifest);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "check", ".");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Did you mean 'BMSC-exo'?", result.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Claims(JsonNode node) => Values(node, "ref");

    private static IEnumerable<string> Ids(JsonNode node) => Values(node, "id");

    private static IEnumerable<string> Values(JsonNode? node, string key) => node switch
    {
        JsonObject o => o.SelectMany(p => (p.Key == key ? (p.Value is JsonArray many ? many.Select(v => (string)v!) : [(string)p.Value!]) : []).Concat(Values(p.Value, key))),
        JsonArray a => a.SelectMany(v => Values(v, key)),
        _ => [],
    };
}
