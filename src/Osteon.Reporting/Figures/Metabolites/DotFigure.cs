using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="DotPlot"/>. The area of a dot is proportional to its size, and dark dots have a low shade; the colours follow the square root of the shade, so that
/// 0.01 and 0.05 can be told apart. Both have a key.
/// </summary>
public static class DotFigure
{
    private const double RowHeight = 24;
    private const double LabelWidth = 250;
    private const double PlotWidth = 230;
    private const double LargestArea = 260;
    private const double LeastShare = 0.025;
    private const double KeyTitle = 12;
    private const double Inset = 12;
    private static readonly string[] Colors = ["#08306b", "#dbe9f6"];
    private static readonly MarkSpec Mark = new("point") { Shape = "circle", Filled = true, Stroke = "#4d5b68", StrokeWidth = 0.8, Opacity = 1 };

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no row or a number is out of its range.</summary>
    public static FigureDrawing Draw(DotPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Dots.Count == 0 || plot.Dots.Any(d => !double.IsFinite(d.X) || !(d.Size >= 0) || !double.IsFinite(d.Size) || d.Shade is not (>= 0 and <= 1)))
            throw new ArgumentException("a dot plot needs a row, finite abscissae, sizes from 0 and shades from 0 to 1", nameof(plot));
        var labels = new RowLabels(plot.Dots.Select(d => d.Label), LabelWidth, RowHeight);
        double largest = plot.Dots.Max(d => d.Size) is > 0 and var size ? size : 1, left = labels.Width + Inset, right = left + PlotWidth;
        AxisTicks ticks = AxisTicks.Around(Math.Min(0, plot.Dots.Min(d => d.X)), Math.Max(0, plot.Dots.Max(d => d.X)), 4);
        double text = plot.Dots.Max(d => d.Text is { } t ? TextWidth.Of(t, FigureStyle.SmallText) : 0);
        double top = ColorBar.Height + 4, bottom = top + labels.Height + 4;
        double[] sizes = Sizes(largest);
        var colors = new ColorBar(plot.Shade, ColorBar.Colors(0, 1, Colors), [.. new[] { 0, 0.05, 0.25, 0.5, 1 }.Select(v => (Math.Sqrt(v), v.ToString("0.##", CultureInfo.InvariantCulture)))]);
        double sizeKey = Math.Ceiling(colors.Width) + 30, sizeKeyWidth = Math.Max(TextWidth.Of(plot.Size, KeyTitle), sizes.Length * 58);
        var frame = new PixelFrame(Math.Max(right + 14 + text, sizeKey + sizeKeyWidth), bottom + FrameAxis.HeightBelow(plot.X.ToString(), PlotWidth));
        colors.Draw(frame, 0, 0);
        frame.Texts([new FrameText(sizeKey, 7, plot.Size)], PixelFrame.Text("left", (int)KeyTitle));
        frame.Points(sizes.Select((s, i) => new JsonObject { ["x"] = sizeKey + 10 + (i * 58), ["y"] = 27, ["area"] = s }), Mark with { Fill = "#9db4c8" }, new EncodingSpec { Size = Area(largest) });
        frame.Texts(sizes.Select((s, i) => new FrameText(sizeKey + 23 + (i * 58), 27, NumberText.Significant(s, 3))), PixelFrame.Text());

        var axis = new FrameAxis(plot.X.ToString(), ticks, left, right);
        frame.Lines(plot.Dots.Select((d, i) => new FrameLine(axis.At(0), top + labels.Middle(i), axis.At(d.X), top + labels.Middle(i))), new MarkSpec("rule") { Color = "#c4c4c4", StrokeWidth = 1.2 });
        frame.Lines([new FrameLine(axis.At(0), top, axis.At(0), bottom)], new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeDash = ticks.Low < 0 ? [4, 3] : null });
        frame.Points(
            plot.Dots.Select((d, i) => new JsonObject
            {
                ["x"] = PixelFrame.Place(axis.At(d.X)),
                ["y"] = PixelFrame.Place(top + labels.Middle(i)),
                ["shown"] = FigureStyle.Place(Math.Sqrt(d.Shade)),
                ["area"] = Math.Max(d.Size, LeastShare * largest),
                ["size"] = d.Size,
                ["label"] = d.Label,
                ["value"] = d.X,
                ["shade"] = d.Shade,
            }),
            Mark,
            new EncodingSpec
            {
                Fill = colors.Channel,
                Size = Area(largest),
                Tooltip = PixelFrame.Tooltip(("label", "nominal", "row"), ("value", "quantitative", plot.X.ToString()), ("size", "quantitative", plot.Size), ("shade", "quantitative", plot.Shade)),
            });
        labels.Draw(frame, top);
        frame.Texts(plot.Dots.Index().Where(d => d.Item.Text is not null).Select(d => new FrameText(right + 12, top + labels.Middle(d.Index), d.Item.Text!)), PixelFrame.Text());
        axis.Below(frame, bottom);
        string alt = $"Dot plot of {plot.X}: {string.Join("; ", plot.Dots.Take(12).Select(d => $"{d.Label} {NumberText.Significant(d.X, 3)}"))}.";
        var data = new Table("data", plot.X.ToString(),
        [
            Column.Of("row", [.. plot.Dots.Select(d => (string?)d.Label)]),
            Column.Of("x", [.. plot.Dots.Select(d => (double?)d.X)], plot.X.Unit, plot.X.Label),
            Column.Of("size", [.. plot.Dots.Select(d => (double?)d.Size)], description: plot.Size),
            Column.Of("shade", [.. plot.Dots.Select(d => (double?)d.Shade)], description: plot.Shade),
        ]);
        return frame.Drawing(plot.Caption.Then($" Area of a dot: {plot.Size}; colour: {plot.Shade}."), alt, data, plot.DataLabel);
    }

    private static ChannelSpec Area(double largest) => new()
    {
        Field = "area",
        Type = "quantitative",
        Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(0, largest), Range = VegaLiteJson.Numbers(0, LargestArea), Nice = false, Zero = false },
    };

    /// <summary>Up to three sizes for the key, whole where the largest is.</summary>
    private static double[] Sizes(double largest) => largest == Math.Floor(largest)
        ? [.. new[] { 1, Math.Ceiling(largest / 2), largest }.Where(s => s <= largest).Distinct()]
        : [largest / 4, largest / 2, largest];
}
