using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="BarPlot"/> from zero, with the number at the end of each bar.</summary>
public static class BarFigure
{
    private const int RowHeight = 22;
    private const int LabelWidth = 34;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no bar or a value is negative or not finite.</summary>
    public static FigureDrawing Draw(BarPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Bars.Count == 0 || plot.Bars.Any(b => !double.IsFinite(b.Value) || b.Value < 0)) throw new ArgumentException("bars are finite and not negative, at least one", nameof(plot));
        AxisTicks ticks = AxisTicks.Around(0, Math.Max(plot.Bars.Max(b => b.Value) * 1.12, 1e-12));
        ChannelSpec x = QuantitativeAxis.Of(plot.Axis.ToString(), ticks, "x");
        double[] places = [.. plot.Bars.Select((_, i) => (double)i)];
        ChannelSpec y = QuantitativeAxis.Places("y", -0.5, plot.Bars.Count - 0.5, reverse: true) with
        {
            Axis = new AxisSpec
            {
                Values = places,
                LabelExpr = VegaLiteJson.LabelsOf(places, plot.Bars.Select(b => LineBreaks.Of(b.Label, LabelWidth))),
                Ticks = false,
                LabelPadding = 6,
            },
        };
        var layers = new List<LayerSpec>();
        foreach (IGrouping<int?, (int Index, Bar Item)> color in plot.Bars.Index().GroupBy(b => b.Item.Palette))
        {
            layers.Add(new LayerSpec(
                new DataSpec([.. color.Select(b => new JsonObject { ["x"] = 0, ["x2"] = b.Item.Value, ["y"] = b.Index - 0.36, ["y2"] = b.Index + 0.36, ["label"] = b.Item.Label })]),
                new MarkSpec("rect") { Fill = color.Key is { } arm ? ArmPalette.Color(arm) : "#8c8c8c", Opacity = 0.9 },
                new EncodingSpec
                {
                    X = x,
                    X2 = new ChannelSpec { Field = "x2" },
                    Y = y,
                    Y2 = new ChannelSpec { Field = "y2" },
                    Tooltip = [new ChannelSpec { Field = "label", Type = "nominal", Title = "what" }, new ChannelSpec { Field = "x2", Type = "quantitative", Title = plot.Axis.ToString() }],
                }));
        }

        layers.Add(new LayerSpec(
            new DataSpec([.. plot.Bars.Index().Select(b => new JsonObject { ["x"] = b.Item.Value, ["y"] = b.Index, ["text"] = b.Item.Text ?? NumberText.Significant(b.Item.Value, 4) })]),
            new MarkSpec("text") { Color = FigureStyle.Ink, Align = "left", Baseline = "middle", Dx = 4, FontSize = 11 },
            new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } }));
        string alt = $"Bars of {plot.Axis}: {string.Join("; ", plot.Bars.Select(b => $"{b.Label} {b.Text ?? NumberText.Significant(b.Value, 4)}"))}.";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = 260,
            Height = plot.Bars.Count * RowHeight,
            Layer = layers,
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = true } },
        };
        var data = new Table("data", plot.Axis.ToString(),
        [
            Column.Of("bar", [.. plot.Bars.Select(b => (string?)b.Label)]),
            Column.Of("value", [.. plot.Bars.Select(b => (double?)b.Value)], plot.Axis.Unit, plot.Axis.Label),
        ]);
        return new FigureDrawing(VegaLiteJson.Write(spec), plot.Caption, alt, data, 520);
    }
}
