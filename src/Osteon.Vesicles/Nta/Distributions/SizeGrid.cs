namespace Osteon.Vesicles;

/// <summary>
/// Bins of diameter: edges in nm, strictly increasing, and a centre for each bin: the middle of a linear bin, the geometric mean of the
/// edges of a logarithmic one.
/// </summary>
public sealed class SizeGrid
{
    private readonly double[] _edges;
    private readonly double[] _centres;

    private SizeGrid(double[] edges, bool logarithmic)
    {
        for (int i = 1; i < edges.Length; i++)
            if (!(edges[i] > edges[i - 1])) throw new ArgumentException("the edges of a grid must increase", nameof(edges));
        if (edges.Length < 2 || !(edges[0] >= 0) || !double.IsFinite(edges[^1]))
            throw new ArgumentException("a grid has at least one bin of diameters that are not negative", nameof(edges));
        _edges = edges;
        IsLogarithmic = logarithmic;
        _centres = new double[edges.Length - 1];
        for (int i = 0; i < _centres.Length; i++)
            _centres[i] = logarithmic ? Math.Sqrt(edges[i] * edges[i + 1]) : (edges[i] + edges[i + 1]) / 2;
    }

    /// <summary>Whether all bins are equally wide in log diameter.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Number of bins.</summary>
    public int Bins => _centres.Length;

    /// <summary>Edges, nm; one more than bins.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>Centres, nm.</summary>
    public ReadOnlySpan<double> Centres => _centres;

    /// <summary>Bins of equal width from <paramref name="lowest"/> to <paramref name="highest"/> nm.</summary>
    public static SizeGrid Linear(double lowest, double highest, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) edges[i] = lowest + ((highest - lowest) * i / bins);
        return new SizeGrid(edges, false);
    }

    /// <summary>Bins of equal ratio from <paramref name="lowest"/> (positive) to <paramref name="highest"/> nm.</summary>
    public static SizeGrid Logarithmic(double lowest, double highest, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowest);
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) edges[i] = lowest * Math.Pow(highest / lowest, i / (double)bins);
        edges[bins] = highest;
        return new SizeGrid(edges, true);
    }

    /// <summary>
    /// Bins with the given edges in nm; their centres are the middles, or the geometric means of the edges where the bins are logarithmic.
    /// </summary>
    public static SizeGrid FromEdges(ReadOnlySpan<double> edges, bool logarithmic = false) => new(edges.ToArray(), logarithmic);

    /// <summary>
    /// Logarithmic bins around centres of equal ratio, each edge half a bin from its centre. Centres printed with few digits are best
    /// rebuilt by the caller first.
    /// </summary>
    public static SizeGrid FromLogarithmicCentres(double first, double ratio, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) edges[i] = first * Math.Pow(ratio, i - 0.5);
        return new SizeGrid(edges, true);
    }

    /// <summary>Width of a bin in nm.</summary>
    public double Width(int bin) => _edges[bin + 1] - _edges[bin];

    /// <summary>
    /// The bin that holds a diameter: lower edge included, upper excluded, the last upper edge included; −1 outside the grid or for NaN.
    /// </summary>
    public int BinOf(double diameter)
    {
        if (!(diameter >= _edges[0] && diameter <= _edges[^1])) return -1;
        int found = Array.BinarySearch(_edges, diameter);
        return Math.Min(found >= 0 ? found : ~found - 1, Bins - 1);
    }
}
