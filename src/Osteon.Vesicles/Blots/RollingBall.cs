namespace Osteon.Vesicles;

/// <summary>
/// The background by a ball that rolls under the grey values, as ImageJ's Subtract Background computes it (float path, ImageJ 1.42 and
/// later): smoothing by the mean of 3 × 3, shrinking by block
/// minima, the greatest height of a ball's cap that stays below the picture (a grey opening by the cap), linear interpolation back.
/// Sternberg 1983,
/// 10.1109/MC.1983.1654163.
/// </summary>
/// <remarks>
/// Shrinking and trimming by radius r: r ≤ 10: 1, 24 %; ≤ 30: 2, 24 %; ≤ 100: 4, 32 %; else 8, 40 %. The cap is a square of 2·round(r′ −
/// trim) + 1 points with r′ = r/shrinking, at least
/// 1, height √(r′² − x² − y²), 0 where that is not real. At the borders only the points inside of the picture count. ImageJ rounds the
/// difference to
/// whole grey values and cuts it at 0; here the background itself is returned, not rounded. The ball rides on the lowest noise: volumes
/// come out too large by
/// about the noise times the area of the band; the local median does not do that.
/// </remarks>
public static class RollingBall
{
    /// <summary>The background of a picture with bright bands (for dark bands pass the inverted values), row by row.</summary>
    /// <param name="values">Grey values, row by row.</param>
    /// <param name="width">Columns, at least 2 after shrinking; smaller pictures are not shrunk.</param>
    /// <param name="height">Rows.</param>
    /// <param name="radius">Radius of the ball in pixels, positive; ImageJ's default is 50.</param>
    public static float[] Background(ReadOnlySpan<float> values, int width, int height, double radius)
    {
        if (!(radius > 0)) throw new ArgumentOutOfRangeException(nameof(radius), radius, "must be positive");
        if (values.Length != (long)width * height) throw new ArgumentException($"{values.Length} values for {height} × {width} pixels", nameof(values));
        (int shrink, int trim) = radius <= 10 ? (1, 24) : radius <= 30 ? (2, 24) : radius <= 100 ? (4, 32) : (8, 40);
        float[] smooth = Smooth(values, width, height);
        if (shrink == 1 || (width + shrink - 1) / shrink < 2 || (height + shrink - 1) / shrink < 2) return Open(smooth, width, height, Cap(radius, 1, trim));
        int smallWidth = (width + shrink - 1) / shrink, smallHeight = (height + shrink - 1) / shrink;
        float[] small = Shrink(smooth, width, height, shrink);
        return Enlarge(Open(small, smallWidth, smallHeight, Cap(radius, shrink, trim)), (smallWidth, smallHeight), (width, height), shrink);
    }

    /// <summary>The mean of three along rows, then along columns; the first and the last value count twice at the borders.</summary>
    private static float[] Smooth(ReadOnlySpan<float> values, int width, int height)
    {
        float[] rows = values.ToArray(), result = new float[values.Length];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> from = values.Slice(y * width, width);
            Span<float> to = rows.AsSpan(y * width, width);
            for (int x = 0; x < width; x++) to[x] = (from[Math.Max(0, x - 1)] + from[x] + from[Math.Min(width - 1, x + 1)]) * 0.33333333f;
        }

        for (int y = 0; y < height; y++)
        {
            int above = Math.Max(0, y - 1) * width, at = y * width, below = Math.Min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) result[at + x] = (rows[above + x] + rows[at + x] + rows[below + x]) * 0.33333333f;
        }

        return result;
    }

    private static float[] Shrink(float[] values, int width, int height, int shrink)
    {
        int smallWidth = (width + shrink - 1) / shrink, smallHeight = (height + shrink - 1) / shrink;
        var small = new float[smallWidth * smallHeight];
        Array.Fill(small, float.MaxValue);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ref float least = ref small[y / shrink * smallWidth + x / shrink];
                if (values[y * width + x] < least) least = values[y * width + x];
            }
        }

        return small;
    }

    private static (float[] Heights, int Half) Cap(double radius, int shrink, int trim)
    {
        double small = Math.Max(1, radius / shrink);
        int half = (int)Math.Floor(small - (int)(trim * small) / 100 + 0.5), side = 2 * half + 1;
        var heights = new float[side * side];
        for (int y = -half; y <= half; y++)
        {
            for (int x = -half; x <= half; x++)
            {
                double square = small * small - x * x - y * y;
                heights[(y + half) * side + x + half] = square > 0 ? (float)Math.Sqrt(square) : 0;
            }
        }

        return (heights, half);
    }

    /// <summary>
    /// For every place of the ball's centre, also outside of the picture as far as the cap reaches in, its greatest height; for every pixel
    /// the highest surface of all places.
    /// </summary>
    private static float[] Open(float[] values, int width, int height, (float[] Heights, int Half) cap)
    {
        (float[] ball, int half) = cap;
        int side = 2 * half + 1, places = width + 2 * half;
        var lifts = new float[places * (height + 2 * half)];
        for (int y = -half; y < height + half; y++)
        {
            Span<float> lift = lifts.AsSpan((y + half) * places, places);
            lift.Fill(float.MaxValue);
            for (int r = Math.Max(0, y - half); r <= Math.Min(height - 1, y + half); r++)
            {
                for (int dx = -half; dx <= half; dx++)
                {
                    // The pixel x lies under the ball of place x − dx.
                    float z = ball[(r - y + half) * side + dx + half];
                    ReadOnlySpan<float> row = values.AsSpan(r * width, width);
                    Span<float> target = lift.Slice(half - dx, width);
                    for (int x = 0; x < width; x++) target[x] = Math.Min(target[x], row[x] - z);
                }
            }
        }

        var result = new float[values.Length];
        Array.Fill(result, -float.MaxValue);
        for (int r = 0; r < height; r++)
        {
            Span<float> target = result.AsSpan(r * width, width);
            for (int y = r - half; y <= r + half; y++)
            {
                for (int dx = -half; dx <= half; dx++)
                {
                    float z = ball[(r - y + half) * side + dx + half];
                    ReadOnlySpan<float> lift = lifts.AsSpan((y + half) * places + half - dx, width);
                    for (int x = 0; x < width; x++) target[x] = Math.Max(target[x], lift[x] + z);
                }
            }
        }

        return result;
    }

    private static float[] Enlarge(float[] small, (int Width, int Height) from, (int Width, int Height) to, int shrink)
    {
        (int[] xs, float[] xWeights) = Places(to.Width, from.Width, shrink);
        (int[] ys, float[] yWeights) = Places(to.Height, from.Height, shrink);
        var result = new float[to.Width * to.Height];
        for (int y = 0; y < to.Height; y++)
        {
            int above = ys[y] * from.Width, below = above + from.Width;
            for (int x = 0; x < to.Width; x++)
            {
                float a = small[above + xs[x]] * xWeights[x] + small[above + xs[x] + 1] * (1 - xWeights[x]);
                float b = small[below + xs[x]] * xWeights[x] + small[below + xs[x] + 1] * (1 - xWeights[x]);
                result[y * to.Width + x] = a * yWeights[y] + b * (1 - yWeights[y]);
            }
        }

        return result;
    }

    private static (int[] Index, float[] Weight) Places(int length, int smallLength, int shrink)
    {
        int[] index = new int[length];
        float[] weight = new float[length];
        for (int i = 0; i < length; i++)
        {
            // Whole division towards 0: the outer half block is extrapolated.
            index[i] = Math.Min(smallLength - 2, (i - shrink / 2) / shrink);
            weight[i] = 1 - ((i + 0.5f) / shrink - (index[i] + 0.5f));
        }

        return (index, weight);
    }
}
