using System.Text;
using Osteon.Formats;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class ImportTests : IDisposable
{
    private const string Gpml2013 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="Toy &lt;bone&gt; pathway" Version="WP99999_r1" Organism="Rattus norvegicus">
          <DataNode TextLabel="Lats1" GraphId="a1" Type="GeneProduct"><Graphics CenterX="1" CenterY="1" /><Xref Database="Entrez Gene" ID="308265" /></DataNode>
          <DataNode TextLabel="Yap1" GraphId="a2" Type="Protein"><Xref Database="" ID="" /></DataNode>
          <DataNode TextLabel="WNT3A" GraphId="a3" Type="GeneProduct" GroupRef="g1"><Xref Database="" ID="" /></DataNode>
          <DataNode TextLabel="WNT1" GraphId="a4" Type="GeneProduct" GroupRef="g1"><Xref Database="" ID="" /></DataNode>
          <DataNode TextLabel="Toyine" GraphId="a5" Type="Metabolite"><Xref Database="ChEBI" ID="CHEBI:12345" /></DataNode>
          <DataNode TextLabel="Toyate" GraphId="a6" Type="Metabolite"><Xref Database="HMDB" ID="HMDB0000001" /></DataNode>
          <DataNode TextLabel="Toyase" GraphId="a7" Type="Protein"><Xref Database="" ID="" /></DataNode>
          <State TextLabel="P" GraphId="s1" GraphRef="a2" StateType="Phosphorylation"><Graphics RelX="1" RelY="1" /></State>
          <Interaction GraphId="i1"><Graphics>
            <Point X="0" Y="0" GraphRef="a1" /><Point X="1" Y="1" /><Point X="2" Y="2" GraphRef="a2" ArrowHead="Arrow" />
          </Graphics><Xref Database="" ID="" /></Interaction>
          <Interaction GraphId="i2"><BiopaxRef>pub1</BiopaxRef><Graphics><Point GraphRef="a1" /><Point GraphRef="s1" ArrowHead="mim-inhibition" /></Graphics></Interaction>
          <Interaction GraphId="i3"><Graphics><Point GraphRef="gg1" /><Point GraphRef="a2" ArrowHead="mim-stimulation" /></Graphics></Interaction>
          <Interaction GraphId="i4"><Graphics><Point GraphRef="a5" /><Point GraphRef="a6" ArrowHead="mim-conversion" /><Anchor Position="0.5" GraphId="n1" /></Graphics></Interaction>
          <Interaction GraphId="i5"><Graphics><Point GraphRef="a7" /><Point GraphRef="n1" ArrowHead="mim-catalysis" /></Graphics></Interaction>
          <Interaction GraphId="i6"><Graphics><Point GraphRef="a1" /><Point GraphRef="n1" ArrowHead="TBar" /></Graphics></Interaction>
          <Interaction GraphId="i7"><Graphics><Point GraphRef="a1" /><Point X="5" Y="5" ArrowHead="Arrow" /></Graphics></Interaction>
          <Interaction GraphId="i8"><Graphics><Point GraphRef="a1" /><Point GraphRef="l1" ArrowHead="Arrow" /></Graphics></Interaction>
          <Interaction GraphId="i9"><Graphics><Point GraphRef="a1" ArrowHead="TBar" /><Point GraphRef="a7" /></Graphics></Interaction>
          <Label TextLabel="Bone" GraphId="l1" />
          <Group GroupId="g1" GraphId="gg1" Style="Group" />
          <Biopax><bp:PublicationXref xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:id="pub1">
            <bp:ID>12345678</bp:ID><bp:DB>PubMed</bp:DB></bp:PublicationXref></Biopax>
        </Pathway>
        """;

    private const string Gpml2021 = """
        <Pathway xmlns="http://pathvisio.org/GPML/2021" title="Toy 2021" organism="Homo sapiens">
          <Xref identifier="WP88888" dataSource="wikipathways" />
          <DataNodes>
            <DataNode elementId="a1" textLabel="LATS1" type="GeneProduct"><States><State elementId="s1" textLabel="P" type="ProteinModification" /></States>
              <Xref identifier="ENSG00000131023" dataSource="ensembl" /></DataNode>
            <DataNode elementId="a2" textLabel="YAP1" type="Protein" groupRef="g1" />
            <DataNode elementId="a3" textLabel="TEAD1" type="Protein" groupRef="g1" />
            <DataNode elementId="a4" textLabel="YAP-TEAD" type="Alias" elementRef="g1" />
            <DataNode elementId="a5" textLabel="Matrix growth" type="Phenotype" />
          </DataNodes>
          <Interactions>
            <Interaction elementId="i1"><Waypoints><Point elementId="p1" elementRef="s1" /><Point elementId="p2" elementRef="a2" arrowHead="Inhibition" /></Waypoints>
              <CitationRefs><CitationRef elementRef="c1" /></CitationRefs></Interaction>
            <Interaction elementId="i2"><Waypoints><Point elementRef="a4" /><Point elementRef="a5" arrowHead="Stimulation" /></Waypoints></Interaction>
            <Interaction elementId="i3"><Waypoints><Point elementRef="a2" /><Point elementRef="a3" arrowHead="Undirected" /></Waypoints></Interaction>
            <Interaction elementId="i4"><Waypoints><Point elementRef="a1" /><Point elementRef="a5" arrowHead="Directed" /></Waypoints></Interaction>
          </Interactions>
          <Groups><Group elementId="g1" type="Complex" /></Groups>
          <Citations><Citation elementId="c1"><Xref identifier="10.1000/yap.lats" dataSource="DOI" /></Citation></Citations>
        </Pathway>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("osteon-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ImportedMechanism Import(RunContext context, MechanismGraph? known, params (string Name, string Text)[] files)
    {
        string[] paths = [.. files.Select(f => Path.Combine(_folder, f.Name))];
        for (int i = 0; i < files.Length; i++) File.WriteAllText(paths[i], files[i].Text);
        ImportedMechanism imported = MechanismImport.Read(paths, known, context);
        // Whatever was read, the text format takes it and gives the same graph back.
        MechanismGraph again = MechReader.Read("again.mech", imported.Text()).Require();
        Assert.Equal(MechWriter.Write(imported.Graph), MechWriter.Write(again));
        return imported;
    }

    private static string Sorted(string[] lines) => string.Join("\n", lines.Order(StringComparer.Ordinal));

    private static string Edges(ImportedMechanism imported) => string.Join("\n", imported.Graph.Edges
        .Select(e => $"{e.From} {MechWords.Arrow(e.Relation)} {e.To}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_drawing_of_2013_gives_edges_with_the_sign_of_their_heads_and_never_one_for_an_arrow()
    {
        var context = new RunContext();
        ImportedMechanism imported = Import(context, null, ("toy.gpml", Gpml2013));
        Assert.Empty(context.Findings.ToList());
        string expected = Sorted(
        [
            "gene:Lats1 -? gene:Yap1", // Arrow
            "gene:Lats1 -| gene:Yap1", // mim-inhibition at a state of Yap1
            "family:WNT1+WNT3A -> gene:Yap1", // mim-stimulation from a group
            "family:WNT1+WNT3A -< gene:WNT1",
            "family:WNT1+WNT3A -< gene:WNT3A",
            "metabolite:Toyine => metabolite:Toyate", // mim-conversion
            "gene:Toyase -> metabolite:Toyate", // catalysis of it
            "gene:Lats1 -| metabolite:Toyate", // TBar at it
            "gene:Toyase -| gene:Lats1", // the head is at the start
        ]);
        Assert.Equal(expected, Edges(imported));
        Assert.Equal(9, imported.Counts.Statements);
        Assert.Equal(2, imported.Counts.SkippedBy.Values.Sum());
        Edge inhibition = imported.Graph.Edges.Single(e => e is { From: "gene:Lats1", Relation: Relation.Lowers, To: "gene:Yap1" });
        Assert.Equal("wikipathways:WP99999/i2", inhibition.Evidence.Single().Claim);
        Assert.Equal(["pmid:12345678"], inhibition.Evidence[0].References);
        Assert.Equal(Stance.Supports, inhibition.Evidence[0].Stance);
        Assert.Contains("checked by no curator", inhibition.Evidence[0].Caution, StringComparison.Ordinal);
        Assert.Equal("rat", inhibition.Context.Species);
        Assert.Equal(Stance.Mentions, imported.Graph.Edges.Single(e => e is { From: "gene:Lats1", Relation: Relation.Unknown }).Evidence.Single().Stance);
        Assert.Equal(["CHEBI:12345"], imported.Graph.Node("metabolite:Toyine")!.Xrefs);
        Assert.Equal("Entrez Gene 308265 (rat)", imported.Graph.Node("gene:Lats1")!.Note);
    }

    [Fact]
    public void A_drawing_of_2021_is_read_alike_and_known_names_become_the_known_nodes()
    {
        var context = new RunContext();
        ImportedMechanism imported = Import(context, ShippedMechanism.Graph, ("toy.gpml", Gpml2021));
        Assert.Empty(context.Findings.ToList());
        string expected = Sorted(
        [
            "gene:LATS1 -| gene:YAP1", "complex:TEAD1+YAP1 -> outcome:Matrix-growth", "gene:YAP1 -- gene:TEAD1", "gene:LATS1 -? outcome:Matrix-growth",
            "complex:TEAD1+YAP1 -< gene:YAP1", "complex:TEAD1+YAP1 -< gene:TEAD1",
        ]);
        Assert.Equal(expected, Edges(imported));
        Assert.Equal(["doi:10.1000/yap.lats"], imported.Graph.Edges.Single(e => e.Relation == Relation.Lowers).Evidence.Single().References);
        Assert.Equal(ShippedMechanism.Graph.Node("gene:YAP1")!.Aliases, imported.Graph.Node("gene:YAP1")!.Aliases);
        Assert.True(imported.Recognised >= 2);
    }

    [Fact]
    public void One_name_with_two_identifiers_in_one_species_becomes_two_nodes_and_a_warning()
    {
        static string Drawing(string id, string entrez) => $"""
            <Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="x" Version="{id}_r1" Organism="Homo sapiens">
              <DataNode TextLabel="FSP1" GraphId="a" Type="GeneProduct"><Xref Database="Entrez Gene" ID="{entrez}" /></DataNode>
              <DataNode TextLabel="COL2A1" GraphId="b" Type="GeneProduct"><Xref Database="" ID="" /></DataNode>
              <Interaction GraphId="i"><Graphics><Point GraphRef="a" /><Point GraphRef="b" ArrowHead="TBar" /></Graphics></Interaction>
            </Pathway>
            """;
        var context = new RunContext();
        ImportedMechanism imported = Import(context, null, ("WP1.gpml", Drawing("WP1", "6275")), ("WP2.gpml", Drawing("WP2", "84883")), ("WP3.gpml", Drawing("WP3", "6275")));
        Assert.Equal("OST-IMP-003", Assert.Single(context.Findings.ToList()).Id);
        Assert.Equal(["gene:COL2A1", "gene:FSP1", "gene:FSP1.84883"], imported.Graph.Nodes.Select(n => n.Id));
        Assert.Equal(2, imported.Graph.Edges.Single(e => e.From == "gene:FSP1").Evidence.Count);
    }

    [Fact]
    public void SIGNOR_rows_keep_sign_mechanism_directness_and_paper_with_semicolons_or_tabs()
    {
        static string Row(char separator, string a, string effect, string mechanism, string id, string direct = "YES") => string.Join(separator,
            [a, "protein", "P1", "UNIPROT", "TARGET1", "protein", "P2", "UNIPROT", effect, mechanism, "Ser1", "", "9606", "", "", "", "", "", "", "", "", "1234567",
             direct, "", "curator", "\"A sentence; with \"\"quotes\"\".\"", id, "0.5"]);
        foreach (char separator in (char[])[';', '\t'])
        {
            var context = new RunContext();
            ImportedMechanism imported = Import(context, null, ("signor.txt", string.Join("\n", [
                string.Join(separator, SignorFile.Columns), Row(separator, "AAA", "up-regulates activity", "phosphorylation", "SIGNOR-1"),
                Row(separator, "BBB", "down-regulates quantity by repression", "transcriptional regulation", "SIGNOR-2", "NO"),
                Row(separator, "CCC", "unknown", "binding", "SIGNOR-3"), Row(separator, "DDD", "form complex", "binding", "SIGNOR-4"), ""])));
            Assert.Empty(context.Findings.ToList());
            Assert.Equal("gene:AAA -> gene:TARGET1\ngene:BBB -| gene:TARGET1\ngene:CCC -? gene:TARGET1\ngene:DDD => gene:TARGET1", Edges(imported));
            Edge first = imported.Graph.Edges.Single(e => e.From == "gene:AAA");
            Assert.Equal((MechanismKind.Phosphorylation, true, "human"), (first.Mechanism, first.Direct, first.Context.Species));
            Assert.Equal(("signor:SIGNOR-1", "pmid:1234567"), (first.Evidence[0].Claim, first.Evidence[0].References.Single()));
            Assert.Contains("do not redistribute", imported.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain("sentence", imported.Text(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void MiRTarBase_rows_tell_strong_from_weak_support_and_what_does_not_function()
    {
        var context = new RunContext();
        ImportedMechanism imported = Import(context, ShippedMechanism.Graph, ("hsa.csv", """
            miRTarBase ID,miRNA,Species (miRNA),Target Gene,Target Gene (Entrez ID),Species (Target Gene),Experiments,Support Type,References (PMID)
            MIRT1,hsa-miR-335-5p,Homo sapiens,LATS1,9113,Homo sapiens,Luciferase reporter assay//Western blot,Functional MTI,11111111
            MIRT1,hsa-miR-335-5p,Homo sapiens,LATS1,9113,Homo sapiens,HITS-CLIP,Functional MTI (Weak),22222222
            MIRT2,hsa-miR-9999,Homo sapiens,TOY1,1,Homo sapiens,Luciferase reporter assay,Non-Functional MTI,33333333
            MIRT3,hsa-miR-9998,Homo sapiens,TOY1,1,Mus musculus,qRT-PCR,Something else,33333333
            """));
        Assert.Empty(context.Findings.ToList());
        Assert.Equal(2, imported.Graph.Edges.Count);
        Assert.Equal(1, imported.Counts.SkippedBy.Values.Sum());
        Edge lats = imported.Graph.Edges.Single(e => e.To == "gene:LATS1");
        Assert.Equal((Relation.Lowers, MechanismKind.TranslationalRepression), (lats.Relation, lats.Mechanism));
        Assert.Equal([EvidenceType.Perturbation, EvidenceType.Association], lats.Evidence.Select(e => e.Type));
        Assert.Equal(Stance.Refutes, imported.Graph.Edges.Single(e => e.To == "gene:TOY1").Evidence.Single().Stance);
        Assert.Contains("hsa-miR-9999", imported.Graph.Node("mirna:miR-9999")!.Aliases);
    }

    [Fact]
    public void SIF_and_edge_table_of_the_shipped_graph_come_back_with_every_edge()
    {
        MechanismGraph graph = ShippedMechanism.Graph;
        static IEnumerable<string> Statements(MechanismGraph g) => g.Edges.Select(e => $"{e.From} {e.Relation} {e.To}").Distinct().Order(StringComparer.Ordinal);
        var context = new RunContext();
        ImportedMechanism sif = Import(context, graph, ("graph.sif", MechanismExport.Text(graph, ExchangeFormat.Sif)));
        Assert.Empty(context.Findings.ToList());
        Assert.Equal(Statements(graph), Statements(sif.Graph));
        Assert.Equal(graph.Nodes.Select(n => n.Id), sif.Graph.Nodes.Select(n => n.Id));
        ImportedMechanism table = Import(context, graph, ("graph.tsv", MechanismExport.Text(graph, ExchangeFormat.EdgeTable)));
        Assert.Empty(context.Findings.ToList());
        Assert.Equal(graph.Edges.Count, table.Graph.Edges.Count);
        Assert.All(graph.Edges.Zip(table.Graph.Edges), p =>
        {
            Assert.Equal((p.First.Id, p.First.From, p.First.Relation, p.First.To), (p.Second.Id, p.Second.From, p.Second.Relation, p.Second.To));
            Assert.Equal((p.First.Mechanism, p.First.Direct, p.First.Context), (p.Second.Mechanism, p.Second.Direct, p.Second.Context));
            Assert.Equal(EdgeSummary.Of(p.First, new ExportOptions()).References, p.Second.Evidence.Single().References);
        });
    }

    [Fact]
    public void Foreign_words_of_SIF_get_a_sign_only_where_they_say_one()
    {
        var context = new RunContext();
        ImportedMechanism imported = Import(context, null, ("x.sif", "A activates B C\nA -1 D\nB pp C\nB pd D\nC tickles D\nlone\n"));
        Assert.Empty(context.Findings.ToList());
        Assert.Equal("gene:A -> gene:B\ngene:A -> gene:C\ngene:A -| gene:D\ngene:B -- gene:C\ngene:B -? gene:D\ngene:C -? gene:D", Edges(imported));
        Assert.Equal("the source says 'tickles'", imported.Graph.Edges.Single(e => e.From == "gene:C").Note);
        Assert.NotNull(imported.Graph.Node("gene:lone"));
    }

    [Theory]
    [InlineData("<!DOCTYPE Pathway [<!ENTITY a \"b\">]><Pathway xmlns=\"http://pathvisio.org/GPML/2013a\"/>", "OST-GPM-002")]
    [InlineData("<!DOCTYPE Pathway SYSTEM \"file:///etc/passwd\"><Pathway xmlns=\"http://pathvisio.org/GPML/2013a\"/>", "OST-GPM-002")]
    [InlineData("<Pathway xmlns=\"http://pathvisio.org/GPML/2013a\"><DataNode>", "OST-GPM-002")]
    [InlineData("<Pathway xmlns=\"http://genmapp.org/GPML/2010a\"/>", "OST-GPM-003")]
    [InlineData("<html/>", "OST-GPM-003")]
    [InlineData("nothing of the kind", "OST-IMP-002")]
    [InlineData("", "OST-IMP-002")]
    public void What_is_hostile_or_foreign_is_refused_by_file_and_the_others_are_read(string text, string finding)
    {
        var context = new RunContext();
        ImportedMechanism imported = Import(context, null, ("bad.gpml", text), ("good.gpml", Gpml2021));
        Assert.Equal(finding, Assert.Single(context.Findings.ToList()).Id);
        Assert.Single(imported.Files);
        Assert.Equal(6, imported.Graph.Edges.Count);
    }

    [Fact]
    public void Nesting_and_size_are_bounded()
    {
        string deep = "<Pathway xmlns=\"http://pathvisio.org/GPML/2013a\">" + string.Concat(Enumerable.Repeat("<Group>", 100_000));
        var refused = Assert.Throws<InvalidContentException>(() => GpmlFile.Read("deep.gpml", Encoding.UTF8.GetBytes(deep)));
        Assert.Equal("OST-GPM-002", refused.Finding.Id);
        Assert.Throws<InvalidContentException>(() => GpmlFile.Read("large.gpml", new byte[GpmlFile.MaxBytes + 1]));
    }

    [Fact]
    public void The_result_does_not_depend_on_threads_or_the_order_of_files()
    {
        (string, string)[] files = [("b.gpml", Gpml2021), ("a.gpml", Gpml2013), ("c.sif", "A -> B\n")];
        string one = Import(new RunContext { Threads = 1 }, null, files).Text();
        string two = Import(new RunContext { Threads = 2 }, null, [.. files.Reverse()]).Text();
        Assert.Equal(one, two);
    }
}
