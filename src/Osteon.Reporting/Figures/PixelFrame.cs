using System.Text.Json.Nodes;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>A text at a place.</summary>
internal readonly record struct FrameText(double X, double Y, string Text);

/// <summary>A straight line.</summary>
internal readonly record struct FrameLine(double X, double Y, double X2, double Y2);

/// <summary>
/// A drawing of a fixed size whose marks are placed in pixels, from the top left corner: for figures whose labels, keys and trees must fit each other exactly, which the
/// automatic layout of the drawing library does not give where widths of text are only estimated.
/// </summary>
internal sealed class PixelFrame
{
    private const int Margin = 6;
    private const int TitleRoom = 20;

    /// <summary>From this height on a figure stands alone in its row, which it takes by its stated width.</summary>
    private const int TallFrom = 420;
    private const int RowWidth = 500;
    private readonly List<LayerSpec> _layers = [];
    private readonly ChannelSpec _x, _y;

    public PixelFrame(double width, double height)
    {
        Width = (int)Math.Ceiling(width);
        Height = (int)Math.Ceiling(height);
        _x = Channel("x", Width, reverse: false);
        _y = Channel("y", Height, reverse: true);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>A place in pixels, with as many digits as can be seen.</summary>
    public static double Place(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>The style of a text.</summary>
    public static MarkSpec Text(string align = "left", int size = FigureStyle.SmallText, string color = FigureStyle.Ink, int? angle = null) =>
        new("text") { Color = color, Align = align, Baseline = "middle", FontSize = size, Angle = angle };

    /// <summary>A tooltip of names and values.</summary>
    public static ChannelSpec[] Tooltip(params ReadOnlySpan<(string Field, string Type, string Title)> lines)
    {
        var tooltip = new ChannelSpec[lines.Length];
        for (int i = 0; i < lines.Length; i++) tooltip[i] = new ChannelSpec { Field = lines[i].Field, Type = lines[i].Type, Title = lines[i].Title };
        return tooltip;
    }

    /// <summary>A rectangle's record; more fields may be added.</summary>
    public static JsonObject Rect(double x, double y, double width, double height) =>
        new() { ["x"] = Place(x), ["x2"] = Place(x + width), ["y"] = Place(y), ["y2"] = Place(y + height) };

    public void Rects(IEnumerable<JsonObject> rects, MarkSpec mark, ChannelSpec? color = null, ChannelSpec[]? tooltip = null) =>
        Add(rects, mark, Box() with { Color = color, Tooltip = tooltip });

    public void Lines(IEnumerable<FrameLine> lines, MarkSpec mark) =>
        Add(lines.Select(l => new JsonObject { ["x"] = Place(l.X), ["x2"] = Place(l.X2), ["y"] = Place(l.Y), ["y2"] = Place(l.Y2) }), mark, Box());

    public void Texts(IEnumerable<FrameText> texts, MarkSpec mark) =>
        Add(texts.Select(t => new JsonObject { ["x"] = Place(t.X), ["y"] = Place(t.Y), ["text"] = t.Text }), mark,
            new EncodingSpec { X = _x, Y = _y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });

    /// <summary>Points at x and y of the records; further channels as given.</summary>
    public void Points(IEnumerable<JsonObject> points, MarkSpec mark, EncodingSpec? more = null) => Add(points, mark, (more ?? new EncodingSpec()) with { X = _x, Y = _y });

    /// <summary>Any layer with its own channels of place.</summary>
    public void Add(IEnumerable<JsonObject> values, MarkSpec mark, EncodingSpec encoding)
    {
        JsonObject[] records = [.. values];
        if (records.Length > 0) _layers.Add(new LayerSpec(new DataSpec(records) { Compact = true }, mark, encoding));
    }

    /// <summary>The whole drawing.</summary>
    private VegaLiteSpec Spec(string description, string? dataLabel) => new()
    {
        Description = description,
        Padding = new JsonObject { ["left"] = Margin, ["top"] = Margin + (dataLabel is null ? 0 : TitleRoom), ["right"] = Margin, ["bottom"] = Margin },
        Autosize = "none",
        Width = Width,
        Height = Height,
        Layer = dataLabel is null ? _layers : [.. _layers, DataLabel(dataLabel)],
        Resolve = new ResolveSpec(Scale: new ResolveScaleSpec("independent", "independent")),
        Config = new ConfigSpec { Axis = new AxisConfigSpec { Disable = true }, Legend = new LegendConfigSpec { Disable = true } },
    };

    /// <summary>The finished figure.</summary>
    public FigureDrawing Drawing(RichText caption, string alt, Primitives.Table data, string? dataLabel) =>
        new(VegaLiteJson.Write(Spec(alt, dataLabel)), caption, alt, data, Height >= TallFrom ? Math.Max(RowWidth, Width + (2 * Margin)) : Width + (2 * Margin));

    /// <summary>Stands above the drawing, in its margin.</summary>
    private LayerSpec DataLabel(string text) => new(
        new DataSpec([new JsonObject { ["x"] = 0, ["y"] = -TitleRoom / 2, ["text"] = text }]) { Compact = true },
        Text("left", 11, FigureStyle.LabelColor) with { FontStyle = "italic" },
        new EncodingSpec { X = _x, Y = _y, Text = new ChannelSpec { Field = "text", Type = "nominal" } });

    private EncodingSpec Box() => new() { X = _x, X2 = new ChannelSpec { Field = "x2" }, Y = _y, Y2 = new ChannelSpec { Field = "y2" } };

    private static ChannelSpec Channel(string field, int size, bool reverse) => new()
    {
        Field = field,
        Type = "quantitative",
        Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(0, size), Nice = false, Zero = false, Reverse = reverse ? true : null },
    };
}
