namespace Osteon.Vesicles;

/// <summary>
/// The closed path around a point along which the grey value falls most from inside to outside. Edge strength at a radius: mean over a
/// stretch w inside it less mean over w outside it. The path maximises the sum over angles of edge strength (in units of its mean magnitude
/// around the point) less a penalty on steps of the radius from angle to angle, by dynamic programming over two turns, of which the middle
/// part is kept, so that it closes (Appleton and Sun 2003, 10.1016/S0031-3203(03)00079-X, for closed paths).
/// </summary>
internal static class ClosedPath
{
    private const int MostStep = 2;
    private const double StepPenalty = 0.4;

    /// <summary>How the surroundings of a point are searched.</summary>
    /// <param name="Angles">Number of angles.</param>
    /// <param name="Reach">Radii from base − reach to base + reach, px of the plane.</param>
    /// <param name="Spacing">Distance of the radii tried, px of the plane.</param>
    /// <param name="Window">Stretch w inside and outside, px of the plane.</param>
    public readonly record struct Search(int Angles, double Reach, double Spacing, double Window);

    /// <summary>A path and its edge strength in each direction, grey values.</summary>
    public sealed record Result(double[] Radii, double[] Edge)
    {
        /// <summary>Mean edge strength, each cut at twice the median, so that one strong fragment does not make a path.</summary>
        public double Strength { get; } = CutMean(Edge);

        private static double CutMean(double[] edge)
        {
            double[] sorted = [.. edge.Order()];
            double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, cap = 2 * Math.Max(median, 0);
            return edge.Average(e => Math.Min(e, cap));
        }
    }

    /// <summary>The best path around a place whose radii lie within the reach of base radii (one for each angle, or one for all).</summary>
    public static Result Find(GreyPlane plane, MicrographPoint middle, ReadOnlySpan<double> bases, Search search)
    {
        int n = search.Angles, half = Math.Max(1, (int)Math.Round(search.Reach / search.Spacing)), k = (2 * half) + 1;
        int window = Math.Max(1, (int)Math.Round(search.Window / search.Spacing));
        double[] edge = new double[n * k], sums = new double[k + (2 * window) + 1];
        for (int a = 0; a < n; a++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * a / n);
            double from = (bases.Length == 1 ? bases[0] : bases[a]) - ((half + window) * search.Spacing);
            for (int i = 0; i < k + (2 * window); i++)
            {
                double r = Math.Max(0, from + ((i + 0.5) * search.Spacing));
                sums[i + 1] = sums[i] + plane.At(middle.X + (r * cos), middle.Y + (r * sin));
            }

            for (int i = 0; i < k; i++) edge[(a * k) + i] = ((2 * sums[i + window]) - sums[i] - sums[i + (2 * window)]) / window;
        }

        int[] path = Best(edge, n, k);
        double[] radii = new double[n], strength = new double[n];
        for (int a = 0; a < n; a++)
        {
            int i = path[a];
            strength[a] = edge[(a * k) + i];
            double shift = 0;
            if (i > 0 && i < k - 1)
            {
                double before = edge[(a * k) + i - 1], after = edge[(a * k) + i + 1], bend = before - (2 * strength[a]) + after;
                if (bend < 0) shift = Math.Clamp((before - after) / (2 * bend), -1, 1);
            }

            radii[a] = Math.Max((bases.Length == 1 ? bases[0] : bases[a]) + ((i - half + shift) * search.Spacing), search.Spacing);
        }

        return new Result(radii, strength);
    }

    private static int[] Best(double[] edge, int n, int k)
    {
        double scale = 0;
        foreach (double e in edge) scale += Math.Abs(e);
        scale = scale == 0 ? 1 : scale / edge.Length;
        double[] best = new double[k], next = new double[k];
        byte[] from = new byte[2 * n * k];
        for (int turn = 0; turn < 2 * n; turn++)
        {
            int row = turn % n * k;
            for (int i = 0; i < k; i++)
            {
                double most = double.NegativeInfinity;
                int step = 0;
                for (int s = -MostStep; s <= MostStep; s++)
                {
                    int j = i + s;
                    if ((uint)j >= (uint)k) continue;
                    double value = best[j] - (StepPenalty * s * s);
                    if (value <= most) continue;
                    (most, step) = (value, s);
                }

                next[i] = most + (edge[row + i] / scale);
                from[(turn * k) + i] = (byte)(step + MostStep);
            }

            (best, next) = (next, best);
        }

        int at = 0;
        for (int i = 1; i < k; i++) if (best[i] > best[at]) at = i;
        int[] path = new int[n];
        for (int turn = (2 * n) - 1; turn >= n / 2; turn--)
        {
            if (turn < n + (n / 2)) path[turn % n] = at;
            at += from[(turn * k) + at] - MostStep;
        }

        return path;
    }
}
