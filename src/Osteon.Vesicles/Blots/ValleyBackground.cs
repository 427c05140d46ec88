namespace Osteon.Vesicles;

/// <summary>
/// The valley line: for every column of the band the straight line, along the migration, between the valley above and the valley below the band, i.e. between the lowest points of the
/// lane's profile towards its neighbours (or within 4 sigma, where there are none). What lies under a smear that runs through several bands is taken off with it; of
/// bands that touch, the feet are cut, so that volumes come out smaller than with <see cref="LocalMedianBackground"/>. The line of the profile is that of GelAnalyzer's
/// "valley to valley" and of a straight base line drawn in ImageJ's gel plots.
/// </summary>
public static class ValleyBackground
{
    private const double Reach = 4;

    internal static Func<int, int, double> Of(BlotDraft draft, BandDraft band, BandFootprint footprint)
    {
        LaneProfile profile = draft.Profiles[band.Lane];
        double[] smooth = LaneFinding.Smooth([.. profile.Values.Select(v => double.IsNaN(v) ? 0 : v)], 0.7);
        BandDraft[] lane = [.. draft.InLane(band.Lane)];
        int k = Array.IndexOf(lane, band);
        double above = k > 0 ? lane[k - 1].Peak.At : double.NegativeInfinity, below = k + 1 < lane.Length ? lane[k + 1].Peak.At : double.PositiveInfinity;
        double reach = band.Marked is { } box ? 0.5 * box.Height + 2 : Reach * Math.Max(band.Peak.Sigma, band.Peak.SigmaBelow);
        int top = Lowest(profile, smooth, Math.Max(above, band.Peak.At - reach), band.Peak.At), bottom = Lowest(profile, smooth, band.Peak.At, Math.Min(below, band.Peak.At + reach));
        double a = Foot(profile, top), b = Foot(profile, bottom), perRow = bottom > top ? (b - a) / (bottom - top) : 0;
        LaneTrack track = footprint.Track;
        return (x, y) =>
        {
            double j = x - track.Centre - track.Lean * (y - footprint.Middle);
            return a + perRow * (y - track.Slope * j - top);
        };
    }

    /// <summary>The mean of the profile over three rows: one row would put the line at the bottom of the noise.</summary>
    private static double Foot(LaneProfile profile, int at)
    {
        double sum = 0;
        int n = 0;
        for (int y = Math.Max(0, at - 1); y <= Math.Min(profile.Values.Length - 1, at + 1); y++)
        {
            if (double.IsNaN(profile.Values[y])) continue;
            sum += profile.Values[y];
            n++;
        }

        return n == 0 ? 0 : sum / n;
    }

    private static int Lowest(LaneProfile profile, double[] smooth, double from, double to)
    {
        int first = Math.Max(0, (int)Math.Ceiling(from)), last = Math.Min(smooth.Length - 1, (int)Math.Floor(to)), best = -1;
        for (int y = first; y <= last; y++)
            if (!double.IsNaN(profile.Values[y]) && (best < 0 || smooth[y] < smooth[best])) best = y;
        return best >= 0 ? best : Math.Clamp((int)Math.Round(from), 0, smooth.Length - 1);
    }
}
