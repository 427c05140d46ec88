namespace Osteon.Vesicles;

/// <summary>
/// Tells bands from what is not one: a band fills the width of its lane evenly and ends at the gap. A scratch goes on through the gap or
/// crosses a part of the lane, a blotch
/// is as wide as it is high.
/// </summary>
internal static class BandChecks
{
    private const double Aside = 1.5;
    private const double Sure = 3;
    private const double Strong = 0.1;
    private const double LoneHeight = 0.5;
    private const double LoneWidth = 2;
    private const double LoneOverClutter = 3;
    private const double LeastLikeness = 0.88;

    /// <summary>
    /// Removes candidates that do not look like a band, then weak ones that no other lane has in their row and that are wider along the
    /// migration than bands are.
    /// </summary>
    public static void Apply(BlotDraft draft)
    {
        draft.Bands.RemoveAll(b => !LooksLikeBand(draft, b, mildly: false) && !(RowOf(draft, b).Count() >= 2 && LooksLikeBand(draft, b, mildly: true)));
        if (draft.Bands.Count == 0) return;
        double top = draft.Bands.Max(b => b.Peak.Height), exponent = BandFootprint.CommonExponent(draft);
        double sigma = RobustSpread.MedianOf(draft.Bands.Where(b => b.Peak.Height > Strong * top).Select(b => b.Peak.Sigma));
        if (draft.Lanes.Count > 2) draft.Bands.RemoveAll(b => !RowOf(draft, b).Any() && !StandsAlone(draft, b, sigma, exponent));
    }

    /// <summary>
    /// What a band must be that no other lane has in its row: above the unevenness of the background, of the lane's shape across, and
    /// either strong or about as wide along the migration
    /// as bands are.
    /// </summary>
    private static bool StandsAlone(BlotDraft draft, BandDraft band, double sigma, double exponent)
    {
        bool usual = band.Peak.Sigma < LoneWidth * sigma && band.Peak.Sigma > sigma / LoneWidth;
        return band.Peak.Height > LoneOverClutter * draft.Clutter && Whole(draft, band)
            && (usual || band.Peak.Height > LoneHeight * Strongest(draft, band.Lane)) && Likeness(draft, band, exponent) >= LeastLikeness;
    }

    /// <summary>
    /// The share of the squares of the heights across the lane, noise taken off, that exp(−½|u|^p) of the lane's width explains.
    /// </summary>
    public static double Likeness(BlotDraft draft, BandDraft band, double exponent)
    {
        LaneTrack track = draft.Lanes[band.Lane].Track;
        LateralShape shape = band.Lateral!;
        double hg = 0, gg = 0, hh = 0;
        for (int j = -(int)(Aside * track.HalfWidth); j <= (int)(Aside * track.HalfWidth); j++)
        {
            double h = shape.At(j), g = Math.Pow(0.5, Math.Pow(Math.Abs(j) / track.HalfWidth, exponent));
            if (double.IsNaN(h) || j < track.Left - track.Centre || j > track.Right - track.Centre) continue;
            hg += h * g;
            gg += g * g;
            hh += h * h - shape.Error * shape.Error;
        }

        return hh > 0 ? Math.Min(1, hg * hg / (hh * gg)) : 1;
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
    /// The thirds of the width must agree with the middle and the gaps must be empty, each within 3 standard errors; mildly: two thirds and
    /// one gap will do, since a scratch or
    /// a speck may cross a true band.
    /// </summary>
    public static bool LooksLikeBand(BlotDraft draft, BandDraft band, bool mildly)
    {
        LaneTrack track = draft.Lanes[band.Lane].Track;
        double half = track.HalfWidth;
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
            // Where lanes nearly touch, the gap is not empty even between true bands; a scratch fills it to the full height.
            double edge = side < 0 ? track.Centre - track.Left : track.Right - track.Centre, at = Math.Min(Aside * half, edge);
            double most = edge < 1.35 * half ? 0.8 : 0.45, reach = 0.12 * half;
            double value = shape.Mean(side * at - reach, side * at + reach), slack = Sure * shape.Error / Math.Sqrt(Math.Max(1, 2 * reach));
            if (double.IsNaN(value) || (value < most * height + slack && value > -0.45 * height - slack)) gaps++;
        }

        return mildly ? thirds >= 2 && gaps >= 1 : thirds == 3 && gaps == 2;
    }
}
