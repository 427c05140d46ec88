using Osteon.Formats;

namespace Osteon.Study;

/// <summary>A smaller copy of a picture with what was found drawn on it, for the report; the full one lies beside it.</summary>
public static class OverlayPreview
{
    /// <summary>Name of the file.</summary>
    public const string Name = "preview.png";

    private const int Most = 700;

    /// <summary>Writes the picture with blocks of pixels averaged until neither side is longer than 700 pixels; a small one is written as it is.</summary>
    public static void Write(Stream destination, int height, int width, ReadOnlySpan<byte> rgb)
    {
        int by = (Math.Max(height, width) + Most - 1) / Most;
        if (by <= 1)
        {
            PngFormat.WriteRgb8(destination, height, width, rgb);
            return;
        }

        int rows = height / by, columns = width / by;
        byte[] small = new byte[3 * rows * columns];
        for (int y = 0; y < rows; y++)
            for (int x = 0; x < columns; x++)
                for (int c = 0; c < 3; c++)
                {
                    int sum = 0;
                    for (int j = 0; j < by; j++)
                        for (int i = 0; i < by; i++) sum += rgb[(3 * ((((y * by) + j) * width) + (x * by) + i)) + c];
                    small[(3 * ((y * columns) + x)) + c] = (byte)((sum + (by * by / 2)) / (by * by));
                }

        PngFormat.WriteRgb8(destination, rows, columns, small);
    }
}
