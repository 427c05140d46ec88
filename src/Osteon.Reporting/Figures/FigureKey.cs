using System.Text.Json.Nodes;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>How an entry of a key looks.</summary>
internal enum KeyMark
{
    /// <summary>A filled rectangle.</summary>
    Swatch,

    /// <summary>A point.</summary>
    Point,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A line with a point on it.</summary>
    MarkedLine,
}

/// <summary>An entry of a key.</summary>
internal sealed record KeyEntry(string Label, string Color, KeyMark Mark, string Shape = "circle");

/// <summary>A key above a plot: entries side by side, in as many rows as they need.</summary>
internal static class FigureKey
{
    private const double Row = 18;
    private const double Gap = 16;
    private const int Size = 12;

    /// <summary>Room that the key takes, with the distance to the plot; 0 without entries.</summary>
    public static double Height(IReadOnlyList<KeyEntry> entries, double width) => entries.Count == 0 ? 0 : (Row * (Places(entries, width).Max(p => p.Row) + 1)) + 8;

    /// <summary>Draws the key from this corner.</summary>
    public static void Draw(PixelFrame frame, IReadOnlyList<KeyEntry> entries, (double Left, double Top) corner, double width)
    {
        foreach ((KeyEntry entry, (double offset, int row)) in entries.Zip(Places(entries, width)))
        {
            double x = corner.Left + offset, y = corner.Top + (Row * (row + 0.5)), sign = SignWidth(entry);
            if (entry.Mark is KeyMark.Line or KeyMark.MarkedLine)
                frame.Lines([new FrameLine(x, y, x + sign, y)], new MarkSpec("rule") { Color = entry.Color, StrokeWidth = 2 });
            if (entry.Mark is KeyMark.Point or KeyMark.MarkedLine)
                frame.Points([new JsonObject { ["x"] = PixelFrame.Place(x + (sign / 2)), ["y"] = PixelFrame.Place(y) }],
                    new MarkSpec("point") { Filled = true, Shape = entry.Shape, Size = FigureStyle.PointSize, Opacity = 1, Color = entry.Color });
            if (entry.Mark == KeyMark.Swatch)
                frame.Rects([PixelFrame.Rect(x, y - 5, sign, 10)], new MarkSpec("rect") { Fill = entry.Color, Opacity = 1 });
            frame.Texts([new FrameText(x + sign + 5, y, Label(entry, width))], PixelFrame.Text("left", Size));
        }
    }

    private static double SignWidth(KeyEntry entry) => entry.Mark is KeyMark.Line or KeyMark.MarkedLine ? 20 : entry.Mark == KeyMark.Swatch ? 12 : 9;

    private static string Label(KeyEntry entry, double width) => TextWidth.Fit(entry.Label, width - SignWidth(entry) - 5, Size);

    private static (double Offset, int Row)[] Places(IReadOnlyList<KeyEntry> entries, double width)
    {
        var places = new (double, int)[entries.Count];
        double x = 0;
        int row = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            double entry = SignWidth(entries[i]) + 5 + TextWidth.Of(Label(entries[i], width), Size);
            if (x > 0 && x + entry > width)
            {
                x = 0;
                row++;
            }

            places[i] = (x, row);
            x += entry + Gap;
        }

        return places;
    }
}
