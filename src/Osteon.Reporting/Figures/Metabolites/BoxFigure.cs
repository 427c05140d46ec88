using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Draws a <see cref="BoxPlot"/>. Labels are written where the boxes leave room for them; the table of the figure names all.</summary>
public static class BoxFigure
{
    private const int MostNamed = 60;

    /// <summary>The figure. Throws <see cref="ArgumentException"/> if there is no box, numbers are not finite or not in order, or a group is unknown.</summary>
    public static FigureDrawing Draw(BoxPlot plot)
    {
        Check(plot);
        int n = plot.Boxes.Count, width = Math.Clamp(n * 14, 220, 760);
        ChannelSpec y = QuantitativeAxis.Around(plot.Axis, plot.Boxes.SelectMany(b => new[] { b.Low, b.High }), "y");
        ChannelSpec x = QuantitativeAxis.Places("x", -0.6, n - 0.4, reverse: false);
        bool named = n <= MostNamed;
        double[] places = [.. plot.Boxes.Select((_, i) => (double)i)];
        if (named)
            x = x with
            {
                Axis = new AxisSpec { Values = places, LabelExpr = VegaLiteJson.LabelsOf(places, plot.Boxes.Select(b => (IReadOnlyList<string>)[b.Label])), LabelAngle = -90, Ticks = false },
            };
        var color = new ChannelSpec
        {
            Field = "group",
            Type = "nominal",
            Title = "",
            Scale = new ScaleSpec
            {
                Domain = VegaLiteJson.Texts(plot.Groups.Select(g => g.Group)),
                Range = VegaLiteJson.Texts(plot.Groups.Select(g => g.Palette is { } arm ? ArmPalette.Color(arm) : "#9a9a9a")),
            },
            Legend = plot.Groups.Count > 1 ? new LegendSpec() : null,
        };
        LayerSpec[] layers =
        [
            new(Values(plot, (b, i) => [("x", i), ("y", b.Low), ("y2", b.High)]), new MarkSpec("rule") { StrokeWidth = 1 },
                new EncodingSpec { X = x, Y = y, Y2 = new ChannelSpec { Field = "y2" }, Color = color }),
            new(Values(plot, (b, i) => [("x", i - 0.36), ("x2", i + 0.36), ("y", b.Q1), ("y2", b.Q3), ("median", b.Median)]), new MarkSpec("rect") { Opacity = 0.9 },
                new EncodingSpec
                {
                    X = x,
                    X2 = new ChannelSpec { Field = "x2" },
                    Y = y,
                    Y2 = new ChannelSpec { Field = "y2" },
                    Color = color,
                    Tooltip = [new ChannelSpec { Field = "label", Type = "nominal", Title = "what" }, new ChannelSpec { Field = "median", Type = "quantitative", Title = "median" }],
                }),
            new(Values(plot, (b, i) => [("x", i - 0.36), ("x2", i + 0.36), ("y", b.Median)]), new MarkSpec("rule") { Color = "white", StrokeWidth = 1.6 },
                new EncodingSpec { X = x, X2 = new ChannelSpec { Field = "x2" }, Y = y }),
        ];
        string alt = FormattableString.Invariant($"Box plot of {plot.Axis}: {n} boxes.");
        var spec = new VegaLiteSpec
        {
            Description = alt,
            Title = plot.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = width,
            Height = 180,
            Layer = layers,
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = plot.Groups.Count > 1 ? null : true } },
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), plot.Caption, alt, Data(plot), width + 80);
    }

    private static DataSpec Values(BoxPlot plot, Func<Box, int, (string, double)[]> of) => new(
    [
        .. plot.Boxes.Select((box, i) =>
        {
            var value = new JsonObject { ["label"] = box.Label, ["group"] = box.Group };
            foreach ((string name, double number) in of(box, i)) value[name] = number;
            return value;
        }),
    ]);

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
