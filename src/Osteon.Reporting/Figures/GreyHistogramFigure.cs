using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="GreyHistogram"/> as steps, the bins from the threshold on in another colour, with a line and a text at the threshold.
/// Of more than 256 bins, equal numbers of neighbours are drawn as one (the data keep all). A bin that the threshold cuts has the colour of
/// below.
/// </summary>
public static class GreyHistogramFigure
{
    private const int MaxBins = 256;
    private const int PlotWidth = 320;
    private const double LogFloor = 0.8;

    /// <summary>
    /// The figure. Throws <see cref="ArgumentException"/> unless there is one edge more than counts, edges ascend and counts are not
    /// negative.
    /// </summary>
    public static FigureDrawing Draw(GreyHistogram histogram)
    {
        Check(histogram);
        (double[] edges, long[] counts) = Merge(histogram);
        long most = Math.Max(1, counts.DefaultIfEmpty(0).Max());
        var axes = new Axes(X(histogram, edges), Y(histogram, most), histogram.LogCounts ? LogFloor : 0);
        int split = histogram.Threshold is { } least ? Array.FindIndex(edges, e => e >= least) : counts.Length;
        if (split < 0 || split > counts.Length) split = counts.Length;
        var layers = new List<LayerSpec>
        {
            Steps(edges[..(split + 1)], counts[..split], axes, "#9a9a9a"),
            Steps(edges[split..], counts[split..], axes, ArmPalette.Color(0)),
        };
        if (histogram.Threshold is { } threshold) layers.AddRange(Threshold(histogram, threshold, axes));
        string at = histogram.Threshold is { } t ? $" with the threshold {NumberText.Significant(t)} ({histogram.ThresholdMethod})" : "";
        string alt = $"Histogram of {histogram.Axis}{at}.";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = histogram.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = PlotWidth,
            Height = 190,
            Layer = [.. layers.Where(l => l.Data.Values.Count > 0)],
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = true } },
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), Caption(histogram), alt, Data(histogram), 390);
    }

    private static RichText Caption(GreyHistogram histogram)
    {
        string sample = histogram.Sample is null ? "" : $" {histogram.Sample}.";
        string axis = histogram.LogCounts ? " Voxel counts on a logarithmic axis." : "";
        RichText caption = RichText.Empty.Strong($"Histogram of {histogram.Axis.Label}.").Then(sample + axis);
        return histogram.Threshold is { } t
            ? caption.Then($" Line: threshold {NumberText.Significant(t, 6)} ({histogram.ThresholdMethod}); voxels from it on are bone.")
            : caption;
    }

    /// <summary>Bins as steps; of no bin, a layer without data.</summary>
    private static LayerSpec Steps(double[] edges, long[] counts, Axes axes, string color)
    {
        var values = new List<JsonObject>();
        for (int i = 0; i < counts.Length; i++) values.Add(Point(edges[i], counts[i]));
        if (counts.Length > 0) values.Add(Point(edges[^1], counts[^1]));
        var mark = new MarkSpec("area") { Color = color, Opacity = 0.85, Interpolate = "step-after" };
        var encoding = new EncodingSpec { X = axes.X, Y = axes.Y, Y2 = new ChannelSpec { Datum = axes.Floor } };
        return new LayerSpec(new DataSpec(values), mark, encoding);

        JsonObject Point(double edge, long count) => new() { ["x"] = edge, ["y"] = Math.Max(axes.Floor, count) };
    }

    private static IEnumerable<LayerSpec> Threshold(GreyHistogram histogram, double threshold, Axes axes)
    {
        bool right = threshold > (histogram.Edges[0] + histogram.Edges[^1]) / 2;
        double top = axes.Y.Scale!.Domain![1]!.GetValue<double>();
        yield return new LayerSpec(
            new DataSpec([new JsonObject { ["x"] = threshold, ["y"] = axes.Floor, ["y2"] = top }]),
            new MarkSpec("rule") { Color = ArmPalette.Color(1), StrokeWidth = 1.6, StrokeDash = [5, 3] },
            new EncodingSpec { X = axes.X, Y = axes.Y, Y2 = new ChannelSpec { Field = "y2" } });
        yield return new LayerSpec(
            new DataSpec([new JsonObject
            {
                ["x"] = threshold,
                ["y"] = top,
                ["text"] = $"threshold {NumberText.Significant(threshold)} ({histogram.ThresholdMethod})",
            }]),
            new MarkSpec("text")
            {
                Color = FigureStyle.LabelColor,
                Align = right ? "right" : "left",
                Baseline = "top",
                Dx = right ? -6 : 6,
                Dy = 2,
                FontSize = 12,
            },
            new EncodingSpec { X = axes.X, Y = axes.Y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });
    }

    /// <summary>Both axes and the lower end of the counts.</summary>
    private sealed record Axes(ChannelSpec X, ChannelSpec Y, double Floor);

    private static ChannelSpec X(GreyHistogram histogram, double[] edges)
    {
        double low = Math.Min(edges[0], histogram.Threshold ?? edges[0]), high = Math.Max(edges[^1], histogram.Threshold ?? edges[^1]);
        AxisTicks ticks = AxisTicks.Across(low, high, PlotWidth);
        return new ChannelSpec
        {
            Field = "x",
            Type = "quantitative",
            Title = histogram.Axis.ToString(),
            Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(low, high), Nice = false, Zero = false },
            Axis = new AxisSpec
            {
                Values = ticks.Values,
                Format = ticks.Format,
                LabelExpr = ticks.Format is null ? VegaLiteJson.LabelsOf(ticks.Values, ticks.Labels) : null,
            },
        };
    }

    private static ChannelSpec Y(GreyHistogram histogram, long most)
    {
        IReadOnlyList<double> values = histogram.LogCounts ? AxisTicks.PowersOfTen(most) : AxisTicks.Around(0, most).Values;
        return new ChannelSpec
        {
            Field = "y",
            Type = "quantitative",
            Title = "voxels",
            Scale = new ScaleSpec
            {
                Type = histogram.LogCounts ? "log" : "linear",
                Domain = VegaLiteJson.Numbers(histogram.LogCounts ? LogFloor : 0, values[^1]),
                Nice = false,
                Zero = histogram.LogCounts ? null : false,
            },
            Axis = new AxisSpec
            {
                Values = values,
                LabelExpr = VegaLiteJson.LabelsOf(values,
                    values.Select(v => (IReadOnlyList<string>)[v < 1e4 ? NumberText.Significant(v) : NumberText.Scientific(v, 2)])),
            },
        };
    }

    private static (double[] Edges, long[] Counts) Merge(GreyHistogram histogram)
    {
        int group = (histogram.Counts.Count + MaxBins - 1) / MaxBins;
        var edges = new List<double>();
        var counts = new List<long>();
        for (int i = 0; i < histogram.Counts.Count; i += group)
        {
            edges.Add(histogram.Edges[i]);
            counts.Add(histogram.Counts.Skip(i).Take(group).Sum());
        }

        edges.Add(histogram.Edges[^1]);
        return ([.. edges], [.. counts]);
    }

    private static Table Data(GreyHistogram histogram) => new("data", $"Histogram of {histogram.Axis}",
    [
        Column.Of("from", [.. histogram.Edges.SkipLast(1).Select(e => (double?)e)], histogram.Axis.Unit, "lower edge of the bin, included"),
        Column.Of("to", [.. histogram.Edges.Skip(1).Select(e => (double?)e)], histogram.Axis.Unit, "upper edge of the bin"),
        Column.Of("voxels", [.. histogram.Counts.Select(c => (long?)c)]),
    ]);

    private static void Check(GreyHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (histogram.Counts.Count == 0 || histogram.Edges.Count != histogram.Counts.Count + 1)
            throw new ArgumentException("a histogram needs a bin, and one edge more than counts", nameof(histogram));
        for (int i = 0; i < histogram.Counts.Count; i++)
            if (!(histogram.Edges[i] < histogram.Edges[i + 1]) || histogram.Counts[i] < 0)
                throw new ArgumentException("edges must ascend and counts not be negative", nameof(histogram));
        if (histogram.Threshold is { } t && !double.IsFinite(t))
            throw new ArgumentException("the threshold is not finite", nameof(histogram));
    }
}
