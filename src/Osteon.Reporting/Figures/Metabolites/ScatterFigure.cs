using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="ScatterPlot"/>. Of a grey group at most <see cref="MostFaint"/> points are drawn, evenly taken in their order; the caption says so, and the data of the
/// figure hold all.
/// </summary>
public static class ScatterFigure
{
    /// <summary>Most points of a grey group that are drawn.</summary>
    public const int MostFaint = 1500;

    private const string FaintColor = "#b3b3b3";
    private const int PlotWidth = 330;
    private const int PlotHeight = 250;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no point, groups share a label, or a coordinate is not finite.</summary>
    public static FigureDrawing Draw(ScatterPlot plot)
    {
        Check(plot);
        ScatterPoint[] all = [.. plot.Groups.SelectMany(g => g.Points)];
        ChannelSpec x = QuantitativeAxis.Around(plot.X, [.. all.Select(p => p.X), .. plot.Outlines.SelectMany(o => o.X), .. plot.VerticalLines], "x");
        ChannelSpec y = QuantitativeAxis.Around(plot.Y, [.. all.Select(p => p.Y), .. plot.Outlines.SelectMany(o => o.Y), .. plot.HorizontalLines], "y");
        string alt = $"{plot.Kind}: {plot.Y} against {plot.X}; {string.Join("; ", plot.Groups.Select(g => FormattableString.Invariant($"{g.Label}, {g.Points.Count} points")))}.";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = PlotWidth,
            Height = PlotHeight,
            Layer = [.. Layers(plot, x, y).Where(l => l.Data.Values.Count > 0)],
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = plot.Groups.Count > 1 ? null : true } },
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), Caption(plot), alt, Data(plot), 420);
    }

    private static IEnumerable<LayerSpec> Layers(ScatterPlot plot, ChannelSpec x, ChannelSpec y)
    {
        foreach (double value in plot.VerticalLines) yield return Rule(new JsonObject { ["x"] = value }, new EncodingSpec { X = x });
        foreach (double value in plot.HorizontalLines) yield return Rule(new JsonObject { ["y"] = value }, new EncodingSpec { Y = y });
        foreach (ScatterOutline outline in plot.Outlines)
        {
            yield return new LayerSpec(
                new DataSpec([.. outline.X.Select((v, i) => new JsonObject { ["x"] = FigureStyle.Place(v), ["y"] = FigureStyle.Place(outline.Y[i]), ["order"] = i })]),
                new MarkSpec("line")
                {
                    Color = outline.Palette is { } arm ? ArmPalette.Color(arm) : FigureStyle.Faint,
                    StrokeWidth = 1.2,
                    StrokeDash = outline.Palette is null ? [4, 3] : null,
                },
                new EncodingSpec { X = x, Y = y, Order = new ChannelSpec { Field = "order", Type = "quantitative" } });
        }

        ChannelSpec color = Palette(plot, ArmPalette.Color, FaintColor, legend: plot.Groups.Count > 1), shape = Palette(plot, ArmPalette.Shape, "circle", plot.Groups.Count > 1);
        ChannelSpec[] tooltip =
        [
            new() { Field = "label", Type = "nominal", Title = "what" },
            new() { Field = "x", Type = "quantitative", Title = plot.X.ToString() },
            new() { Field = "y", Type = "quantitative", Title = plot.Y.ToString() },
        ];
        foreach (ScatterGroup group in plot.Groups)
        {
            DataSpec values = Values(group);
            if (group.Connected)
                yield return new LayerSpec(
                    values, new MarkSpec("line") { StrokeWidth = 1.8 }, new EncodingSpec { X = x, Y = y, Color = color, Order = new ChannelSpec { Field = "order", Type = "quantitative" } });
            if (group.Marked)
                yield return new LayerSpec(
                    values,
                    new MarkSpec("point") { Filled = true, Size = group.Palette is null ? 16 : group.Points.Count > 60 ? 26 : FigureStyle.PointSize, Opacity = group.Palette is null ? 0.55 : 0.9 },
                    new EncodingSpec { X = x, Y = y, Color = color, Shape = shape, Tooltip = tooltip });
        }

        double middle = (x.Scale!.Domain![0]!.GetValue<double>() + x.Scale.Domain[1]!.GetValue<double>()) / 2;
        ScatterPoint[] named = [.. plot.Groups.SelectMany(g => g.Points).Where(p => p.Named)];
        foreach (bool right in (bool[])[false, true])
        {
            yield return new LayerSpec(
                new DataSpec([.. named.Where(p => p.X > middle == right).Select(p => new JsonObject { ["x"] = p.X, ["y"] = p.Y, ["text"] = Short(p.Label) })]),
                new MarkSpec("text") { Color = FigureStyle.Ink, Align = right ? "right" : "left", Baseline = "middle", Dx = right ? -7 : 7, FontSize = 10 },
                new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });
        }
    }

    private static LayerSpec Rule(JsonObject value, EncodingSpec encoding) =>
        new(new DataSpec([value]), new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeDash = [4, 3] }, encoding);

    private static ChannelSpec Palette(ScatterPlot plot, Func<int, string> of, string faint, bool legend) => new()
    {
        Field = "group",
        Type = "nominal",
        Title = "",
        Scale = new ScaleSpec
        {
            Domain = VegaLiteJson.Texts(plot.Groups.Select(g => g.Label)),
            Range = VegaLiteJson.Texts(plot.Groups.Select(g => g.Palette is { } arm ? of(arm) : faint)),
        },
        Legend = legend ? new LegendSpec() : null,
    };

    private static DataSpec Values(ScatterGroup group)
    {
        int drawn = group.Palette is null && !group.Connected ? Math.Min(MostFaint, group.Points.Count) : group.Points.Count;
        return new DataSpec(
        [
            .. Enumerable.Range(0, drawn).Select(i =>
            {
                ScatterPoint point = group.Points[(int)((long)i * group.Points.Count / drawn)];
                return new JsonObject { ["group"] = group.Label, ["label"] = point.Label, ["x"] = point.X, ["y"] = point.Y, ["order"] = i };
            }),
        ]);
    }

    private static string Short(string label) => label.Length <= 28 ? label : label[..27] + "…";

    private static RichText Caption(ScatterPlot plot) =>
        plot.Groups.FirstOrDefault(g => g.Palette is null && !g.Connected && g.Points.Count > MostFaint) is { } faint
            ? plot.Caption.Then(FormattableString.Invariant($" Of the {faint.Points.Count} grey points every {(double)faint.Points.Count / MostFaint:0.#}th is drawn; the table of the figure holds all."))
            : plot.Caption;

    private static Table Data(ScatterPlot plot)
    {
        (ScatterGroup Group, ScatterPoint Point)[] rows = [.. plot.Groups.SelectMany(g => g.Points.Select(p => (g, p)))];
        return new Table("data", $"{plot.Y} against {plot.X}",
        [
            Column.Of("group", [.. rows.Select(r => (string?)r.Group.Label)]),
            Column.Of("point", [.. rows.Select(r => (string?)r.Point.Label)]),
            Column.Of("x", [.. rows.Select(r => (double?)r.Point.X)], plot.X.Unit, plot.X.Label),
            Column.Of("y", [.. rows.Select(r => (double?)r.Point.Y)], plot.Y.Unit, plot.Y.Label),
        ]);
    }

    private static void Check(ScatterPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Groups.Sum(g => g.Points.Count) == 0 || plot.Groups.Select(g => g.Label).Distinct(StringComparer.Ordinal).Count() != plot.Groups.Count)
            throw new ArgumentException("a scatter plot needs a point, and groups with different labels", nameof(plot));
        if (plot.Groups.SelectMany(g => g.Points).Any(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y)))
            throw new ArgumentException("a coordinate is not finite", nameof(plot));
        if (plot.Outlines.Any(o => o.X.Count != o.Y.Count)) throw new ArgumentException("the coordinates of an outline differ in number", nameof(plot));
    }
}
