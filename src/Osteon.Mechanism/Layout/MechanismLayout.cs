namespace Osteon.Mechanism;

/// <summary>
/// Places a graph in columns from vesicle and cargo over target, pathway and cell to the outcome: columns by kind and longest path, order
/// by barycentres,
/// heights by least squares. Depends on the graph alone: the same graph gives the same drawing on every machine.
/// </summary>
public static class MechanismLayout
{
    /// <summary>Height of the box of a node with a label of one line, pixels.</summary>
    public const double NodeHeight = 24;

    internal const double StandInHeight = 4;
    private const double SecondLine = 15;
    private const double Gap = 8;
    private const double ColumnGap = 90;
    private const double Margin = 24;
    private const double HeaderHeight = 34;
    private const double TextMargin = 8;

    /// <summary>The drawing of a graph.</summary>
    public static MechanismDrawing Of(MechanismGraph graph, CancellationToken cancellation = default)
    {
        (int[] layers, int[] bandOfLayer) = LayerAssignment.Of(graph);
        var items = new LayeredItems(graph, layers, bandOfLayer.Length);
        IReadOnlyList<string>[] lines = [.. graph.Nodes.Select(n => LabelText.Lines(n.Label))];
        double[] widths = [.. lines.Select(l => Math.Round(l.Max(LabelText.Width) + (2 * TextMargin), 1))];
        double[] heights = [.. Enumerable.Range(0, items.Layer.Count).Select(i => i < lines.Length ? NodeHeight + ((lines[i].Count - 1) * SecondLine) : StandInHeight)];
        long crossings = CrossingReduction.Order(items, cancellation);
        double[] y = ColumnPlacement.Place(items, heights, Gap);
        double[] columnWidth = new double[bandOfLayer.Length];
        for (int n = 0; n < layers.Length; n++) columnWidth[layers[n]] = Math.Max(columnWidth[layers[n]], widths[n]);
        double[] x = new double[bandOfLayer.Length];
        double at = Margin;
        for (int c = 0; c < x.Length; c++)
        {
            x[c] = at + (columnWidth[c] / 2);
            at += columnWidth[c] + ColumnGap;
        }

        double bottom = items.Layer.Count == 0 ? 0 : Enumerable.Range(0, y.Length).Max(i => y[i] + (heights[i] / 2));
        DrawnNode[] nodes =
        [
            .. graph.Nodes.Select((n, i) => new DrawnNode(
                n.Id, Round(x[layers[i]]), Round(y[i] + Margin + HeaderHeight), widths[i], heights[i], layers[i], lines[i])),
        ];
        return new MechanismDrawing(
            Round(Math.Max(at - ColumnGap, 0) + Margin + (ColumnGap / 2)),
            Round(bottom + (2 * Margin) + HeaderHeight),
            Bands(bandOfLayer, x, columnWidth),
            nodes,
            [.. graph.Edges.Select((e, i) => new DrawnEdge(
                e.Id, Points(items, i, nodes, (x, y, columnWidth)), layers[graph.FromIndex[i]] == layers[graph.ToIndex[i]]))],
            crossings);
    }

    private static DrawnBand[] Bands(int[] bandOfLayer, double[] x, double[] columnWidth) =>
    [
        .. Enumerable.Range(0, bandOfLayer.Length).GroupBy(c => bandOfLayer[c]).Select(g => new DrawnBand(
            LayerAssignment.Bands[g.Key],
            Round(x[g.First()] - (columnWidth[g.First()] / 2)),
            Round(x[g.Last()] + (columnWidth[g.Last()] / 2)))),
    ];

    private static DrawingPoint[] Points(LayeredItems items, int edge, DrawnNode[] nodes, (double[] X, double[] Y, double[] Widths) at)
    {
        int[] chain = items.Chains[edge];
        DrawnNode from = nodes[chain[0]], to = nodes[chain[^1]];
        bool same = from.Layer == to.Layer;
        int side = from.Layer > to.Layer ? -1 : 1;
        var points = new List<DrawingPoint> { new(Round(from.X + (side * from.Width / 2)), from.Y) };
        for (int i = 1; i + 1 < chain.Length; i++)
        {
            // A stand-in is passed on a straight line over the width of its column, so that no curve runs behind a box.
            int layer = items.Layer[chain[i]];
            double y = Round(at.Y[chain[i]] + Margin + HeaderHeight), half = at.Widths[layer] / 2;
            points.Add(new DrawingPoint(Round(at.X[layer] - (side * half)), y));
            points.Add(new DrawingPoint(Round(at.X[layer] + (side * half)), y));
        }

        points.Add(new DrawingPoint(Round(to.X + ((same ? 1 : -side) * to.Width / 2)), to.Y));
        return [.. points];
    }

    private static double Round(double value) => Math.Round(value, 1);
}
