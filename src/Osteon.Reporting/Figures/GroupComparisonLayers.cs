using System.Text.Json.Nodes;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>The layers of a group comparison from back to front: points, whiskers, centres, brackets, their texts.</summary>
internal static class GroupComparisonLayers
{
    private const double CentreHalf = 0.2;
    private const double CapHalf = 0.07;
    private const double BracketInset = 0.06;
    private const double BracketFoot = 5;

    public static IReadOnlyList<LayerSpec> Of(GroupComparison comparison, GroupComparisonLayout layout, ChannelSpec x, ChannelSpec y)
    {
        var layers = new List<LayerSpec> { Points(comparison, layout, x, y) };
        layers.Add(Segments(Whiskers(layout), new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1.2 }, x, y));
        layers.Add(Segments(Centres(comparison, layout), new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 2.4 }, x, y));
        layers.RemoveAll(layer => layer.Data.Values.Count == 0);
        if (layout.Brackets.Count == 0) return layers;
        var line = new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1, StrokeCap = "square" };
        layers.Add(Segments(BracketLines(layout), line, x, y));
        layers.Add(BracketTexts(layout, x, y));
        return layers;
    }

    private static LayerSpec Points(GroupComparison comparison, GroupComparisonLayout layout, ChannelSpec x, ChannelSpec y)
    {
        var values = new List<JsonObject>();
        for (int arm = 0; arm < comparison.Arms.Count; arm++)
            foreach ((FigurePoint point, double offset) in comparison.Arms[arm].Points.Zip(layout.Offsets[arm]))
                values.Add(new JsonObject
                {
                    ["unit"] = point.Unit,
                    ["arm"] = comparison.Arms[arm].Label,
                    ["x"] = FigureStyle.Place(arm + offset),
                    ["y"] = point.Value,
                });
        JsonArray arms() => VegaLiteJson.Texts(comparison.Arms.Select(a => a.Label));
        int[] places = [.. Enumerable.Range(0, comparison.Arms.Count)];
        var mark = new MarkSpec("point") { Filled = true, Size = FigureStyle.PointSize, Opacity = 0.9 };
        return new LayerSpec(new DataSpec(values), mark, new EncodingSpec
        {
            X = x,
            Y = y,
            Color = new ChannelSpec
            {
                Field = "arm",
                Type = "nominal",
                Scale = new ScaleSpec { Domain = arms(), Range = VegaLiteJson.Texts(places.Select(ArmPalette.Color)) },
            },
            Shape = new ChannelSpec
            {
                Field = "arm",
                Type = "nominal",
                Scale = new ScaleSpec { Domain = arms(), Range = VegaLiteJson.Texts(places.Select(ArmPalette.Shape)) },
            },
            Tooltip =
            [
                new ChannelSpec { Field = "unit", Type = "nominal", Title = "unit" },
                new ChannelSpec { Field = "arm", Type = "nominal", Title = "arm" },
                new ChannelSpec { Field = "y", Type = "quantitative", Title = comparison.Axis.ToString() },
            ],
        });
    }

    private static IEnumerable<JsonObject> Whiskers(GroupComparisonLayout layout)
    {
        for (int arm = 0; arm < layout.Spreads.Count; arm++)
        {
            if (layout.Spreads[arm] is not { Low: { } low, High: { } high }) continue;
            yield return Segment(arm, low, arm, high);
            yield return Segment(arm - CapHalf, low, arm + CapHalf, low);
            yield return Segment(arm - CapHalf, high, arm + CapHalf, high);
        }
    }

    /// <summary>The centre of a single point would only cover it.</summary>
    private static IEnumerable<JsonObject> Centres(GroupComparison comparison, GroupComparisonLayout layout)
    {
        for (int arm = 0; arm < layout.Spreads.Count; arm++)
            if (layout.Spreads[arm] is { } spread && comparison.Arms[arm].Points.Count != 1)
                yield return Segment(arm - CentreHalf, spread.Centre, arm + CentreHalf, spread.Centre);
    }

    private static IEnumerable<JsonObject> BracketLines(GroupComparisonLayout layout)
    {
        foreach (PlacedBracket bracket in layout.Brackets)
        {
            double left = bracket.Left + BracketInset, right = bracket.Right - BracketInset,
                foot = bracket.Height - BracketFoot * layout.UnitsPerPixel;
            yield return Segment(left, bracket.Height, right, bracket.Height);
            yield return Segment(left, foot, left, bracket.Height);
            yield return Segment(right, foot, right, bracket.Height);
        }
    }

    private static LayerSpec BracketTexts(GroupComparisonLayout layout, ChannelSpec x, ChannelSpec y) => new(
        new DataSpec([.. layout.Brackets.Select(b => new JsonObject
        {
            ["x"] = FigureStyle.Place((b.Left + b.Right) / 2.0),
            ["y"] = b.Height,
            ["text"] = b.Text,
        })]),
        new MarkSpec("text") { Color = FigureStyle.Ink, Align = "center", Baseline = "bottom", Dy = -2, FontSize = 12 },
        new EncodingSpec { X = x, Y = y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });

    private static JsonObject Segment(double x, double y, double x2, double y2) =>
        new() { ["x"] = FigureStyle.Place(x), ["y"] = y, ["x2"] = FigureStyle.Place(x2), ["y2"] = y2 };

    private static LayerSpec Segments(IEnumerable<JsonObject> segments, MarkSpec mark, ChannelSpec x, ChannelSpec y) => new(
        new DataSpec([.. segments]), mark,
        new EncodingSpec { X = x, X2 = new ChannelSpec { Field = "x2" }, Y = y, Y2 = new ChannelSpec { Field = "y2" } });
}
