namespace Osteon.Vesicles;

/// <summary>
/// Tells bands from what is not one: a band fills the width of its lane evenly and ends at the gap. A scratch goes on through the gap or crosses a part of the lane, a blotch
/// is as wide as it is high.
/// </summary>
internal static class BandChecks
{
    private const double Aside = 1.4;
    private const double Sure = 3;
    private const double LoneHeight = 0.1;
    private const double LoneWidth = 1.6;

    /// <summary>Removes candidates that do not look like a band, then weak ones that no other lane has in their row and that are wider along the migration than bands are.</summary>
    public static void Apply(BlotDraft draft)
    {
        draft.Bands.RemoveAll(b => !LooksLikeBand(draft, b, mildly: false) && !(RowOf(draft, b).Count() >= 2 && LooksLikeBand(draft, b, mildly: true)));
        if (draft.Bands.Count == 0) return;
        double top = draft.Bands.Max(b => b.Peak.Height);
        double sigma = RobustSpread.MedianOf(draft.Bands.Where(b => b.Peak.Height > LoneHeight * top).Select(b => b.Peak.Sigma));
        int lanes = draft.Lanes.Count;
        draft.Bands.RemoveAll(b => lanes > 2 && !RowOf(draft, b).Any() && b.Peak.Height < LoneHeight * Strongest(draft, b.Lane)
            && (b.Peak.Sigma > LoneWidth * sigma || b.Peak.Sigma < sigma / LoneWidth || !Whole(draft, b)));
    }

    /// <summary>The bands of the other lanes in the row of a band.</summary>
    private static IEnumerable<BandDraft> RowOf(BlotDraft draft, BandDraft band) => draft.Bands.Where(b => b.Row == band.Row && b.Lane != band.Lane);

    private static double Strongest(BlotDraft draft, int lane) => draft.InLane(lane).Max(b => b.Peak.Height);

    /// <summary>Whether all of the lane's width lies in the picture where the band is.</summary>
    private static bool Whole(BlotDraft draft, BandDraft band)
    {
        int core = draft.Lanes[band.Lane].Core;
        for (int j = -core; j <= core; j++)
            if (double.IsNaN(band.Lateral!.At(j))) return false;
        return true;
    }

    /// <summary>
    /// The thirds of the width must agree with the middle and the gaps must be empty, each within 3 standard errors; mildly: two thirds and one gap will do, since a scratch or
    /// a speck may cross a true band.
    /// </summary>
    public static bool LooksLikeBand(BlotDraft draft, BandDraft band, bool mildly)
    {
        double half = draft.Lanes[band.Lane].Track.HalfWidth;
        LateralShape shape = band.Lateral!;
        double height = RobustSpread.MedianOf(
            [.. Enumerable.Range((int)Math.Ceiling(-0.8 * half), (2 * (int)(0.8 * half)) + 1).Select(shape.At).Where(double.IsFinite).DefaultIfEmpty(0)]);
        if (!(height > 0)) return false;
        int thirds = 0, gaps = 0;
        foreach (int side in (int[])[-1, 0, 1])
        {
            double from = side < 0 ? -half : side > 0 ? half / 3 : -half / 3, value = shape.Mean(from, from + 2 * half / 3);
            double slack = Sure * shape.Error / Math.Sqrt(Math.Max(1, 2 * half / 3));
            if (double.IsNaN(value) || (value > 0.45 * height - slack && value < 1.75 * height + slack)) thirds++;
        }

        foreach (int side in (int[])[-1, 1])
        {
            double value = side < 0 ? shape.Mean(-(Aside + 0.25) * half, -Aside * half) : shape.Mean(Aside * half, (Aside + 0.25) * half);
            double slack = Sure * shape.Error / Math.Sqrt(Math.Max(1, 0.25 * half));
            if (double.IsNaN(value) || (value < 0.45 * height + slack && value > -0.45 * height - slack)) gaps++;
        }

        return mildly ? thirds >= 2 && gaps >= 1 : thirds == 3 && gaps == 2;
    }
}
