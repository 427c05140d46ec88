using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Finds what may be a scale bar: a horizontal rectangle of one grey value, long and thin (at least 8 : 1), at least 40 px and 2 % of the
/// picture long and 2 px high, whose upper and lower surroundings differ from it by at least 10 % of the full scale along its whole length,
/// and that does not reach the edge of the picture. Its physical length is never read from the picture.
/// </summary>
public static class ScaleBarDetection
{
    private const double Tolerance = 0.05;
    private const double Contrast = 0.1;
    private const int LeastLength = 40;
    private const double LeastShare = 0.02;
    private const int LeastRatio = 8;

    /// <summary>All candidates, longest first. One: the bar. Several: a person must say which.</summary>
    public static IReadOnlyList<ScaleBar> Find(GreyImage image)
    {
        int least = Math.Max(LeastLength, (int)(LeastShare * image.Width)), tolerance = Math.Max(1, (int)(Tolerance * image.FullScale));
        var open = new List<(int Left, int Right, int Grey, int Top, int Bottom)>();
        var closed = new List<(int Left, int Right, int Grey, int Top, int Bottom)>();
        for (int y = 0; y < image.Height; y++)
        {
            List<(int Left, int Right, int Grey)> runs = Runs(image.Row(y), least, tolerance);
            for (int i = open.Count - 1; i >= 0; i--)
            {
                (int Left, int Right, int Grey, int Top, int Bottom) bar = open[i];
                int slack = Math.Max(2, (bar.Right - bar.Left) / 100);
                int match = runs.FindIndex(r =>
                    Math.Abs(r.Left - bar.Left) <= slack && Math.Abs(r.Right - bar.Right) <= slack
                        && Math.Abs(r.Grey - bar.Grey) <= tolerance);
                if (match >= 0)
                {
                    open[i] = bar with { Bottom = y };
                    runs.RemoveAt(match);
                }
                else
                {
                    closed.Add(bar);
                    open.RemoveAt(i);
                }
            }

            open.AddRange(runs.Select(r => (r.Left, r.Right, r.Grey, y, y)));
        }

        closed.AddRange(open);
        return WithoutOutlines([.. closed.Select(c => Judge(image, c)).OfType<ScaleBar>()]);
    }

    /// <summary>
    /// Bars may have a thin outline of the other colour, whose rows look like bars too: of bars that touch, the one with the most pixels is
    /// meant.
    /// </summary>
    private static IReadOnlyList<ScaleBar> WithoutOutlines(List<ScaleBar> bars)
    {
        const int Outline = 4;
        var kept = new List<ScaleBar>();
        foreach (ScaleBar bar in bars.OrderByDescending(b => b.Box.Area).ThenBy(b => b.Box.Top))
        {
            var around = new PixelBox(bar.Box.Left, bar.Box.Top - Outline, bar.Box.Width, bar.Box.Height + (2 * Outline));
            if (!kept.Exists(k => k.Box.Intersection(around) > 0)) kept.Add(bar);
        }

        return [.. kept.OrderByDescending(b => b.Length).ThenBy(b => b.Box.Top)];
    }

    /// <summary>
    /// Longest stretches of a row whose values differ by no more than the tolerance, of at least the least length, without the picture's
    /// edge.
    /// </summary>
    private static List<(int Left, int Right, int Grey)> Runs(ReadOnlySpan<ushort> row, int least, int tolerance)
    {
        var runs = new List<(int, int, int)>();
        int start = 0, low = row[0], high = row[0];
        for (int x = 1; x <= row.Length; x++)
        {
            if (x < row.Length && Math.Max(high, row[x]) - Math.Min(low, row[x]) <= tolerance)
            {
                (low, high) = (Math.Min(low, row[x]), Math.Max(high, row[x]));
                continue;
            }

            if (x - start >= least && start > 0 && x < row.Length) runs.Add((start, x - 1, (low + high) / 2));
            if (x < row.Length) (start, low, high) = (x, row[x], row[x]);
        }

        return runs;
    }

    private static ScaleBar? Judge(GreyImage image, (int Left, int Right, int Grey, int Top, int Bottom) found)
    {
        int length = found.Right - found.Left + 1, height = found.Bottom - found.Top + 1;
        if (height < 2 || length < LeastRatio * height) return null;
        int gap = Math.Max(2, height / 4);
        if (found.Top - gap - 1 < 0 || found.Bottom + gap + 1 >= image.Height) return null;
        double grey = Mean(image, found.Left + 1, found.Right - 1, found.Top + (height / 4), found.Bottom - (height / 4));
        double above = Mean(image, found.Left, found.Right, found.Top - gap - 1, found.Top - gap);
        double below = Mean(image, found.Left, found.Right, found.Bottom + gap, found.Bottom + gap + 1);
        double step = Contrast * image.FullScale, upper = above - grey, lower = below - grey;
        if (Math.Abs(upper) < step || Math.Abs(lower) < step || Math.Sign(upper) != Math.Sign(lower)) return null;
        int sections = 8;
        for (int s = 0; s < sections; s++)
        {
            int from = found.Left + (s * length / sections), to = found.Left + ((s + 1) * length / sections) - 1;
            double up = Mean(image, from, to, found.Top - gap - 1, found.Top - gap) - grey;
            double down = Mean(image, from, to, found.Bottom + gap, found.Bottom + gap + 1) - grey;
            if (up * Math.Sign(upper) < step / 2 || down * Math.Sign(lower) < step / 2) return null;
        }

        double surrounding = (above + below) / 2;
        (int top, int bottom) = (found.Top + (height / 4), found.Bottom - (height / 4));
        double left = HalfWay(image, (found.Left + 1, -1), (top, bottom), (grey, surrounding));
        double right = HalfWay(image, (found.Right - 1, 1), (top, bottom), (grey, surrounding));
        return new ScaleBar(new PixelBox(found.Left, found.Top, length, height), right - left, grey, surrounding);
    }

    /// <summary>
    /// Place at which the mean over the bar's rows crosses half way from the bar's grey to what lies just beyond (its surrounding, or a
    /// thin outline around it), walking outwards. Pixel x holds x − ½ … x + ½, so a sharp bar over pixels 10 … 19 crosses at 9.5 and 19.5.
    /// </summary>
    private static double HalfWay(GreyImage image, (int Start, int Direction) walk, (int Top, int Bottom) rows,
        (double Bar, double Surrounding) greys)
    {
        double sign = Math.Sign(greys.Surrounding - greys.Bar), half = (greys.Bar + greys.Surrounding) / 2;
        double At(int x) => Mean(image, x, x, rows.Top, rows.Bottom);
        for (int x = walk.Start; x >= 0 && x < image.Width; x += walk.Direction)
        {
            if ((At(x) - half) * sign < 0) continue;
            double beyond = At(x);
            for (int k = 1; k <= 2 && x + (k * walk.Direction) >= 0 && x + (k * walk.Direction) < image.Width; k++)
                beyond = Math.Max(beyond * sign, At(x + (k * walk.Direction)) * sign) * sign;
            double level = (greys.Bar + beyond) / 2;
            while ((At(x) - level) * sign < 0) x += walk.Direction;
            double outer = At(x), inner = At(x - walk.Direction);
            return x - (walk.Direction * (outer - level) / (outer - inner));
        }

        return walk.Direction > 0 ? image.Width - 0.5 : -0.5;
    }

    private static double Mean(GreyImage image, int left, int right, int top, int bottom)
    {
        long sum = 0;
        for (int y = top; y <= bottom; y++) foreach (ushort value in image.Row(y)[left..(right + 1)]) sum += value;
        return (double)sum / ((long)(right - left + 1) * (bottom - top + 1));
    }
}
