using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class ReaderTests
{
    private const string Good =
        """
        # comment
        node gene:HDAC4 kind=protein symbol=HDAC4 name="histone ""four"" deacetylase" alias="Hdac4|HD 4"
        node mirna:miR-29a kind=mirna
        edge e-1 mirna:miR-29a -| gene:HDAC4 mechanism=translational-repression direct=yes note="a=b"
          context state=native species=rat model=in-vivo
          evidence M-017 type=review stance=supports place="section 2.3" ref=doi:10.1000/xyz cited=1|2
          model term=k_mb param=eo
        fact f-1 subject=gene:HDAC4 property=size value=40..160 unit=nm
          evidence fact:a-b.tsv#6 type=review
        omit R1-301 reason="title only"

        """;

    [Fact]
    public void Every_part_of_a_record_arrives()
    {
        MechanismGraph graph = MechReader.Read("a.mech", Good).Require();
        Node node = graph.Node("gene:HDAC4")!;
        Assert.Equal("histone \"four\" deacetylase", node.Name);
        Assert.Equal(["Hdac4", "HD 4"], node.Aliases);
        Edge edge = Assert.Single(graph.Edges);
        Assert.Equal(Relation.Lowers, edge.Relation);
        Assert.True(edge.Direct);
        Assert.Equal("a=b", edge.Note);
        Assert.Equal("rat", edge.Context.Species);
        Assert.Equal([1, 2], edge.Evidence[0].Cited);
        Assert.Equal(new ModelTerm("k_mb", "eo"), edge.ModelTerms[0]);
        Assert.Equal("a.mech:4:1", edge.Location!.ToString());
        Assert.Equal("40..160", graph.Facts[0].Value);
        Assert.Equal("title only", graph.Omissions[0].Reason);
    }

    [Theory]
    [InlineData("nod gene:A kind=protein", "OST-MEC-004", 1, 1, "Did you mean 'node'?")]
    [InlineData(" node gene:A kind=protein", "OST-MEC-004", 1, 1, null)]
    [InlineData("  context species=rat", "OST-MEC-004", 1, 1, null)]
    [InlineData("node gene:A kind=protien", "OST-MEC-009", 1, 18, "Did you mean 'protein'?")]
    [InlineData("node gene:A kind=protein simbol=A", "OST-MEC-006", 1, 26, "Did you mean 'symbol'?")]
    [InlineData("node gene:A kind=protein symbol=A symbol=B", "OST-MEC-007", 1, 35, null)]
    [InlineData("node gene:A", "OST-MEC-008", 1, 1, null)]
    [InlineData("node gene:A kind=mirna", "OST-MEC-014", 1, 6, null)]
    [InlineData("node gen:A kind=protein", "OST-MEC-009", 1, 6, "Did you mean 'gene'?")]
    [InlineData("node gene:A kind=protein name=\"open", "OST-MEC-005", 1, 31, null)]
    [InlineData("node gene:A kind=protein name=\"a\"b", "OST-MEC-005", 1, 31, null)]
    [InlineData("node gene:A kind=protein stray", "OST-MEC-005", 1, 26, null)]
    [InlineData("node gene:A kind=protein alias=a||b", "OST-MEC-015", 1, 32, null)]
    [InlineData("node gene:A kind=protein alias=a|a", "OST-MEC-007", 1, 32, null)]
    [InlineData("node gene:A kind=protein symbol=", "OST-MEC-015", 1, 33, null)]
    [InlineData("node gene:A kind=protein xref=hgcn:1", "OST-MEC-009", 1, 31, "Did you mean 'hgnc'?")]
    [InlineData("node gene:A kind=protein\nnode gene:A kind=protein", "OST-MEC-011", 2, 6, null)]
    [InlineData("node gene:A kind=protein\nedge e-1 gene:A -> gene:B", "OST-MEC-013", 2, 20, "Did you mean 'gene:A'?")]
    [InlineData("node gene:A kind=protein\nedge e-1 gene:A >> gene:A", "OST-MEC-009", 2, 17, null)]
    [InlineData("node gene:A kind=protein\nedge e-1 gene:A -~ gene:A", "OST-MEC-016", 2, 1, null)]
    [InlineData("node gene:A kind=protein\nedge e-1 gene:A -> gene:A\n  evidence M-1 type=review", "OST-MEC-008", 3, 3, null)]
    [InlineData("node gene:A kind=protein\nedge e-1 gene:A -> gene:A\n  evidence m17 type=review stance=supports", "OST-MEC-010", 3, 12, null)]
    [InlineData("node gene:A kind=protein\nedge e-1 gene:A -> gene:A\n  context species=rat\n  context species=mouse", "OST-MEC-012", 4, 3, null)]
    [InlineData("node gene:A kind=protein\n  context species=rat", "OST-MEC-012", 2, 3, null)]
    [InlineData("node gene:A kind=protein\r", "OST-MEC-003", 1, 25, null)]
    [InlineData("node gene:A\tkind=protein", "OST-MEC-002", 1, 12, "Use blanks instead of a tab.")]
    [InlineData("node gene:A kind=protein name=\u202Eevil", "OST-MEC-002", 1, 31, null)]
    public void A_mistake_is_told_with_its_place_and_a_hint(string text, string id, int line, int column, string? hint)
    {
        MechReading reading = MechReader.Read("a.mech", text);
        Assert.Null(reading.Graph);
        Finding finding = Assert.Single(reading.Findings);
        Assert.Equal((id, new SourceLocation("a.mech", line, column)), (finding.Id, finding.Location));
        if (hint is not null) Assert.Equal(hint, finding.Hint);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        MechReading reading = MechReader.Read("a.mech", "node gene:A kind=x\nnode gen:B kind=protein\nbad\nedge e-1 gene:A -> gene:Z colour=red\n");
        Assert.Equal([1, 2, 3, 4, 4], reading.Findings.Select(f => f.Location!.Line!.Value).Order());
    }

    [Fact]
    public void Bytes_that_are_no_text_and_sizes_without_end_are_refused()
    {
        Assert.Equal("OST-MEC-002", MechReader.Read([new MechSource("a", new byte[] { 0x6E, 0xFF })]).Findings[0].Id);
        Assert.Equal("OST-MEC-001", MechReader.Read("a", "# " + new string('x', MechLimits.LineLength)).Findings[0].Id);
        Assert.Equal("OST-MEC-001", MechReader.Read([new MechSource("a", new byte[MechLimits.FileBytes + 1])]).Findings[0].Id);
        IReadOnlyList<Finding> many = MechReader.Read("a", string.Concat(Enumerable.Repeat("bad\n", 5000))).Findings;
        Assert.Equal(MechLimits.Findings + 1, many.Count);
        Assert.Equal("OST-MEC-018", many[^1].Id);
    }
}
