using System.Text;
using System.Xml.Linq;
using Osteon.Mechanism;
using static Osteon.Reporting.Tests.ReportPage;

namespace Osteon.Reporting.Tests;

/// <summary>The mechanism block as text: everything is there without scripts, linked, escaped, and honestly drawn.</summary>
[Unit]
public sealed partial class MechanismBlockTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_edge_is_a_line_that_leads_to_its_evidence()
    {
        XDocument page = Parse(Html(SampleMechanism.Block));
        XElement block = page.Descendants("div").Single(e => (string?)e.Attribute("id") == "mechanism");
        foreach (Edge edge in SampleMechanism.Graph.Edges)
        {
            XElement line = block.Descendants(Svg + "a").Single(a => (string?)a.Attribute("data-edge") == edge.Id);
            Assert.Equal("#mechanism-edge-" + edge.Id, (string?)line.Attribute("href"));
            Assert.Equal("#mechanism-edge-" + edge.Id, SampleMechanism.Block.EdgeTarget(edge.Id));
            Assert.Equal((edge.From, edge.To), ((string)line.Attribute("data-from")!, (string)line.Attribute("data-to")!));
            XElement evidence = block.Descendants("details").Single(d => (string?)d.Attribute("id") == "mechanism-edge-" + edge.Id);
            Assert.StartsWith(EdgeWording.Sentence(SampleMechanism.Graph, edge), evidence.Element("summary")!.Value);
            Assert.Contains(EdgeBelief.Of(edge).ToString(), evidence.Value);
            Assert.Contains(evidence.Descendants("a"), a => (string?)a.Attribute("href") == $"https://doi.org/10.1000/{edge.Id}");
            Assert.Equal(edge.Evidence.Count, evidence.Descendants("tbody").Elements("tr").Elements("th").Count());
            Assert.Equal(edge.Id == "e-3", evidence.Value.Contains("Caution of the curator: mis-cited: said of mice",
                StringComparison.Ordinal));
            Assert.Contains("line 3", evidence.Value);
        }

        Assert.Contains("source cell: BMSC; species: rat; indication: fracture; model: in-vitro", block.Value);
        Assert.Contains("mirna:m -| gene:h, translational-repression, directly", block.Value);
    }

    [Fact]
    public void What_is_enriched_or_associated_is_never_drawn_or_said_as_an_effect()
    {
        XDocument page = Parse(Html(SampleMechanism.Block));
        foreach ((string id, string kind, bool headed) in ((string, string, bool)[])
            [("e-5", "associated", false), ("e-6", "enriched", false), ("e-7", "perturbed", true), ("e-3", "cited", true),
                ("e-1", "measured", true)])
        {
            XElement line = page.Descendants(Svg + "a").Single(a => (string?)a.Attribute("data-edge") == id);
            Assert.Equal(kind, (string?)line.Attribute("data-kind"));
            Assert.Equal(headed, line.Elements(Svg + "path").Last().Attribute("marker-end") is not null);
            Assert.Equal(headed, !line.Value.Contains("nothing was changed", StringComparison.Ordinal));
        }

        XElement details = page.Descendants("details").Single(d => (string?)d.Attribute("data-edge") == "e-6");
        Assert.DoesNotContain("raises", details.Element("summary")!.Value);
    }

    [Fact]
    public void Measured_nodes_have_a_ring_a_sign_and_words_and_are_listed()
    {
        XDocument page = Parse(Html(SampleMechanism.Block));
        XElement[] nodes = [.. page.Descendants(Svg + "g").Where(g => g.Attribute("data-node") is not null)];
        string[] marked = [.. nodes.Where(n => n.Attribute("data-marks") is not null).Select(n => (string)n.Attribute("data-node")!)];
        Assert.Equal(["gene:alone", "outcome:bv", "pathway:hif"], marked.Order(StringComparer.Ordinal));
        Assert.All(nodes.Where(n => n.Attribute("data-marks") is not null), n =>
        {
            Assert.Contains(n.Elements(Svg + "rect"), r => (string?)r.Attribute("class") == "ring");
            Assert.NotEmpty(n.Elements(Svg + "circle"));
        });
        Assert.Contains(nodes, n => n.Value.Contains("higher: BV/TV is higher in BMSC-exo, p = 0.01", StringComparison.Ordinal));
        XElement list = page.Descendants("ul").Single(u => (string?)u.Attribute("class") == "mechmarks");
        Assert.Equal(4, list.Elements("li").Count());
        Assert.Contains("gene:nowhere lower: is lower (not in this part of the graph)", list.Value);
        // A node that only a context names has no box; one with a mark has, though no edge reaches it.
        Assert.DoesNotContain(nodes, n => (string?)n.Attribute("data-node") == "cell:bmsc");
        string[] near = [.. page.Descendants("details").Where(d => (string?)d.Attribute("data-near") == "yes")
            .Select(d => (string)d.Attribute("data-edge")!)];
        Assert.Equal(["e-6", "e-7", "e-8"], near.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Filters_offer_what_the_edges_have()
    {
        XDocument page = Parse(Html(SampleMechanism.Block));
        string[] Options(string name) => [.. page.Descendants("select").Single(s => (string?)s.Attribute("data-filter") == name)
            .Elements("option").Select(o => o.Value)];
        Assert.Equal(["All cells", "BMSC (1)", "osteoblast (2)"], Options("cells"));
        // e-1 leads into nothing that touches the pathway; e-2 leads to e-3, e-8 leaves what e-5 reaches.
        Assert.Equal(["All pathways", "HIF-1 (1)", "Wnt (5)"], Options("pathways"));
        Assert.Equal(["e-2", "e-3", "e-4", "e-5", "e-8"], page.Descendants("details")
            .Where(d => ((string?)d.Attribute("data-pathways") ?? "").Split(' ').Contains("pathway:w"))
                .Select(d => (string)d.Attribute("data-edge")!)
            .Order(StringComparer.Ordinal));
        Assert.Equal(["All indications", "fracture (2)"], Options("indications"));
        Assert.Equal(SampleMechanism.Graph.Edges.Select(EdgeWording.KindOf).Distinct().Count(),
            page.Descendants("input").Count(i => (string?)i.Attribute("data-filter") == "kind"));
        Assert.Equal("9 of 9 edges shown", page.Descendants("output").Single().Value);
    }

    [Fact]
    public void Identifiers_are_unique_also_with_two_blocks_and_a_clash_is_refused()
    {
        XDocument page = Parse(Html(SampleMechanism.Block, SampleMechanism.Block with { Id = "second" }));
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        string[] targets = [.. page.Descendants().Attributes("href").Select(a => a.Value).Where(h => h.StartsWith('#'))
            .Select(h => h[1..])];
        Assert.Empty(targets.Except(ids));
        string[] markers = [.. page.Descendants().Attributes("marker-end").Select(a => a.Value["url(#".Length..^1])];
        Assert.NotEmpty(markers);
        Assert.Empty(markers.Except(ids));
        Assert.Throws<ArgumentException>(() => Html(SampleMechanism.Block, new HeadingBlock("mechanism-edge-e-1", "clash")));
        Assert.Throws<ArgumentException>(() => Html(SampleMechanism.Block with { Id = "1 2" }));
    }

    [Fact]
    public void The_graph_library_is_in_the_file_only_when_it_is_needed_and_the_policy_fits()
    {
        string with = Html(SampleMechanism.Block), without = Html(new ParagraphBlock("x")),
            still = Html(SampleMechanism.Block with { Interactive = false });
        Assert.Contains("data-bundle=\"cytoscape.min.js\"", with);
        Assert.Contains("cytoscape 3.34.4 (MIT)", with);
        Assert.DoesNotContain("vega", BundleStart().Match(with).Value);
        Assert.Single(BundleStart().Matches(with));
        Assert.Empty(BundleStart().Matches(without));
        Assert.Empty(BundleStart().Matches(still));
        Assert.DoesNotContain("data-do=\"move\"", still);
        string policy = (string)Parse(with).Descendants("meta")
            .Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;
        string[] present =
        [
            .. ScriptElement().Matches(with).Select(m => Hash(m.Groups[2].Value)), Hash(StyleElement().Match(with).Groups[1].Value),
        ];
        Assert.Equal(3, present.Length);
        Assert.Equal(HashSource().Matches(policy).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal),
            present.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Parse(with).Descendants().Attributes("style"), _ => true);
    }

    [Fact]
    public void No_text_of_a_graph_becomes_markup()
    {
        MeasuredMark[] marks =
            [new("gene:a", MarkDirection.Up, SampleMechanism.Evil), new(SampleMechanism.Evil, MarkDirection.Down, SampleMechanism.Evil)];
        var block = new MechanismBlock("m", SampleMechanism.Evil, SampleMechanism.Hostile)
        {
            Marks = marks,
            Caption = SampleMechanism.Evil,
        };
        string html = Html([block, .. IndicationPage.Sections(IndicationDossier.Of(SampleMechanism.Hostile, "indication:b"), "p-")
            .SelectMany(s => s.Blocks)]);
        XDocument page = Parse(html);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName == "img");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("<script>alert", html);
        Assert.Contains(page.Descendants("a"), a => (string?)a.Attribute("href") == "https://doi.org/10.1/ok");
        Assert.Contains(page.Descendants("a"), a => (string?)a.Attribute("href") == "https://pubmed.ncbi.nlm.nih.gov/12/");
        Assert.All(page.Descendants().Attributes("href"), a => Assert.Matches("^(https://|#)", a.Value));
    }

    [Fact]
    public void A_graph_without_edges_says_so()
    {
        string html = Html(new MechanismBlock("m", "Nothing", MechanismGraph.Empty));
        Assert.Contains("There is no edge to draw.", html);
        Assert.Empty(BundleStart().Matches(html));
        Assert.DoesNotContain("There is no edge",
            Html(new MechanismBlock("m", "One node", SampleMechanism.Graph.Where(_ => false)) { Marks = SampleMechanism.Block.Marks }));
    }

    [Fact]
    public void A_hundred_edges_cost_less_than_half_a_megabyte()
    {
        MechanismGraph shipped = ShippedMechanism.Graph;
        HashSet<string> first = [.. shipped.Edges.OrderByDescending(e => e.Evidence.Count).Take(100).Select(e => e.Id)];
        MechanismGraph part = new GraphSelection { Where = e => first.Contains(e.Id) }.Of(shipped);
        Assert.Equal(100, part.Edges.Count);
        int size = Encoding.UTF8.GetByteCount(Html(new MechanismBlock("m", "Hundred", part) { Interactive = false }));
        Assert.InRange(size - Encoding.UTF8.GetByteCount(Html(new ParagraphBlock(""))), 50_000, 500_000);
    }

    [Fact]
    public void The_pages_of_all_indications_are_well_formed_linked_and_the_same_every_time()
    {
        var generator = new ReportGenerator("Osteon", "0");
        IReadOnlyList<IndicationDossier> dossiers = IndicationDossier.All(ShippedMechanism.Graph);
        Assert.Equal(dossiers.Count, dossiers.Select(d => MechanismIndexPage.FileNameOf(d.Indication))
            .Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (IndicationDossier dossier in dossiers)
        {
            string html = ReportPage.Html(IndicationPage.Of(dossier, "shipped", "index.html", generator));
            XDocument page = Parse(html);
            string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.Empty(page.Descendants().Attributes("href").Select(a => a.Value).Where(h => h.StartsWith('#')).Select(h => h[1..])
                .Except(ids));
            Assert.Equal(dossier.Claims.Select(e => "graph-edge-" + e.Id).Order(StringComparer.Ordinal),
                page.Descendants("details").Attributes("id").Select(a => a.Value)
                    .Where(i => i.StartsWith("graph-edge-", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal));
            foreach (string reference in dossier.Claims.SelectMany(e => e.Evidence).SelectMany(v => v.References)
                .Where(r => r.StartsWith("doi:", StringComparison.Ordinal)))
                Assert.Contains(page.Descendants("a"), a => (string?)a.Attribute("href") == LinkTarget.OfDoi(reference[4..]));
            Assert.Equal(html, ReportPage.Html(IndicationPage.Of(dossier, "shipped", "index.html", generator)));
        }
    }

    [Fact]
    public void The_page_of_fractures_shows_the_vesicles_of_aged_donors_beside_the_others_and_what_was_looked_for()
    {
        IndicationDossier dossier = IndicationDossier.Of(ShippedMechanism.Graph, "indication:fracture");
        XDocument page = Parse(ReportPage.Html(IndicationPage.Of(dossier, "shipped", null, new ReportGenerator("Osteon", "0"))));
        string text = page.Descendants("section").Single(s => (string?)s.Attribute("id") == "contradictions").Value;
        Assert.Contains("MSC-exo raises and lowers fracture healing.", text);
        Assert.Contains("state: hypoxia-preconditioned against aged-donor", text);
        Assert.Contains("Lowers: MSC-exo -< miR-128-3p -| fracture healing (belief 0.42;", text);
        Assert.Contains("e-4035 0.65, cited study, source cell MSC, state hypoxia-preconditioned, also e-4037 (", text);
        Assert.Contains("Not found: opposite claims with the same ends; evidence against a claim. Looked for:", text);
        Assert.Contains("Claims that state no indication are not followed", text);
    }

    [Fact]
    public void Textbooks_are_told_apart_from_the_studies_of_the_headline()
    {
        IndicationDossier dossier = IndicationDossier.Of(ShippedMechanism.Graph, "indication:nonunion");
        Assert.Equal(StudySource.Textbook, dossier.Studies.Single(s => s.Name.Contains("WILDEMANN2021", StringComparison.Ordinal)).Source);
        Report report = IndicationPage.Of(dossier, "shipped", null, new ReportGenerator("Osteon", "0"));
        string html = ReportPage.Html(report);
        Assert.Contains($"{dossier.PrimaryStudies} ({dossier.Count(StudySource.Identified)} with identifier, "
            + $"{dossier.Count(StudySource.Numbered)} by number or name only)", html);
        Assert.Equal(
            dossier.Studies.Count - dossier.Count(StudySource.Textbook) - dossier.Count(StudySource.Statement), dossier.PrimaryStudies);
        Assert.Contains("textbook or review", html);
    }

    [Fact]
    public void What_holds_by_definition_is_a_kind_of_its_own_and_drawn_as_no_effect()
    {
        MechanismGraph part = new GraphSelection { Where = e => e.Id is "e-0315" or "e-0316" }.Of(ShippedMechanism.Graph);
        XDocument page = Parse(Html(new MechanismBlock("m", "Definitions", part)));
        Assert.Equal(["definition"], page.Descendants("input").Where(i => (string?)i.Attribute("data-filter") == "kind")
            .Select(i => (string?)i.Attribute("value")));
        Assert.DoesNotContain(page.Descendants().Attributes("marker-end"), _ => true);
        Assert.Contains("By definition (2 edges)", page.Root!.Value);
    }

    private static string Html(params IReadOnlyList<Block> blocks) => ReportPage.Html(new Report
    {
        Title = "T",
        GeneratedBy = new ReportGenerator("Osteon", "0"),
        Sections = [new Section("s", "S", blocks)],
    });
}
