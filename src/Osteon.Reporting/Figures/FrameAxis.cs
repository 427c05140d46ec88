using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>A linear axis of a <see cref="PixelFrame"/>, looking as the axes of the other figures do.</summary>
/// <param name="Title">What is measured, with its unit.</param>
/// <param name="Ticks">Ticks from end to end.</param>
/// <param name="From">Pixel of the first tick.</param>
/// <param name="To">Pixel of the last tick.</param>
internal sealed record FrameAxis(string Title, AxisTicks Ticks, double From, double To)
{
    private const int LabelSize = 12;
    private const int TitleSize = 13;
    private const double TitleLine = 15;
    private const double Tick = 5;
    private const int MostTitleLines = 3;

    /// <summary>Room that an axis below a plot takes.</summary>
    public static double HeightBelow(string title, double span) => Tick + 16 + 6 + (TitleLine * TitleLines(title, span).Count);

    /// <summary>Room that an axis at the left of a plot takes.</summary>
    public static double WidthLeft(string title, AxisTicks ticks, double span) =>
        Tick + 4 + ticks.Texts.Max(t => TextWidth.Of(t, LabelSize)) + 6 + (TitleLine * TitleLines(title, span).Count);

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => From + ((value - Ticks.Low) / (Ticks.High - Ticks.Low) * (To - From));

    /// <summary>The channel of a field that holds values.</summary>
    public ChannelSpec Channel(string field) => new()
    {
        Field = field,
        Type = "quantitative",
        Scale = new ScaleSpec
        {
            Domain = VegaLiteJson.Numbers(Ticks.Low, Ticks.High),
            Range = VegaLiteJson.Numbers(PixelFrame.Place(From), PixelFrame.Place(To)),
            Nice = false,
            Zero = false,
        },
    };

    /// <summary>Draws it below a plot that ends at this height.</summary>
    public void Below(PixelFrame frame, double y)
    {
        IReadOnlyList<string> texts = Ticks.Texts;
        double pitch = Math.Abs(To - From) / Math.Max(1, texts.Count - 1);
        int every = Math.Max(1, (int)Math.Ceiling((texts.Max(t => TextWidth.Of(t, LabelSize)) + 6) / pitch));
        frame.Lines([new FrameLine(From, y, To, y), .. Ticks.Values.Select(v => new FrameLine(At(v), y, At(v), y + Tick))], Line);
        frame.Texts(Ticks.Values.Select((v, i) => (v, i)).Where(t => t.i % every == 0).Select(t => new FrameText(At(t.v), y + Tick + 9, texts[t.i])), PixelFrame.Text("center", LabelSize));
        frame.Texts(TitleLines(Title, Math.Abs(To - From)).Select((line, i) => new FrameText((From + To) / 2, y + Tick + 16 + 6 + (TitleLine * (i + 0.5)), line)), PixelFrame.Text("center", TitleSize));
    }

    /// <summary>Draws it at the left of a plot that begins at this abscissa.</summary>
    public void Left(PixelFrame frame, double x)
    {
        IReadOnlyList<string> texts = Ticks.Texts, lines = TitleLines(Title, Math.Abs(To - From));
        double width = WidthLeft(Title, Ticks, Math.Abs(To - From));
        frame.Lines([new FrameLine(x, From, x, To), .. Ticks.Values.Select(v => new FrameLine(x - Tick, At(v), x, At(v)))], Line);
        frame.Texts(Ticks.Values.Select((v, i) => new FrameText(x - Tick - 3, At(v), texts[i])), PixelFrame.Text("right", LabelSize));
        frame.Texts(lines.Select((line, i) => new FrameText(x - width + (TitleLine * (i + 0.5)), (From + To) / 2, line)), PixelFrame.Text("center", TitleSize, angle: 270));
    }

    private static MarkSpec Line => new("rule") { Color = FigureStyle.Ink, StrokeWidth = 1, StrokeCap = "square" };

    private static IReadOnlyList<string> TitleLines(string title, double span) => TextWidth.Lines(title, Math.Max(span * 1.1, 120), TitleSize, MostTitleLines);
}
