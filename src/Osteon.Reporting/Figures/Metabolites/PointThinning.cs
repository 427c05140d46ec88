namespace Osteon.Reporting;

/// <summary>Which points of a dense cloud are drawn.</summary>
internal static class PointThinning
{
    private const double FirstCell = 1.5;
    private const double Growth = 1.2;

    /// <summary>
    /// Indices of the points to draw, in their order: of points that lie in one small square, the first, and the squares as small as keep the number below
    /// <paramref name="most"/>. The outline of a cloud and single points far out are kept, which taking every nth point would lose. Points that must be drawn are.
    /// </summary>
    public static IReadOnlyList<int> Kept(IReadOnlyList<(double X, double Y)> pixels, IReadOnlyList<bool> must, int most)
    {
        if (pixels.Count <= most) return [.. Enumerable.Range(0, pixels.Count)];
        for (double cell = FirstCell; ; cell *= Growth)
        {
            var taken = new HashSet<(long, long)>();
            int[] kept = [.. Enumerable.Range(0, pixels.Count).Where(i => taken.Add(((long)Math.Floor(pixels[i].X / cell), (long)Math.Floor(pixels[i].Y / cell))) || must[i])];
            if (taken.Count <= most) return kept;
        }
    }
}
