using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="SeriesPlot"/>: lines and points of several series with a key when there is more than one.</summary>
public static class SeriesFigure
{
    /// <summary>
    /// The figure. Throws <see cref="ArgumentException"/> for no series, series of one label, coordinates of different number, or values
    /// that are not finite.
    /// </summary>
    public static FigureDrawing Draw(SeriesPlot plot)
    {
        Check(plot);
        ChannelSpec x = QuantitativeAxis.Around(plot.X, plot.Series.SelectMany(s => s.X), "x"), y = QuantitativeAxis.Around(plot.Y, plot.Series.SelectMany(s => s.Y), "y");
        int[] places = [.. plot.Series.Select((s, i) => s.PaletteIndex ?? i)];
        bool key = plot.Series.Count > 1;
        var color = new ChannelSpec
        {
            Field = "series",
            Type = "nominal",
            Title = "",
            Scale = new ScaleSpec
            {
                Domain = VegaLiteJson.Texts(plot.Series.Select(s => s.Label)),
                Range = VegaLiteJson.Texts(places.Select(ArmPalette.Color)),
            },
            Legend = key ? new LegendSpec() : null,
        };
        ChannelSpec shape = color with
        {
            Scale = new ScaleSpec
            {
                Domain = VegaLiteJson.Texts(plot.Series.Select(s => s.Label)),
                Range = VegaLiteJson.Texts(places.Select(ArmPalette.Shape)),
            },
        };
        LayerSpec[] layers =
        [
            new(Values(plot, SeriesMark.Points), new MarkSpec("line") { StrokeWidth = 2 },
                new EncodingSpec { X = x, Y = y, Color = color, Order = new ChannelSpec { Field = "order", Type = "quantitative" } }),
            new(Values(plot, SeriesMark.Line), new MarkSpec("point") { Filled = true, Size = FigureStyle.PointSize, Opacity = 0.9 },
                new EncodingSpec { X = x, Y = y, Color = color, Shape = shape }),
        ];
        string alt = $"Plot of {plot.Y} against {plot.X}: {string.Join("; ", plot.Series.Select(s => s.Label))}.";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = 320,
            Height = 210,
            Layer = [.. layers.Where(l => l.Data.Values.Count > 0)],
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = key ? null : true } },
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), plot.Caption, alt, Data(plot), 400);
    }

    private static DataSpec Values(SeriesPlot plot, SeriesMark without) => new(
    [
        .. from series in plot.Series
           where series.Mark != without
           from i in Enumerable.Range(0, series.X.Count)
           select new JsonObject { ["series"] = series.Label, ["x"] = series.X[i], ["y"] = series.Y[i], ["order"] = i },
    ]);

    private static Table Data(SeriesPlot plot) => new("data", $"{plot.Y} against {plot.X}",
    [
        Column.Of("series", [.. plot.Series.SelectMany(s => s.X.Select(_ => s.Label))]),
        Column.Of("x", [.. plot.Series.SelectMany(s => s.X).Select(v => (double?)v)], plot.X.Unit, plot.X.Label),
        Column.Of("y", [.. plot.Series.SelectMany(s => s.Y).Select(v => (double?)v)], plot.Y.Unit, plot.Y.Label),
    ]);

    private static void Check(SeriesPlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Series.Count == 0 || plot.Series.Select(s => s.Label).Distinct(StringComparer.Ordinal).Count() != plot.Series.Count)
            throw new ArgumentException("a plot needs a series, and series with different labels", nameof(plot));
        foreach (Series series in plot.Series)
            if (series.X.Count != series.Y.Count || !series.X.Concat(series.Y).All(double.IsFinite))
                throw new ArgumentException($"the coordinates of '{series.Label}' differ in number or are not finite", nameof(plot));
    }
}
