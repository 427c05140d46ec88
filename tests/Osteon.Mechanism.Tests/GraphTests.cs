namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class GraphTests
{
    [Fact]
    public void Records_stand_in_order_of_their_ids_whatever_the_order_given()
    {
        Node a = new("gene:A", NodeKind.Protein);
        Node b = new("gene:B", NodeKind.Protein);
        var graph = new MechanismGraph([b, a], [new Edge("e-2", a.Id, Relation.Raises, b.Id), new Edge("e-1", b.Id, Relation.Lowers, a.Id)]);
        Assert.Equal(["gene:A", "gene:B"], graph.Nodes.Select(n => n.Id));
        Assert.Equal(["e-1", "e-2"], graph.Edges.Select(e => e.Id));
        Assert.Equal([1], graph.Outgoing(0));
        Assert.Equal([0], graph.Incoming(0));
    }

    [Fact]
    public void Words_and_values_go_both_ways()
    {
        Assert.All(Enum.GetValues<NodeKind>(), k => Assert.Equal(k, MechWords.KindOf(MechWords.Word(k))));
        Assert.All(Enum.GetValues<Relation>(), r => Assert.Equal(r, MechWords.RelationOf(MechWords.Arrow(r))));
        Assert.All(Enum.GetValues<MechanismKind>().Skip(1), m => Assert.Equal(m, MechWords.MechanismOf(MechWords.Word(m)!)));
        Assert.Equal("translational-repression", MechWords.Word(MechanismKind.TranslationalRepression));
    }
}
