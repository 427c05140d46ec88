using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="HeatMap"/>: cells in the order of the trees, the trees at the left and on top, labels at the right and below, a strip for the groups of the columns, and
/// keys for all of them. Labels are left out where rows or columns are narrower than a letter; the table of the figure has them.
/// </summary>
public static class HeatMapFigure
{
    private const double TreeWidth = 66;
    private const double TreeHeight = 44;
    private const double Strip = 10;
    private const double LabelWidth = 200;
    private const double ColumnLabelWidth = 120;
    private const double NamedFrom = 10;
    private const double RowsHeight = 660;
    private const double ColumnsWidth = 470;

    /// <summary>Maps of more cells are drawn without tooltips, which would make the specification large.</summary>
    private const int MostWithTooltips = 4000;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if labels and values do not fit or a tree does not hold every leaf once.</summary>
    public static FigureDrawing Draw(HeatMap map)
    {
        Check(map);
        var layout = new Layout(map);
        var frame = new PixelFrame(layout.Width, layout.Height);
        layout.Bar.Draw(frame, 0, 0);
        FigureKey.Draw(frame, layout.Key, (0, ColorBar.Height), layout.Width);
        Cells(map, frame, layout);
        foreach (IGrouping<(string Group, int Palette), int> group in layout.Columns.Index().Where(_ => map.ColumnGroups.Count > 0).GroupBy(c => map.ColumnGroups[c.Item], c => c.Index))
            frame.Rects(group.Select(place =>
            {
                JsonObject rect = PixelFrame.Rect(layout.Left + (place * layout.Cell), layout.Top - Strip - 3, layout.Cell, Strip);
                rect["group"] = group.Key.Group;
                return rect;
            }), new MarkSpec("rect") { Fill = ArmPalette.Color(group.Key.Palette), Opacity = 1 }, tooltip: PixelFrame.Tooltip(("group", "nominal", "group")));
        if (layout.RowTree is { } rowTree)
            frame.Lines(Tree(rowTree, (place, share) => (layout.Left - 4 - (share * (TreeWidth - 8)), layout.Top + ((place + 0.5) * layout.Line))), TreeLine(layout.Line));
        double foot = layout.Top - (map.ColumnGroups.Count > 0 ? Strip + 6 : 3);
        if (layout.ColumnTree is { } columnTree)
            frame.Lines(Tree(columnTree, (place, share) => (layout.Left + ((place + 0.5) * layout.Cell), foot - (share * (TreeHeight - 6)))), TreeLine(layout.Cell));
        if (layout.RowNames is { } rowNames)
            frame.Texts(rowNames.Select((name, i) => new FrameText(layout.Right + 5, layout.Top + ((i + 0.5) * layout.Line), name)), PixelFrame.Text("left", layout.RowNameSize));
        if (layout.ColumnNames is { } columnNames)
            frame.Texts(columnNames.Select((name, i) => new FrameText(layout.Left + ((i + 0.5) * layout.Cell), layout.Bottom + 5, name)), PixelFrame.Text("right", angle: 270));
        string alt = FormattableString.Invariant($"Heat map of {map.Quantity}: {map.Rows.Count} rows, {map.Columns.Count} columns.");
        return frame.Drawing(Caption(map, layout), alt, Data(map, layout.Rows, layout.Columns), map.DataLabel);
    }

    private sealed class Layout
    {
        public Layout(HeatMap map)
        {
            RowTree = map.Rows.Count > 1 ? map.RowTree : null;
            ColumnTree = map.Columns.Count > 1 ? map.ColumnTree : null;
            Rows = [.. map.RowTree?.Order ?? Enumerable.Range(0, map.Rows.Count)];
            Columns = [.. map.ColumnTree?.Order ?? Enumerable.Range(0, map.Columns.Count)];
            Cell = Math.Clamp(Math.Floor(ColumnsWidth / Columns.Length), 1, 26);
            Line = Math.Clamp(Math.Floor(RowsHeight / Rows.Length), 1, 15);
            RowNameSize = Line >= 12 ? FigureStyle.SmallText + 1 : FigureStyle.SmallText;
            RowNames = Line >= NamedFrom ? [.. Rows.Select(r => TextWidth.Fit(map.Rows[r], LabelWidth, RowNameSize))] : null;
            ColumnNames = Cell >= NamedFrom ? [.. Columns.Select(c => TextWidth.Fit(map.Columns[c], ColumnLabelWidth, FigureStyle.SmallText))] : null;
            HasMissing = map.Values.Values.Any(double.IsNaN);
            (double low, double high) = map.Limits;
            double[] values = [.. map.Values.Values.Where(double.IsFinite)];
            string lowest = (values.Any(v => v < low) ? "≤ " : "") + NumberText.Significant(low, 3), highest = (values.Any(v => v > high) ? "≥ " : "") + NumberText.Significant(high, 3);
            Bar = new ColorBar(map.Quantity, ColorBar.Colors(low, high, map.Diverging ? ColorBar.Diverging : ColorBar.Sequential),
                [(low, lowest), ((low + high) / 2, NumberText.Significant((low + high) / 2, 3)), (high, highest)]);
            Key =
            [
                .. map.ColumnGroups.Distinct().OrderBy(g => g.Palette).Select(g => new KeyEntry(g.Group, ArmPalette.Color(g.Palette), KeyMark.Swatch)),
                .. HasMissing ? [new KeyEntry("no value", ColorBar.Missing, KeyMark.Swatch)] : Array.Empty<KeyEntry>(),
            ];
            Left = RowTree is null ? 0 : TreeWidth;
            Right = Left + (Cell * Columns.Length);
            Width = Math.Max(Math.Max(Right + (RowNames is null ? 4 : 7 + RowNames.Max(n => TextWidth.Of(n, RowNameSize))), Bar.Width), 240);
            Top = ColorBar.Height + FigureKey.Height(Key, Width) + (ColumnTree is null ? 0 : TreeHeight) + (map.ColumnGroups.Count > 0 ? Strip + 4 : 0);
            Bottom = Top + (Line * Rows.Length);
            Height = Bottom + (ColumnNames is null ? 4 : 8 + ColumnNames.Max(n => TextWidth.Of(n, FigureStyle.SmallText)));
        }

        public HeatMapTree? RowTree { get; }

        public HeatMapTree? ColumnTree { get; }

        public int[] Rows { get; }

        public int[] Columns { get; }

        public double Cell { get; }

        public double Line { get; }

        public int RowNameSize { get; }

        public string[]? RowNames { get; }

        public string[]? ColumnNames { get; }

        public bool HasMissing { get; }

        public ColorBar Bar { get; }

        public KeyEntry[] Key { get; }

        public double Left { get; }

        public double Right { get; }

        public double Top { get; }

        public double Bottom { get; }

        public double Width { get; }

        public double Height { get; }
    }

    private static void Cells(HeatMap map, PixelFrame frame, Layout layout)
    {
        bool tips = map.Values.Values.Length <= MostWithTooltips;
        ChannelSpec[]? tooltip = tips ? PixelFrame.Tooltip(("row", "nominal", "row"), ("column", "nominal", "column"), ("value", "quantitative", map.Quantity)) : null;
        JsonObject Cell(int row, int column)
        {
            JsonObject rect = PixelFrame.Rect(layout.Left + (column * layout.Cell), layout.Top + (row * layout.Line), layout.Cell, layout.Line);
            if (tips)
            {
                rect["row"] = map.Rows[layout.Rows[row]];
                rect["column"] = map.Columns[layout.Columns[column]];
            }

            double value = map.Values[layout.Rows[row], layout.Columns[column]];
            if (double.IsNaN(value)) return rect;
            if (tips) rect["value"] = FigureStyle.Digits(value, 5);
            rect["shown"] = FigureStyle.Digits(Math.Clamp(value, map.Limits.Low, map.Limits.High), 5);
            return rect;
        }

        (int Row, int Column)[] cells = [.. from row in Enumerable.Range(0, layout.Rows.Length) from column in Enumerable.Range(0, layout.Columns.Length) select (row, column)];
        bool Missing((int Row, int Column) c) => double.IsNaN(map.Values[layout.Rows[c.Row], layout.Columns[c.Column]]);
        frame.Rects(cells.Where(c => !Missing(c)).Select(c => Cell(c.Row, c.Column)), new MarkSpec("rect") { Opacity = 1 }, layout.Bar.Channel, tooltip);
        frame.Rects(cells.Where(Missing).Select(c => Cell(c.Row, c.Column)), new MarkSpec("rect") { Fill = ColorBar.Missing, Opacity = 1 }, tooltip: tooltip?[..2]);
    }

    private static MarkSpec TreeLine(double pitch) => new("rule") { Color = FigureStyle.Ink, StrokeWidth = pitch < 5 ? 0.4 : 0.8, StrokeCap = "square" };

    /// <summary>Three strokes for each merge. Heights are drawn as shares of the highest.</summary>
    private static IEnumerable<FrameLine> Tree(HeatMapTree tree, Func<double, double, (double X, double Y)> at)
    {
        int leaves = tree.Order.Count;
        double highest = tree.Heights.Max() > 0 ? tree.Heights.Max() : 1;
        double[] place = new double[leaves + tree.Merges.Count], height = new double[leaves + tree.Merges.Count];
        foreach ((int i, int leaf) in tree.Order.Index()) place[leaf] = i;
        foreach ((int i, (int left, int right)) in tree.Merges.Index())
        {
            int node = leaves + i;
            place[node] = (place[left] + place[right]) / 2;
            height[node] = tree.Heights[i] / highest;
            yield return Stroke(at(place[left], height[left]), at(place[left], height[node]));
            yield return Stroke(at(place[right], height[right]), at(place[right], height[node]));
            yield return Stroke(at(place[left], height[node]), at(place[right], height[node]));
        }
    }

    private static FrameLine Stroke((double X, double Y) from, (double X, double Y) to) => new(from.X, from.Y, to.X, to.Y);

    private static RichText Caption(HeatMap map, Layout layout)
    {
        string unnamed = (layout.RowNames, layout.ColumnNames) switch
        {
            (null, null) => " There are too many rows and columns to name them here;",
            (null, _) => " There are too many rows to name them here;",
            (_, null) => " There are too many columns to name them here;",
            _ => "",
        };
        return unnamed.Length == 0 ? map.Caption : map.Caption.Then(unnamed + " the table of the figure names them in this order.");
    }

    private static Table Data(HeatMap map, int[] rows, int[] columns)
    {
        IReadOnlyList<string> names = DataColumns.Names(columns.Select(c => map.Columns[c]), "row");
        return new Table("data", $"{map.Quantity}, in the order of the drawing",
        [
            Column.Of("row", [.. rows.Select(r => (string?)map.Rows[r])]),
            .. columns.Select((c, i) => Column.Of(names[i], [.. rows.Select(r => double.IsNaN(map.Values[r, c]) ? (double?)null : map.Values[r, c])], description: map.Quantity)),
        ]);
    }

    private static void Check(HeatMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Rows.Count == 0 || map.Columns.Count == 0 || map.Values.Rows != map.Rows.Count || map.Values.Columns != map.Columns.Count)
            throw new ArgumentException("labels and values of a heat map differ in number, or there are none", nameof(map));
        if (map.ColumnGroups.Count is not 0 && map.ColumnGroups.Count != map.Columns.Count) throw new ArgumentException("every column has a group, or none has", nameof(map));
        if (map.Values.Values.Any(double.IsInfinity)) throw new ArgumentException("a value is infinite", nameof(map));
        if (!(map.Limits.Low < map.Limits.High)) throw new ArgumentException("the ends of the colours are not in order", nameof(map));
        foreach ((HeatMapTree? tree, int leaves) in ((HeatMapTree?, int)[])[(map.RowTree, map.Rows.Count), (map.ColumnTree, map.Columns.Count)])
            if (tree is not null && !IsWhole(tree, leaves))
                throw new ArgumentException("a tree does not hold every leaf once", nameof(map));
    }

    /// <summary>Whether every leaf has its place, and every leaf and every merge but the last is joined once, to what comes before.</summary>
    private static bool IsWhole(HeatMapTree tree, int leaves) =>
        tree.Merges.Count == leaves - 1 && tree.Heights.Count == leaves - 1 && tree.Heights.All(h => double.IsFinite(h) && h >= 0)
        && tree.Order.Order().SequenceEqual(Enumerable.Range(0, leaves))
        && tree.Merges.Index().All(m => Math.Max(m.Item.Left, m.Item.Right) < leaves + m.Index)
        && tree.Merges.SelectMany(m => new[] { m.Left, m.Right }).Order().SequenceEqual(Enumerable.Range(0, (2 * leaves) - 2));
}
