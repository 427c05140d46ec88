namespace Osteon.Formats;

/// <summary>
/// Brings a component that was sampled more coarsely to the width and height of the picture. Halves are interpolated by a triangle (three parts
/// of the nearer sample, one of the farther) with libjpeg's alternating rounding, other ratios by repetition.
/// </summary>
internal static class JpegUpsampling
{
    /// <summary>Row y of the picture of a component.</summary>
    public static void Row(JpegFrame frame, JpegComponent component, int y, Span<byte> row)
    {
        int across = frame.MostAcross / component.Across;
        int down = frame.MostDown / component.Down;
        // libjpeg interpolates across only where there are more than two samples, and down only together with that or alone.
        bool smooth = across <= 2 && down <= 2 && (across == 1 || component.Width > 2);
        if (across == 1 && down == 1)
        {
            Of(component, y)[..row.Length].CopyTo(row);
        }
        else if (!smooth)
        {
            ReadOnlySpan<byte> source = Of(component, y / down);
            for (int x = 0; x < row.Length; x++) row[x] = source[x / across];
        }
        else if (down == 1)
        {
            Across(Of(component, y), row);
        }
        else
        {
            int nearer = y / 2;
            int farther = Math.Clamp(y % 2 == 0 ? nearer - 1 : nearer + 1, 0, component.Height - 1);
            if (across == 1) Down(Of(component, nearer), Of(component, farther), row, y % 2 == 0 ? 1 : 2);
            else Both(Of(component, nearer), Of(component, farther), row);
        }
    }

    private static ReadOnlySpan<byte> Of(JpegComponent component, int y) => component.Samples.AsSpan(y * component.Stride, component.Width);

    private static void Across(ReadOnlySpan<byte> source, Span<byte> row)
    {
        for (int x = 0; x < row.Length; x++)
        {
            int i = x / 2;
            int other = x % 2 == 0 ? i - 1 : i + 1;
            row[x] = other < 0 || other >= source.Length ? source[i] : (byte)(((3 * source[i]) + source[other] + (x % 2 == 0 ? 1 : 2)) >> 2);
        }
    }

    private static void Down(ReadOnlySpan<byte> nearer, ReadOnlySpan<byte> farther, Span<byte> row, int rounding)
    {
        for (int x = 0; x < row.Length; x++) row[x] = (byte)(((3 * nearer[x]) + farther[x] + rounding) >> 2);
    }

    private static void Both(ReadOnlySpan<byte> nearer, ReadOnlySpan<byte> farther, Span<byte> row)
    {
        for (int x = 0; x < row.Length; x++)
        {
            int i = x / 2;
            int other = x % 2 == 0 ? i - 1 : i + 1;
            int here = (3 * nearer[i]) + farther[i];
            int rounding = x % 2 == 0 ? 8 : 7;
            row[x] = other < 0 || other >= nearer.Length
                ? (byte)(((4 * here) + rounding) >> 4)
                : (byte)(((3 * here) + (3 * nearer[other]) + farther[other] + rounding) >> 4);
        }
    }
}
