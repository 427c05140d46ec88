using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>mechanism simulate</c> as a user runs it.</summary>
[EndToEnd]
public sealed class MechanismSimulateTests
{
    private static string[] Ask(params string[] more) =>
        ["mechanism", "simulate", "--perturb", "miR-29a=0", "--readout", "BV,angiogenesis", "--samples", "40", .. more];

    private static JsonNode Readout(OsteonCli.Result result, string node) =>
        result.Json["tables"]!["readouts"]!.AsArray().Single(r => (string?)r!["node"] == node)!;

    [Fact]
    public void Blocking_a_cargo_lowers_bone_and_every_number_is_labelled_assumed()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, Ask("--json", "-"));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("osteon.mechanism-simulation/1", (string?)result.Json["schema"]);
        JsonNode bone = Readout(result, "outcome:bone-volume");
        Assert.Equal(("falls", "robust"), ((string?)bone["direction"], (string?)bone["robustness"]));
        Assert.True((double)bone["after"]! < (double)bone["before"]!);
        Assert.Equal(1, (double)bone["rises"]! + (double)bone["falls"]! + (double)bone["unchanged"]! + (double)bone["not_settled"]!, 1e-9);
        Assert.All(result.Json["tables"]!["assumptions"]!.AsArray(), r => Assert.Equal("assumed", (string?)r!["status"]));
        Assert.Equal(result.Output, OsteonCli.Run(folder.Path, Ask("--json", "-")).Output);
        Assert.Contains("are assumed, not measured", OsteonCli.Run(folder.Path, Ask()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_readout_that_other_regulators_hold_says_nothing_and_is_never_robust()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, Ask("--regulators", "--json", "-"));
        JsonNode bone = Readout(result, "outcome:bone-volume");
        Assert.Equal(("unchanged", "saturated"), ((string?)bone["direction"], (string?)bone["robustness"]));
        JsonArray findings = result.Json["findings"]!.AsArray();
        Assert.Contains(findings, f => (string?)f!["id"] == "OST-MSI-012" && (string?)f["value"] == "outcome:bone-volume");
        Assert.Contains("saturated: says nothing", OsteonCli.Run(folder.Path, Ask("--regulators")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Boolean_network_and_both_SBML_files_are_of_the_same_model()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, Ask("--boolean", "--sbml", "m.sbml", "--sbml-qual", "q.sbml", "--json", "-"));
        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(result.Json["tables"]!["attractors"]!.AsArray());
        int nodes = result.Json["tables"]!["nodes"]!.AsArray().Count;
        int Count(string file, string element) => XDocument.Load(folder[file]).Descendants().Count(e => e.Name.LocalName == element);
        Assert.Equal(nodes, Count("q.sbml", "qualitativeSpecies"));
        Assert.True(Count("m.sbml", "rateRule") > 0);
    }

    [Theory]
    [InlineData(1, "OST-MSI-001", "--readout", "BV")]
    [InlineData(1, "OST-MSI-002", "--perturb", "miR-29a=0")]
    [InlineData(1, "OST-MSI-003", "--perturb", "miR-29a=2", "--readout", "BV")]
    [InlineData(1, "OST-MSI-022", "--perturb", "miR-29a", "--readout", "BV")]
    [InlineData(1, "OST-MSI-020", "--perturb", "miR-29a=0", "--readout", "BV", "--gate", "some")]
    [InlineData(1, "OST-MSI-021", "--perturb", "miR-29a=0", "--readout", "BV", "--input", "BMP2=0.1,BMP2=0.2")]
    [InlineData(1, "OST-MEC-101", "--perturb", "miR-29q=0", "--readout", "BV")]
    [InlineData(1, "OST-MEC-103", "--perturb", "miR-29a=0", "--readout", "BV", "--switch", "state=agedd")]
    [InlineData(2, "--samples", "--perturb", "miR-29a=0", "--readout", "BV", "--samples", "0")]
    public void A_broken_question_is_told_and_writes_nothing(int code, string said, params string[] options)
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["mechanism", "simulate", .. options, "--sbml", "m.sbml"]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
