using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="BoxPlot"/>: boxes from quartile to quartile with the median as a thick line and capped whiskers. Labels are written where the boxes leave room for them,
/// else their places are numbered; the table of the figure names all.
/// </summary>
public static class BoxFigure
{
    private const double PlotHeight = 190;
    private const double LeastWidth = 220;
    private const double Pitch = 15;
    private const double NamedFrom = 11;
    private const double LabelWidth = 130;
    private const string Grey = "#9a9a9a";

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no box, numbers are not finite or not in order, or a group is unknown.</summary>
    public static FigureDrawing Draw(BoxPlot plot)
    {
        Check(plot);
        int n = plot.Boxes.Count;
        AxisTicks ticks = AxisTicks.Around(plot.Boxes.Min(b => b.Low), plot.Boxes.Max(b => b.High));
        double left = FrameAxis.WidthLeft(plot.Axis.ToString(), ticks, PlotHeight), width = Math.Clamp(n * Pitch, LeastWidth, FigureStyle.MostWidth - left), pitch = width / n;
        KeyEntry[] key = plot.Groups.Count > 1 ? [.. plot.Groups.Select(g => new KeyEntry(g.Group, Color(g.Palette), KeyMark.Swatch))] : [];
        double top = FigureKey.Height(key, width) + 4, bottom = top + PlotHeight;
        bool named = pitch >= NamedFrom;
        string[] names = [.. plot.Boxes.Select(b => TextWidth.Fit(b.Label, LabelWidth, FigureStyle.SmallText))];
        double room = named ? 8 + names.Max(t => TextWidth.Of(t, FigureStyle.SmallText)) + (plot.Places is null ? 0 : 20) : FrameAxis.HeightBelow(plot.Places ?? "place", width);
        var frame = new PixelFrame(left + width + 6, bottom + room);
        var axis = new FrameAxis(plot.Axis.ToString(), ticks, bottom, top);
        FigureKey.Draw(frame, key, (left, 0), width);
        double X(int box) => left + ((box + 0.5) * pitch);
        double half = Math.Min(pitch * 0.38, 12);
        Boxes(plot, frame, axis, X, half);
        axis.Left(frame, left);
        var axisLine = new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1, StrokeCap = "square" };
        if (named)
        {
            frame.Texts(names.Select((name, i) => new FrameText(X(i), bottom + 6, name)), PixelFrame.Text("right", angle: 270));
            frame.Lines([new FrameLine(left, bottom, left + width, bottom)], axisLine);
            if (plot.Places is { } title) frame.Texts([new FrameText(left + (width / 2), frame.Height - 8, title)], PixelFrame.Text("center", 13));
        }
        else
        {
            AxisTicks places = AxisTicks.Across(1, n, (int)width);
            var below = new FrameAxis(plot.Places ?? "place", places, X((int)places.Low - 1), X((int)places.High - 1));
            below.Below(frame, bottom);
            frame.Lines([new FrameLine(left, bottom, below.From, bottom), new FrameLine(below.To, bottom, left + width, bottom)], axisLine);
        }

        string groups = string.Join(", ", plot.Groups.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Group} {plot.Boxes.Count(b => b.Group == g.Group)}")));
        string alt = string.Create(CultureInfo.InvariantCulture,
            $"Box plot of {plot.Axis}: {n} boxes ({groups}), medians from {NumberText.Significant(plot.Boxes.Min(b => b.Median), 3)} to {NumberText.Significant(plot.Boxes.Max(b => b.Median), 3)}.");
        return frame.Drawing(plot.Caption, alt, Data(plot), plot.DataLabel);
    }

    private static void Boxes(BoxPlot plot, PixelFrame frame, FrameAxis y, Func<int, double> x, double half)
    {
        bool fine = half < 2.5;
        (Box Box, double X)[] boxes = [.. plot.Boxes.Select((b, i) => (b, x(i)))];
        var line = new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = fine ? 0.7 : 1 };
        frame.Lines(boxes.SelectMany(b => (FrameLine[])[new(b.X, y.At(b.Box.Low), b.X, y.At(b.Box.Q1)), new(b.X, y.At(b.Box.Q3), b.X, y.At(b.Box.High))]), line);
        if (!fine)
            frame.Lines(boxes.SelectMany(b => new[] { b.Box.Low, b.Box.High }.Select(v => new FrameLine(b.X - (half / 2), y.At(v), b.X + (half / 2), y.At(v)))), line);
        ChannelSpec[] tooltip = PixelFrame.Tooltip(("label", "nominal", "what"), ("group", "nominal", "group"), ("median", "quantitative", "median"));
        foreach ((string group, int? palette) in plot.Groups)
        {
            frame.Rects(boxes.Where(b => b.Box.Group == group).Select(b =>
            {
                JsonObject rect = PixelFrame.Rect(b.X - half, y.At(b.Box.Q3), 2 * half, y.At(b.Box.Q1) - y.At(b.Box.Q3));
                rect["label"] = b.Box.Label;
                rect["group"] = b.Box.Group;
                rect["median"] = b.Box.Median;
                return rect;
            }), new MarkSpec("rect") { Fill = Color(palette), Opacity = 1, Stroke = fine ? null : FigureStyle.Ink, StrokeWidth = fine ? null : 0.8 }, tooltip: tooltip);
        }

        frame.Lines(boxes.Select(b => new FrameLine(b.X - half, y.At(b.Box.Median), b.X + half, y.At(b.Box.Median))), new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = fine ? 1.2 : 2.2 });
    }

    private static string Color(int? palette) => palette is { } arm ? ArmPalette.Color(arm) : Grey;

    private static Table Data(BoxPlot plot)
    {
        NumberColumn Number(string name, Func<Box, double> of) => Column.Of(name, [.. plot.Boxes.Select(b => (double?)of(b))], plot.Axis.Unit);
        return new Table("data", plot.Axis.ToString(),
        [
            Column.Of("box", [.. plot.Boxes.Select(b => (string?)b.Label)]),
            Column.Of("group", [.. plot.Boxes.Select(b => (string?)b.Group)]),
            Number("low", b => b.Low),
            Number("q1", b => b.Q1),
            Number("median", b => b.Median),
            Number("q3", b => b.Q3),
            Number("high", b => b.High),
        ]);
    }

    private static void Check(BoxPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Boxes.Count == 0) throw new ArgumentException("a box plot needs a box", nameof(plot));
        foreach (Box box in plot.Boxes)
        {
            double[] numbers = [box.Low, box.Q1, box.Median, box.Q3, box.High];
            if (numbers.Any(v => !double.IsFinite(v)) || !numbers.SequenceEqual(numbers.Order())) throw new ArgumentException($"the numbers of '{box.Label}' are not finite or not in order", nameof(plot));
            if (!plot.Groups.Any(g => g.Group == box.Group)) throw new ArgumentException($"the group '{box.Group}' is not listed", nameof(plot));
        }
    }
}
