namespace Osteon.Vesicles;

/// <summary>How a band looks across its lane: the height of its fitted shape in every column of the straightened lane.</summary>
/// <param name="Heights">For columns −Reach … Reach; NaN outside of the picture.</param>
/// <param name="Shifts">Height times the rows by which the band lies lower there than at its fitted place.</param>
/// <param name="Error">Standard error of one of the heights.</param>
internal sealed record LateralShape(double[] Heights, double[] Shifts, double Error)
{
    public int Reach => Heights.Length / 2;

    public double At(int j) => Math.Abs(j) <= Reach ? Heights[j + Reach] : double.NaN;

    /// <summary>Mean over columns from … to, ends included; NaN of none.</summary>
    public double Mean(double from, double to)
    {
        double sum = 0;
        int n = 0;
        for (int j = (int)Math.Ceiling(from); j <= to; j++)
        {
            double h = At(j);
            if (double.IsNaN(h)) continue;
            sum += h;
            n++;
        }

        return n == 0 ? double.NaN : sum / n;
    }

    /// <summary>
    /// The heights of several peaks of a lane in every column: least squares with the peaks' shapes and a line, which are the same for all
    /// columns.
    /// </summary>
    public static LateralShape[] Of(LaneRaster lane, LaneProfile profile, IReadOnlyList<FittedPeak> peaks, int from, int to)
    {
        from = Math.Max(0, from);
        to = Math.Min(lane.Height - 1, to);
        int n = 2 + 2 * peaks.Count, rows = Math.Max(0, to - from + 1);
        double[][] result = [.. Enumerable.Range(0, n).Select(_ => new double[lane.Columns])];
        foreach (double[] heights in result) Array.Fill(heights, double.NaN);
        double[] design = new double[rows * n], normal = new double[n * n], right = new double[n];
        for (int r = 0; r < rows; r++)
        {
            (design[r * n], design[r * n + 1]) = (1, rows < 2 ? 0 : 2.0 * r / (rows - 1) - 1);
            for (int k = 0; k < peaks.Count; k++)
            {
                double shape = (peaks[k] with { Height = 1 }).Value(from + r), d = from + r - peaks[k].At, sigma = d < 0 ? peaks[k].Sigma : peaks[k].SigmaBelow;
                (design[r * n + 2 + k], design[r * n + 2 + peaks.Count + k]) = (shape, shape * d / (sigma * sigma));
            }

            for (int i = 0; i < n; i++)
                for (int k = 0; k <= i; k++) normal[i * n + k] += design[r * n + i] * design[r * n + k];
        }

        for (int i = 0; i < n; i++) normal[i * n + i] *= 1 + 1e-9;
        if (!PositiveDefinite.Factor(normal, n)) return [.. peaks.Select((_, k) => new LateralShape(result[2 + k], result[2 + peaks.Count + k], double.NaN))];
        for (int j = -lane.Reach; j <= lane.Reach; j++)
        {
            Array.Clear(right);
            bool whole = true;
            for (int r = 0; r < rows && whole; r++)
            {
                float value = lane[from + r, j];
                whole = !float.IsNaN(value);
                for (int i = 0; i < n; i++) right[i] += design[r * n + i] * value;
            }

            if (!whole) continue;
            PositiveDefinite.Solve(normal, n, right);
            for (int i = 0; i < n; i++) result[i][j + lane.Reach] = right[i];
        }

        double core = Math.Sqrt(2.0 * lane.Core + 1), noise = RobustSpread.MedianOf(profile.Errors.Skip(from).Take(rows).Where(double.IsFinite)) * core;
        return [.. peaks.Select((_, k) =>
        {
            var unit = new double[n];
            unit[2 + k] = 1;
            PositiveDefinite.Solve(normal, n, unit);
            return new LateralShape(result[2 + k], result[2 + peaks.Count + k], noise * Math.Sqrt(unit[2 + k]));
        })];
    }
}
