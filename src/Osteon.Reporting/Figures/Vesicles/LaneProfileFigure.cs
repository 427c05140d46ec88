using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="LaneProfilePlot"/>: a strip per lane, all of one scale, the profile black, the baseline orange, bands shaded: blue, or red where the detector clipped.
/// </summary>
public static class LaneProfileFigure
{
    private const int StripHeight = 64;
    private const int Gap = 10;
    private const double PlotWidth = 460;
    private const double LabelWidth = 130;
    private const int MostPoints = 300;
    private const string BandColor = "#56b4e9";
    private const string ClippedColor = "#d55e00";
    private const string BaselineColor = "#e69f00";

    /// <summary>The figure. Throws <see cref="ArgumentException"/> for no lane, lanes without rows, or values that are not finite.</summary>
    public static FigureDrawing Draw(LaneProfilePlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Lanes.Count == 0 || plot.Lanes.Any(l => l.Profile.Count == 0 || l.Profile.Count != l.Baseline.Count || !l.Profile.Concat(l.Baseline).All(double.IsFinite)))
            throw new ArgumentException("lanes have finite profiles and baselines of one length, at least one", nameof(plot));
        int rows = plot.Lanes.Max(l => l.Profile.Count);
        double low = plot.Lanes.Min(l => Math.Min(l.Profile.Min(), l.Baseline.Min())), high = plot.Lanes.Max(l => l.Profile.Max());
        if (!(high > low)) high = low + 1;
        var labels = new RowLabels(plot.Lanes.Select(l => l.Label), LabelWidth, StripHeight + Gap);
        double left = labels.Width, bottom = plot.Lanes.Count * (StripHeight + Gap);
        var axis = new FrameAxis("row of the picture (px)", AxisTicks.Around(0, rows - 1), left, left + PlotWidth);
        var frame = new PixelFrame(left + PlotWidth + 20, bottom + FrameAxis.HeightBelow(axis.Title, PlotWidth));
        foreach ((int i, ProfileLane lane) in plot.Lanes.Index())
        {
            double floor = (i * (StripHeight + Gap)) + StripHeight;
            double At(double value) => floor - ((value - low) / (high - low) * StripHeight);
            foreach (bool clipped in (bool[])[false, true])
                frame.Rects(
                    lane.Bands.Where(b => b.Saturated == clipped)
                        .Select(b => PixelFrame.Rect(axis.At(b.From), floor - StripHeight, Math.Max(1, axis.At(b.To + 1) - axis.At(b.From)), StripHeight)),
                    new MarkSpec("rect") { Fill = clipped ? ClippedColor : BandColor, Opacity = 0.22 });
            frame.Points(Line(lane.Baseline, axis, At, false), new MarkSpec("line") { Color = BaselineColor, StrokeWidth = 1.5 }, Ordered);
            frame.Points(Line(lane.Profile, axis, At, true), new MarkSpec("line") { Color = FigureStyle.Ink, StrokeWidth = 1.2 }, Ordered);
        }

        frame.Lines(Enumerable.Range(1, plot.Lanes.Count).Select(i => new FrameLine(left, (i * (StripHeight + Gap)) - Gap, left + PlotWidth, (i * (StripHeight + Gap)) - Gap)),
            new MarkSpec("rule") { Color = "#cccccc", StrokeWidth = 0.7 });
        labels.Draw(frame, 0);
        axis.Below(frame, bottom);
        string alt = $"Profiles of {plot.Lanes.Count} lanes: "
            + string.Join("; ", plot.Lanes.Select(l => FormattableString.Invariant($"{l.Label}, {l.Bands.Count} bands, {l.Bands.Count(b => b.Saturated)} saturated"))) + ".";
        return frame.Drawing(plot.Caption, alt, Data(plot), plot.DataLabel);
    }

    private static EncodingSpec Ordered => new() { Order = new ChannelSpec { Field = "order", Type = "quantitative" } };

    /// <summary>
    /// Points of a line. Of many rows each few are drawn by their highest (so that no band gets lower), or by their first for the baseline.
    /// </summary>
    private static IEnumerable<JsonObject> Line(IReadOnlyList<double> values, FrameAxis axis, Func<double, double> at, bool highest)
    {
        int step = Math.Max(1, (values.Count + MostPoints - 1) / MostPoints);
        for (int row = 0; row < values.Count; row += step)
        {
            int best = row;
            for (int r = row; highest && r < Math.Min(row + step, values.Count); r++)
                if (values[r] > values[best]) best = r;
            yield return new JsonObject { ["x"] = PixelFrame.Place(axis.At(best)), ["y"] = PixelFrame.Place(at(values[best])), ["order"] = row };
        }
    }

    private static Table Data(LaneProfilePlot plot) => new("data", "Profiles of the lanes",
    [
        Column.Of("lane", [.. plot.Lanes.SelectMany(l => l.Profile.Select(_ => (string?)l.Label))]),
        Column.Of("row", [.. plot.Lanes.SelectMany(l => l.Profile.Select((_, row) => (long?)row))], "px"),
        Column.Of("profile", [.. plot.Lanes.SelectMany(l => l.Profile).Select(v => (double?)v)]),
        Column.Of("baseline", [.. plot.Lanes.SelectMany(l => l.Baseline).Select(v => (double?)v)]),
    ]);
}
