using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The valley line: for every column of the band the straight line, along the migration, between the valley above and the valley below the
/// band, i.e. between the lowest points of the
/// lane's profile towards its neighbours (or within 4 sigma, where there are none). The volume is the sum from valley to valley. What lies
/// under a smear that runs through several bands is taken off with it; of
/// bands that touch, the feet are cut, so that volumes come out smaller than with <see cref="LocalMedianBackground"/>. The line of the
/// profile is that of GelAnalyzer's
/// "valley to valley" and of a straight base line drawn in ImageJ's gel plots.
/// </summary>
public static class ValleyBackground
{
    private const double Reach = 4;

    internal static ValleyLine Of(BlotDraft draft, BandDraft band, BandFootprint footprint)
    {
        LaneProfile profile = draft.Profiles[band.Lane];
        double[] smooth = LaneFinding.Smooth([.. profile.Values.Select(v => double.IsNaN(v) ? 0 : v)], 0.7);
        BandDraft[] lane = [.. draft.InLane(band.Lane)];
        int k = Array.IndexOf(lane, band);
        double above = k > 0 ? lane[k - 1].Peak.At : double.NegativeInfinity, below = k + 1 < lane.Length ? lane[k + 1].Peak.At : double.PositiveInfinity;
        double reach = band.Marked is { } box ? 0.5 * box.Height + 2 : Reach * Math.Max(band.Peak.Sigma, band.Peak.SigmaBelow);
        int top = Lowest(profile, smooth, Math.Max(above, band.Peak.At - reach), band.Peak.At), bottom = Lowest(profile, smooth, band.Peak.At, Math.Min(below, band.Peak.At + reach));
        double a = smooth[top], b = smooth[bottom], perRow = bottom > top ? (b - a) / (bottom - top) : 0;
        return new ValleyLine(top, bottom, a, perRow, footprint.Track, footprint.Middle);
    }

    private static int Lowest(LaneProfile profile, double[] smooth, double from, double to)
    {
        int first = Math.Max(0, (int)Math.Ceiling(from)), last = Math.Min(smooth.Length - 1, (int)Math.Floor(to)), best = -1;
        for (int y = first; y <= last; y++)
            if (!double.IsNaN(profile.Values[y]) && (best < 0 || smooth[y] < smooth[best])) best = y;
        return best >= 0 ? best : Math.Clamp((int)Math.Round(from), 0, smooth.Length - 1);
    }
}

/// <summary>The line between the valleys of one band.</summary>
/// <param name="Top">Row of the valley above, in the straightened lane.</param>
/// <param name="Bottom">Row of the valley below.</param>
/// <param name="Level">Grey value at the top.</param>
/// <param name="PerRow">Change per row.</param>
/// <param name="Track">The lane.</param>
/// <param name="Middle">Middle row of the picture.</param>
internal sealed record ValleyLine(int Top, int Bottom, double Level, double PerRow, LaneTrack Track, double Middle)
{
    public double At(int x, int y) => Level + PerRow * (Along(x, y) - Top);

    public bool Between(int x, int y) => Along(x, y) is var row && row >= Top - 0.5 && row < Bottom + 0.5;

    /// <summary>The columns of a band's box and the rows from valley to valley, slope included.</summary>
    public PixelBox? Box(BandFootprint footprint, PixelBox box, int height)
    {
        double reach = Math.Abs(Track.Slope) * footprint.Reach(BandFootprint.BoxShare);
        int top = Math.Max(0, (int)Math.Floor(Top - reach)), bottom = Math.Min(height - 1, (int)Math.Ceiling(Bottom + reach));
        return bottom > top ? new PixelBox(box.Left, top, box.Width, bottom - top + 1) : null;
    }

    private double Along(int x, int y) => y - Track.Slope * (x - Track.Centre - Track.Lean * (y - Middle));
}
