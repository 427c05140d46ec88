namespace Osteon.Vesicles;

/// <summary>
/// Joins the bands of the lanes to rows: bands that have moved equally far once tilt and smile are taken off. From lane to lane a row
/// follows the slope of the bands, from the
/// nearest lane in which it was seen.
/// </summary>
internal static class RowTracing
{
    private const double Tolerance = 1.8;
    private const double MergeWithin = 2.5;

    public static void Trace(BlotDraft draft)
    {
        double[] drop = Drops(draft);
        List<List<BandDraft>> rows = Collect(draft, drop);
        // The rows themselves know better than the slopes within the lanes how far the gel sank from lane to lane.
        drop = Drops(rows, drop);
        rows = Merge(Collect(draft, drop), drop);
        draft.Drops = Drops(rows, Drops(draft), fewest: 2);
        int number = 0;
        foreach (List<BandDraft> row in rows.OrderBy(r => Level(r, drop)))
        {
            foreach (BandDraft band in row) band.Row = number;
            number++;
        }
    }

    private static List<List<BandDraft>> Collect(BlotDraft draft, double[] drop)
    {
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

        return rows;
    }

    /// <summary>Neighbouring rows that share no lane and lie closer than bands of one lane could be told apart are one row.</summary>
    private static List<List<BandDraft>> Merge(List<List<BandDraft>> rows, double[] drop)
    {
        List<List<BandDraft>> sorted = [.. rows.OrderBy(r => Level(r, drop))];
        for (int i = 0; i + 1 < sorted.Count;)
        {
            double apart = Level(sorted[i + 1], drop) - Level(sorted[i], drop);
            bool disjoint = !sorted[i].Exists(a => sorted[i + 1].Exists(b => a.Lane == b.Lane));
            if (disjoint && apart < Math.Max(3, MergeWithin * Math.Min(Sigma(sorted[i]), Sigma(sorted[i + 1]))))
            {
                sorted[i].AddRange(sorted[i + 1]);
                sorted.RemoveAt(i + 1);
            }
            else
            {
                i++;
            }
        }

        return sorted;
    }

    private static double Level(List<BandDraft> row, double[] drop) => RobustSpread.MedianOf(row.Select(b => b.Peak.At - drop[b.Lane]));

    /// <summary>
    /// The drops as the rows show them, where two neighbouring lanes share at least so many; a single one may be of two proteins that run
    /// almost alike.
    /// </summary>
    private static double[] Drops(List<List<BandDraft>> rows, double[] drop, int fewest = 1)
    {
        var better = new double[drop.Length];
        for (int i = 1; i < drop.Length; i++)
        {
            double[] steps = [.. rows.Select(r => (A: r.Find(b => b.Lane == i - 1), B: r.Find(b => b.Lane == i))).Where(p => p.A is not null && p.B is not null).Select(p => p.B!.Peak.At - p.A!.Peak.At)];
            better[i] = better[i - 1] + (steps.Length >= fewest ? RobustSpread.Median(steps) : drop[i] - drop[i - 1]);
        }

        return better;
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
