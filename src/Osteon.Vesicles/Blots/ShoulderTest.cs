namespace Osteon.Vesicles;

/// <summary>
/// Tells a band with a shoulder (two bands too close for two maxima) from a single one. In every lane of a row the profile is fitted by one
/// peak, by one peak with a tail
/// (two widths), and by two peaks of one width; χ² of each is divided by that of a smooth profile. A row is split when two peaks explain
/// its lanes together much better than one
/// peak and than a tailed one, at one distance in units of the width: bands of a row are the same proteins. In each lane of such a row the
/// weaker peak must then stand
/// out by itself. Rows that are clipped do not count in any fit.
/// </summary>
internal static class ShoulderTest
{
    private const double LeastGain = 30;
    private const double LeastGainOverTail = 8;
    private const double LeastDistance = 1.5;
    private const double MostDistance = 4.5;
    private const double LeastShare = 0.12;
    private const double LeastMisfit = 0.02;
    private const double LeastSignal = 3;
    private const double LeastSay = 3;
    private const double NarrowestPair = 0.7;
    private const double WidestSingle = 1.2;

    public static void Apply(BlotDraft draft)
    {
        foreach (IGrouping<int, BandDraft> row in draft.Bands.GroupBy(b => b.Row).OrderBy(g => g.Key).ToList())
        {
            List<Trial> trials = [.. row.OrderBy(b => b.Lane).Select(b => Try(draft, b)).OfType<Trial>()];
            if (trials.Count == 0) continue;
            foreach (int side in (int[])[1, -1])
            {
                if (Consensus(trials, side) is not { } shape || !LikeNeighbours(draft, trials[0].Band.Row, shape.Sigma, RowTracing.Sigma(trials.Select(t => t.Band)))) continue;
                Split(draft, trials, side * shape.Distance, shape.Sigma);
                break;
            }
        }
    }

    /// <summary>
    /// Bands that have run about as far have spread about as much: the two peaks must not be much narrower than the bands of the rows next
    /// to theirs, and the one peak must be
    /// wider than those. Real bands are no perfect Gaussians; without this the shape of a single strong band would pass for two.
    /// </summary>
    private static bool LikeNeighbours(BlotDraft draft, int row, double pair, double single)
    {
        int[] rows = [.. draft.Bands.Select(b => b.Row).Distinct().Order()];
        int at = Array.IndexOf(rows, row);
        List<double> near = [];
        foreach (int k in (int[])[at - 1, at + 1])
            if (k >= 0 && k < rows.Length) near.Add(RowTracing.Sigma(draft.Bands.Where(b => b.Row == rows[k])));
        return near.Count == 0 || (pair > NarrowestPair * near.Min() && single > WidestSingle * near.Min());
    }

    /// <summary>One, tailed and two peaks in one lane; two peaks with the weaker above (−1) and below (+1) the stronger.</summary>
    private static Trial? Try(BlotDraft draft, BandDraft band)
    {
        LaneProfile profile = draft.Profiles[band.Lane];
        List<BandDraft> lane = [.. draft.InLane(band.Lane)];
        int k = lane.IndexOf(band);
        (int from, int to) = ProfileBands.Window([.. lane.Select(b => b.Peak)], k, k);
        PeakFitResult? one = PeakFit.Of(profile, from, to, [band.Peak], PeakShape.Shared);
        PeakFitResult? tailed = PeakFit.Of(profile, from, to, [band.Peak], PeakShape.Tailed);
        if (one is null || tailed is null || !(one.Peaks[0].Height > 0)) return null;
        // A lane that one peak explains to within the noise has nothing to say, whichever way.
        bool explained = one.Chi2 < one.Freedom - 2 * Math.Sqrt(2.0 * Math.Max(1, one.Freedom)) + LeastSay;
        return new Trial(band, from, to, one, tailed, explained ? null : Two(profile, from, to, one.Peaks[0], -1), explained ? null : Two(profile, from, to, one.Peaks[0], 1));
    }

    private static PeakFitResult? Two(LaneProfile profile, int from, int to, FittedPeak one, int side)
    {
        PeakFitResult? best = null;
        foreach (double narrow in (double[])[0.6, 0.8])
        {
            double sigma = narrow * one.Sigma, apart = side * 2 * sigma;
            FittedPeak strong = one with { At = one.At - 0.35 * apart, Sigma = sigma, SigmaBelow = sigma, Height = 0.9 * one.Height };
            PeakFitResult? fit = PeakFit.Of(profile, from, to, [strong, strong with { At = strong.At + apart, Height = 0.5 * one.Height }], PeakShape.Shared);
            if (fit is not null && (best is null || fit.Chi2 < best.Chi2)) best = fit;
        }

        return best;
    }

    /// <summary>The distance (in sigmas) and the width that the lanes agree on, if they agree that there are two peaks.</summary>
    private static (double Distance, double Sigma)? Consensus(List<Trial> trials, int side)
    {
        double gain = 0, overTail = 0, misfit = 0, weight = 0;
        List<double> distances = [], sigmas = [];
        foreach (Trial trial in trials)
        {
            if (trial.Side(side) is not { } two) continue;
            double scale = Math.Max(1, two.Chi2 / Math.Max(1, two.Freedom)), height = two.Peaks[0].Height, second = two.Peaks[1].Height;
            double distance = side * (two.Peaks[1].At - two.Peaks[0].At) / two.Peaks[0].Sigma;
            bool sound = height > 0 && second > LeastShare * height && distance is >= LeastDistance and <= MostDistance;
            double better = (trial.One.Chi2 - two.Chi2) / scale;
            if (!sound)
            {
                // A strong lane that wants no second peak speaks against it.
                gain -= Math.Max(0, (trial.Other(side)?.Chi2 is { } other ? (trial.One.Chi2 - other) / scale : 0) * 0.5);
                continue;
            }

            gain += better;
            overTail += (trial.Tailed.Chi2 - two.Chi2) / scale;
            if (better < 6) continue;
            double w = Math.Min(better, 400);
            misfit += w * trial.Misfit(side);
            weight += w;
            distances.Add(distance);
            sigmas.Add(two.Peaks[0].Sigma);
        }

        if (gain < LeastGain || overTail < LeastGainOverTail || distances.Count == 0 || misfit < LeastMisfit * weight) return null;
        return (RobustSpread.MedianOf(distances), RobustSpread.MedianOf(sigmas));
    }

    private static void Split(BlotDraft draft, List<Trial> trials, double distance, double sigma)
    {
        int row = trials[0].Band.Row;
        foreach (BandDraft below in draft.Bands.Where(b => b.Row > row)) below.Row++;
        if (distance < 0)
            foreach (Trial trial in trials) trial.Band.Row++;
        foreach (Trial trial in trials)
        {
            if (FixedPair.Fit(draft.Profiles[trial.Band.Lane], trial.From, trial.To, trial.One.Peaks[0], distance * sigma, sigma) is not { } pair) continue;
            if (!(pair.Strong.Height > 0) || pair.Weak.Height < LeastSignal * pair.Weak.Error) continue;
            trial.Band.Peak = pair.Strong;
            trial.Band.Shoulder = true;
            draft.Bands.Add(new BandDraft(trial.Band.Lane, pair.Weak) { Row = distance < 0 ? row : row + 1, Shoulder = true });
        }
    }

    private sealed record Trial(BandDraft Band, int From, int To, PeakFitResult One, PeakFitResult Tailed, PeakFitResult? Above, PeakFitResult? Below)
    {
        public PeakFitResult? Side(int side) => side < 0 ? Above : Below;

        public PeakFitResult? Other(int side) => side < 0 ? Below : Above;

        /// <summary>
        /// Root mean square of the difference between the fits by one peak and by two, over 3 sigma to both sides, relative to the height.
        /// </summary>
        public double Misfit(int side)
        {
            FittedPeak peak = One.Peaks[0];
            double sum = 0;
            int n = 0;
            for (int y = (int)Math.Ceiling(peak.At - 3 * peak.Sigma); y <= peak.At + 3 * peak.Sigma; y++, n++)
            {
                double d = One.Value(y) - Side(side)!.Value(y);
                sum += d * d;
            }

            return Math.Sqrt(sum / Math.Max(1, n)) / peak.Height;
        }
    }
}
