namespace Osteon.Vesicles;

/// <summary>
/// What a row of bands says of its weaker members: bands of a row are alike along the migration, and a lane that seems to lack one is
/// looked at again.
/// </summary>
internal static class RowCompletion
{
    private const double Unlike = 1.5;
    private const double LeastSignal = 3;

    /// <summary>Fits members anew whose width is far from that of their row, with the width of the row.</summary>
    public static void Even(BlotDraft draft)
    {
        double[] drop = RowTracing.Drops(draft);
        foreach (IGrouping<int, BandDraft> row in draft.Bands.GroupBy(b => b.Row).ToList())
        {
            BandDraft[] strong = [.. row.Where(b => b.SignalToNoise >= 20)];
            if (strong.Length < 2) continue;
            double sigma = RowTracing.Sigma(strong);
            foreach (BandDraft band in row)
            {
                if (band.Peak.Sigma < Unlike * sigma && band.Peak.Sigma > sigma / Unlike) continue;
                double expected = RowTracing.Expected(row.Where(b => b != band), band.Lane, drop);
                if (AtPlace(draft, band.Lane, expected, sigma) is { } peak && peak.Height > LeastSignal * peak.Error) band.Peak = peak;
            }
        }
    }

    /// <summary>
    /// Looks in the lanes that a row passes without a band; a height of at least 3 standard errors at the place of the row is one.
    /// </summary>
    public static void Fill(BlotDraft draft)
    {
        double[] drop = RowTracing.Drops(draft);
        var added = new List<BandDraft>();
        foreach (IGrouping<int, BandDraft> row in draft.Bands.GroupBy(b => b.Row).ToList())
        {
            BandDraft[] strong = [.. row.Where(b => b.SignalToNoise >= 10)];
            if (strong.Length < 2 || 3 * strong.Length < draft.Lanes.Count) continue;
            double sigma = RowTracing.Sigma(strong);
            for (int lane = 0; lane < draft.Lanes.Count; lane++)
            {
                if (row.Any(b => b.Lane == lane)) continue;
                double expected = RowTracing.Expected(strong, lane, drop);
                if (draft.InLane(lane).Any(b => Math.Abs(b.Peak.At - expected) < 2 * sigma)) continue;
                if (AtPlace(draft, lane, expected, sigma) is not { } peak || peak.Height < LeastSignal * peak.Error) continue;
                added.Add(new BandDraft(lane, peak) { Row = row.Key });
            }
        }

        foreach (BandDraft band in added)
        {
            draft.Bands.Add(band);
            BandFinding.AddShapes(draft, band.Lane);
            if (!BandChecks.LooksLikeBand(draft, band, mildly: true)) draft.Bands.Remove(band);
        }
    }

    /// <summary>
    /// The best peak of a given width near a given row: height on a line, the place within ±1 sigma; other bands of the lane bound the
    /// window.
    /// </summary>
    public static FittedPeak? AtPlace(BlotDraft draft, int lane, double expected, double sigma)
    {
        LaneProfile profile = draft.Profiles[lane];
        double from = expected - 3.5 * sigma - 2, to = expected + 3.5 * sigma + 2;
        foreach (BandDraft other in draft.InLane(lane))
        {
            if (other.Peak.At < expected - sigma) from = Math.Max(from, Math.Min(other.Peak.At + 2.5 * other.Peak.SigmaBelow, expected - 1.5 * sigma));
            if (other.Peak.At > expected + sigma) to = Math.Min(to, Math.Max(other.Peak.At - 2.5 * other.Peak.Sigma, expected + 1.5 * sigma));
        }

        FittedPeak? best = null;
        double bestChi2 = double.PositiveInfinity;
        for (double shift = -1; shift <= 1.001; shift += 0.125)
        {
            if (Linear(profile, (int)Math.Ceiling(from), (int)Math.Floor(to), expected + shift * sigma, sigma) is not { } fit || fit.Chi2 >= bestChi2) continue;
            (best, bestChi2) = (fit.Peak, fit.Chi2);
        }

        return best;
    }

    private static (FittedPeak Peak, double Chi2)? Linear(LaneProfile profile, int from, int to, double at, double sigma)
    {
        Span<double> a = stackalloc double[9], b = stackalloc double[3], t = stackalloc double[3];
        a.Clear();
        b.Clear();
        double zz = 0;
        int rows = 0;
        for (int y = Math.Max(0, from); y <= Math.Min(profile.Values.Length - 1, to); y++)
        {
            if (profile.Clipped[y] || !(profile.Errors[y] > 0)) continue;
            double u = (y - at) / sigma, w = 1 / (profile.Errors[y] * profile.Errors[y]), z = profile.Values[y] - profile.Values[Math.Max(0, from)];
            if (double.IsNaN(z)) continue;
            (t[0], t[1], t[2]) = (Math.Exp(-0.5 * u * u), 1, u);
            for (int i = 0; i < 3; i++)
            {
                b[i] += w * t[i] * z;
                for (int k = 0; k <= i; k++) a[3 * i + k] += w * t[i] * t[k];
            }

            zz += w * z * z;
            rows++;
        }

        Span<double> right = stackalloc double[3], unit = stackalloc double[3];
        b.CopyTo(right);
        if (rows < 5 || !PositiveDefinite.Factor(a, 3)) return null;
        PositiveDefinite.Solve(a, 3, b);
        unit.Clear();
        unit[0] = 1;
        PositiveDefinite.Solve(a, 3, unit);
        double chi2 = zz - b[0] * right[0] - b[1] * right[1] - b[2] * right[2], inflation = Math.Sqrt(Math.Max(1, chi2 / Math.Max(1, rows - 4)));
        return b[0] > 0 ? (new FittedPeak(b[0], at, sigma, sigma, inflation * Math.Sqrt(unit[0])), chi2) : null;
    }
}
