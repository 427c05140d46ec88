namespace Osteon.Vesicles;

/// <summary>
/// Mean and standard deviation (divided by n) of the stored grey values that are farther than a radius from every pixel that passed the
/// band-pass. Null where there is no such pixel.
/// </summary>
internal static class BackgroundNoise
{
    /// <summary>Black level and noise, grey levels.</summary>
    public static (double Black, double Noise)? Of(ReadOnlySpan<ushort> frame, ReadOnlySpan<ushort> passed, int width, int radius)
    {
        int height = frame.Length / width;
        int[] before = new int[(width + 1) * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                before[(y * (width + 1)) + x + 1] = before[(y * (width + 1)) + x] + (passed[(y * width) + x] > 0 ? 1 : 0);
        int[] reach = [.. Enumerable.Range(0, radius + 1).Select(d => (int)Math.Sqrt((radius * radius) - (d * d)))];
        double sum = 0, squares = 0;
        long count = 0;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                if (!Dark(before, width, (x, y, height), reach)) continue;
                double value = frame[(y * width) + x];
                sum += value;
                squares += value * value;
                count++;
            }

        if (count == 0) return null;
        double mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }

    private static bool Dark(int[] before, int width, (int X, int Y, int Height) at, int[] reach)
    {
        for (int dy = -reach.Length + 1; dy < reach.Length; dy++)
        {
            int row = at.Y + dy, w = reach[Math.Abs(dy)];
            if (row < 0 || row >= at.Height) continue;
            int start = row * (width + 1);
            if (before[start + Math.Min(width, at.X + w + 1)] > before[start + Math.Max(0, at.X - w)]) return false;
        }

        return true;
    }
}
