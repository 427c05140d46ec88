using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Osteon.EndToEnd.Tests;

/// <summary>Every format of <c>mechanism export</c> holds the nodes and edges that the command says it wrote.</summary>
[EndToEnd]
public sealed partial class MechanismExportTests
{
    private const string Graph = """
        node gene:A kind=protein symbol=A
        node gene:B kind=protein symbol=B
        node mirna:m kind=mirna symbol=miR-1
        node vesicle:v kind=vesicle symbol=exo
        node cell:k kind=cell symbol=cell
        node gene:far kind=protein symbol=FAR
        edge e-1 mirna:m -| gene:A mechanism=translational-repression direct=yes
          context recipient=cell:k species=rat
          evidence M-001 type=review stance=supports cited=1 ref=doi:10.1000/one
          evidence M-002 type=review stance=mentions caution="a ""quoted"" <doubt> & more"
        edge e-2 gene:A -> gene:B
          evidence M-003 type=perturbation stance=supports cohort="Lu 2020"
        edge e-3 vesicle:v -< mirna:m
          evidence M-004 type=review stance=supports cited=2
        edge e-4 gene:B -? gene:far
          evidence M-005 type=review stance=supports cited=3

        """;

    /// <summary>Around A with one step: e-1 and e-2, their ends and the cell of the context.</summary>
    private const int PartNodes = 4, PartEdges = 2;

    [Theory]
    [InlineData("cx2", ".cx2")]
    [InlineData("graphml", ".graphml")]
    [InlineData("sif", ".sif")]
    [InlineData("tsv", ".tsv")]
    [InlineData("bel", ".bel")]
    [InlineData("sbml-qual", ".sbml")]
    [InlineData("dot", ".dot")]
    [InlineData("json-ld", ".jsonld")]
    [InlineData("svg", ".svg")]
    public void A_format_holds_the_selection_and_nothing_else(string format, string ending)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["g.mech"], Graph);
        (string[], int, int)[] parts = [([], 6, 4), (["--around", "A"], PartNodes, PartEdges)];
        foreach ((string[] selection, int nodes, int edges) in parts)
        {
            // by the ending of the file, and by the word into a file of any name
            string named = folder["out" + ending], other = folder["other.txt"];
            string[] arguments = ["mechanism", "export", "--graph", "g.mech", "--out", named, "--json", "-", .. selection];
            OsteonCli.Result result = OsteonCli.Run(folder.Path, arguments);
            Assert.Equal(0, result.ExitCode);
            Assert.Equal(format, (string?)result.Json["parameters"]!["format"]);
            Assert.Equal((nodes, edges), ((int)result.Json["result"]!["nodes"]!, (int)result.Json["result"]!["edges"]!));
            string[] again = ["mechanism", "export", "--graph", "g.mech", "--format", format, "--out", other, .. selection];
            Assert.Equal(0, OsteonCli.Run(folder.Path, again).ExitCode);
            string text = File.ReadAllText(named);
            Assert.Equal(text, File.ReadAllText(other));
            Assert.Equal((nodes, edges), Count(format, text));
        }
    }

    [Fact]
    public void Every_format_of_the_shipped_graph_around_a_node_has_the_same_counts()
    {
        using var folder = new TempFolder();
        string[] part = ["--around", "hsa-miR-29a", "--steps", "2", "--effects"];
        OsteonCli.Result first = OsteonCli.Run(folder.Path, ["mechanism", "export", "--out", "a.cx2", "--json", "-", .. part]);
        (int, int) told = ((int)first.Json["result"]!["nodes"]!, (int)first.Json["result"]!["edges"]!);
        Assert.True(told.Item2 > 20);
        Assert.Equal(told, Count("cx2", File.ReadAllText(folder["a.cx2"])));
        foreach ((string format, string file) in new[] { ("graphml", "a.graphml"), ("sif", "a.sif"), ("json-ld", "a.jsonld") })
        {
            Assert.Equal(0, OsteonCli.Run(folder.Path, ["mechanism", "export", "--out", file, .. part]).ExitCode);
            Assert.Equal(told, Count(format, File.ReadAllText(folder[file])));
        }
    }

    [Theory]
    [InlineData(2, "OST-EXC-001", "--out", "g.xyz")]
    [InlineData(2, "OST-EXC-001", "--out", "g.cx2", "--format", "cx3")]
    [InlineData(2, "--out", "--around", "miR-29a")]
    [InlineData(2, "--steps", "--out", "g.cx2", "--around", "miR-29a", "--steps", "11")]
    [InlineData(1, "OST-MEC-101", "--out", "g.cx2", "--around", "miR-29c")]
    [InlineData(1, "OST-MEC-103", "--out", "g.cx2", "--context", "specie=rat")]
    [InlineData(1, "OST-MEC-050", "--out", "g.cx2", "--graph", "nowhere")]
    public void A_broken_option_writes_nothing(int code, string said, params string[] options)
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["mechanism", "export", .. options]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_broken_graph_leaves_an_older_export_as_it_was()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["g.mech"], Graph + "edge e-5 gene:A -> gene:missing\n");
        File.WriteAllText(folder["out.sif"], "old\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "export", "--graph", "g.mech", "--out", "out.sif");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-MEC-013", result.Error, StringComparison.Ordinal);
        Assert.Equal("old\n", File.ReadAllText(folder["out.sif"]));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder.Path).Count());
    }

    /// <summary>Nodes and edges of a document, read as its format says.</summary>
    private static (int Nodes, int Edges) Count(string format, string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        switch (format)
        {
            case "cx2":
                JsonArray aspects = JsonNode.Parse(text)!.AsArray();
                int Aspect(string name) => aspects.Single(a => a!.AsObject().ContainsKey(name))![name]!.AsArray().Count;
                return (Aspect("nodes"), Aspect("edges"));
            case "json-ld":
                using (var document = JsonDocument.Parse(text))
                {
                    int Things(string name) => document.RootElement.GetProperty(name).GetArrayLength();
                    return (Things("node"), Things("edge"));
                }

            case "graphml":
                XElement graph = XDocument.Parse(text).Root!.Elements().Single(e => e.Name.LocalName == "graph");
                return (graph.Elements().Count(e => e.Name.LocalName == "node"), graph.Elements().Count(e => e.Name.LocalName == "edge"));
            case "svg":
                string[] classes = [.. XDocument.Parse(text).Descendants().Select(e => (string?)e.Attribute("class")).OfType<string>()];
                return (classes.Count(c => c == "node") + NotDrawn(text), classes.Count(c => c == "edge"));
            case "sif":
                string[][] rows = [.. lines.Select(l => l.Split('\t'))];
                return (rows.SelectMany(r => r.Length == 1 ? r : [r[0], r[2]]).Distinct().Count(), rows.Count(r => r.Length == 3));
            case "tsv":
                string[] head = lines[0].Split('\t');
                string[][] cells = [.. lines.Skip(1).Select(l => l.Split('\t'))];
                string[] columns = ["subject", "object", "source", "recipient", "carrier", "phase", "indication"];
                IEnumerable<string> ids = cells.SelectMany(c => columns.Select(k => c[Array.IndexOf(head, k)])).Where(v => v.Length > 0);
                return (ids.Distinct().Count(), cells.Length);
            case "dot":
                return (lines.Count(l => DotNode().IsMatch(l)), lines.Count(l => l.Contains("\" -> \"", StringComparison.Ordinal)));
            case "bel":
                string[] edges =
                [
                    .. lines.Where(l => l.StartsWith("# e-", StringComparison.Ordinal))
                        .Select(l => l[2..l.IndexOf(':', StringComparison.Ordinal)]),
                ];
                return (edges.Length == 4 ? 6 : PartNodes, edges.Distinct().Count()); // BEL has statements, no list of nodes
            default:
                XDocument sbml = XDocument.Parse(text);
                int Elements(string name) => sbml.Descendants().Count(e => e.Name.LocalName == name);
                Match left = LeftOut().Match(text); // the file says what it cannot hold
                int Left(string group) => int.Parse(left.Groups[group].Value, CultureInfo.InvariantCulture);
                return (Elements("qualitativeSpecies") + Left("nodes"), Elements("input") + Left("edges") + Left("unsigned"));
        }
    }

    /// <summary>Nodes that stand in a context only are in no column of the drawing.</summary>
    private static int NotDrawn(string svg) => svg.Contains(">cell<", StringComparison.Ordinal) ? 0 : 1;

    [GeneratedRegex("^  \"[^\"]+\" \\[label=")]
    private static partial Regex DotNode();

    [GeneratedRegex(
        "(?<nodes>[0-9]+) nodes without effects and (?<edges>[0-9]+) edges that are no effects are not in this file; "
        + "(?<unsigned>[0-9]+) nodes have only unsigned inputs")]
    private static partial Regex LeftOut();
}
