namespace Osteon.Vesicles;

/// <summary>The convex hull of points by Andrew's monotone chain (1979, 10.1016/0020-0190(79)90072-3), and its widths.</summary>
internal static class ConvexHull
{
    /// <summary>Corners of the hull in order; collinear points are left out.</summary>
    public static (double X, double Y)[] Of((double X, double Y)[] points)
    {
        (double X, double Y)[] sorted = [.. points.OrderBy(p => p.X).ThenBy(p => p.Y)];
        var hull = new List<(double X, double Y)>(sorted.Length);
        Chain(hull, sorted, 0);
        hull.RemoveAt(hull.Count - 1);
        int first = hull.Count;
        Chain(hull, [.. Enumerable.Reverse(sorted)], first);
        hull.RemoveAt(hull.Count - 1);
        return [.. hull];
    }

    /// <summary>
    /// Largest distance of two corners, smallest width (always with one side of the hull on a line), and the hull's area.
    /// </summary>
    public static (double Max, double Min, double Area) Widths((double X, double Y)[] hull)
    {
        double max = 0, min = double.PositiveInfinity, area = 0;
        for (int i = 0; i < hull.Length; i++)
        {
            ((double x, double y), (double u, double v)) = (hull[i], hull[(i + 1) % hull.Length]);
            double length = Math.Sqrt(((u - x) * (u - x)) + ((v - y) * (v - y))), far = 0;
            foreach ((double px, double py) in hull)
            {
                far = Math.Max(far, Math.Abs(((u - x) * (py - y)) - ((v - y) * (px - x))) / length);
                max = Math.Max(max, Math.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))));
            }

            min = Math.Min(min, far);
            area += ((x * v) - (u * y)) / 2;
        }

        return (max, min, Math.Abs(area));
    }

    private static void Chain(List<(double X, double Y)> hull, (double X, double Y)[] points, int start)
    {
        foreach ((double X, double Y) p in points)
        {
            while (hull.Count >= start + 2 && Turn(hull[^2], hull[^1], p) <= 0) hull.RemoveAt(hull.Count - 1);
            hull.Add(p);
        }
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
