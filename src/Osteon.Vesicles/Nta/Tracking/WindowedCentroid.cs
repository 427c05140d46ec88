namespace Osteon.Vesicles;

/// <summary>
/// Centroid under a moving Gaussian window: x ← x + 2ΣwI(x′ − x)/ΣwI with w = exp(−r²/(2s²)), until it rests, on the stored grey values less the
/// local background. For a Gaussian picture of the window's width the factor 2 makes each step exact, for others the steps still end at
/// the middle; noise is weighted nearly as in a fit of a Gaussian. The window moves continuously, so that positions are not drawn to the
/// middle of pixels.
/// </summary>
/// <remarks>
/// XWIN and YWIN of SExtractor (Bertin and Arnouts 1996, 10.1051/aas:1996164). The background is the median of the ring between radius and radius
/// + 2 pixels around the starting point, so far as it lies in the picture. A position that leaves the start by more than half the radius,
/// meets no brightness or does not rest keeps the start; <see cref="Refine"/> then gives null.
/// </remarks>
internal static class WindowedCentroid
{
    private const int Iterations = 30;
    private const double Rest = 1e-5;
    private const double WindowReach = 4;
    private const int RingWidth = 2;

    /// <summary>The refined position, or null where the start is to be kept.</summary>
    public static (double X, double Y)? Refine(ReadOnlySpan<ushort> raw, int width, (double X, double Y) start, (int Radius, double Sigma) rule)
    {
        int height = raw.Length / width;
        double background = Ring(raw, width, ((int)Math.Round(start.X), (int)Math.Round(start.Y)), rule.Radius);
        int reach = Math.Min(rule.Radius, (int)Math.Ceiling(WindowReach * rule.Sigma));
        Span<double> along = stackalloc double[(2 * reach) + 2], down = stackalloc double[(2 * reach) + 2];
        double x = start.X, y = start.Y, exponent = -1 / (2 * rule.Sigma * rule.Sigma), cut = (reach + 0.5) * (reach + 0.5);
        for (int i = 0; i < Iterations; i++)
        {
            int left = Math.Max(0, (int)Math.Ceiling(x - reach - 0.5)), right = Math.Min(width - 1, (int)Math.Floor(x + reach + 0.5));
            int top = Math.Max(0, (int)Math.Ceiling(y - reach - 0.5)), bottom = Math.Min(height - 1, (int)Math.Floor(y + reach + 0.5));
            for (int c = left; c <= right; c++) along[c - left] = Math.Exp((c - x) * (c - x) * exponent);
            for (int r = top; r <= bottom; r++) down[r - top] = Math.Exp((r - y) * (r - y) * exponent);
            double sum = 0, sumX = 0, sumY = 0;
            for (int r = top; r <= bottom; r++)
            {
                double rowSum = 0, rowX = 0, squared = (r - y) * (r - y);
                for (int c = left; c <= right; c++)
                {
                    if (squared + ((c - x) * (c - x)) > cut) continue;
                    double weighted = along[c - left] * (raw[(r * width) + c] - background);
                    rowSum += weighted;
                    rowX += weighted * (c - x);
                }

                sum += down[r - top] * rowSum;
                sumX += down[r - top] * rowX;
                sumY += down[r - top] * rowSum * (r - y);
            }

            if (!(sum > 0)) return null;
            double moveX = 2 * sumX / sum, moveY = 2 * sumY / sum;
            x += moveX;
            y += moveY;
            if (Math.Abs(x - start.X) > rule.Radius / 2.0 || Math.Abs(y - start.Y) > rule.Radius / 2.0) return null;
            if ((moveX * moveX) + (moveY * moveY) < Rest * Rest) return (x, y);
        }

        return null;
    }

    private static double Ring(ReadOnlySpan<ushort> raw, int width, (int X, int Y) middle, int radius)
    {
        int height = raw.Length / width, outer = radius + RingWidth, count = 0;
        Span<ushort> values = outer <= 40 ? stackalloc ushort[((2 * outer) + 1) * ((2 * outer) + 1)] : new ushort[((2 * outer) + 1) * ((2 * outer) + 1)];
        for (int y = Math.Max(0, middle.Y - outer); y <= Math.Min(height - 1, middle.Y + outer); y++)
            for (int x = Math.Max(0, middle.X - outer); x <= Math.Min(width - 1, middle.X + outer); x++)
            {
                int squared = ((x - middle.X) * (x - middle.X)) + ((y - middle.Y) * (y - middle.Y));
                if (squared > radius * radius && squared <= outer * outer) values[count++] = raw[(y * width) + x];
            }

        if (count == 0) return 0;
        values[..count].Sort();
        return count % 2 == 1 ? values[count / 2] : (values[(count / 2) - 1] + values[count / 2]) / 2.0;
    }
}
