namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class WordingTests
{
    private const string Nodes = "node gene:A kind=protein symbol=A\nnode gene:B kind=protein symbol=B\n";
    private const string Textbook = "textbook:X type=textbook stance=supports ref=doi:10.1000/x";
    private const string Primary = "textbook:X type=review stance=supports ref=doi:10.1000/x";
    private const string Stated = "M-1 type=review stance=supports";
    private const string Named = "M-1 type=review stance=mentions";

    [Theory]
    [InlineData("=> gene:B mechanism=membership", Textbook, "A belongs to B (textbook).")]
    [InlineData("=> gene:B mechanism=differentiation", Textbook, "A becomes B (textbook).")]
    [InlineData("=> gene:B mechanism=sequence", Textbook, "A comes before B (textbook).")]
    [InlineData("=> gene:B mechanism=binding", Textbook, "A is bound into B (textbook).")]
    [InlineData("=> gene:B", Textbook, "A belongs to, becomes or comes before B (textbook).")]
    [InlineData("=> gene:B mechanism=sequence", Named, "A is named beside B (as coming before it); nothing supports it.")]
    [InlineData("-> gene:B mechanism=definition", Textbook, "A and B rise together by definition.")]
    [InlineData("-| gene:B mechanism=definition", Textbook, "B falls as A rises, by definition.")]
    [InlineData("-| gene:B mechanism=definition", Stated, "A by definition moves against B, as is stated without a reference.")]
    [InlineData("-| gene:B", Primary, "A lowers B, for which 1 study is cited (not read here).")]
    [InlineData("~> gene:B", "S-1 type=measurement stance=supports", "A was used in B; nothing was compared with it.")]
    [InlineData("~> gene:B", "S-1 type=perturbation stance=supports", "A was given in B and compared with its absence (was perturbed).")]
    public void The_sentence_says_no_more_than_the_evidence(string edge, string evidence, string sentence)
    {
        MechanismGraph graph = MechReader.Read("a.mech", $"{Nodes}edge e-1 gene:A {edge}\n  evidence {evidence}\n").Require();
        Assert.Equal(sentence, EdgeWording.Sentence(graph, graph.Edges[0]));
    }

    [Fact]
    public void Two_cited_studies_are_counted_and_a_measurement_beside_them_is_not()
    {
        MechanismGraph graph = MechReader.Read("a.mech", Nodes + "edge e-1 gene:A -> gene:B\n"
            + "  evidence M-1 type=review stance=supports cited=1\n"
            + "  evidence M-2 type=review stance=supports cited=2\n  evidence S-3 type=measurement stance=supports\n").Require();
        Assert.Equal("A raises B, for which 2 studies are cited (not read here).", EdgeWording.Sentence(graph, graph.Edges[0]));
    }

    [Theory]
    [InlineData("membership", true)]
    [InlineData("binding", true)]
    [InlineData("sequence", false)]
    [InlineData("differentiation", false)]
    public void Only_a_part_is_counted_with_its_whole(string mechanism, bool part)
    {
        MechanismGraph graph = MechReader.Read("a.mech", Nodes + "node phase:early kind=phase\nnode phase:late kind=phase\n"
            + "node indication:x kind=indication\nnode pathway:p kind=pathway\nnode gene:C kind=protein\n"
            + $"edge e-1 phase:early => phase:late mechanism={mechanism}\n  evidence {Textbook}\n"
            + $"edge e-2 gene:A => pathway:p mechanism={mechanism}\n  evidence {Textbook}\n"
            + "edge e-3 gene:C -> phase:early\n  context indication=indication:x\n  evidence M-1 type=review stance=supports cited=1\n"
            + $"edge e-4 gene:C -> gene:A\n  evidence {Textbook}\nedge e-5 gene:B -> gene:C\n  evidence {Textbook}\n").Require();
        Assert.Equal(part, graph.Edge("e-1")!.IsPart);
        MissingEvidence? phases = IndicationDossier.Of(graph, "indication:x").Missing.FirstOrDefault(m => m.Kind == MissingKind.Phase);
        Assert.Equal(part ? [] : ["phase:late"], phases is null ? [] : phases.Named.Concat(phases.Elsewhere).Select(n => n.Id));
        Assert.Equal(part ? ["pathway:p"] : [], new EdgeFacets(graph).Pathways(graph.Edge("e-5")!)); // one before the edge to its part
        Assert.False(graph.Edge("e-3")!.IsPart);
    }

    [Fact]
    public void Every_kind_has_its_own_words()
    {
        StatementKind[] kinds = Enum.GetValues<StatementKind>();
        Assert.Equal(kinds.Length, kinds.Select(EdgeWording.Words).Distinct().Count());
        Assert.Equal("by definition", EdgeWording.Words(StatementKind.Definition));
        Assert.Equal("cited study", EdgeWording.Words(StatementKind.Cited));
        Assert.Equal(kinds.Length - 1, Enum.GetValues<EvidenceClass>().Select(EdgeWording.KindOf).Distinct().Count()); // all but named
    }
}
