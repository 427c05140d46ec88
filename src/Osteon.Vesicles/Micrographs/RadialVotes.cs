namespace Osteon.Vesicles;

/// <summary>
/// Places that could be the middle of a bright round object of a radius: every pixel votes for the place one radius away up its grey
/// gradient, with the weight of the gradient cut at its 90th percentile, so that weak but complete circles are not drowned by strong
/// fragments (radial symmetry: Loy and Zelinsky 2003, 10.1109/TPAMI.2003.1217601).
/// </summary>
internal static class RadialVotes
{
    /// <summary>Candidates must stand this many robust standard deviations above the median of the votes.</summary>
    private const double LeastDeviations = 3;

    /// <summary>Gradient of a smoothed plane: direction to the brighter side and weight.</summary>
    public static (float[] X, float[] Y, float[] Weight) Gradient(GreyPlane plane)
    {
        int width = plane.Width, height = plane.Height;
        float[] x = new float[plane.Values.Length], y = new float[x.Length], weight = new float[x.Length];
        for (int row = 1; row < height - 1; row++)
        {
            for (int column = 1; column < width - 1; column++)
            {
                int i = (row * width) + column;
                float gx = plane.Values[i + 1] - plane.Values[i - 1], gy = plane.Values[i + width] - plane.Values[i - width];
                float size = MathF.Sqrt((gx * gx) + (gy * gy));
                if (size == 0) continue;
                (x[i], y[i], weight[i]) = (gx / size, gy / size, size);
            }
        }

        float[] positive = [.. weight.Where(w => w > 0)];
        if (positive.Length == 0) return (x, y, weight);
        float cap = new OrderStatistic(positive).At((int)(0.9 * (positive.Length - 1)));
        for (int i = 0; i < weight.Length; i++) weight[i] = Math.Min(1, weight[i] / cap);
        return (x, y, weight);
    }

    /// <summary>Local maxima of the votes, strongest first, in pixels of the plane.</summary>
    /// <param name="plane">Gives the size.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="radius">Radius, px of the plane.</param>
    /// <param name="most">How many at most.</param>
    public static List<MicrographPoint> Peaks(GreyPlane plane, (float[] X, float[] Y, float[] Weight) gradient, double radius, int most)
    {
        int width = plane.Width, height = plane.Height;
        float[] votes = new float[plane.Values.Length];
        for (int row = 1; row < height - 1; row++)
        {
            for (int column = 1; column < width - 1; column++)
            {
                int i = (row * width) + column;
                if (gradient.Weight[i] == 0) continue;
                int x = (int)Math.Round(column + (radius * gradient.X[i])), y = (int)Math.Round(row + (radius * gradient.Y[i]));
                if ((uint)x < (uint)width && (uint)y < (uint)height) votes[(y * width) + x] += gradient.Weight[i];
            }
        }

        GreyPlane smooth = new GreyPlane(height, width, votes).Blurred(Math.Max(0.8, 0.2 * radius));
        var sorted = new OrderStatistic(smooth.Values);
        double median = sorted.At(smooth.Values.Length / 2), spread = median - sorted.At((int)(0.1587 * smooth.Values.Length));
        double least = median + (LeastDeviations * Math.Max(spread, 1e-9));
        int reach = Math.Max(1, (int)(radius / 2));
        var peaks = new List<(float Votes, int Place)>();
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++)
            {
                int place = (row * width) + column;
                if (smooth.Values[place] > least && IsPeak(smooth, row, column, reach)) peaks.Add((smooth.Values[place], place));
            }

        return [.. peaks.OrderByDescending(p => p.Votes).ThenBy(p => p.Place).Take(most)
            .Select(p => new MicrographPoint(p.Place % width, p.Place / width))];
    }

    private static bool IsPeak(GreyPlane votes, int row, int column, int reach)
    {
        float value = votes[row, column];
        for (int y = Math.Max(0, row - reach); y <= Math.Min(votes.Height - 1, row + reach); y++)
            for (int x = Math.Max(0, column - reach); x <= Math.Min(votes.Width - 1, column + reach); x++)
            {
                float other = votes[y, x];
                if (other > value || (other == value && (y < row || (y == row && x < column)))) return false;
            }

        return true;
    }
}
