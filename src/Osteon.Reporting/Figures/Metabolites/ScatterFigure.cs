using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="ScatterPlot"/>. Of a dense group only so many points are drawn that none of those left out would show; the caption says so, and the data of the figure
/// hold all. Names stand beside their points where they cover neither each other nor the frame; one that finds no place is left out, and the caption says that too.
/// </summary>
public static class ScatterFigure
{
    /// <summary>Most points of a grey group that are drawn, named ones not counted.</summary>
    public const int MostFaint = 1500;

    /// <summary>Most points of a coloured group that are drawn, named ones not counted.</summary>
    public const int MostColoured = 1000;

    private const string FaintColor = "#b3b3b3";
    private const double PlotWidth = 336;
    private const double PlotHeight = 250;
    private const double NameWidth = 170;
    private const int Digits = 6;
    private const int Crowd = 60;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no point, groups share a label, or a coordinate is not finite.</summary>
    public static FigureDrawing Draw(ScatterPlot plot)
    {
        Check(plot);
        ScatterPoint[] all = [.. plot.Groups.SelectMany(g => g.Points)];
        AxisTicks x = Ticks([.. all.Select(p => p.X), .. plot.Outlines.SelectMany(o => o.X), .. plot.VerticalLines]);
        AxisTicks y = Ticks([.. all.Select(p => p.Y), .. plot.Outlines.SelectMany(o => o.Y), .. plot.HorizontalLines]);
        double left = FrameAxis.WidthLeft(plot.Y.ToString(), y, PlotHeight);
        KeyEntry[] key = plot.Groups.Count > 1 ? [.. plot.Groups.Select(Entry)] : [];
        double top = FigureKey.Height(key, PlotWidth) + 5, bottom = top + PlotHeight, right = left + PlotWidth;
        var frame = new PixelFrame(right + (TextWidth.Of(x.Texts[^1], 12) / 2) + 2, bottom + FrameAxis.HeightBelow(plot.X.ToString(), PlotWidth));
        var axes = new Axes(new FrameAxis(plot.X.ToString(), x, left, right), new FrameAxis(plot.Y.ToString(), y, bottom, top));
        var dashes = new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeDash = [4, 3] };
        frame.Lines([.. plot.VerticalLines.Select(v => new FrameLine(axes.X.At(v), top, axes.X.At(v), bottom)), .. plot.HorizontalLines.Select(v => new FrameLine(left, axes.Y.At(v), right, axes.Y.At(v)))], dashes);
        foreach (ScatterOutline outline in plot.Outlines) Outline(outline, frame, axes);
        FigureKey.Draw(frame, key, (left, 0), PlotWidth);
        string[] thinned = [.. plot.Groups.Select(group => Points(group, frame, axes)).OfType<string>()];
        string covered = thinned.Length == 0 ? "" : $" Points that would lie on others are not drawn ({string.Join("; ", thinned)}); the data of the figure hold all.";
        string unnamed = Names(plot, frame, axes);
        axes.X.Below(frame, bottom);
        axes.Y.Left(frame, left);
        string alt = $"{plot.Kind}: {plot.Y} against {plot.X}; {string.Join("; ", plot.Groups.Select(g => FormattableString.Invariant($"{g.Label}, {g.Points.Count} points")))}.";
        return frame.Drawing(plot.Caption.Then(covered + unnamed), alt, Data(plot), plot.DataLabel);
    }

    private sealed record Axes(FrameAxis X, FrameAxis Y)
    {
        public EncodingSpec Channels => new() { X = X.Channel("x"), Y = Y.Channel("y") };

        public (double X, double Y) At(ScatterPoint point) => (X.At(point.X), Y.At(point.Y));
    }

    private static AxisTicks Ticks(double[] values) => AxisTicks.Around(values.Min(), values.Max());

    private static string Color(ScatterGroup group) => group.Palette is { } arm ? ArmPalette.Color(arm) : FaintColor;

    private static string Shape(ScatterGroup group) => group.Palette is { } arm ? ArmPalette.Shape(arm) : "circle";

    private static KeyEntry Entry(ScatterGroup group) =>
        new(group.Label, Color(group), (group.Connected, group.Marked) switch { (true, true) => KeyMark.MarkedLine, (true, false) => KeyMark.Line, _ => KeyMark.Point }, Shape(group));

    private static void Outline(ScatterOutline outline, PixelFrame frame, Axes axes) => frame.Add(
        outline.X.Select((v, i) => new JsonObject { ["x"] = FigureStyle.Digits(v, Digits), ["y"] = FigureStyle.Digits(outline.Y[i], Digits), ["order"] = i }),
        new MarkSpec("line")
        {
            Color = outline.Palette is { } arm ? ArmPalette.Color(arm) : FigureStyle.Faint,
            StrokeWidth = 1.2,
            StrokeDash = outline.Palette is null ? [4, 3] : null,
        },
        axes.Channels with { Order = new ChannelSpec { Field = "order", Type = "quantitative" } });

    /// <summary>Draws a group and says how much of it is drawn, or null for all.</summary>
    private static string? Points(ScatterGroup group, PixelFrame frame, Axes axes)
    {
        if (group.Connected)
            frame.Add(
                group.Points.Select((p, i) => new JsonObject { ["x"] = FigureStyle.Digits(p.X, Digits), ["y"] = FigureStyle.Digits(p.Y, Digits), ["order"] = i }),
                new MarkSpec("line") { StrokeWidth = 1.8, Color = Color(group) },
                axes.Channels with { Order = new ChannelSpec { Field = "order", Type = "quantitative" } });
        if (!group.Marked) return null;
        IReadOnlyList<int> kept = PointThinning.Kept([.. group.Points.Select(axes.At)], [.. group.Points.Select(p => p.Named)], group.Palette is null ? MostFaint : MostColoured);
        frame.Add(
            kept.Select(i => group.Points[i]).Select(p => new JsonObject { ["label"] = p.Label, ["x"] = FigureStyle.Digits(p.X, Digits), ["y"] = FigureStyle.Digits(p.Y, Digits) }),
            new MarkSpec("point")
            {
                Filled = true,
                Shape = Shape(group),
                Size = group.Palette is null ? 16 : group.Points.Count > Crowd ? 26 : FigureStyle.PointSize,
                Opacity = group.Palette is null ? 0.55 : 0.9,
                Color = Color(group),
            },
            axes.Channels with { Tooltip = PixelFrame.Tooltip(("label", "nominal", "what"), ("x", "quantitative", axes.X.Title), ("y", "quantitative", axes.Y.Title)) });
        return kept.Count == group.Points.Count ? null : FormattableString.Invariant($"{group.Label}: {kept.Count} of {group.Points.Count} drawn");
    }

    /// <summary>Writes the names and says how many found no place.</summary>
    private static string Names(ScatterPlot plot, PixelFrame frame, Axes axes)
    {
        ScatterPoint[] named = [.. plot.Groups.SelectMany(g => g.Points).Where(p => p.Named)];
        if (named.Length == 0) return "";
        (double X, double Y)[] points = [.. plot.Groups.Where(g => g.Marked && (g.Palette is not null || g.Points.Count <= MostFaint)).SelectMany(g => g.Points).Select(axes.At)];
        IReadOnlyList<PlacedName> placed = NamePlacement.Of(
            [.. named.Select(p => (axes.X.At(p.X), axes.Y.At(p.Y), TextWidth.Fit(p.Label, NameWidth, FigureStyle.SmallText)))], points, (axes.X.From + 3, axes.Y.To - 4, axes.X.To, axes.Y.From - 2));
        frame.Lines(placed.Select(n => n.Leader).OfType<FrameLine>(), new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeWidth = 0.8 });
        FrameText[] texts = [.. placed.Select(n => new FrameText(n.Left, n.Middle, n.Text))];
        // A pale edge keeps the letters apart from the points behind them.
        frame.Texts(texts, PixelFrame.Text(color: "white") with { Stroke = "white", StrokeWidth = 2.5, Opacity = 0.85 });
        frame.Texts(texts, PixelFrame.Text());
        int without = named.Length - placed.Count;
        return without == 0 ? "" : FormattableString.Invariant($" {without} {(without == 1 ? "name" : "names")} had no room.");
    }

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
