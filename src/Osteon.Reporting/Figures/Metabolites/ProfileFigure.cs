using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="ProfilePlot"/>. Colours end at two standard deviations; the axis of importance begins at 0 and reaches 1 at least.</summary>
public static class ProfileFigure
{
    private const double Row = 17;
    private const double MostCell = 16;
    private const double NamedFrom = 10;
    private const double LevelsWidth = 250;
    private const double VipWidth = 140;
    private const double LabelWidth = 210;
    private const double NameWidth = 90;
    private const double Strip = 9;
    private const double Limit = 2;
    private const int LabelSize = 11;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if rows, units and levels do not fit, or an importance is negative or not finite.</summary>
    public static FigureDrawing Draw(ProfilePlot plot)
    {
        Check(plot);
        string[] labels = [.. plot.Rows.Select(r => TextWidth.Fit(r.Label, LabelWidth, LabelSize))];
        double cell = Math.Min(MostCell, LevelsWidth / plot.Units.Count);
        if (cell >= 1) cell = Math.Floor(cell);
        double left = Math.Ceiling(labels.Max(l => TextWidth.Of(l, LabelSize))) + 8, right = left + (cell * plot.Units.Count), vip = right + 18;
        AxisTicks ticks = AxisTicks.Around(0, Math.Max(1, plot.Rows.Max(r => r.Vip)), 4);
        double marks = plot.Rows.Max(r => TextWidth.Of(r.Mark, FigureStyle.SmallText)), width = vip + VipWidth + 14 + marks;
        double[] levels = [.. plot.Levels.Values.Where(double.IsFinite)];
        var bar = new ColorBar("level, standard deviations from the mean", ColorBar.Colors(-Limit, Limit, ColorBar.Diverging),
            [(-Limit, (levels.Any(v => v < -Limit) ? "≤ " : "") + "−2"), (0, "0"), (Limit, (levels.Any(v => v > Limit) ? "≥ " : "") + "2")]);
        KeyEntry[] key =
        [
            .. plot.Units.Select(u => (u.Arm, u.Palette)).Distinct().Select(a => new KeyEntry(a.Arm, ArmPalette.Color(a.Palette), KeyMark.Swatch)),
            .. plot.Levels.Values.Any(double.IsNaN) ? [new KeyEntry("no value", ColorBar.Missing, KeyMark.Swatch)] : Array.Empty<KeyEntry>(),
        ];
        double top = ColorBar.Height + FigureKey.Height(key, width) + Strip + 3, bottom = top + (Row * plot.Rows.Count);
        string[] names = cell >= NamedFrom ? [.. plot.Units.Select(u => TextWidth.Fit(u.Unit, NameWidth, FigureStyle.SmallText))] : [];
        double below = Math.Max(FrameAxis.HeightBelow(plot.VipName, VipWidth) + 4, names.Length == 0 ? 0 : 8 + names.Max(n => TextWidth.Of(n, FigureStyle.SmallText)));
        var frame = new PixelFrame(Math.Max(width, bar.Width), bottom + below);
        bar.Draw(frame, 0, 0);
        FigureKey.Draw(frame, key, (0, ColorBar.Height), width);
        double Middle(int row) => top + ((row + 0.5) * Row);
        foreach (IGrouping<(string Arm, int Palette), int> arm in plot.Units.Index().GroupBy(u => (u.Item.Arm, u.Item.Palette), u => u.Index))
            frame.Rects(arm.Select(i => PixelFrame.Rect(left + (i * cell), top - Strip - 3, cell, Strip)), new MarkSpec("rect") { Fill = ArmPalette.Color(arm.Key.Palette), Opacity = 1 });
        Levels(plot, frame, (left, top, cell), bar.Channel);
        frame.Texts(labels.Select((label, i) => new FrameText(left - 6, Middle(i), label)), PixelFrame.Text("right", LabelSize));
        frame.Texts(names.Select((name, i) => new FrameText(left + ((i + 0.5) * cell), bottom + 5, name)), PixelFrame.Text("right", angle: 270));

        var axis = new FrameAxis(plot.VipName, ticks, vip, vip + VipWidth);
        frame.Lines([new FrameLine(axis.At(1), top, axis.At(1), bottom + 4)], new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeDash = [4, 3] });
        frame.Lines(plot.Rows.Select((r, i) => new FrameLine(vip, Middle(i), axis.At(r.Vip), Middle(i))), new MarkSpec("rule") { Color = "#b0b0b0", StrokeWidth = 1.2 });
        frame.Points(
            plot.Rows.Select((r, i) => new JsonObject { ["x"] = PixelFrame.Place(axis.At(r.Vip)), ["y"] = Middle(i), ["row"] = r.Label, ["vip"] = r.Vip }),
            new MarkSpec("point") { Filled = true, Shape = "circle", Size = 40, Color = FigureStyle.Ink, Opacity = 1 },
            new EncodingSpec { Tooltip = PixelFrame.Tooltip(("row", "nominal", "metabolite"), ("vip", "quantitative", plot.VipName)) });
        frame.Texts(plot.Rows.Select((r, i) => new FrameText(vip + VipWidth + 12, Middle(i), r.Mark)), PixelFrame.Text());
        axis.Below(frame, bottom + 4);
        string alt = $"Metabolites by {plot.VipName} with their levels: {string.Join("; ", plot.Rows.Take(12).Select(r => $"{r.Label} {NumberText.Significant(r.Vip, 3)}"))}.";
        return frame.Drawing(plot.Caption, alt, Data(plot), plot.DataLabel);
    }

    private static void Levels(ProfilePlot plot, PixelFrame frame, (double Left, double Top, double Cell) at, ChannelSpec color)
    {
        ChannelSpec[] tooltip = PixelFrame.Tooltip(("row", "nominal", "metabolite"), ("unit", "nominal", "unit"), ("level", "quantitative", "level"));
        IEnumerable<JsonObject> Cells(bool missing) =>
            from row in Enumerable.Range(0, plot.Rows.Count)
            from unit in Enumerable.Range(0, plot.Units.Count)
            let level = plot.Levels[row, unit]
            where double.IsNaN(level) == missing
            select Cell(row, unit, level);
        JsonObject Cell(int row, int unit, double level)
        {
            JsonObject rect = PixelFrame.Rect(at.Left + (unit * at.Cell), at.Top + (row * Row), at.Cell, Row);
            rect["row"] = plot.Rows[row].Label;
            rect["unit"] = plot.Units[unit].Unit;
            if (double.IsNaN(level)) return rect;
            rect["level"] = FigureStyle.Digits(level, 5);
            rect["shown"] = FigureStyle.Digits(Math.Clamp(level, -Limit, Limit), 5);
            return rect;
        }

        frame.Rects(Cells(missing: false), new MarkSpec("rect") { Opacity = 1 }, color, tooltip);
        frame.Rects(Cells(missing: true), new MarkSpec("rect") { Fill = ColorBar.Missing, Opacity = 1 }, tooltip: tooltip[..2]);
    }

    private static Table Data(ProfilePlot plot)
    {
        IReadOnlyList<string> names = DataColumns.Names(plot.Units.Select(u => u.Unit), "metabolite", "vip");
        return new Table("data", $"{plot.VipName} and standardised levels",
        [
            Column.Of("metabolite", [.. plot.Rows.Select(r => (string?)r.Label)]),
            Column.Of("vip", [.. plot.Rows.Select(r => (double?)r.Vip)], description: plot.VipName),
            .. plot.Units.Select((unit, i) => Column.Of(
                names[i], [.. plot.Rows.Select((_, r) => double.IsNaN(plot.Levels[r, i]) ? (double?)null : plot.Levels[r, i])], description: $"{unit.Arm}, standard deviations")),
        ]);
    }

    private static void Check(ProfilePlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Rows.Count == 0 || plot.Units.Count == 0 || plot.Levels.Rows != plot.Rows.Count || plot.Levels.Columns != plot.Units.Count)
            throw new ArgumentException("rows, units and levels differ in number, or there are none", nameof(plot));
        if (plot.Levels.Values.Any(double.IsInfinity)) throw new ArgumentException("a level is infinite", nameof(plot));
        if (plot.Rows.Any(r => !double.IsFinite(r.Vip) || r.Vip < 0)) throw new ArgumentException("an importance is negative or not finite", nameof(plot));
    }
}
