using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// A basis of the natural cubic splines with knots at the ends of the data and at equally spaced quantiles between: the same space as R's
/// splines::ns(x, df, intercept = TRUE). 1, x and, for each knot but the last two, the truncated cubic that is straight beyond the ends.
/// </summary>
internal sealed class NaturalSplineBasis
{
    private readonly double[] _knots;
    private readonly double _origin;
    private readonly double _range;

    /// <param name="x">The data, at least two different values.</param>
    /// <param name="columns">Number of basis functions, at least 2.</param>
    public NaturalSplineBasis(double[] x, int columns)
    {
        double[] sorted = [.. x.Order()];
        _origin = sorted[0];
        _range = sorted[^1] - sorted[0];
        int last = columns - 1;
        _knots = [.. Enumerable.Range(0, columns).Select(k => Scale(Quantiles.OfSorted(sorted, k / (double)last)))];
    }

    /// <summary>Function j at x; straight beyond the data.</summary>
    public double Value(double x, int j)
    {
        double scaled = Scale(x);
        return j switch
        {
            0 => 1,
            1 => scaled,
            _ => Truncated(scaled, j - 2) - Truncated(scaled, _knots.Length - 2),
        };
    }

    private double Scale(double x) => (x - _origin) / _range;

    /// <summary>((x − κₖ)₊³ − (x − κ_last)₊³)/(κ_last − κₖ).</summary>
    private double Truncated(double x, int k)
    {
        double last = _knots[^1];
        double above = Math.Max(0, x - _knots[k]), beyond = Math.Max(0, x - last);
        return ((above * above * above) - (beyond * beyond * beyond)) / (last - _knots[k]);
    }
}
