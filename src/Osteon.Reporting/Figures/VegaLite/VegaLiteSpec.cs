using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Osteon.Reporting.VegaLite;

/// <summary>
/// The part of Vega-Lite 6 that Osteon's figures use, as records: a figure that does not compile is a figure that cannot be written down.
/// Names and meanings are those of the Vega-Lite schema; a property that is null is left out. Properties are written in the order in which
/// they stand here.
/// </summary>
internal sealed record VegaLiteSpec
{
    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = "https://vega.github.io/schema/vega-lite/v6.json";

    public string? Description { get; init; }

    public TitleSpec? Title { get; init; }

    public string Background { get; init; } = "white";

    /// <summary>Room around the drawing in pixels: a number, or one for each side.</summary>
    public JsonNode Padding { get; init; } = 6;

    /// <summary>Null lets the drawing grow by its labels; <c>none</c> keeps the stated size.</summary>
    public string? Autosize { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required IReadOnlyList<LayerSpec> Layer { get; init; }

    public ResolveSpec? Resolve { get; init; }

    public ConfigSpec Config { get; init; } = new();
}

internal sealed record TitleSpec(string Text)
{
    public string Anchor { get; init; } = "start";

    public string Frame { get; init; } = "group";

    public string Color { get; init; } = FigureStyle.LabelColor;

    public int FontSize { get; init; } = 11;

    public string FontStyle { get; init; } = "italic";

    public string FontWeight { get; init; } = "normal";

    public int Offset { get; init; } = 8;
}

internal sealed record ResolveSpec(ResolveAxisSpec? Axis = null, ResolveScaleSpec? Scale = null);

internal sealed record ResolveAxisSpec(string Y);

internal sealed record ResolveScaleSpec(string X, string Y);

internal sealed record LayerSpec(DataSpec Data, MarkSpec Mark, EncodingSpec Encoding);

[JsonConverter(typeof(DataSpecConverter))]
internal sealed record DataSpec(IReadOnlyList<JsonObject> Values)
{
    /// <summary>Whether each record stands on one line, which keeps figures of many points small.</summary>
    public bool Compact { get; init; }
}

internal sealed record MarkSpec(string Type)
{
    public bool? Filled { get; init; }

    public string? Shape { get; init; }

    public double? Size { get; init; }

    public double? Opacity { get; init; }

    public string? Color { get; init; }

    public string? Fill { get; init; }

    public string? Stroke { get; init; }

    public double? StrokeWidth { get; init; }

    public IReadOnlyList<int>? StrokeDash { get; init; }

    public string? StrokeCap { get; init; }

    public string? Interpolate { get; init; }

    public string? Align { get; init; }

    public string? Baseline { get; init; }

    public int? Dx { get; init; }

    public int? Dy { get; init; }

    public int? FontSize { get; init; }

    public string? FontStyle { get; init; }

    public int? Angle { get; init; }

    public bool? Clip { get; init; }
}

internal sealed record EncodingSpec
{
    public ChannelSpec? X { get; init; }

    public ChannelSpec? X2 { get; init; }

    public ChannelSpec? Y { get; init; }

    public ChannelSpec? Y2 { get; init; }

    public ChannelSpec? Color { get; init; }

    public ChannelSpec? Fill { get; init; }

    public ChannelSpec? Shape { get; init; }

    public ChannelSpec? Size { get; init; }

    public ChannelSpec? StrokeDash { get; init; }

    public ChannelSpec? Order { get; init; }

    public ChannelSpec? Text { get; init; }

    public IReadOnlyList<ChannelSpec>? Tooltip { get; init; }
}

internal sealed record ChannelSpec
{
    public string? Field { get; init; }

    public string? Type { get; init; }

    public double? Datum { get; init; }

    public JsonNode? Value { get; init; }

    public string? Title { get; init; }

    public ScaleSpec? Scale { get; init; }

    public AxisSpec? Axis { get; init; }

    public LegendSpec? Legend { get; init; }
}

internal sealed record ScaleSpec
{
    public string? Type { get; init; }

    public JsonArray? Domain { get; init; }

    public JsonArray? Range { get; init; }

    public bool? Nice { get; init; }

    public bool? Zero { get; init; }

    public bool? Reverse { get; init; }
}

internal sealed record AxisSpec
{
    public string? Orient { get; init; }

    public IReadOnlyList<double>? Values { get; init; }

    public string? LabelExpr { get; init; }

    public string? Format { get; init; }

    public bool? Labels { get; init; }

    public bool? Domain { get; init; }

    public bool? Ticks { get; init; }

    public int? LabelAngle { get; init; }

    public int? LabelPadding { get; init; }

    public int? TitlePadding { get; init; }

}

internal sealed record LegendSpec
{
    public string Orient { get; init; } = "top";

    public string Direction { get; init; } = "horizontal";

    public int Columns { get; init; } = 3;
}

internal sealed record ConfigSpec
{
    public bool Aria { get; init; }

    public string Font { get; init; } = "Helvetica, Arial, sans-serif";

    public string LineBreak { get; init; } = "\n";

    public ViewConfigSpec View { get; init; } = new();

    public AxisConfigSpec Axis { get; init; } = new();

    public LegendConfigSpec Legend { get; init; } = new();
}

internal sealed record ViewConfigSpec
{
    public string Stroke { get; init; } = "transparent";
}

internal sealed record AxisConfigSpec
{
    public bool? Disable { get; init; }

    public string DomainColor { get; init; } = FigureStyle.Ink;

    public string TickColor { get; init; } = FigureStyle.Ink;

    public string LabelColor { get; init; } = FigureStyle.Ink;

    public string TitleColor { get; init; } = FigureStyle.Ink;

    public bool Grid { get; init; }

    public int LabelFontSize { get; init; } = 12;

    public int LabelLimit { get; init; } = 300;

    public bool LabelOverlap { get; init; }

    public bool LabelFlush { get; init; }

    public int TitleFontSize { get; init; } = 13;

    public string TitleFontWeight { get; init; } = "normal";

    public int TitleLimit { get; init; } = 2000;

    public int TitlePadding { get; init; } = 10;
}

internal sealed record LegendConfigSpec
{
    public bool? Disable { get; init; }

    public int LabelFontSize { get; init; } = 12;

    public int LabelLimit { get; init; } = 300;

    public string LabelColor { get; init; } = FigureStyle.Ink;
}
