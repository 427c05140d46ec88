using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="ProfilePlot"/>. Colours end at two standard deviations.</summary>
public static class ProfileFigure
{
    private const int Row = 17;
    private const int Cell = 15;
    private const int VipWidth = 130;
    private const int Top = 18;
    private const double Limit = 2;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if rows, units and levels do not fit.</summary>
    public static FigureDrawing Draw(ProfilePlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Rows.Count == 0 || plot.Levels.Rows != plot.Rows.Count || plot.Levels.Columns != plot.Units.Count) throw new ArgumentException("rows, units and levels differ in number", nameof(plot));
        int labels = 10 + (6 * plot.Rows.Max(r => Short(r.Label).Length)), strip = labels + 6, bars = strip + (Cell * plot.Units.Count) + 16;
        int width = bars + VipWidth + 70, height = Top + (Row * plot.Rows.Count) + 34;
        ChannelSpec x = QuantitativeAxis.Places("x", 0, width, reverse: false), y = QuantitativeAxis.Places("y", 0, height, reverse: true);
        var box = new EncodingSpec { X = x, X2 = new ChannelSpec { Field = "x2" }, Y = y, Y2 = new ChannelSpec { Field = "y2" } };
        double largest = plot.Rows.Max(r => r.Vip);
        var color = new ChannelSpec
        {
            Field = "shown",
            Type = "quantitative",
            Title = "level, standard deviations from the mean",
            Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(-Limit, 0, Limit), Range = VegaLiteJson.Texts(["#2166ac", "#f7f7f7", "#b2182b"]), Nice = false, Zero = false },
            Legend = new LegendSpec(),
        };
        double At(double vip) => bars + (VipWidth * vip / largest);
        var layers = new List<LayerSpec>
        {
            new(Cells(plot, strip, missing: false), new MarkSpec("rect"), box with
            {
                Color = color,
                Tooltip =
                [
                    new ChannelSpec { Field = "row", Type = "nominal", Title = "metabolite" }, new ChannelSpec { Field = "unit", Type = "nominal", Title = "unit" },
                    new ChannelSpec { Field = "level", Type = "quantitative", Title = "level" },
                ],
            }),
            new(Cells(plot, strip, missing: true), new MarkSpec("rect") { Fill = "#d0d0d0" }, box),
            new(new DataSpec([.. plot.Rows.Index().Select(r => new JsonObject { ["x"] = bars, ["x2"] = FigureStyle.Place(At(r.Item.Vip)), ["y"] = Middle(r.Index), ["y2"] = Middle(r.Index) })]),
                new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeWidth = 1.4 }, box),
            new(new DataSpec([.. plot.Rows.Index().Select(r => new JsonObject { ["x"] = FigureStyle.Place(At(r.Item.Vip)), ["y"] = Middle(r.Index), ["vip"] = r.Item.Vip })]),
                new MarkSpec("point") { Filled = true, Size = 40, Color = FigureStyle.Ink, Opacity = 1 },
                new EncodingSpec { X = x, Y = y, Tooltip = [new ChannelSpec { Field = "vip", Type = "quantitative", Title = plot.VipName }] }),
        };
        foreach (IGrouping<(string Arm, int Palette), int> arm in plot.Units.Index().GroupBy(u => (u.Item.Arm, u.Item.Palette), u => u.Index))
            layers.Add(new LayerSpec(
                new DataSpec([.. arm.Select(i => new JsonObject { ["x"] = strip + (i * Cell), ["x2"] = strip + ((i + 1) * Cell), ["y"] = Top - 10, ["y2"] = Top - 2, ["arm"] = arm.Key.Arm })]),
                new MarkSpec("rect") { Fill = ArmPalette.Color(arm.Key.Palette) },
                box with { Tooltip = [new ChannelSpec { Field = "arm", Type = "nominal", Title = "arm" }] }));
        if (largest >= 1)
            layers.Add(new LayerSpec(
                new DataSpec([new JsonObject { ["x"] = FigureStyle.Place(At(1)), ["x2"] = FigureStyle.Place(At(1)), ["y"] = Top, ["y2"] = Top + (Row * plot.Rows.Count) }]),
                new MarkSpec("rule") { Color = ArmPalette.Color(1), StrokeDash = [4, 3] }, box));
        double foot = Top + (Row * plot.Rows.Count) + 12;
        layers.Add(Text([.. plot.Rows.Index().Select(r => (strip - 6.0, Middle(r.Index), Short(r.Item.Label)))], "right", x, y));
        layers.Add(Text([.. plot.Rows.Index().Select(r => (At(r.Item.Vip) + 7, Middle(r.Index), r.Item.Mark))], "left", x, y));
        layers.Add(Text([(bars + (VipWidth / 2.0), foot + 12, plot.VipName), (bars, foot, "0"), (At(largest), foot, NumberText.Significant(largest, 3))], "center", x, y));
        string alt = $"Metabolites by {plot.VipName} with their levels: {string.Join("; ", plot.Rows.Take(12).Select(r => $"{r.Label} {NumberText.Significant(r.Vip, 3)}"))}.";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = width,
            Height = height,
            Layer = [.. layers.Where(l => l.Data.Values.Count > 0)],
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), plot.Caption, alt, Data(plot), width + 20);
    }

    private static double Middle(int row) => Top + ((row + 0.5) * Row);

    private static string Short(string label) => label.Length <= 36 ? label : label[..35] + "…";

    private static DataSpec Cells(ProfilePlot plot, int strip, bool missing) => new(
    [
        .. from row in Enumerable.Range(0, plot.Rows.Count)
           from unit in Enumerable.Range(0, plot.Units.Count)
           let level = plot.Levels[row, unit]
           where double.IsNaN(level) == missing
           select new JsonObject
           {
               ["x"] = strip + (unit * Cell),
               ["x2"] = strip + ((unit + 1) * Cell),
               ["y"] = Top + (row * Row),
               ["y2"] = Top + ((row + 1) * Row),
               ["row"] = plot.Rows[row].Label,
               ["unit"] = plot.Units[unit].Unit,
               ["level"] = missing ? null : level,
               ["shown"] = missing ? null : Math.Clamp(level, -Limit, Limit),
           },
    ]);

    private static LayerSpec Text((double X, double Y, string Text)[] texts, string align, ChannelSpec x, ChannelSpec y) => new(
        new DataSpec([.. texts.Select(t => new JsonObject { ["x"] = FigureStyle.Place(t.X), ["y"] = t.Y, ["text"] = t.Text })]),
        new MarkSpec("text") { Color = FigureStyle.Ink, Align = align, Baseline = "middle", FontSize = 10 },
        new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });

    private static Table Data(ProfilePlot plot) => new("data", $"{plot.VipName} and standardised levels",
    [
        Column.Of("metabolite", [.. plot.Rows.Select(r => (string?)r.Label)]),
        Column.Of("vip", [.. plot.Rows.Select(r => (double?)r.Vip)], description: plot.VipName),
        .. plot.Units.Select((unit, i) => Column.Of(
            unit.Unit, [.. Enumerable.Range(0, plot.Rows.Count).Select(r => double.IsNaN(plot.Levels[r, i]) ? (double?)null : plot.Levels[r, i])], description: $"{unit.Arm}, standard deviations")),
    ]);
}
