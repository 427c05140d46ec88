namespace Osteon.Vesicles;

/// <summary>
/// Finds lanes: strips of rows, what rises above the background in each, summed along the lean of the lanes, the lean being the one that
/// makes the square root of the sum uneven most. Lanes
/// are the peaks of that root; it keeps a lane with one band from drowning beside a ladder of many.
/// </summary>
internal static class LaneFinding
{
    private const int Strips = 64;
    private const double GreatestLean = 0.14;
    private const double LeanStep = 0.01;
    private const double LeanGain = 1.05;
    private const double LeastProminence = 0.15;
    private const double LeastWidth = 0.4;
    private const double FinestSmoothing = 150;
    private const double SmoothingPerPitch = 9;
    private const int MedianReach = 130;

    /// <summary>At most this many pitches lie between two lanes that are seen, unless the number of lanes is declared.</summary>
    private const int MostInGap = 4;

    public static List<LaneTrack> Find(BlotField field, QuadraticSurface surface, double noise)
    {
        float[][] strips = StripSignals(field, surface, noise);
        double lean = BestLean(strips, field);
        return FromSum(Projection(strips, field, lean), lean);
    }

    /// <summary>
    /// Finds the lanes anew from the bands of draft lanes: the square root of the sum of the heights of the bands in every column. What
    /// lies between the bands, blotches and
    /// most of a scratch, does not count any more; a draft lane that spans two lanes falls apart.
    /// </summary>
    public static List<LaneTrack> FromBands(BlotDraft draft)
    {
        var sum = new double[draft.Field.Width];
        foreach (BandDraft band in draft.Bands)
        {
            LaneTrack track = draft.Lanes[band.Lane].Track;
            LateralShape shape = band.Lateral!;
            if (!(band.SignalToNoise >= 8)) continue;
            for (int x = Math.Max(0, (int)Math.Ceiling(track.Left)); x <= Math.Min(sum.Length - 1, track.Right); x++)
            {
                double height = shape.At((int)Math.Round(x - track.Centre)) - 2 * shape.Error;
                if (height > 0) sum[x] += Math.Min(height, band.Peak.Height);
            }
        }

        for (int x = 0; x < sum.Length; x++) sum[x] = Math.Sqrt(sum[x]);
        return FromSum(sum, draft.Lanes.Count == 0 ? 0 : draft.Lanes[0].Track.Lean);
    }

    private static List<LaneTrack> FromSum(double[] sum, double lean)
    {
        double finest = Math.Max(1, sum.Length / FinestSmoothing);
        List<LaneTrack> lanes = Peaks(Smooth(sum, finest), lean);
        if (lanes.Count > 2)
        {
            // Once the pitch is known, what is finer than a lane is smoothed away.
            double pitch = RobustSpread.MedianOf(lanes.Skip(1).Zip(lanes, (b, a) => b.Centre - a.Centre));
            lanes = Peaks(Smooth(sum, Math.Max(finest, pitch / SmoothingPerPitch)), lean);
        }

        double width = RobustSpread.MedianOf(lanes.Select(l => l.HalfWidth));
        lanes.RemoveAll(l => l.HalfWidth < LeastWidth * width);
        return Partition(lanes, sum.Length);
    }

    private static float[][] StripSignals(BlotField field, QuadraticSurface surface, double noise)
    {
        int count = Math.Min(Strips, field.Height), width = field.Width;
        var strips = new float[count][];
        for (int k = 0; k < count; k++)
        {
            int first = (int)((long)k * field.Height / count), last = (int)((long)(k + 1) * field.Height / count);
            var mean = new double[width];
            for (int y = first; y < last; y++)
            {
                ReadOnlySpan<float> row = field.Row(y);
                for (int x = 0; x < width; x++) mean[x] += row[x];
            }

            var strip = new float[width];
            double clutter = Math.Sqrt(Math.Max(0, surface.Spread * surface.Spread - noise * noise)), middle = 0.5 * (first + last - 1);
            double limit = Math.Max(3 * noise / Math.Sqrt(3 * (last - first)), 2.5 * clutter);
            for (int x = 0; x < width; x++)
            {
                int a = Math.Max(0, x - 1), b = Math.Min(width - 1, x + 1);
                double value = (mean[a] + mean[x] + mean[b]) / (3.0 * (last - first)) - surface.At(middle, x) - limit;
                strip[x] = value > 0 ? (float)Math.Sqrt(value) : 0;
            }

            strips[k] = RunningMedian(strip, Math.Max(1, width / MedianReach));
        }

        return SubtractTall(strips, field);
    }

    /// <summary>
    /// Bands are short along the migration, smears and blotches tall: what stays after an opening (the least over a window of rows, then
    /// the greatest of those) is
    /// taken away. The window is a quarter of the height; of a strip cut from a blot, less than half as high as wide, nothing is taken.
    /// </summary>
    private static float[][] SubtractTall(float[][] strips, BlotField field)
    {
        if (2 * field.Height < field.Width) return strips;
        int reach = Math.Max(1, strips.Length / 8);
        float[][] least = Extreme(strips, reach, Math.Min), opened = Extreme(least, reach, Math.Max);
        for (int k = 0; k < strips.Length; k++)
            for (int x = 0; x < field.Width; x++) strips[k][x] -= opened[k][x];
        return strips;
    }

    private static float[][] Extreme(float[][] strips, int reach, Func<float, float, float> of)
    {
        var result = new float[strips.Length][];
        for (int k = 0; k < strips.Length; k++)
        {
            result[k] = [.. strips[k]];
            for (int i = Math.Max(0, k - reach); i <= Math.Min(strips.Length - 1, k + reach); i++)
                for (int x = 0; x < result[k].Length; x++) result[k][x] = of(result[k][x], strips[i][x]);
        }

        return result;
    }

    /// <summary>Takes away what is narrower than the reach: scratches that cross the rows steeply, specks, hot columns.</summary>
    private static float[] RunningMedian(float[] values, int reach)
    {
        var result = new float[values.Length];
        var window = new List<float>(2 * reach + 1);
        for (int x = -reach; x < values.Length; x++)
        {
            if (x + reach < values.Length)
            {
                int at = window.BinarySearch(values[x + reach]);
                window.Insert(at < 0 ? ~at : at, values[x + reach]);
            }

            if (x > reach) window.RemoveAt(window.BinarySearch(values[x - reach - 1]));
            if (x >= 0) result[x] = window[window.Count / 2];
        }

        return result;
    }

    private static double BestLean(float[][] strips, BlotField field)
    {
        double best = 0, bestScore = -1;
        void Try(double lean)
        {
            double[] sum = Projection(strips, field, lean);
            double mean = sum.Average(), score = sum.Sum(v => (v - mean) * (v - mean));
            if (score > bestScore * (1 + 1e-9)) (best, bestScore) = (lean, score);
        }

        Try(0);
        // Bands in a few lanes decide little: a lean that makes the sum less than this much more uneven is none.
        bestScore *= LeanGain;
        for (int i = 1; i * LeanStep <= GreatestLean + 1e-9; i++)
        {
            Try(i * LeanStep);
            Try(-i * LeanStep);
        }

        double coarse = best;
        for (int i = -3; i <= 3; i++) Try(coarse + i * LeanStep / 4);
        return best;
    }

    private static double[] Projection(float[][] strips, BlotField field, double lean)
    {
        var sum = new double[field.Width];
        for (int k = 0; k < strips.Length; k++)
        {
            double y = (k + 0.5) * field.Height / strips.Length - 0.5;
            int shift = (int)Math.Round(lean * (y - 0.5 * (field.Height - 1)));
            int from = Math.Max(0, -shift), to = Math.Min(field.Width, field.Width - shift);
            for (int x = from; x < to; x++) sum[x] += strips[k][x + shift] * strips[k][x + shift];
        }

        for (int x = 0; x < sum.Length; x++) sum[x] = Math.Sqrt(sum[x]);
        return sum;
    }

    public static double[] Smooth(double[] values, double sigma)
    {
        int radius = (int)Math.Ceiling(3.5 * sigma);
        var kernel = new double[2 * radius + 1];
        for (int i = -radius; i <= radius; i++) kernel[i + radius] = Math.Exp(-0.5 * i * i / (sigma * sigma));
        var result = new double[values.Length];
        for (int x = 0; x < values.Length; x++)
        {
            double sum = 0, weight = 0;
            for (int i = Math.Max(-radius, -x); i <= Math.Min(radius, values.Length - 1 - x); i++)
            {
                sum += kernel[i + radius] * values[x + i];
                weight += kernel[i + radius];
            }

            result[x] = sum / weight;
        }

        return result;
    }

    private static List<LaneTrack> Peaks(double[] sum, double lean)
    {
        var lanes = new List<LaneTrack>();
        double max = sum.Max();
        if (!(max > 0)) return lanes;
        foreach ((int at, _, int left, int right) in ProfilePeaks.Prominent(sum, LeastProminence * max))
        {
            double a = Crossing(sum, at, -1, left), b = Crossing(sum, at, 1, right);
            lanes.Add(new LaneTrack(0.5 * (a + b), 0.5 * (b - a), a, b, lean, 0));
        }

        return lanes;
    }

    /// <summary>Where the sum falls to half way between the peak and the lowest point towards the neighbour.</summary>
    private static double Crossing(double[] sum, int at, int direction, int valley)
    {
        double level = 0.5 * (sum[at] + sum[valley]);
        int x = at;
        while (x != valley && sum[x] > level) x += direction;
        int before = x - direction;
        return sum[x] >= level || sum[before] == sum[x] ? x : x - direction * (level - sum[x]) / (sum[before] - sum[x]);
    }

    /// <summary>
    /// Combs are even: a gap that is a whole multiple of the pitch holds lanes without bands. The pitch is the median distance of at least
    /// four lanes; where the number of lanes is declared
    /// and too few were found, the least distance, if all distances are multiples of it and the lanes then are as many as declared.
    /// </summary>
    public static List<LaneTrack> FillGaps(List<LaneTrack> lanes, int? declared)
    {
        double[] pitches = [.. lanes.Zip(lanes.Skip(1), (a, b) => b.Centre - a.Centre)];
        if (pitches.Length == 0) return lanes;
        if (declared > lanes.Count)
        {
            double least = pitches.Min();
            bool even = pitches.All(p => Math.Abs(p - Math.Round(p / least) * least) < 0.2 * least);
            if (even && 1 + pitches.Sum(p => (int)Math.Round(p / least)) == declared) return Filled(lanes, least, declared.Value);
        }

        double pitch = RobustSpread.MedianOf(pitches);
        bool regular = lanes.Count >= 4 && RobustSpread.ToSd * RobustSpread.MedianOf(pitches.Select(p => Math.Abs(p - pitch))) <= 0.1 * pitch;
        return regular ? Filled(lanes, pitch, MostInGap) : lanes;
    }

    private static List<LaneTrack> Filled(List<LaneTrack> lanes, double pitch, int most)
    {
        double half = RobustSpread.MedianOf(lanes.Select(l => l.HalfWidth));
        var filled = new List<LaneTrack> { lanes[0] };
        for (int i = 1; i < lanes.Count; i++)
        {
            (LaneTrack before, LaneTrack after) = (lanes[i - 1], lanes[i]);
            double gap = after.Centre - before.Centre;
            int steps = (int)Math.Round(gap / pitch);
            for (int k = 1; k < steps && steps <= most && Math.Abs(gap - steps * pitch) < 0.2 * pitch; k++)
            {
                double t = (double)k / steps;
                filled.Add(after with { Centre = before.Centre + t * gap, HalfWidth = half, Slope = before.Slope + t * (after.Slope - before.Slope), Inferred = true });
            }

            filled.Add(after);
        }

        return filled;
    }

    /// <summary>Cuts the gaps between lanes in half; the outer lanes reach as far outwards as inwards.</summary>
    public static List<LaneTrack> Partition(List<LaneTrack> lanes, int width)
    {
        for (int i = 0; i < lanes.Count; i++)
        {
            double? left = i > 0 ? Between(lanes[i - 1], lanes[i]) : null, right = i + 1 < lanes.Count ? Between(lanes[i], lanes[i + 1]) : null;
            double reach = 2 * lanes[i].HalfWidth, centre = lanes[i].Centre;
            lanes[i] = lanes[i] with
            {
                Left = Math.Max(-0.5, left ?? centre - (right is { } r ? Math.Max(r - centre, lanes[i].HalfWidth * 1.3) : reach)),
                Right = Math.Min(width - 0.5, right ?? centre + (left is { } l ? Math.Max(centre - l, lanes[i].HalfWidth * 1.3) : reach)),
            };
        }

        return lanes;
    }

    private static double Between(LaneTrack a, LaneTrack b) => 0.5 * (a.Centre + a.HalfWidth + b.Centre - b.HalfWidth);
}
