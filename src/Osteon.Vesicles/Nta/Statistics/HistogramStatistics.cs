namespace Osteon.Vesicles;

/// <summary>
/// Statistics of a histogram of diameters. Mean and SD are taken at the bin centres, without Sheppard's correction; weights d² and d³ at
/// the centres too; percentiles by a stated convention. An amount per nm would have its mode elsewhere on a logarithmic grid: the mode here
/// is that of the amount per bin, the curve as it is drawn.
/// </summary>
public static class HistogramStatistics
{
    /// <summary>All statistics, or null when the distribution is empty.</summary>
    public static SizeStatistics? Of(
        SizeDistribution distribution, SizeWeighting weighting = SizeWeighting.Number,
        PercentileConvention convention = PercentileConvention.InsideBin)
    {
        double[] weighted = Weighted(distribution, weighting);
        ReadOnlySpan<double> centres = distribution.Grid.Centres;
        double total = 0, sum = 0, squares = 0;
        for (int i = 0; i < weighted.Length; i++)
        {
            total += weighted[i];
            sum += weighted[i] * centres[i];
        }

        if (total <= 0) return null;
        double mean = sum / total;
        for (int i = 0; i < weighted.Length; i++) squares += weighted[i] * (centres[i] - mean) * (centres[i] - mean);
        int highest = Array.IndexOf(weighted, weighted.Max());
        return new SizeStatistics(
            weighting, distribution.Total, mean, Math.Sqrt(squares / total), SubBin(distribution.Grid, weighted, highest), centres[highest],
            Percentile(distribution.Grid, weighted, total, 0.1, convention),
            Percentile(distribution.Grid, weighted, total, 0.5, convention),
            Percentile(distribution.Grid, weighted, total, 0.9, convention));
    }

    /// <summary>
    /// The diameter in nm below which a share p (0 … 1) of the weighted amount lies, or null when the distribution is empty.
    /// </summary>
    public static double? Percentile(
        SizeDistribution distribution, double p, SizeWeighting weighting = SizeWeighting.Number,
        PercentileConvention convention = PercentileConvention.InsideBin)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "must be from 0 to 1");
        double[] weighted = Weighted(distribution, weighting);
        double total = weighted.Sum();
        return total <= 0 ? null : Percentile(distribution.Grid, weighted, total, p, convention);
    }

    /// <summary>
    /// Share (0 … 1) of the weighted amount with diameters from <paramref name="from"/> to <paramref name="to"/> nm; a bin cut by the
    /// window counts with the part of its width inside. Null when the distribution is empty.
    /// </summary>
    public static double? Fraction(SizeDistribution distribution, double from, double to, SizeWeighting weighting = SizeWeighting.Number)
    {
        if (!(from <= to)) throw new ArgumentOutOfRangeException(nameof(to), to, $"the window begins at {from}");
        double[] weighted = Weighted(distribution, weighting);
        double total = weighted.Sum(), inside = 0;
        ReadOnlySpan<double> edges = distribution.Grid.Edges;
        for (int i = 0; i < weighted.Length; i++)
            inside += weighted[i] * Math.Max(0, Math.Min(to, edges[i + 1]) - Math.Max(from, edges[i])) / (edges[i + 1] - edges[i]);
        return total <= 0 ? null : Math.Min(1, inside / total);
    }

    internal static double[] Weighted(SizeDistribution distribution, SizeWeighting weighting)
    {
        int power = SizeStatistics.Power(weighting);
        double[] weighted = distribution.Amounts.ToArray();
        for (int i = 0; i < weighted.Length; i++) weighted[i] *= Math.Pow(distribution.Grid.Centres[i], power);
        return weighted;
    }

    /// <summary>
    /// Top of the parabola through a bin and its neighbours over their centres (log centres on a logarithmic grid); the centre itself at
    /// the ends.
    /// </summary>
    internal static double SubBin(SizeGrid grid, ReadOnlySpan<double> amounts, int bin)
    {
        if (bin == 0 || bin == amounts.Length - 1) return grid.Centres[bin];
        double before = Place(grid, bin - 1), here = Place(grid, bin), after = Place(grid, bin + 1);
        double left = (amounts[bin] - amounts[bin - 1]) / (here - before), right = (amounts[bin + 1] - amounts[bin]) / (after - here);
        if (left <= right) return grid.Centres[bin];
        double top = ((before + here) / 2) + (left / (left - right) * (after - before) / 2);
        top = Math.Clamp(top, Place(grid, bin, 0), Place(grid, bin, 1));
        return grid.IsLogarithmic ? Math.Exp(top) : top;
    }

    private static double Place(SizeGrid grid, int bin) => grid.IsLogarithmic ? Math.Log(grid.Centres[bin]) : grid.Centres[bin];

    private static double Place(SizeGrid grid, int bin, int edge) =>
        grid.IsLogarithmic ? Math.Log(grid.Edges[bin + edge]) : grid.Edges[bin + edge];

    private static double Percentile(SizeGrid grid, ReadOnlySpan<double> weighted, double total, double p, PercentileConvention convention)
    {
        double wanted = p * total, below = 0;
        int last = 0;
        for (int i = 0; i < weighted.Length; i++)
        {
            if (weighted[i] <= 0) continue;
            if (below + weighted[i] >= wanted) return Inside(grid, i, Math.Max(0, (wanted - below) / weighted[i]), convention);
            below += weighted[i];
            last = i;
        }

        return Inside(grid, last, 1, convention);
    }

    private static double Inside(SizeGrid grid, int bin, double share, PercentileConvention convention) => convention switch
    {
        PercentileConvention.InsideBin => grid.Edges[bin] + (share * grid.Width(bin)),
        PercentileConvention.OneBinBelow => grid.Edges[bin] + (share * grid.Width(bin)) - grid.Width(bin),
        PercentileConvention.CentresAsUpperEdges => bin == 0
            ? grid.Centres[0] - ((1 - share) * grid.Width(0))
            : grid.Centres[bin - 1] + (share * (grid.Centres[bin] - grid.Centres[bin - 1])),
        _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, null),
    };
}
