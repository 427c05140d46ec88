using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="BarPlot"/> from zero, with the number at the end of each bar.</summary>
public static class BarFigure
{
    private const int RowHeight = 22;
    private const double Thickness = 15;
    private const double LabelWidth = 250;
    private const double PlotWidth = 270;
    private const int TextSize = 11;
    private const string Grey = "#8c8c8c";

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no bar or a value is negative or not finite.</summary>
    public static FigureDrawing Draw(BarPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Bars.Count == 0 || plot.Bars.Any(b => !double.IsFinite(b.Value) || b.Value < 0)) throw new ArgumentException("bars are finite and not negative, at least one", nameof(plot));
        string[] texts = [.. plot.Bars.Select(b => b.Text ?? NumberText.Significant(b.Value, 4))];
        var labels = new RowLabels(plot.Bars.Select(b => b.Label), LabelWidth, RowHeight);
        double largest = plot.Bars.Max(b => b.Value), left = labels.Width, bottom = labels.Height + 2;
        AxisTicks ticks = plot.Bars.All(b => b.Value == Math.Floor(b.Value)) ? AxisTicks.Counts(largest) : AxisTicks.Around(0, largest);
        var axis = new FrameAxis(plot.Axis.ToString(), ticks, left, left + PlotWidth);
        double right = Math.Max(left + PlotWidth + (TextWidth.Of(ticks.Texts[^1], TextSize) / 2), plot.Bars.Select((b, i) => axis.At(b.Value) + 5 + TextWidth.Of(texts[i], TextSize)).Max());
        var frame = new PixelFrame(Math.Min(right, FigureStyle.MostWidth), bottom + FrameAxis.HeightBelow(axis.Title, PlotWidth));
        ChannelSpec[] tooltip = PixelFrame.Tooltip(("label", "nominal", "what"), ("value", "quantitative", plot.Axis.ToString()));
        foreach (IGrouping<int?, (int Index, Bar Item)> color in plot.Bars.Index().GroupBy(b => b.Item.Palette))
        {
            frame.Rects(color.Select(b =>
            {
                JsonObject rect = PixelFrame.Rect(left, labels.Middle(b.Index) - (Thickness / 2), axis.At(b.Item.Value) - left, Thickness);
                rect["label"] = b.Item.Label;
                rect["value"] = b.Item.Value;
                return rect;
            }), new MarkSpec("rect") { Fill = color.Key is { } arm ? ArmPalette.Color(arm) : Grey, Opacity = 0.9 }, tooltip: tooltip);
        }

        frame.Lines([new FrameLine(left, 0, left, bottom)], new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1 });
        frame.Texts(plot.Bars.Select((b, i) => new FrameText(axis.At(b.Value) + 5, labels.Middle(i), texts[i])), PixelFrame.Text("left", TextSize));
        labels.Draw(frame, 0);
        axis.Below(frame, bottom);
        string alt = $"Bars of {plot.Axis}: {string.Join("; ", plot.Bars.Select((b, i) => $"{b.Label} {texts[i]}"))}.";
        var data = new Table("data", plot.Axis.ToString(),
        [
            Column.Of("bar", [.. plot.Bars.Select(b => (string?)b.Label)]),
            Column.Of("value", [.. plot.Bars.Select(b => (double?)b.Value)], plot.Axis.Unit, plot.Axis.Label),
        ]);
        return frame.Drawing(plot.Caption, alt, data, plot.DataLabel);
    }
}
