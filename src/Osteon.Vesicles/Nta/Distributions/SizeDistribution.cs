namespace Osteon.Vesicles;

/// <summary>Amounts per bin of diameter: counts, fractions or concentrations.</summary>
public sealed class SizeDistribution
{
    private readonly double[] _amounts;

    /// <summary>
    /// Amounts of the bins of a grid; a wrong number of them, negative or not finite ones throw <see cref="ArgumentException"/>.
    /// </summary>
    public SizeDistribution(SizeGrid grid, ReadOnlySpan<double> amounts)
    {
        if (amounts.Length != grid.Bins) throw new ArgumentException($"{amounts.Length} amounts for {grid.Bins} bins", nameof(amounts));
        foreach (double amount in amounts)
            if (!(amount >= 0 && double.IsFinite(amount))) throw new ArgumentException($"an amount of {amount}", nameof(amounts));
        Grid = grid;
        _amounts = amounts.ToArray();
    }

    /// <summary>The bins.</summary>
    public SizeGrid Grid { get; }

    /// <summary>Amount in each bin, not per nm.</summary>
    public ReadOnlySpan<double> Amounts => _amounts;

    /// <summary>Sum of the amounts.</summary>
    public double Total
    {
        get
        {
            double sum = 0;
            foreach (double amount in _amounts) sum += amount;
            return sum;
        }
    }

    /// <summary>
    /// The plain histogram of diameters in nm: each counts once. Diameters outside the grid, and null (no positive diffusion coefficient),
    /// are counted and not put in.
    /// </summary>
    public static (SizeDistribution Histogram, int BelowGrid, int AboveGrid, int WithoutDiameter) Histogram(
        IEnumerable<double?> diameters, SizeGrid grid)
    {
        double[] counts = new double[grid.Bins];
        int below = 0, above = 0, without = 0;
        foreach (double? diameter in diameters)
        {
            if (diameter is not { } d || double.IsNaN(d)) without++;
            else if (d < grid.Edges[0]) below++;
            else if (d > grid.Edges[^1]) above++;
            else counts[grid.BinOf(d)]++;
        }

        return (new SizeDistribution(grid, counts), below, above, without);
    }
}
