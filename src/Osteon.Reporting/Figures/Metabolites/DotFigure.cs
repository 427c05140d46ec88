using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="DotPlot"/>; dark dots have a low shade.</summary>
public static class DotFigure
{
    private const int RowHeight = 24;
    private const int LabelWidth = 40;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no row or a number is out of its range.</summary>
    public static FigureDrawing Draw(DotPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Dots.Count == 0 || plot.Dots.Any(d => !double.IsFinite(d.X) || !(d.Size >= 0) || d.Shade is not (>= 0 and <= 1)))
            throw new ArgumentException("a dot plot needs a row, finite abscissae, sizes from 0 and shades from 0 to 1", nameof(plot));
        AxisTicks ticks = AxisTicks.Around(Math.Min(0, plot.Dots.Min(d => d.X)), plot.Dots.Max(d => d.X) * 1.1);
        ChannelSpec x = QuantitativeAxis.Of(plot.X.ToString(), ticks, "x");
        double[] places = [.. plot.Dots.Select((_, i) => (double)i)];
        ChannelSpec y = QuantitativeAxis.Places("y", -0.6, plot.Dots.Count - 0.4, reverse: true) with
        {
            Axis = new AxisSpec { Values = places, LabelExpr = VegaLiteJson.LabelsOf(places, plot.Dots.Select(d => LineBreaks.Of(d.Label, LabelWidth))), Ticks = false, LabelPadding = 6 },
        };
        double largest = Math.Max(plot.Dots.Max(d => d.Size), double.Epsilon);
        var color = new ChannelSpec
        {
            Field = "shade",
            Type = "quantitative",
            Title = plot.Shade,
            Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(0, 1), Range = VegaLiteJson.Texts(["#08306b", "#c6dbef"]), Nice = false, Zero = false },
            Legend = new LegendSpec(),
        };
        var layers = new List<LayerSpec>
        {
            // A mark carries one area for all its points, so each row is a layer; there are as many rows as a reader can take in.
            new(new DataSpec([.. plot.Dots.Index().Select(d => new JsonObject { ["x"] = 0, ["x2"] = d.Item.X, ["y"] = d.Index })]),
                new MarkSpec("rule") { Color = "#d0d0d0" }, new EncodingSpec { X = x, X2 = new ChannelSpec { Field = "x2" }, Y = y }),
        };
        foreach ((int index, Dot dot) in plot.Dots.Index())
        {
            layers.Add(new LayerSpec(
                new DataSpec([new JsonObject { ["x"] = dot.X, ["y"] = index, ["shade"] = dot.Shade, ["label"] = dot.Label, ["size"] = dot.Size }]),
                new MarkSpec("circle") { Size = Math.Round(40 + (300 * dot.Size / largest), 1), Opacity = 1 },
                new EncodingSpec
                {
                    X = x,
                    Y = y,
                    Color = color,
                    Tooltip =
                    [
                        new ChannelSpec { Field = "label", Type = "nominal", Title = "row" }, new ChannelSpec { Field = "x", Type = "quantitative", Title = plot.X.ToString() },
                        new ChannelSpec { Field = "size", Type = "quantitative", Title = plot.Size }, new ChannelSpec { Field = "shade", Type = "quantitative", Title = plot.Shade },
                    ],
                }));
        }

        layers.Add(new LayerSpec(
            new DataSpec([.. plot.Dots.Index().Where(d => d.Item.Text is not null).Select(d => new JsonObject { ["x"] = d.Item.X, ["y"] = d.Index, ["text"] = d.Item.Text })]),
            new MarkSpec("text") { Color = FigureStyle.Ink, Align = "left", Baseline = "middle", Dx = 13, FontSize = 10 },
            new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } }));
        string alt = $"Dot plot of {plot.X}: {string.Join("; ", plot.Dots.Take(12).Select(d => $"{d.Label} {NumberText.Significant(d.X, 3)}"))}.";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = 280,
            Height = Math.Max(2, plot.Dots.Count) * RowHeight,
            Layer = [.. layers.Where(l => l.Data.Values.Count > 0)],
        };
        var data = new Table("data", plot.X.ToString(),
        [
            Column.Of("row", [.. plot.Dots.Select(d => (string?)d.Label)]),
            Column.Of("x", [.. plot.Dots.Select(d => (double?)d.X)], plot.X.Unit, plot.X.Label),
            Column.Of("size", [.. plot.Dots.Select(d => (double?)d.Size)], description: plot.Size),
            Column.Of("shade", [.. plot.Dots.Select(d => (double?)d.Shade)], description: plot.Shade),
        ]);
        return new FigureDrawing(VegaLiteJson.Write(spec), plot.Caption.Then($" Area of a dot: {plot.Size}; colour: {plot.Shade}."), alt, data, 620);
    }
}
