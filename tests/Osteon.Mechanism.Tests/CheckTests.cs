using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class CheckTests
{
    private const string Nodes = "node gene:A kind=protein symbol=A\nnode gene:B kind=protein symbol=B\n";
    private const string Cited = "  evidence M-001 type=review stance=supports cited=1\n";

    private static IEnumerable<string> Ids(string text, CheckData? data = null) =>
        MechanismCheck.Run(MechReader.Read("a.mech", text).Require(), data ?? CheckData.None).Select(f => f.Id);

    [Fact]
    public void A_sound_graph_has_no_findings() => Assert.Empty(Ids(Nodes + "edge e-1 gene:A -> gene:B\n" + Cited));

    [Theory]
    [InlineData("node gene:C kind=protein\nedge e-1 gene:A -> gene:B\n" + Cited, "OST-MEC-021")]
    [InlineData("node mirna:miR-29a kind=mirna symbol=miR-29a alias=hsa-miR-29a-3p\nnode mirna:miR-29a-3p kind=mirna symbol=miR-29a-3p\nedge e-1 mirna:miR-29a -| gene:B\n" + Cited + "edge e-2 mirna:miR-29a-3p -| gene:A\n" + Cited, "OST-MEC-022")]
    [InlineData("node mirna:miR-29a-5p kind=mirna symbol=miR-29a-5p alias=rno-miR-29a-3p\nedge e-1 mirna:miR-29a-5p -| gene:B\n" + Cited + "edge e-2 gene:A -> gene:B\n" + Cited, "OST-MEC-022")]
    [InlineData("edge e-1 gene:A -> gene:B\n" + Cited + "edge e-2 gene:A -> gene:B\n" + Cited, "OST-MEC-023")]
    [InlineData("edge e-1 gene:A -- gene:B\n" + Cited + "edge e-2 gene:B -- gene:A\n" + Cited, "OST-MEC-023")]
    [InlineData("edge e-1 gene:A -> gene:B\n", "OST-MEC-024")]
    [InlineData("edge e-1 gene:A -> gene:B\n  evidence textbook:X type=textbook stance=supports\n", "OST-MEC-024")]
    [InlineData("edge e-1 gene:A -| gene:B\n  evidence M-001 type=review stance=supports\n", "OST-MEC-025")]
    [InlineData("edge e-1 gene:A -| gene:B\n  evidence M-001 type=association stance=supports cited=1\n", "OST-MEC-025")]
    [InlineData("edge e-1 gene:A -| gene:B\n  evidence M-001 type=review stance=mentions cited=1\n", "OST-MEC-025")]
    public void Each_fault_is_found(string text, string id) => Assert.Equal([id], Ids(Nodes + text));

    [Theory]
    [InlineData("-| gene:B unqualified=no-reference", "stance=supports", null)]
    [InlineData("-| gene:B unqualified=title-only", "stance=mentions cited=1", null)]
    [InlineData("-| gene:B unqualified=title-only", "stance=supports cited=1", "OST-MEC-031")]
    [InlineData("-? gene:B unqualified=title-only", "stance=mentions cited=1", "OST-MEC-031")]
    public void A_sign_without_study_is_a_warning_until_the_curator_acknowledges_it(string edge, string evidence, string? id)
    {
        string text = $"{Nodes}edge e-1 gene:A {edge}\n  evidence M-001 type=review {evidence}\n";
        Assert.Equal(id is null ? [] : [id], Ids(text));
        Assert.Equal(id is null ? 1 : 0, MechanismCheck.Acknowledged(MechReader.Read("a.mech", text).Require()).Count);
    }

    [Theory]
    [InlineData("", "OST-MEC-032")]
    [InlineData(" mechanism=other", "OST-MEC-032")]
    [InlineData(" mechanism=membership", null)]
    [InlineData(" mechanism=differentiation", null)]
    [InlineData(" mechanism=sequence", null)]
    [InlineData(" mechanism=binding", null)]
    public void A_structural_edge_says_what_it_means(string mechanism, string? id) =>
        Assert.Equal(id is null ? [] : [id], Ids($"{Nodes}edge e-1 gene:A => gene:B{mechanism}\n{Cited}"));

    [Fact]
    public void An_acknowledgement_changes_no_belief_and_its_reason_is_of_a_closed_list()
    {
        const string Edge = "edge e-1 gene:A -| gene:B";
        const string Evidence = "\n  evidence M-001 type=review stance=supports\n";
        MechanismGraph plain = MechReader.Read("a.mech", Nodes + Edge + Evidence).Require();
        MechanismGraph acknowledged = MechReader.Read("a.mech", Nodes + Edge + " unqualified=hedged" + Evidence).Require();
        Assert.Equal(plain.Beliefs[0].Support.Belief, acknowledged.Beliefs[0].Support.Belief);
        Assert.Equal(UnqualifiedReason.Hedged, acknowledged.Edges[0].Unqualified);
        Finding wrong = Assert.Single(MechReader.Read("a.mech", Nodes + Edge + " unqualified=title" + Evidence).Findings);
        Assert.Equal("OST-MEC-009", wrong.Id);
        Assert.Contains("title-only", wrong.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_primary_paper_under_a_textbook_key_needs_its_reference_too() =>
        Assert.Contains("OST-MEC-024", Ids(Nodes + "edge e-1 gene:A -> gene:B\n  evidence textbook:X2000 type=review stance=supports\n"));

    [Theory]
    [InlineData("gene:S100A4", "FSP1")]
    [InlineData("gene:TNFRSF11A", "RANKL")]
    [InlineData("gene:TNFSF11", "opg")]
    public void A_reserved_name_belongs_to_one_node_even_when_that_node_is_absent(string node, string alias)
    {
        string text = $"{Nodes}node {node} kind=protein alias={alias}\nedge e-1 gene:A -> {node}\n{Cited}edge e-2 gene:A -> gene:B\n{Cited}";
        Assert.Contains("OST-MEC-022", Ids(text, CheckData.Shipped with { Claims = [], Signs = [] }));
    }

    [Fact]
    public void Claims_that_stand_nowhere_or_do_not_exist_are_errors()
    {
        CheckData data = CheckData.None with { Claims = [("mini", "M-001"), ("mini", "M-002")] };
        Assert.Equal(["OST-MEC-026"], Ids(Nodes + "edge e-1 gene:A -> gene:B\n" + Cited, data));
        Assert.Equal(["OST-MEC-027"], Ids(Nodes + "edge e-1 gene:A -> gene:B\n" + Cited + "  evidence M-003 type=review stance=mentions\nomit M-002 reason=title\n", data));
    }

    [Theory]
    [InlineData("->", "+", null)]
    [InlineData("-|", "+", "OST-MEC-028")]
    [InlineData("-?", "+", "OST-MEC-029")]
    [InlineData("->", "~", "OST-MEC-028")]
    [InlineData("-?", "~", null)]
    public void Signs_are_held_against_the_textbooks(string arrow, string sign, string? id)
    {
        CheckData data = CheckData.None with { Signs = CheckData.SignsOf(MechSource.Of("s", $"subject\tsign\tobject\ngene:A\t{sign}\tgene:B\n")) };
        Assert.Equal(id is null ? [] : [id], Ids($"{Nodes}edge e-1 gene:A {arrow} gene:B\n{Cited}", data));
    }

    [Fact]
    public void A_table_with_a_broken_row_is_refused() =>
        Assert.Equal("OST-MEC-040", Assert.Throws<InvalidContentException>(() => CheckData.SignsOf(MechSource.Of("s", "h\ngene:A\tx\tgene:B\n"))).Finding.Id);
}
