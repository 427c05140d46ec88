using System.Text.Json.Nodes;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>A bar that says what colours mean, with its title above and numbers below.</summary>
/// <param name="Title">What the colours show.</param>
/// <param name="Channel">The channel of colour that the marks use; its field is <c>shown</c>.</param>
/// <param name="Stops">Values with their texts, from one end to the other.</param>
internal sealed record ColorBar(string Title, ChannelSpec Channel, IReadOnlyList<(double Value, string Text)> Stops)
{
    private const int Steps = 48;
    private const double Step = 3;
    private const double Thickness = 9;
    private const int TitleSize = 12;

    /// <summary>Colours of deviations, on both sides of white.</summary>
    public static readonly string[] Diverging = ["#2166ac", "#f7f7f7", "#b2182b"];

    /// <summary>Colours of amounts, from light to dark.</summary>
    public static readonly string[] Sequential = ["#eef5fb", "#08519c"];

    /// <summary>Colour of cells without a number.</summary>
    public const string Missing = "#bdbdbd";

    /// <summary>Room that it takes, with the distance to what follows.</summary>
    public const double Height = 16 + Thickness + 18;

    /// <summary>The width of bar and title.</summary>
    public double Width => Math.Max(Inset + (Steps * Step) + (TextWidth.Of(Stops[^1].Text, FigureStyle.SmallText) / 2), TextWidth.Of(Title, TitleSize));

    /// <summary>Room for the half of the first number that stands before the bar.</summary>
    private double Inset => Math.Ceiling(TextWidth.Of(Stops[0].Text, FigureStyle.SmallText) / 2);

    /// <summary>The channel of colours between two values, with a middle where there are three colours.</summary>
    public static ChannelSpec Colors(double low, double high, string[] colors) => new()
    {
        Field = "shown",
        Type = "quantitative",
        Scale = new ScaleSpec
        {
            Domain = colors.Length == 3 ? VegaLiteJson.Numbers(low, (low + high) / 2, high) : VegaLiteJson.Numbers(low, high),
            Range = VegaLiteJson.Texts(colors),
            Nice = false,
            Zero = false,
        },
    };

    /// <summary>Draws it from this corner.</summary>
    public void Draw(PixelFrame frame, double left, double top)
    {
        (double low, double high) = (Stops[0].Value, Stops[^1].Value);
        double bar = left + Inset, y = top + 16;
        double At(double value) => bar + ((value - low) / (high - low) * Steps * Step);
        frame.Texts([new FrameText(left, top + 7, Title)], PixelFrame.Text("left", TitleSize));
        frame.Rects(Enumerable.Range(0, Steps).Select(i =>
        {
            JsonObject rect = PixelFrame.Rect(bar + (i * Step), y, Step, Thickness);
            rect["shown"] = FigureStyle.Place(low + ((i + 0.5) / Steps * (high - low)));
            return rect;
        }), new MarkSpec("rect") { Opacity = 1 }, Channel);
        frame.Lines(Stops.Select(s => new FrameLine(At(s.Value), y + Thickness, At(s.Value), y + Thickness + 3)), new MarkSpec("rule") { Color = FigureStyle.Ink, StrokeWidth = 1 });
        frame.Texts(Stops.Select(s => new FrameText(At(s.Value), y + Thickness + 9, s.Text)), PixelFrame.Text("center"));
    }
}
