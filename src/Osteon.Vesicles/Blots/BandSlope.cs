namespace Osteon.Vesicles;

/// <summary>
/// A first slope of the bands in each lane, from tilt and smile: the one for which the profile of the lane is sharpest, i.e. the sum of
/// squares of its differences over two
/// rows is largest, where it is clearly sharper than without slope. <see cref="LaneRefinement"/> measures it better once there are bands.
/// </summary>
internal static class BandSlope
{
    private const double Greatest = 0.30;
    private const double CoarseStep = 0.03;
    private const int MostColumns = 17;

    private const double LeastGain = 1.3;

    public static List<LaneTrack> Start(BlotField field, IReadOnlyList<LaneTrack> lanes) => [.. lanes.Select(l => l with { Slope = Best(field, l) })];

    private static double Best(BlotField field, LaneTrack lane)
    {
        // Within the width of the lane a slope that moves the ends by less than a tenth of a row is the same as none.
        double finest = Math.Min(CoarseStep, 0.2 / Math.Max(2, lane.HalfWidth));
        var scores = new Dictionary<int, double>();
        double Score(int k)
        {
            if (!scores.TryGetValue(k, out double s)) scores[k] = s = Sharpness(field, lane, k * finest);
            return s;
        }

        int stride = Math.Max(1, (int)(CoarseStep / finest)), most = (int)(Greatest / finest), best = 0;
        for (int k = 0; k <= most; k += stride)
        {
            if (Score(k) > Score(best)) best = k;
            if (Score(-k) > Score(best)) best = -k;
        }

        while (stride > 1)
        {
            stride = Math.Max(1, stride / 2);
            int centre = best;
            if (Score(centre - stride) > Score(best)) best = centre - stride;
            if (Score(centre + stride) > Score(best)) best = centre + stride;
        }

        return Score(best) > LeastGain * Score(0) ? best * finest : 0;
    }

    private static double Sharpness(BlotField field, LaneTrack lane, double slope)
    {
        int core = Math.Max(1, (int)(0.9 * lane.HalfWidth)), step = Math.Max(1, (2 * core + 1) / MostColumns);
        double middle = 0.5 * (field.Height - 1), before = double.NaN, twoBefore = double.NaN, sum = 0;
        for (int y = 0; y < field.Height; y++)
        {
            int centre = (int)Math.Round(lane.Centre + lane.Lean * (y - middle)), n = 0;
            double mean = 0;
            for (int j = -core; j <= core; j += step)
            {
                int x = centre + j;
                // The nearest row: interpolation would smooth the noise for some slopes more than for others, and noise is sharp too.
                int row = (int)Math.Round(y + slope * j);
                if (x < 0 || x >= field.Width || row < 0 || row >= field.Height) continue;
                mean += field[row, x];
                n++;
            }

            double value = 2 * n > (2 * core + 1) / step ? mean / n : double.NaN, difference = value - twoBefore;
            if (!double.IsNaN(difference)) sum += difference * difference;
            (twoBefore, before) = (before, value);
        }

        return sum;
    }
}
