using System.Text.Json;
using System.Xml.Linq;

namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class ExportTests
{
    public static TheoryData<ExchangeFormat> Formats { get; } = new(Enum.GetValues<ExchangeFormat>());

    private static string Text(ExchangeFormat format) => MechanismExport.Text(SmallGraph.Graph, format, SmallGraph.Options);

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_graph_gives_the_same_bytes_whatever_the_order_of_its_records(ExchangeFormat format)
    {
        var turned = new MechanismGraph(SmallGraph.Graph.Nodes.Reverse(), SmallGraph.Graph.Edges.Reverse());
        Assert.Equal(Text(format), MechanismExport.Text(turned, format, SmallGraph.Options));
        Assert.DoesNotContain('\r', Text(format));
        Assert.NotEmpty(MechanismExport.Text(MechanismGraph.Empty, format) + ".");
    }

    [Fact]
    public void Words_and_endings_lead_back_to_the_format()
    {
        Assert.All(Enum.GetValues<ExchangeFormat>(), f => Assert.Equal(f, ExchangeFormats.Of(ExchangeFormats.Word(f))));
        Assert.All(Enum.GetValues<ExchangeFormat>(), f => Assert.Equal(f, ExchangeFormats.OfFileName("a" + ExchangeFormats.Ending(f))));
        Assert.All(Enum.GetValues<Relation>(), r => Assert.Equal(r, RelationWords.Of(RelationWords.Word(r))));
    }

    [Fact]
    public void CX2_declares_its_attributes_and_its_edges_end_at_its_nodes()
    {
        using JsonDocument document = JsonDocument.Parse(Text(ExchangeFormat.Cx2));
        JsonElement[] aspects = [.. document.RootElement.EnumerateArray()];
        Assert.Equal("2.0", aspects[0].GetProperty("CXVersion").GetString());
        Assert.Equal("status", aspects[^1].EnumerateObject().Single().Name);
        JsonElement Aspect(string name) => aspects.Single(a => a.TryGetProperty(name, out _)).GetProperty(name);
        JsonElement declared = Aspect("attributeDeclarations")[0];
        foreach ((string aspect, int count) in new[] { ("nodes", 11), ("edges", 14) })
        {
            Assert.Equal(count, Aspect(aspect).GetArrayLength());
            Assert.Equal(count, Aspect("metaData").EnumerateArray().Single(m => m.GetProperty("name").GetString() == aspect).GetProperty("elementCount").GetInt32());
            foreach (JsonProperty attribute in Aspect(aspect).EnumerateArray().SelectMany(e => e.GetProperty("v").EnumerateObject()))
            {
                string type = declared.GetProperty(aspect).GetProperty(attribute.Name).GetProperty("d").GetString()!;
                JsonValueKind expected = type switch
                {
                    "string" => JsonValueKind.String,
                    "list_of_string" => JsonValueKind.Array,
                    "boolean" => attribute.Value.ValueKind is JsonValueKind.False ? JsonValueKind.False : JsonValueKind.True,
                    _ => JsonValueKind.Number,
                };
                Assert.Equal(expected, attribute.Value.ValueKind);
            }
        }

        Assert.All(Aspect("edges").EnumerateArray(), e => Assert.True(e.GetProperty("s").GetInt32() < 11 && e.GetProperty("t").GetInt32() < 11));
        JsonElement edge = Aspect("edges")[1].GetProperty("v");
        Assert.Equal("-", edge.GetProperty("sign").GetString());
        Assert.Equal((2, 1, 1), (edge.GetProperty("supports").GetInt32(), edge.GetProperty("refutes").GetInt32(), edge.GetProperty("studies").GetInt32()));
        Assert.Equal(["doi:10.1000/a", "doi:10.1000/b(2)<c>", "pmid:123456"], edge.GetProperty("citation").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public void SIF_carries_every_relation_and_lone_nodes()
    {
        string[] lines = Text(ExchangeFormat.Sif).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(16, lines.Length); // 14 edges; BMSC stands in a context only
        Assert.Contains("mirna:miR-29a\tlowers\tgene:HDAC4", lines);
        Assert.Contains("gene:YAP1\tdepends-on-context\tgene:RUNX2", lines);
        Assert.Equal("material:alone", lines[^1]);
    }

    [Fact]
    public void BEL_asserts_what_is_supported_and_never_what_refutes()
    {
        string text = Text(ExchangeFormat.Bel);
        string[] asserted = [.. text.Split('\n').Where(l => l.Contains("directlyDecreases", StringComparison.Ordinal) && l[0] != '#')];
        Assert.Equal(2, asserted.Length);
        Assert.All(asserted, l => Assert.Equal("m(OSTEON:\"miR-29a\") directlyDecreases p(HGNC:HDAC4)", l));
        Assert.Contains("#   SET Citation = {\"PubMed\", \"123456\", \"123456\"}", text, StringComparison.Ordinal);
        Assert.Contains("SET Caution = \"the title | says \\\"otherwise\\\"\"", text, StringComparison.Ordinal);
        Assert.Contains("p(HGNC:YAP1) regulates p(HGNC:RUNX2)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_SVG_is_well_formed_has_every_node_and_edge_once_and_needs_no_script()
    {
        XDocument svg = XDocument.Parse(Text(ExchangeFormat.Svg));
        string[] ids = [.. svg.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(11, ids.Count(i => i.StartsWith("node-", StringComparison.Ordinal)));
        Assert.Equal(14, ids.Count(i => i.StartsWith("edge-", StringComparison.Ordinal)));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "foreignObject" or "image");
        string[] links = [.. svg.Descendants().Attributes("href").Select(a => a.Value)];
        Assert.Equal(5, links.Length);
        Assert.All(links, l => Assert.True(Uri.TryCreate(l, UriKind.Absolute, out Uri? address) && address.Scheme == "https"));
        Assert.Contains("#c23b16", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_keeps_what_is_near_and_is_a_graph_of_its_own()
    {
        MechanismGraph part = new GraphSelection { Around = ["gene:HDAC4"], Steps = 1, EffectsOnly = true, SupportedOnly = true }.Of(SmallGraph.Graph);
        Assert.Equal(["e-02", "e-03", "e-11"], part.Edges.Select(e => e.Id));
        Assert.Equal(["cell:osteoblast", "gene:HDAC4", "gene:RUNX2", "mirna:miR-29a"], part.Nodes.Select(n => n.Id));
        Assert.Same(SmallGraph.Graph, GraphSelection.All.Of(SmallGraph.Graph));
        Assert.Empty(new GraphSelection { Around = ["material:alone"] }.Of(SmallGraph.Graph).Edges);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_become_replacements()
    {
        Assert.Equal("a\uFFFDb\uFFFD😀", ExportText.Clean("a\u0001b\uFFFF😀"));
        Assert.Equal("\uFFFDx", ExportText.Clean("\uD83Dx"));
    }
}
