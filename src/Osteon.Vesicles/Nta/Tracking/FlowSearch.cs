using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The common motion of particles before anything is linked: over pairs of successive frames all displacements from every spot to every
/// spot are counted in squares of one pixel. Wrong pairs are spread evenly, right ones pile up around the drift.
/// </summary>
internal static class FlowSearch
{
    private const int MostPairs = 1000;
    private const int Rounds = 5;

    /// <summary>Standard deviations above the even background that a pile must reach.</summary>
    private const double Significance = 5;

    /// <summary>Drift from frame to frame, pixels; 0 where nothing stands out.</summary>
    /// <param name="spots">Spots of all frames.</param>
    /// <param name="largest">Largest drift looked for along each direction, pixels.</param>
    /// <param name="spread">Radius within which right displacements lie around the drift, pixels: the search range.</param>
    /// <param name="context">Cancellation.</param>
    public static (double X, double Y) Estimate(SpotTable spots, double largest, double spread, RunContext context)
    {
        int reach = (int)Math.Ceiling(largest + spread), side = (2 * reach) + 1;
        double[] counts = new double[side * side];
        List<(double X, double Y)> all = [];
        int pairs = Math.Min(MostPairs, spots.Frames - 1);
        for (int p = 0; p < pairs; p++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            int frame = (int)((long)p * (spots.Frames - 1) / pairs);
            for (int i = spots.Starts[frame]; i < spots.Starts[frame + 1]; i++)
                for (int j = spots.Starts[frame + 1]; j < spots.Starts[frame + 2]; j++)
                {
                    double dx = spots.X[j] - spots.X[i], dy = spots.Y[j] - spots.Y[i];
                    if (Math.Abs(dx) >= reach || Math.Abs(dy) >= reach) continue;
                    counts[((int)Math.Round(dy) + reach) * side + (int)Math.Round(dx) + reach]++;
                    all.Add((dx, dy));
                }
        }

        if (all.Count == 0) return (0, 0);
        int half = Math.Max(1, (int)(spread / 3));
        (double Sum, int X, int Y) best = (double.NegativeInfinity, 0, 0);
        int limit = (int)Math.Floor(largest);
        for (int y = -limit; y <= limit; y++)
            for (int x = -limit; x <= limit; x++)
            {
                double sum = 0;
                for (int v = -half; v <= half; v++)
                    for (int u = -half; u <= half; u++)
                        if (Math.Abs(y + v) <= reach && Math.Abs(x + u) <= reach) sum += counts[((y + v + reach) * side) + x + u + reach];
                if (sum > best.Sum) best = (sum, x, y);
            }

        double even = all.Count * (((2 * half) + 1.0) * ((2 * half) + 1)) / (side * side);
        return best.Sum < even + (Significance * Math.Sqrt(even)) ? (0, 0) : Centre(all, (best.X, best.Y), spread);
    }

    /// <summary>Mean of the displacements in a disc that moves to it, until it rests: even wrong pairs pull it to its own middle only.</summary>
    private static (double X, double Y) Centre(List<(double X, double Y)> all, (double X, double Y) start, double radius)
    {
        (double x, double y) = start;
        for (int round = 0; round < Rounds; round++)
        {
            double sumX = 0, sumY = 0;
            int n = 0;
            foreach ((double dx, double dy) in all)
            {
                if (((dx - x) * (dx - x)) + ((dy - y) * (dy - y)) > radius * radius) continue;
                sumX += dx;
                sumY += dy;
                n++;
            }

            if (n == 0) break;
            (x, y) = (sumX / n, sumY / n);
        }

        return (x, y);
    }
}
