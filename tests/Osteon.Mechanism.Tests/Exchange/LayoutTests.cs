using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Mechanism.Tests;

[Property]
public sealed class LayoutTests
{
    private static readonly Gen<MechanismGraph> Graphs =
        from size in Gen.Choose(1, 40)
        from kinds in Gen.Choose(0, 17).ArrayOf(size)
        from ends in Gen.Choose(0, 1599).ArrayOf(size * 2)
        select Graph(kinds, ends);

    private static MechanismGraph Graph(int[] kinds, int[] ends)
    {
        Node[] nodes = [.. kinds.Select((k, i) => new Node($"{MechWords.Prefix((NodeKind)k)}:n{i:00}", (NodeKind)k) { Name = new string('x', i) + " of " + i })];
        return new MechanismGraph(
            nodes,
            ends.Select((e, i) => new Edge($"e-{i:000}", nodes[e / 40 % nodes.Length].Id, (Relation)(i % 8), nodes[e % 40 % nodes.Length].Id)));
    }

    [Fact]
    public void Boxes_never_overlap_bands_keep_their_order_and_all_is_inside() => PropertyCheck.ForAll(Graphs, graph =>
    {
        MechanismDrawing drawing = MechanismLayout.Of(graph);
        Assert.Equal(graph.Nodes.Select(n => n.Id), drawing.Nodes.Select(n => n.Id));
        foreach (IGrouping<int, DrawnNode> column in drawing.Nodes.GroupBy(n => n.Layer))
        {
            DrawnNode[] sorted = [.. column.OrderBy(n => n.Y)];
            for (int i = 1; i < sorted.Length; i++)
                Assert.True(sorted[i].Y - sorted[i - 1].Y >= ((sorted[i].Height + sorted[i - 1].Height) / 2) + 7.5, "two boxes of a column overlap");
            Assert.Single(column.Select(n => n.X).Distinct());
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            for (int j = 0; j < graph.Nodes.Count; j++)
            {
                if (LayerAssignment.Band(graph.Nodes[i].Kind) < LayerAssignment.Band(graph.Nodes[j].Kind))
                    Assert.True(drawing.Nodes[i].X + (drawing.Nodes[i].Width / 2) < drawing.Nodes[j].X - (drawing.Nodes[j].Width / 2), "a band stands right of a later one");
            }
        }

        Assert.All(drawing.Nodes, n =>
        {
            Assert.InRange(n.X - (n.Width / 2), 0, drawing.Width);
            Assert.InRange(n.X + (n.Width / 2), 0, drawing.Width);
            Assert.InRange(n.Y - (n.Height / 2), 0, drawing.Height);
            Assert.InRange(n.Y + (n.Height / 2), 0, drawing.Height);
            Assert.All(n.Lines, l => Assert.True(LabelText.Width(l) <= n.Width));
        });
        Assert.All(drawing.Edges.Zip(graph.Edges), p =>
        {
            DrawnNode from = drawing.Nodes[graph.NodeIndex(p.Second.From)], to = drawing.Nodes[graph.NodeIndex(p.Second.To)];
            Assert.Equal(from.Y, p.First.Points[0].Y);
            Assert.Equal(to.Y, p.First.Points[^1].Y);
        });
    });

    [Fact]
    public void A_graph_that_can_be_drawn_without_crossings_is()
    {
        // Three chains, their nodes named so that the order of ids crosses all of them.
        Node[] nodes = [.. Enumerable.Range(0, 3).SelectMany(i => new[]
        {
            new Node($"mirna:m{i}", NodeKind.Mirna), new Node($"gene:g{2 - i}", NodeKind.Protein), new Node($"cell:c{i}", NodeKind.Cell),
        })];
        Edge[] edges = [.. Enumerable.Range(0, 3).SelectMany(i => new[]
        {
            new Edge($"e-1{i}", $"mirna:m{i}", Relation.Lowers, $"gene:g{2 - i}"), new Edge($"e-2{i}", $"gene:g{2 - i}", Relation.Raises, $"cell:c{i}"),
        })];
        MechanismDrawing drawing = MechanismLayout.Of(new MechanismGraph(nodes, edges), TestContext.Current.CancellationToken);
        Assert.Equal(0, drawing.Crossings);
        Assert.Equal(["cargo", "target", "cell"], drawing.Bands.Select(b => b.Title));
        DrawnNode Of(string id) => drawing.Nodes.Single(n => n.Id == id);
        Assert.Equal(Of("mirna:m0").Y, Of("gene:g2").Y, 0.2);
    }

    [Fact]
    public void The_shipped_graph_is_drawn_in_less_than_two_seconds()
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        MechanismDrawing drawing = MechanismLayout.Of(ShippedMechanism.Graph, TestContext.Current.CancellationToken);
        Assert.Equal(ShippedMechanism.Graph.Nodes.Count, drawing.Nodes.Count);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds < 2);
    }
}
