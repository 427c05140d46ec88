using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="SetPlot"/> (Lex et al. 2014, UpSet, 10.1109/TVCG.2014.2346248).</summary>
public static class SetFigure
{
    private const int BarHeight = 110;
    private const int Row = 20;
    private const int ColumnWidth = 22;

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
        IReadOnlyList<(IReadOnlyList<bool> In, int Count)> all = Combinations(plot.Sets);
        if (all.Count == 0) throw new ArgumentException("all sets are empty", nameof(plot));
        (IReadOnlyList<bool> In, int Count)[] drawn = [.. all.Take(plot.MostCombinations)];
        int labels = 14 + (6 * plot.Sets.Max(s => Label(s).Length));
        int width = labels + (ColumnWidth * drawn.Length) + 6, top = BarHeight + 22, height = top + (Row * plot.Sets.Count) + 4;
        ChannelSpec x = QuantitativeAxis.Places("x", 0, width, reverse: false), y = QuantitativeAxis.Places("y", 0, height, reverse: true);
        var box = new EncodingSpec { X = x, X2 = new ChannelSpec { Field = "x2" }, Y = y, Y2 = new ChannelSpec { Field = "y2" } };
        double most = drawn.Max(c => c.Count);
        double Center(int column) => labels + ((column + 0.5) * ColumnWidth);
        double Middle(int set) => top + ((set + 0.5) * Row);
        string alt = $"Overlaps of {string.Join(", ", plot.Sets.Select(Label))}: {string.Join("; ", drawn.Take(8).Select(c => FormattableString.Invariant($"{c.Count} in {Names(plot, c.In)}")))}.";
        LayerSpec[] layers =
        [
            new(new DataSpec([.. drawn.Index().Select(c => new JsonObject
                {
                    ["x"] = Center(c.Index) - 7,
                    ["x2"] = Center(c.Index) + 7,
                    ["y"] = FigureStyle.Place(BarHeight + 14 - (BarHeight * c.Item.Count / most)),
                    ["y2"] = BarHeight + 14,
                    ["sets"] = Names(plot, c.Item.In),
                    ["count"] = c.Item.Count,
                })]),
                new MarkSpec("rect") { Fill = ArmPalette.Color(0) },
                box with { Tooltip = [new ChannelSpec { Field = "sets", Type = "nominal", Title = "in" }, new ChannelSpec { Field = "count", Type = "quantitative", Title = plot.Items }] }),
            Text([.. drawn.Index().Select(c => (Center(c.Index), BarHeight + 8 - (BarHeight * c.Item.Count / most), FormattableString.Invariant($"{c.Item.Count}")))], "center", x, y),
            new(new DataSpec([.. from c in drawn.Index() let rows = c.Item.In.Index().Where(s => s.Item).Select(s => s.Index).ToArray() where rows.Length > 1 select new JsonObject
                {
                    ["x"] = Center(c.Index),
                    ["x2"] = Center(c.Index),
                    ["y"] = Middle(rows[0]),
                    ["y2"] = Middle(rows[^1]),
                }]),
                new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 2 }, box),
            Dots(drawn, inside: false, "#d9d9d9", Center, Middle, x, y),
            Dots(drawn, inside: true, FigureStyle.Ink, Center, Middle, x, y),
            Text([.. plot.Sets.Index().Select(s => (labels - 8.0, Middle(s.Index), Label(s.Item)))], "right", x, y),
        ];
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = width,
            Height = height,
            Layer = [.. layers.Where(l => l.Data.Values.Count > 0)],
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = true } },
        };
        RichText caption = all.Count > drawn.Length
            ? plot.Caption.Then(FormattableString.Invariant($" The {drawn.Length} largest of {all.Count} combinations are drawn; the table of the figure holds all."))
            : plot.Caption;
        return new FigureDrawing(VegaLiteJson.Write(spec), caption, alt, Data(plot, all), width + 20);
    }

    private static string Label(NamedSet set) => FormattableString.Invariant($"{set.Label} ({set.Items.Distinct(StringComparer.Ordinal).Count()})");

    private static string Names(SetPlot plot, IReadOnlyList<bool> inside) => string.Join(" + ", plot.Sets.Where((_, i) => inside[i]).Select(s => s.Label));

    private static LayerSpec Dots(
        (IReadOnlyList<bool> In, int Count)[] drawn, bool inside, string color, Func<int, double> center, Func<int, double> middle, ChannelSpec x, ChannelSpec y) => new(
        new DataSpec([.. from c in drawn.Index() from s in c.Item.In.Index() where s.Item == inside select new JsonObject { ["x"] = center(c.Index), ["y"] = middle(s.Index) }]),
        new MarkSpec("point") { Filled = true, Size = 60, Color = color, Opacity = 1 },
        new EncodingSpec { X = x, Y = y });

    private static LayerSpec Text((double X, double Y, string Text)[] texts, string align, ChannelSpec x, ChannelSpec y) => new(
        new DataSpec([.. texts.Select(t => new JsonObject { ["x"] = t.X, ["y"] = FigureStyle.Place(t.Y), ["text"] = t.Text })]),
        new MarkSpec("text") { Color = FigureStyle.Ink, Align = align, Baseline = "middle", FontSize = 10 },
        new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });

    private static Table Data(SetPlot plot, IReadOnlyList<(IReadOnlyList<bool> In, int Count)> all) => new("data", "Overlaps",
    [
        .. plot.Sets.Select((set, i) => (Column)Column.Of(set.Label, [.. all.Select(c => (bool?)c.In[i])])),
        Column.Of("items", [.. all.Select(c => (long?)c.Count)], description: plot.Items),
    ]);
}
