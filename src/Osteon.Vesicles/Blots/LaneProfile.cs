namespace Osteon.Vesicles;

/// <summary>
/// The profile of a lane along the migration: for every row the mean of the middle half of the values of its core columns, which a scratch
/// or a speck that crosses a few
/// columns does not move. The standard error comes from differences between neighbouring columns, raised to what the profile itself shows
/// where nothing is.
/// </summary>
internal sealed class LaneProfile
{
    private const int MostColumns = 50;
    private const double TrimmedEfficiency = 1.09;

    private LaneProfile(double[] values, double[] errors, bool[] clipped) => (Values, Errors, Clipped) = (values, errors, clipped);

    /// <summary>NaN where no column of the row lies in the picture.</summary>
    public double[] Values { get; }

    public double[] Errors { get; }

    /// <summary>Whether any core pixel of the row is clipped: its value says only "at least".</summary>
    public bool[] Clipped { get; }

    public static LaneProfile Of(LaneRaster lane, double leastNoise, int mostColumns = MostColumns)
    {
        int core = Math.Min(lane.Core, lane.Reach), step = Math.Max(1, (2 * core + 1) / mostColumns);
        double[] values = new double[lane.Height], variances = new double[lane.Height];
        var clipped = new bool[lane.Height];
        var column = new double[2 * core + 1];
        for (int y = 0; y < lane.Height; y++)
        {
            int n = 0;
            double squares = 0;
            float before = float.NaN;
            for (int j = -core; j <= core; j += step)
            {
                float value = lane[y, j];
                if (!float.IsNaN(value)) column[n++] = value;
                if (!float.IsNaN(value) && !float.IsNaN(before)) squares += (value - before) * (value - before);
                clipped[y] |= lane.Clipped[y * lane.Columns + j + lane.Reach];
                before = value;
            }

            (values[y], variances[y]) = n * step <= core ? (double.NaN, double.NaN)
                : (MiddleHalf(column.AsSpan(0, n)), Math.Max(squares / (2 * Math.Max(1, n - 1)), leastNoise * leastNoise) * TrimmedEfficiency / n);
        }

        return new LaneProfile(values, StandardErrors(values, variances), clipped);
    }

    public static double MiddleHalf(Span<double> values)
    {
        values.Sort();
        int cut = values.Length / 4;
        double sum = 0;
        for (int i = cut; i < values.Length - cut; i++) sum += values[i];
        return sum / (values.Length - 2 * cut);
    }

    private static double[] StandardErrors(double[] values, double[] variances)
    {
        // Neighbouring pixels that share noise (JPEG, interpolating cameras) make the differences between columns too small: the second differences of the profile
        // itself, most of which lie where no band is, say by how much.
        var second = new List<double>();
        var expected = new List<double>();
        for (int y = 1; y + 1 < values.Length; y++)
        {
            double d = values[y - 1] - 2 * values[y] + values[y + 1];
            if (double.IsNaN(d)) continue;
            second.Add(Math.Abs(d));
            expected.Add(variances[y]);
        }

        double factor = 1;
        if (second.Count >= 16)
        {
            double seen = RobustSpread.ToSd * RobustSpread.MedianOf(second) / Math.Sqrt(6), said = Math.Sqrt(RobustSpread.MedianOf(expected));
            if (said > 0 && seen > said) factor = seen / said;
        }

        var errors = new double[values.Length];
        for (int y = 0; y < values.Length; y++)
        {
            double sum = 0;
            int n = 0;
            for (int i = Math.Max(0, y - 2); i <= Math.Min(values.Length - 1, y + 2); i++)
            {
                if (double.IsNaN(variances[i])) continue;
                sum += variances[i];
                n++;
            }

            errors[y] = n == 0 ? double.NaN : factor * Math.Sqrt(sum / n);
        }

        return errors;
    }
}
