using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws an <see cref="EstimatePlot"/>: one row per estimate with its interval, the value of no effect as a dashed line, and the numbers at
/// the right. The primary outcome has a filled mark, the others open ones. Axis ends enclose all intervals.
/// </summary>
public static class EstimateFigure
{
    private const int RowHeight = 28;
    // The drawing library shortens labels that it takes to be wider than 300 pixels, at 9.6 pixels a letter.
    private const int LabelWidth = 31;
    private const int MeaningWidth = 70;
    private const string Gap = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

    /// <summary>
    /// The figure. Throws <see cref="ArgumentException"/> for no row, values that are not finite, or an interval that does not hold its
    /// estimate.
    /// </summary>
    public static FigureDrawing Draw(EstimatePlot plot)
    {
        Check(plot);
        double[] extent = [plot.Reference, .. plot.Rows.SelectMany(r => new[] { r.Estimate, r.Low, r.High }).OfType<double>()];
        AxisTicks ticks = AxisTicks.Around(extent.Min(), extent.Max());
        ChannelSpec x = X(plot, ticks), left = Y(plot, AxisText.Labels), bare = Y(plot, AxisText.None), right = Y(plot, AxisText.Numbers);
        string alt = FormattableString.Invariant($"Estimates of {plot.Axis} with {plot.Confidence:P0} confidence intervals: ")
            .Replace(" %", "%", StringComparison.Ordinal)
            + string.Join("; ", plot.Rows.Select(r => $"{r.Label} {Numbers(r, plot)}")) + ".";
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = 330,
            Height = Math.Max(2, plot.Rows.Count) * RowHeight,
            Layer = [.. Layers(plot, x, left, bare, right).Where(l => l.Data.Values.Count > 0)],
            Resolve = new ResolveSpec(new ResolveAxisSpec("independent")),
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = true } },
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), Caption(plot), alt, Data(plot), 700);
    }

    /// <summary>What the vertical axis of a layer says: one layer carries the labels, one the numbers, the others nothing.</summary>
    private enum AxisText
    {
        None,
        Labels,
        Numbers,
    }

    private static IEnumerable<LayerSpec> Layers(EstimatePlot plot, ChannelSpec x, ChannelSpec left, ChannelSpec bare, ChannelSpec right)
    {
        yield return new LayerSpec(
            new DataSpec([new JsonObject { ["x"] = plot.Reference, ["y"] = -0.5, ["y2"] = Math.Max(2, plot.Rows.Count) - 0.5 }]),
            new MarkSpec("rule") { Color = FigureStyle.Faint, StrokeDash = [4, 3] },
            new EncodingSpec { X = x, Y = left, Y2 = new ChannelSpec { Field = "y2" } });
        yield return new LayerSpec(
            Rows(plot, r => r is { Low: not null, High: not null }),
            new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1.6 },
            new EncodingSpec { X = x with { Field = "low" }, X2 = new ChannelSpec { Field = "high" }, Y = bare });
        var mark = new MarkSpec("point") { Size = 60, Stroke = ArmPalette.Color(0), StrokeWidth = 2, Opacity = 1 };
        ChannelSpec[] tooltip =
        [
            new() { Field = "label", Type = "nominal", Title = "row" },
            new() { Field = "numbers", Type = "nominal", Title = plot.Axis.ToString() },
        ];
        yield return new LayerSpec(Rows(plot, r => r is { Estimate: not null, Primary: false }), mark with { Fill = "white" },
            new EncodingSpec { X = x, Y = bare, Tooltip = tooltip });
        yield return new LayerSpec(
            Rows(plot, r => r is { Estimate: not null, Primary: true }),
            mark with { Fill = ArmPalette.Color(0), Size = 74 },
            new EncodingSpec { X = x, Y = bare, Tooltip = tooltip });
        // Draws nothing, but carries the axis with the numbers at the right.
        yield return new LayerSpec(
            new DataSpec([new JsonObject { ["x"] = plot.Reference, ["y"] = 0 }]),
            new MarkSpec("point") { Opacity = 0, Size = 1 },
            new EncodingSpec { X = x, Y = right });
    }

    private static DataSpec Rows(EstimatePlot plot, Func<EstimateRow, bool> which)
    {
        var values = new List<JsonObject>();
        for (int i = 0; i < plot.Rows.Count; i++)
        {
            EstimateRow row = plot.Rows[i];
            if (!which(row)) continue;
            var value = new JsonObject { ["label"] = row.Label, ["y"] = i, ["x"] = row.Estimate, ["numbers"] = Numbers(row, plot) };
            if (row is { Low: { } low, High: { } high })
            {
                value["low"] = low;
                value["high"] = high;
            }

            values.Add(value);
        }

        return new DataSpec(values);
    }

    private static ChannelSpec X(EstimatePlot plot, AxisTicks ticks)
    {
        string? meaning = (plot.BelowMeans, plot.AboveMeans) switch
        {
            (null, null) => null,
            ({ } below, { } above) when below.Length + above.Length > MeaningWidth => $"← {below}\n{above} →",
            ({ } below, { } above) => $"← {below}{Gap}{above} →",
            ({ } below, null) => $"← {below}",
            (null, { } above) => $"{above} →",
        };
        return new ChannelSpec
        {
            Field = "x",
            Type = "quantitative",
            Title = meaning is null ? plot.Axis.ToString() : $"{plot.Axis}\n{meaning}",
            Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(ticks.Low, ticks.High), Nice = false, Zero = false },
            Axis = new AxisSpec
            {
                Values = ticks.Values,
                Format = ticks.Format,
                LabelExpr = ticks.Format is null ? VegaLiteJson.LabelsOf(ticks.Values, ticks.Labels) : null,
            },
        };
    }

    private static ChannelSpec Y(EstimatePlot plot, AxisText text)
    {
        double[] places = [.. Enumerable.Range(0, plot.Rows.Count).Select(i => (double)i)];
        IEnumerable<IReadOnlyList<string>> labels = plot.Rows.Select(r => text == AxisText.Labels
            ? LineBreaks.Of(r.Label, LabelWidth)
            : (IReadOnlyList<string>)[Numbers(r, plot)]);
        return new ChannelSpec
        {
            Field = "y",
            Type = "quantitative",
            Title = "",
            Scale = new ScaleSpec
            {
                Domain = VegaLiteJson.Numbers(-0.5, Math.Max(2, plot.Rows.Count) - 0.5),
                Nice = false,
                Zero = false,
                Reverse = true,
            },
            Axis = text == AxisText.None
                ? new AxisSpec { Labels = false, Domain = false, Ticks = false }
                : new AxisSpec
                {
                    Orient = text == AxisText.Labels ? "left" : "right",
                    Values = places,
                    LabelExpr = VegaLiteJson.LabelsOf(places, labels),
                    Domain = false,
                    Ticks = false,
                    LabelPadding = 10,
                },
        };
    }

    /// <summary>Estimate and interval, all rows with the decimals that give the largest number three significant digits.</summary>
    private static string Numbers(EstimateRow row, EstimatePlot plot)
    {
        double largest = plot.Rows.SelectMany(r => new[] { r.Estimate, r.Low, r.High }).OfType<double>()
            .Select(Math.Abs).DefaultIfEmpty(0).Max();
        int decimals = largest == 0 ? 2 : 2 - NumberText.Exponent(largest, 3);
        return row switch
        {
            { Estimate: null } => "not available",
            { Estimate: { } e, Low: { } low, High: { } high } => $"{Text(e)} [{Text(low)}, {Text(high)}]",
            { Estimate: { } e } => Text(e),
        };

        string Text(double value) => decimals is >= 0 and <= 6 ? NumberText.Fixed(value, decimals) : NumberText.Significant(value, 3);
    }

    private static RichText Caption(EstimatePlot plot)
    {
        string coverage = (plot.Confidence * 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
        string primary = plot.Rows.Any(r => r.Primary) ? " Filled: primary outcome; open: exploratory." : "";
        string missing = string.Concat(plot.Rows.Where(r => r.Estimate is null)
            .Select(r => $" {r.Label}: not available{(r.NotAvailable is { } why ? $" ({why})" : "")}."));
        return RichText.Empty.Strong(plot.Axis + ".")
            .Then($" Marks: estimates; lines: {coverage} % confidence intervals; ")
            .Then($"dashed: {NumberText.Significant(plot.Reference)}, no effect.{primary}{missing}");
    }

    private static Table Data(EstimatePlot plot) => new("data", plot.Axis.ToString(),
    [
        Column.Of("row", [.. plot.Rows.Select(r => r.Label)]),
        Column.Of("estimate", [.. plot.Rows.Select(r => r.Estimate)], plot.Axis.Unit),
        Column.Of("low", [.. plot.Rows.Select(r => r.Low)], plot.Axis.Unit, "lower end of the interval"),
        Column.Of("high", [.. plot.Rows.Select(r => r.High)], plot.Axis.Unit, "upper end of the interval"),
        Column.Of("primary", [.. plot.Rows.Select(r => (bool?)r.Primary)]),
        Column.Of("not_available", [.. plot.Rows.Select(r => r.NotAvailable)], "why there is no estimate"),
    ]);

    private static void Check(EstimatePlot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.Rows.Count == 0) throw new ArgumentException("an estimate plot needs a row", nameof(plot));
        if (plot.Confidence is not (> 0 and < 1)) throw new ArgumentException("the confidence lies between 0 and 1", nameof(plot));
        foreach (EstimateRow row in plot.Rows)
            if (new[] { row.Estimate, row.Low, row.High }.OfType<double>().Any(v => !double.IsFinite(v))
                || row.Low > row.Estimate || row.High < row.Estimate)
                throw new ArgumentException($"the numbers of '{row.Label}' are not finite or not in order", nameof(plot));
    }
}
