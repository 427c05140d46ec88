using System.Globalization;

namespace Osteon.Mechanism.Tests;

[Oracle]
public sealed class ForeignReaderTests
{
    public static TheoryData<bool> Both { get; } = [true, false];

    private static (MechanismGraph Graph, ExportOptions Options) Given(bool shipped) => shipped
        ? (ShippedMechanism.Graph, SmallGraph.Options)
        : (SmallGraph.Graph, SmallGraph.Options);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Both))]
    public void Networkx_reads_all_nodes_edges_signs_counts_and_references_of_GraphML(bool shipped)
    {
        (MechanismGraph graph, ExportOptions options) = Given(shipped);
        ILookup<string, string> found = ForeignReaders.Read("graphml", MechanismExport.Text(graph, ExchangeFormat.GraphMl, options), ".graphml");
        Assert.Equal("True", found["directed"].Single());
        Assert.Equal(Count(graph.Nodes.Count), found["nodes"].Single());
        Assert.Equal(Count(graph.Edges.Count), found["edges"].Single());
        Assert.Equal(Count(graph.Edges.Count(e => e.Relation == Relation.Raises)), found["sign:+"].Single());
        Assert.Equal(Count(graph.Edges.Count(e => e.Relation == Relation.Lowers)), found["sign:-"].Single());
        Assert.Equal(Count(graph.Edges.Count(e => e.Relation == Relation.ContextDependent)), found["sign:context-dependent"].Single());
        Assert.Equal(Count(graph.Edges.Sum(e => e.Evidence.Count(v => v.Stance == Stance.Supports))), found["supports"].Single());
        Assert.Equal(Count(graph.Edges.Count(e => e.Evidence.Any(v => v.Stance == Stance.Supports))), found["beliefs"].Single());
        int references = graph.Edges.Sum(e => e.Evidence.SelectMany(v => v.References).Distinct().Count(r => r.StartsWith("doi:", StringComparison.Ordinal)));
        Assert.Equal(Count(references), found["dois"].Single());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void LibSBML_finds_no_problem_in_the_qualitative_model_and_the_same_signs(bool shipped)
    {
        (MechanismGraph graph, ExportOptions options) = Given(shipped);
        ILookup<string, string> found = ForeignReaders.Read("sbml-qual", MechanismExport.Text(graph, ExchangeFormat.SbmlQual, options), ".sbml");
        Assert.Empty(found["problem"]);
        Assert.Equal("3", found["level"].Single());
        Assert.Equal("True", found["required"].Single());
        Edge[] effects = [.. graph.Edges.Where(e => e.Relation.IsEffect() || e.Relation == Relation.Contains)];
        Assert.Equal(Count(effects.SelectMany(e => new[] { e.From, e.To }).Distinct().Count()), found["species"].Single());
        if (shipped) return;
        // Targets with a signed input: miR-29a, HDAC4, RUNX2, osteoblast, bone volume. YAP1 both raises and lowers HDAC4: dual.
        Assert.Equal("5", found["transitions"].Single());
        Assert.Equal("4", found["sign:positive"].Single());
        Assert.Equal("3", found["sign:negative"].Single());
        Assert.Equal("2", found["sign:dual"].Single());
        Assert.Equal("1", found["sign:unknown"].Single());
        Assert.Contains("t_gene_HDAC4 (mirna_miR_29a == 0) && (outcome_bone_volume == 0)", found["term"]);
        Assert.Contains("t_gene_RUNX2 (gene_RUNX2 == 1) && (gene_HDAC4 == 0)", found["term"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Rdflib_reads_every_edge_evidence_and_reference_of_JSON_LD(bool shipped)
    {
        (MechanismGraph graph, ExportOptions options) = Given(shipped);
        ILookup<string, string> found = ForeignReaders.Read("json-ld", MechanismExport.Text(graph, ExchangeFormat.JsonLd, options), ".jsonld");
        Assert.Equal(Count(graph.Nodes.Count), found["Node"].Single());
        Assert.Equal(Count(graph.Edges.Count), found["Edge"].Single());
        Assert.Equal(Count(graph.Facts.Count), found["Fact"].Single());
        Assert.Equal(Count(graph.Edges.Sum(e => e.Evidence.Count) + graph.Facts.Sum(f => f.Evidence.Count)), found["Evidence"].Single());
        Assert.Equal("0", found["dangling"].Single());
        Assert.Equal("True", found["links"].Single());
        int references = graph.Edges.Sum(e => e.Evidence.Sum(v => v.References.Count)) + graph.Facts.Sum(f => f.Evidence.Sum(v => v.References.Count));
        Assert.Equal(Count(references), found["references"].Single());
        Assert.Equal(Count(graph.Edges.Count(e => e.Relation == Relation.Lowers)), found["sign:-"].Single());
        Assert.Equal(Count(graph.Edges.Count(e => e.Evidence.Any(v => v.Stance == Stance.Supports))), found["beliefs"].Single());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void PyBEL_reads_every_signed_statement_of_BEL_without_a_warning(bool shipped)
    {
        (MechanismGraph graph, ExportOptions options) = Given(shipped);
        ILookup<string, string> found = ForeignReaders.Read("bel", MechanismExport.Text(graph, ExchangeFormat.Bel, options), ".bel");
        Assert.Empty(found["problem"]);
        string? Statements(Func<Edge, bool> of) => graph.Edges.Where(of).Sum(e => e.Evidence.Count(v => v.Stance != Stance.Refutes)) is > 0 and int count ? Count(count) : null;
        Assert.Equal(Statements(e => e.Relation == Relation.Raises && e.Direct != true), found["relation:increases"].SingleOrDefault());
        Assert.Equal(Statements(e => e.Relation == Relation.Raises && e.Direct == true), found["relation:directlyIncreases"].SingleOrDefault());
        Assert.Equal(Statements(e => e.Relation == Relation.Lowers && e.Direct != true), found["relation:decreases"].SingleOrDefault());
        Assert.Equal(Statements(e => e.Relation == Relation.Lowers && e.Direct == true), found["relation:directlyDecreases"].SingleOrDefault());
        Assert.Equal(Statements(e => e.Relation is Relation.Unknown or Relation.ContextDependent), found["relation:regulates"].SingleOrDefault());
        Assert.Equal(found["edges"].Single(), found["cited"].Single());
    }

    [Fact]
    public void Graphviz_reads_all_nodes_and_edges()
    {
        string[] lines = ForeignReaders.Dot(MechanismExport.Text(SmallGraph.Graph, ExchangeFormat.Dot, SmallGraph.Options)).Split('\n');
        Assert.Equal(SmallGraph.Graph.Nodes.Count, lines.Count(l => l.StartsWith("node ", StringComparison.Ordinal)));
        Assert.Equal(SmallGraph.Graph.Edges.Count, lines.Count(l => l.StartsWith("edge ", StringComparison.Ordinal)));
    }
}
