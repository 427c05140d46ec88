using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// A picture for the eye: the blot in grey, the lanes framed in blue with their numbers, the bands in orange, saturated ones in vermilion.
/// Small pictures are enlarged by a whole factor; grey values
/// run from the least to the greatest of the picture, for display only.
/// </summary>
public sealed class BlotOverlay
{
    private const int SmallWidth = 700;
    private const int DigitWidth = 3;
    private const int DigitHeight = 5;

    // Okabe and Ito's colours: told apart from grey and from each other by colour-blind readers too.
    private static readonly (byte R, byte G, byte B) LaneColour = (86, 180, 233);
    private static readonly (byte R, byte G, byte B) BandColour = (230, 159, 0);
    private static readonly (byte R, byte G, byte B) SaturatedColour = (213, 94, 0);

    /// <summary>Digits of 3 × 5 points, one bit a point, row by row from the top left.</summary>
    private static readonly ushort[] Digits =
        [0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111, 0b101_101_111_001_001, 0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_010_010_010, 0b111_101_111_101_111, 0b111_101_111_001_111];

    private readonly byte[] _rgb;
    private readonly int _zoom;

    private BlotOverlay(int width, int height, int zoom) => (Width, Height, _zoom, _rgb) = (width * zoom, height * zoom, zoom, new byte[3L * width * height * zoom * zoom]);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Writes it as a PNG of 8-bit RGB.</summary>
    public void Write(Stream destination) => PngFormat.WriteRgb8(destination, Height, Width, _rgb);

    /// <summary>Writes the smaller copy for the report.</summary>
    internal void WritePreview(Stream destination) => OverlayPreview.Write(destination, Height, Width, _rgb);

    /// <summary>Draws a blot.</summary>
    public static BlotOverlay Of(GreyImage image, BlotResult result)
    {
        var overlay = new BlotOverlay(image.Width, image.Height, Math.Clamp(SmallWidth / image.Width, 1, 4));
        overlay.Grey(image);
        foreach (BlotLane lane in result.Lanes)
        {
            overlay.Lane(lane, image.Height);
            overlay.Number(lane.Number, (int)Math.Round(lane.CentreX * overlay._zoom), 4, LaneColour);
        }

        foreach (BlotBand band in result.Bands)
        {
            (byte, byte, byte) colour = band.Saturated ? SaturatedColour : BandColour;
            overlay.Frame(band.Box, colour);
            overlay.Number(band.Index, (band.Box.Right + 1) * overlay._zoom + 4, band.Box.Top * overlay._zoom, colour);
        }

        return overlay;
    }

    private void Grey(GreyImage image)
    {
        int least = ushort.MaxValue, most = 0;
        foreach (ushort value in image.Values) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<ushort> row = image.Row(y / _zoom);
            for (int x = 0; x < Width; x++)
            {
                byte grey = (byte)(255.0 * (row[x / _zoom] - least) / Math.Max(1, most - least));
                Set(x, y, (grey, grey, grey));
            }
        }
    }

    private void Lane(BlotLane lane, int height)
    {
        double middle = 0.5 * (height - 1);
        for (int y = 0; y < Height; y++)
        {
            double centre = lane.CentreX + lane.Lean * ((double)y / _zoom - middle);
            foreach (int side in (int[])[-1, 1]) Set((int)Math.Round((centre + side * lane.HalfWidth + 0.5) * _zoom), y, LaneColour);
        }
    }

    private void Frame(PixelBox box, (byte, byte, byte) colour)
    {
        int left = box.Left * _zoom, right = box.Right * _zoom - 1, top = box.Top * _zoom, bottom = box.Bottom * _zoom - 1;
        for (int x = left; x <= right; x++)
        {
            Set(x, top, colour);
            Set(x, bottom, colour);
        }

        for (int y = top; y <= bottom; y++)
        {
            Set(left, y, colour);
            Set(right, y, colour);
        }
    }

    private void Number(int number, int x, int y, (byte, byte, byte) colour)
    {
        string text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (int k = 0; k < text.Length; k++)
        {
            ushort bits = Digits[text[k] - '0'];
            for (int i = 0; i < 2 * DigitWidth; i++)
                for (int j = 0; j < 2 * DigitHeight; j++)
                    if ((bits >> (DigitWidth * DigitHeight - 1 - (j / 2 * DigitWidth + i / 2)) & 1) == 1) Set(x + k * 8 + i, y + j, colour);
        }
    }

    private void Set(int x, int y, (byte R, byte G, byte B) colour)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height) return;
        int at = 3 * (y * Width + x);
        (_rgb[at], _rgb[at + 1], _rgb[at + 2]) = colour;
    }
}
