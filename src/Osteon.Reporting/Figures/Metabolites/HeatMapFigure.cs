using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="HeatMap"/>: cells in the order of the trees, the trees at the left and on top, labels at the right and below, a strip for the groups of the columns.
/// Labels of rows are left out where rows are lower than a letter.
/// </summary>
public static class HeatMapFigure
{
    private const int TreeWidth = 70;
    private const int TreeHeight = 46;
    private const int Strip = 10;
    private const int CharacterWidth = 6;
    private const int LongestLabel = 34;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if labels and values do not fit or a tree does not hold every leaf once.</summary>
    public static FigureDrawing Draw(HeatMap map)
    {
        Check(map);
        int[] rows = [.. map.RowTree?.Order ?? Enumerable.Range(0, map.Rows.Count)], columns = [.. map.ColumnTree?.Order ?? Enumerable.Range(0, map.Columns.Count)];
        int cell = Math.Clamp(360 / columns.Length, 7, 26), line = Math.Clamp(620 / rows.Length, 3, 15);
        bool named = line >= 9;
        int right = named ? 8 + (CharacterWidth * rows.Max(r => Short(map.Rows[r]).Length)) : 8;
        int below = 8 + (CharacterWidth * columns.Max(c => Short(map.Columns[c]).Length));
        int left = map.RowTree is null ? 0 : TreeWidth, top = (map.ColumnTree is null ? 0 : TreeHeight) + (map.ColumnGroups.Count > 0 ? Strip + 4 : 0);
        var frame = new Frame(left, top, left + (cell * columns.Length), top + (line * rows.Length), cell, line);
        int width = frame.Right + right, height = frame.Bottom + below;
        ChannelSpec x = QuantitativeAxis.Places("x", 0, width, reverse: false), y = QuantitativeAxis.Places("y", 0, height, reverse: true);
        string alt = FormattableString.Invariant($"Heat map of {map.Quantity}: {rows.Length} rows, {columns.Length} columns.");
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = map.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = width,
            Height = height,
            Layer = [.. Layers(map, rows, columns, frame, named, x, y).Where(l => l.Data.Values.Count > 0)],
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), map.Caption, alt, Data(map, rows, columns), width + 20);
    }

    private readonly record struct Frame(int Left, int Top, int Right, int Bottom, int Cell, int Line);

    private static IEnumerable<LayerSpec> Layers(HeatMap map, int[] rows, int[] columns, Frame frame, bool named, ChannelSpec x, ChannelSpec y)
    {
        var box = new EncodingSpec { X = x, X2 = new ChannelSpec { Field = "x2" }, Y = y, Y2 = new ChannelSpec { Field = "y2" } };
        ChannelSpec[] tooltip =
        [
            new() { Field = "row", Type = "nominal", Title = "row" },
            new() { Field = "column", Type = "nominal", Title = "column" },
            new() { Field = "value", Type = "quantitative", Title = map.Quantity },
        ];
        var color = new ChannelSpec
        {
            Field = "shown",
            Type = "quantitative",
            Title = map.Quantity,
            Scale = new ScaleSpec
            {
                Domain = map.Diverging ? VegaLiteJson.Numbers(map.Limits.Low, (map.Limits.Low + map.Limits.High) / 2, map.Limits.High) : VegaLiteJson.Numbers(map.Limits.Low, map.Limits.High),
                Range = VegaLiteJson.Texts(map.Diverging ? ["#2166ac", "#f7f7f7", "#b2182b"] : ["#f7fbff", "#08519c"]),
                Nice = false,
                Zero = false,
            },
            Legend = new LegendSpec(),
        };
        yield return new LayerSpec(new DataSpec([.. Cells(map, rows, columns, frame, missing: false)]), new MarkSpec("rect"), box with { Color = color, Tooltip = tooltip });
        yield return new LayerSpec(new DataSpec([.. Cells(map, rows, columns, frame, missing: true)]), new MarkSpec("rect") { Fill = "#d0d0d0" }, box);
        foreach (IGrouping<(string Group, int Palette), int> group in columns.Index().Where(_ => map.ColumnGroups.Count > 0).GroupBy(c => map.ColumnGroups[c.Item], c => c.Index))
        {
            yield return new LayerSpec(
                new DataSpec(
                [
                    .. group.Select(place => new JsonObject
                    {
                        ["x"] = frame.Left + (place * frame.Cell),
                        ["x2"] = frame.Left + ((place + 1) * frame.Cell),
                        ["y"] = frame.Top - Strip - 2,
                        ["y2"] = frame.Top - 2,
                        ["group"] = group.Key.Group,
                    }),
                ]),
                new MarkSpec("rect") { Fill = ArmPalette.Color(group.Key.Palette) },
                box with { Tooltip = [new ChannelSpec { Field = "group", Type = "nominal", Title = "group" }] });
        }

        if (map.RowTree is { } rowTree)
            yield return Tree(rowTree, (place, share) => (frame.Left - 4 - (share * (TreeWidth - 10)), frame.Top + ((place + 0.5) * frame.Line)), box);
        if (map.ColumnTree is { } columnTree)
        {
            double foot = frame.Top - (map.ColumnGroups.Count > 0 ? Strip + 5 : 3);
            yield return Tree(columnTree, (place, share) => (frame.Left + ((place + 0.5) * frame.Cell), foot - (share * (TreeHeight - 8))), box);
        }

        if (named)
            yield return Labels([.. rows.Select((r, i) => (frame.Right + 5.0, frame.Top + ((i + 0.5) * frame.Line), Short(map.Rows[r])))], "left", null, x, y);
        yield return Labels([.. columns.Select((c, i) => (frame.Left + ((i + 0.5) * frame.Cell), frame.Bottom + 5.0, Short(map.Columns[c])))], "right", 270, x, y);
    }

    private static IEnumerable<JsonObject> Cells(HeatMap map, int[] rows, int[] columns, Frame frame, bool missing) =>
        from row in rows.Index()
        from column in columns.Index()
        let value = map.Values[row.Item, column.Item]
        where double.IsNaN(value) == missing
        select new JsonObject
        {
            ["x"] = frame.Left + (column.Index * frame.Cell),
            ["x2"] = frame.Left + ((column.Index + 1) * frame.Cell),
            ["y"] = frame.Top + (row.Index * frame.Line),
            ["y2"] = frame.Top + ((row.Index + 1) * frame.Line),
            ["row"] = map.Rows[row.Item],
            ["column"] = map.Columns[column.Item],
            ["value"] = missing ? null : value,
            ["shown"] = missing ? null : Math.Clamp(value, map.Limits.Low, map.Limits.High),
        };

    /// <summary>Three strokes for each merge. Heights are drawn as shares of the highest.</summary>
    private static LayerSpec Tree(HeatMapTree tree, Func<double, double, (double X, double Y)> at, EncodingSpec box)
    {
        int leaves = tree.Order.Count;
        double highest = Math.Max(tree.Heights.DefaultIfEmpty(0).Max(), double.Epsilon);
        double[] place = new double[leaves + tree.Merges.Count], height = new double[leaves + tree.Merges.Count];
        foreach ((int i, int leaf) in tree.Order.Index()) place[leaf] = i;
        var strokes = new List<JsonObject>();
        foreach ((int i, (int left, int right)) in tree.Merges.Index())
        {
            int node = leaves + i;
            place[node] = (place[left] + place[right]) / 2;
            height[node] = tree.Heights[i] / highest;
            strokes.Add(Stroke(at(place[left], height[left]), at(place[left], height[node])));
            strokes.Add(Stroke(at(place[right], height[right]), at(place[right], height[node])));
            strokes.Add(Stroke(at(place[left], height[node]), at(place[right], height[node])));
        }

        return new LayerSpec(new DataSpec(strokes), new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 0.8 }, box);
    }

    private static JsonObject Stroke((double X, double Y) from, (double X, double Y) to) => new()
    {
        ["x"] = FigureStyle.Place(from.X),
        ["y"] = FigureStyle.Place(from.Y),
        ["x2"] = FigureStyle.Place(to.X),
        ["y2"] = FigureStyle.Place(to.Y),
    };

    private static LayerSpec Labels((double X, double Y, string Text)[] labels, string align, int? angle, ChannelSpec x, ChannelSpec y) => new(
        new DataSpec([.. labels.Select(l => new JsonObject { ["x"] = l.X, ["y"] = l.Y, ["text"] = l.Text })]),
        new MarkSpec("text") { Color = FigureStyle.Ink, Align = align, Baseline = "middle", FontSize = 10, Angle = angle },
        new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });

    private static string Short(string label) => label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)] + "…";

    private static Table Data(HeatMap map, int[] rows, int[] columns) => new("data", $"{map.Quantity}, in the order of the drawing",
    [
        Column.Of("row", [.. rows.Select(r => (string?)map.Rows[r])]),
        .. columns.Select((c, i) => Column.Of(
            columns.Count(o => map.Columns[o] == map.Columns[c]) > 1 ? FormattableString.Invariant($"{map.Columns[c]} ({i + 1})") : map.Columns[c],
            [.. rows.Select(r => double.IsNaN(map.Values[r, c]) ? (double?)null : map.Values[r, c])],
            description: map.Quantity)),
    ]);

    private static void Check(HeatMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Rows.Count == 0 || map.Columns.Count == 0 || map.Values.Rows != map.Rows.Count || map.Values.Columns != map.Columns.Count)
            throw new ArgumentException("labels and values of a heat map differ in number, or there are none", nameof(map));
        if (map.ColumnGroups.Count is not 0 && map.ColumnGroups.Count != map.Columns.Count) throw new ArgumentException("every column has a group, or none has", nameof(map));
        if (!(map.Limits.Low < map.Limits.High)) throw new ArgumentException("the ends of the colours are not in order", nameof(map));
        foreach ((HeatMapTree? tree, int leaves) in ((HeatMapTree?, int)[])[(map.RowTree, map.Rows.Count), (map.ColumnTree, map.Columns.Count)])
            if (tree is not null && (tree.Merges.Count != leaves - 1 || tree.Heights.Count != leaves - 1 || !tree.Order.Order().SequenceEqual(Enumerable.Range(0, leaves))))
                throw new ArgumentException("a tree does not hold every leaf once", nameof(map));
    }
}
