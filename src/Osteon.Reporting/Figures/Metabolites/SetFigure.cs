using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="SetPlot"/> (Lex et al. 2014, UpSet, 10.1109/TVCG.2014.2346248).</summary>
public static class SetFigure
{
    private const double BarHeight = 110;
    private const double TitleRoom = 18;
    private const double Row = 21;
    private const double WidestColumn = 24;
    private const double LabelWidth = 250;

    /// <summary>The combinations that occur with their numbers, the largest first; equal ones in the order of their sets.</summary>
    public static IReadOnlyList<(IReadOnlyList<bool> In, int Count)> Combinations(IReadOnlyList<NamedSet> sets)
    {
        HashSet<string>[] members = [.. sets.Select(s => s.Items.ToHashSet(StringComparer.Ordinal))];
        return
        [
            .. members.SelectMany(m => m).Distinct(StringComparer.Ordinal)
                .GroupBy(item => string.Concat(members.Select(m => m.Contains(item) ? '1' : '0')), StringComparer.Ordinal)
                .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key, StringComparer.Ordinal)
                .Select(g => ((IReadOnlyList<bool>)[.. g.Key.Select(c => c == '1')], g.Count())),
        ];
    }

    /// <summary>The figure. Throws <see cref="ArgumentException"/> for fewer than two sets, equal names, or sets that are all empty.</summary>
    public static FigureDrawing Draw(SetPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Sets.Count < 2 || plot.Sets.Select(s => s.Label).Distinct(StringComparer.Ordinal).Count() != plot.Sets.Count)
            throw new ArgumentException("overlaps need two sets with different names", nameof(plot));
        if (plot.MostCombinations < 1) throw new ArgumentException("at least one combination is drawn", nameof(plot));
        IReadOnlyList<(IReadOnlyList<bool> In, int Count)> all = Combinations(plot.Sets);
        if (all.Count == 0) throw new ArgumentException("all sets are empty", nameof(plot));
        var labels = new RowLabels(plot.Sets.Select(Label), LabelWidth, Row);
        double most = all[0].Count, narrowest = Math.Max(16, TextWidth.Of(NumberText.Significant(most, 9), FigureStyle.SmallText) + 4), room = FigureStyle.MostWidth - labels.Width;
        (IReadOnlyList<bool> In, int Count)[] drawn = [.. all.Take(Math.Min(plot.MostCombinations, (int)(room / narrowest)))];
        double column = Math.Min(Math.Max(WidestColumn, narrowest), Math.Floor(room / drawn.Length)), foot = TitleRoom + 14 + BarHeight, top = foot + 8;
        string title = $"{plot.Items} in exactly these sets";
        var frame = new PixelFrame(Math.Max(labels.Width + (column * drawn.Length) + 4, labels.Width + TextWidth.Of(title, 12)), top + labels.Height + 2);
        double Center(int index) => labels.Width + ((index + 0.5) * column);
        double Middle(int set) => top + labels.Middle(set);
        double Bar(int count) => Math.Max(1, BarHeight * count / most);
        frame.Texts([new FrameText(labels.Width, 8, title)], PixelFrame.Text("left", 12));
        frame.Rects(Enumerable.Range(0, plot.Sets.Count).Where(i => i % 2 == 0).Select(i => PixelFrame.Rect(labels.Width, Middle(i) - (Row / 2), column * drawn.Length, Row)),
            new MarkSpec("rect") { Fill = "#f3f3f3", Opacity = 1 });
        frame.Rects(drawn.Select((c, i) =>
        {
            double half = Math.Min(7, column * 0.36);
            JsonObject rect = PixelFrame.Rect(Center(i) - half, foot - Bar(c.Count), 2 * half, Bar(c.Count));
            rect["sets"] = Names(plot, c.In);
            rect["count"] = c.Count;
            return rect;
        }), new MarkSpec("rect") { Fill = ArmPalette.Color(0), Opacity = 0.9 }, tooltip: PixelFrame.Tooltip(("sets", "nominal", "in"), ("count", "quantitative", plot.Items)));
        frame.Texts(drawn.Select((c, i) => new FrameText(Center(i), foot - Bar(c.Count) - 7, FormattableString.Invariant($"{c.Count}"))), PixelFrame.Text("center"));
        frame.Lines([new FrameLine(labels.Width, foot, labels.Width + (column * drawn.Length), foot)], new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1 });
        JsonObject[] Dots(bool inside) =>
            [.. from c in drawn.Index() from s in c.Item.In.Index() where s.Item == inside select new JsonObject { ["x"] = PixelFrame.Place(Center(c.Index)), ["y"] = PixelFrame.Place(Middle(s.Index)) }];
        var dot = new MarkSpec("point") { Filled = true, Shape = "circle", Size = 58, Opacity = 1 };
        frame.Points(Dots(inside: false), dot with { Color = "#d4d4d4" });
        frame.Lines(
            from c in drawn.Index()
            let rows = c.Item.In.Index().Where(s => s.Item).Select(s => s.Index).ToArray()
            where rows.Length > 1
            select new FrameLine(Center(c.Index), Middle(rows[0]), Center(c.Index), Middle(rows[^1])),
            new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 2 });
        frame.Points(Dots(inside: true), dot with { Color = FigureStyle.Ink });
        labels.Draw(frame, top);
        string alt = $"Overlaps of {string.Join(", ", plot.Sets.Select(Label))}: {string.Join("; ", drawn.Take(8).Select(c => FormattableString.Invariant($"{c.Count} in {Names(plot, c.In)}")))}.";
        RichText caption = all.Count > drawn.Length
            ? plot.Caption.Then(FormattableString.Invariant($" The {drawn.Length} largest of {all.Count} combinations are drawn; the table of the figure holds all."))
            : plot.Caption;
        return frame.Drawing(caption, alt, Data(plot, all), plot.DataLabel);
    }

    private static string Label(NamedSet set) => FormattableString.Invariant($"{set.Label} ({set.Items.Distinct(StringComparer.Ordinal).Count()})");

    private static string Names(SetPlot plot, IReadOnlyList<bool> inside) => string.Join(" + ", plot.Sets.Where((_, i) => inside[i]).Select(s => s.Label));

    private static Table Data(SetPlot plot, IReadOnlyList<(IReadOnlyList<bool> In, int Count)> all)
    {
        IReadOnlyList<string> names = DataColumns.Names(plot.Sets.Select(s => s.Label), "items");
        return new Table("data", "Overlaps",
        [
            .. plot.Sets.Select((_, i) => (Column)Column.Of(names[i], [.. all.Select(c => (bool?)c.In[i])])),
            Column.Of("items", [.. all.Select(c => (long?)c.Count)], description: plot.Items),
        ]);
    }
}
