namespace Osteon.Numerics;

/// <summary>
/// A running sum whose rounding error does not grow with the number of terms: the part lost in each addition is kept and added at the
/// end (Neumaier 1974, 10.1002/zamm.19740540106). The error of <see cref="Value"/> is about one rounding plus n·2⁻¹⁰⁶ times the sum of
/// the magnitudes.
/// </summary>
public struct CompensatedSum
{
    private double _sum;
    private double _lost;

    /// <summary>The sum so far.</summary>
    public readonly double Value => _sum + _lost;

    /// <summary>Adds one term. Terms must be finite.</summary>
    public void Add(double term)
    {
        double total = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - total + term : term - total + _sum;
        _sum = total;
    }

    /// <summary>Sum of all terms; 0 for none.</summary>
    public static double Of(ReadOnlySpan<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (double term in terms) sum.Add(term);
        return sum.Value;
    }
}
