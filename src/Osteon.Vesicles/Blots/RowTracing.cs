namespace Osteon.Vesicles;

/// <summary>
/// Joins the bands of the lanes to rows: bands that have moved equally far once tilt and smile are taken off. From lane to lane a row follows the slope of the bands, from the
/// nearest lane in which it was seen.
/// </summary>
internal static class RowTracing
{
    private const double Tolerance = 1.6;

    public static void Trace(BlotDraft draft)
    {
        double[] drop = Drops(draft);
        var rows = new List<List<BandDraft>>();
        foreach (BandDraft band in draft.Bands.OrderByDescending(b => b.SignalToNoise).ThenBy(b => b.Lane).ThenBy(b => b.Peak.At))
        {
            List<BandDraft>? best = null;
            double bestDistance = double.PositiveInfinity;
            foreach (List<BandDraft> row in rows)
            {
                if (row.Exists(b => b.Lane == band.Lane)) continue;
                double distance = Math.Abs(band.Peak.At - Expected(row, band.Lane, drop));
                if (distance < bestDistance) (best, bestDistance) = (row, distance);
            }

            if (best is not null && bestDistance <= Math.Max(2, Tolerance * Math.Min(band.Peak.Sigma, Sigma(best)))) best.Add(band);
            else rows.Add([band]);
        }

        int number = 0;
        foreach (List<BandDraft> row in rows.OrderBy(r => RobustSpread.MedianOf(r.Select(b => b.Peak.At - drop[b.Lane]))))
        {
            foreach (BandDraft band in row) band.Row = number;
            number++;
        }
    }

    /// <summary>How far a row has sunk at each lane, from the slopes of the bands, rows.</summary>
    public static double[] Drops(BlotDraft draft)
    {
        var drop = new double[draft.Lanes.Count];
        for (int i = 1; i < drop.Length; i++)
        {
            LaneTrack a = draft.Lanes[i - 1].Track, b = draft.Lanes[i].Track;
            drop[i] = drop[i - 1] + 0.5 * (a.Slope + b.Slope) * (b.Centre - a.Centre);
        }

        return drop;
    }

    /// <summary>Where a row should be in a lane: from its band in the nearest lane, of two equally near from both.</summary>
    public static double Expected(IEnumerable<BandDraft> row, int lane, double[] drop)
    {
        int nearest = row.Min(b => Math.Abs(b.Lane - lane));
        return row.Where(b => Math.Abs(b.Lane - lane) == nearest).Average(b => b.Peak.At - drop[b.Lane]) + drop[lane];
    }

    public static double Sigma(IEnumerable<BandDraft> row) => RobustSpread.MedianOf(row.Select(b => b.Peak.Sigma));
}
