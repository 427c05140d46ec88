namespace Osteon.Vesicles;

/// <summary>Measures lean, slope and width of the lanes on the bands that were found in them.</summary>
internal static class LaneRefinement
{
    private const double LeastSignal = 8;

    /// <summary>
    /// The lanes anew: slopes on a line over the columns as far as the lanes agree with one, one lean for all, centres and widths from the
    /// bands' half heights.
    /// </summary>
    public static List<LaneTrack> Refine(BlotDraft draft)
    {
        List<LaneTrack> tracks = [.. draft.Lanes.Select(l => l.Track)];
        double[] slopes = new double[tracks.Count], weights = new double[tracks.Count];
        for (int i = 0; i < tracks.Count; i++) (slopes[i], weights[i]) = Slope(draft, i);
        double[] fitted = Line(tracks, slopes, weights);
        double lean = tracks.Count == 0 ? 0 : tracks[0].Lean + LeanChange(draft);
        double[] widths = new double[tracks.Count], centres = new double[tracks.Count];
        for (int i = 0; i < tracks.Count; i++) (centres[i], widths[i]) = Width(draft, i, lean);
        double common = RobustSpread.MedianOf(widths.Where(w => w > 0));
        for (int i = 0; i < tracks.Count; i++)
        {
            // A comb makes wells of one width: a lane that differs much from the others is seen badly.
            double width = widths[i] > 0 && Math.Abs(widths[i] - common) < 0.25 * common ? widths[i] : double.IsNaN(common) ? tracks[i].HalfWidth : common;
            double centre = widths[i] > 0 && Math.Abs(centres[i]) < 0.5 * width ? tracks[i].Centre + centres[i] : tracks[i].Centre;
            tracks[i] = tracks[i] with { Slope = fitted[i], Lean = lean, HalfWidth = width, Centre = centre };
        }

        return LaneFinding.Partition(tracks, draft.Field.Width);
    }

    /// <summary>
    /// The slope that the shifts along the columns of the lane's bands show, weighted by height², and the inverse of its variance.
    /// </summary>
    private static (double Slope, double Weight) Slope(BlotDraft draft, int lane)
    {
        double xy = 0, xx = 0, noise = 0;
        int core = draft.Lanes[lane].Core;
        foreach (BandDraft band in draft.InLane(lane))
        {
            if (!(band.SignalToNoise >= LeastSignal) || band.Lateral is not { } shape) continue;
            double sxy = 0, sxx = 0, error = shape.Error * band.Peak.Sigma * 1.4142;
            for (int j = -core; j <= core; j++)
            {
                double height = shape.At(j);
                if (double.IsNaN(height) || height <= 0) continue;
                sxy += j * height * shape.Shifts[j + shape.Reach];
                sxx += (double)j * j * height * height;
            }

            if (!(sxx > 0) || !(error > 0)) continue;
            xy += sxy / (error * error);
            xx += sxx / (error * error);
            noise++;
        }

        LaneTrack track = draft.Lanes[lane].Track;
        return xx > 0 ? (track.Slope + Math.Clamp(xy / xx, -0.1, 0.1), xx) : (track.Slope, 0);
    }

    private static double[] Line(List<LaneTrack> lanes, double[] slopes, double[] weights)
    {
        // Beyond 0.005 no lane is more certain than another: bands are not perfectly straight.
        double[] w = [.. weights.Select(v => v > 0 ? 1 / (1 / v + 2.5e-5) : 0)], robust = [.. w];
        int[] seen = [.. Enumerable.Range(0, w.Length).Where(i => w[i] > 0)];
        if (seen.Length < 3) return slopes;
        double intercept = 0, gradient = 0, cut = 0;
        for (int iteration = 0; iteration < 12; iteration++)
        {
            double s = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
            foreach (int i in seen)
            {
                double x = lanes[i].Centre;
                (s, sx, sy, sxx, sxy) = (s + robust[i], sx + robust[i] * x, sy + robust[i] * slopes[i], sxx + robust[i] * x * x, sxy + robust[i] * x * slopes[i]);
            }

            double det = s * sxx - sx * sx;
            if (!(det > 1e-12 * s * sxx)) return slopes;
            (intercept, gradient) = ((sxx * sy - sx * sxy) / det, (s * sxy - sx * sy) / det);
            cut = 4 * Math.Max(0.006, RobustSpread.ToSd * RobustSpread.MedianOf(seen.Select(i => Math.Abs(slopes[i] - intercept - gradient * lanes[i].Centre))));
            foreach (int i in seen)
            {
                double u = Math.Abs(slopes[i] - intercept - gradient * lanes[i].Centre) / cut;
                robust[i] = u < 1 ? w[i] * (1 - u * u) * (1 - u * u) : 0;
            }
        }

        // Gels frown at one end only, too: a lane that knows its slope well keeps it.
        return [.. lanes.Select((l, i) =>
        {
            double line = intercept + gradient * l.Centre;
            return weights[i] > 1e4 && Math.Abs(slopes[i] - line) > 0.02 ? slopes[i] : line;
        })];
    }

    /// <summary>
    /// How much more the lanes lean than was thought: the middles of the bands of a lane against their rows, over all lanes.
    /// </summary>
    private static double LeanChange(BlotDraft draft)
    {
        List<double> leans = [], weights = [];
        for (int lane = 0; lane < draft.Lanes.Count; lane++)
        {
            var middles = new List<(double Y, double X)>();
            foreach (BandDraft band in draft.InLane(lane))
            {
                if (band.SignalToNoise >= 2 * LeastSignal && Edges(band.Lateral!, draft.Lanes[lane].Track.HalfWidth) is { } edges && edges.Right - edges.Left > draft.Lanes[lane].Track.HalfWidth)
                    middles.Add((band.Peak.At, 0.5 * (edges.Left + edges.Right)));
            }

            for (int a = 0; a < middles.Count; a++)
            {
                for (int b = a + 1; b < middles.Count; b++)
                {
                    double apart = middles[b].Y - middles[a].Y;
                    if (apart < draft.Lanes[lane].Track.HalfWidth) continue;
                    leans.Add((middles[b].X - middles[a].X) / apart);
                    weights.Add(apart);
                }
            }
        }

        return leans.Count == 0 ? 0 : Math.Clamp(WeightedMedian(leans, weights), -0.1, 0.1);
    }

    private static double WeightedMedian(List<double> values, List<double> weights)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        double half = 0.5 * weights.Sum(), sum = 0;
        foreach (int i in order)
        {
            sum += weights[i];
            if (sum >= half) return values[i];
        }

        return values[order[^1]];
    }

    private static (double Centre, double Width) Width(BlotDraft draft, int lane, double lean)
    {
        List<double> left = [], right = [], weights = [];
        LaneTrack track = draft.Lanes[lane].Track;
        foreach (BandDraft band in draft.InLane(lane))
        {
            if (!(band.SignalToNoise >= LeastSignal) || Edges(band.Lateral!, track.HalfWidth) is not { } edges) continue;
            double shift = (lean - track.Lean) * (band.Peak.At - 0.5 * (draft.Field.Height - 1));
            left.Add(edges.Left - shift);
            right.Add(edges.Right - shift);
            weights.Add(Math.Min(50, band.SignalToNoise));
        }

        if (left.Count == 0) return (0, 0);
        double a = WeightedMedian(left, weights), b = WeightedMedian(right, weights);
        return (0.5 * (a + b), 0.5 * (b - a));
    }

    /// <summary>Where the band falls to half of its height at the middle, to both sides; null where it does not within the reach.</summary>
    public static (double Left, double Right)? Edges(LateralShape shape, double halfWidth)
    {
        double middle = shape.Mean(-0.5 * halfWidth, 0.5 * halfWidth);
        if (!(middle > 0)) return null;
        double[] smooth = LaneFinding.Smooth([.. shape.Heights.Select(h => double.IsNaN(h) ? 0 : h)], Math.Max(0.7, halfWidth / 12));
        int left = shape.Reach, right = shape.Reach;
        while (left > 0 && smooth[left] > 0.5 * middle) left--;
        while (right < smooth.Length - 1 && smooth[right] > 0.5 * middle) right++;
        if (smooth[left] > 0.5 * middle || smooth[right] > 0.5 * middle || left == shape.Reach || right == shape.Reach) return null;
        double a = left + (0.5 * middle - smooth[left]) / (smooth[left + 1] - smooth[left]), b = right - (0.5 * middle - smooth[right]) / (smooth[right - 1] - smooth[right]);
        return (a - shape.Reach, b - shape.Reach);
    }
}
