namespace Osteon.Vesicles;

/// <summary>One peak of a size distribution.</summary>
/// <param name="Diameter">Top, nm: the highest bin refined by a parabola.</param>
/// <param name="Height">Amount in the highest bin.</param>
/// <param name="Prominence">Height above the higher of the two valleys that part it from higher peaks, as a share (0 … 1) of the highest
/// bin of all.</param>
/// <param name="Share">Share (0 … 1) of the whole amount between the valleys on both sides, half of a valley's own bin to each
/// side.</param>
/// <param name="FullWidthAtHalfMaximum">Width at half height, nm, linear between bin centres; null where a side does not fall to one half
/// before the next peak or the end.</param>
public sealed record SizePeak(double Diameter, double Height, double Prominence, double Share, double? FullWidthAtHalfMaximum);

/// <summary>
/// Peaks of a size distribution by their prominence. Nothing is smoothed: a spiky distribution has many peaks, and says so.
/// </summary>
public static class SizePeaks
{
    /// <summary>
    /// Local maxima (the first bin of a plateau) whose prominence reaches a share of the highest bin, in order of diameter. Empty for an
    /// empty distribution.
    /// </summary>
    /// <param name="distribution">Amounts per bin.</param>
    /// <param name="leastProminence">Share of the highest bin, 0 … 1; default 0.05.</param>
    /// <param name="weighting">What each particle counts as.</param>
    public static IReadOnlyList<SizePeak> Of(
        SizeDistribution distribution, double leastProminence = 0.05, SizeWeighting weighting = SizeWeighting.Number)
    {
        if (!(leastProminence is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(leastProminence), leastProminence, "must be from 0 to 1");
        double[] amounts = HistogramStatistics.Weighted(distribution, weighting);
        double highest = amounts.Max(), total = amounts.Sum();
        if (highest <= 0) return [];
        List<(int Bin, double Prominence)> tops = [];
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] <= 0 || (i > 0 && amounts[i - 1] >= amounts[i])) continue;
            int end = i;
            while (end + 1 < amounts.Length && amounts[end + 1] == amounts[i]) end++;
            if (end + 1 < amounts.Length && amounts[end + 1] > amounts[i]) continue;
            double prominence = Prominence(amounts, i) / highest;
            if (prominence >= leastProminence) tops.Add((i, prominence));
        }

        int[] valleys = [-1, .. tops.Zip(tops.Skip(1), (a, b) => Lowest(amounts, a.Bin, b.Bin)), amounts.Length];
        return [.. tops.Select((top, k) => new SizePeak(
            HistogramStatistics.SubBin(distribution.Grid, amounts, top.Bin), amounts[top.Bin], top.Prominence,
            Between(amounts, valleys[k], valleys[k + 1]) / total, Width(distribution.Grid, amounts, top.Bin, valleys[k], valleys[k + 1])))];
    }

    /// <summary>
    /// Height above the higher of the lowest points on the way to higher ground on each side; an end of the grid counts as ground of amount
    /// 0.
    /// </summary>
    private static double Prominence(double[] amounts, int top)
    {
        double left = amounts[top], right = amounts[top];
        int i = top - 1, j = top + 1;
        for (; i >= 0 && amounts[i] <= amounts[top]; i--) left = Math.Min(left, amounts[i]);
        for (; j < amounts.Length && amounts[j] <= amounts[top]; j++) right = Math.Min(right, amounts[j]);
        if (i < 0) left = 0;
        if (j == amounts.Length) right = 0;
        return amounts[top] - Math.Max(left, right);
    }

    private static int Lowest(double[] amounts, int from, int to)
    {
        int lowest = from;
        for (int i = from; i <= to; i++)
            if (amounts[i] < amounts[lowest]) lowest = i;
        return lowest;
    }

    private static double Between(double[] amounts, int from, int to)
    {
        double sum = 0;
        for (int i = from + 1; i < to; i++) sum += amounts[i];
        if (from >= 0) sum += amounts[from] / 2;
        if (to < amounts.Length) sum += amounts[to] / 2;
        return sum;
    }

    private static double? Width(SizeGrid grid, double[] amounts, int top, int from, int to)
    {
        double? left = Crossing(grid, amounts, top, Math.Max(from, 0), -1);
        double? right = Crossing(grid, amounts, top, Math.Min(to, amounts.Length - 1), 1);
        return right - left;
    }

    private static double? Crossing(SizeGrid grid, double[] amounts, int top, int end, int step)
    {
        double half = amounts[top] / 2;
        for (int i = top; i != end; i += step)
        {
            double here = amounts[i], next = amounts[i + step];
            if (next <= half && here > next)
                return grid.Centres[i] + ((grid.Centres[i + step] - grid.Centres[i]) * (here - half) / (here - next));
        }

        return null;
    }
}
