namespace Osteon.Vesicles;

/// <summary>One step of a dilution series.</summary>
/// <param name="Amount">What was loaded, in any unit; positive.</param>
/// <param name="Volume">What was measured.</param>
public readonly record struct DilutionStep(double Amount, double Volume);

/// <summary>The range in which volume follows amount.</summary>
/// <param name="Levels">Amounts in the range.</param>
/// <param name="Low">Least volume of the range.</param>
/// <param name="High">Greatest volume.</param>
/// <param name="Slope">Volume per amount.</param>
/// <param name="Intercept">Volume at amount 0.</param>
/// <param name="RSquared">Share of the variance that the line explains, weighted as the fit.</param>
/// <param name="LowAmount">Least amount.</param>
/// <param name="HighAmount">Greatest amount.</param>
public sealed record LinearRangeResult(int Levels, double Low, double High, double Slope, double Intercept, double RSquared, double LowAmount, double HighAmount);

/// <summary>
/// The linear range of a blot from a dilution series on it. A run of at least three neighbouring amounts is linear if the line V = a + b·x
/// through it, least squares weighted by 1/x²,
/// gives back every amount within 15 %, the least one within 20 % (the acceptance criteria of bioanalytical calibration, ICH M10, 2022),
/// and b is positive. The longest such run is the
/// range; of equally long ones the one with the greater amounts, which lie further from the noise.
/// </summary>
/// <remarks>A ratio of two volumes is only then a ratio of amounts if both lie in the range, and if a is small beside them.</remarks>
public static class LinearRange
{
    private const int Fewest = 3;
    private const double Within = 0.15;
    private const double WithinLeast = 0.20;

    /// <summary>
    /// The range, or null where no three neighbouring amounts lie on a line. Several steps of one amount are averaged. Leave saturated
    /// bands out.
    /// </summary>
    public static LinearRangeResult? Of(IReadOnlyList<DilutionStep> steps)
    {
        if (steps.Any(s => !(s.Amount > 0) || !double.IsFinite(s.Volume))) throw new ArgumentException("amounts must be positive, volumes finite", nameof(steps));
        DilutionStep[] levels = [.. steps.GroupBy(s => s.Amount).Select(g => new DilutionStep(g.Key, g.Average(s => s.Volume))).OrderBy(s => s.Amount)];
        for (int length = levels.Length; length >= Fewest; length--)
        {
            for (int first = levels.Length - length; first >= 0; first--)
                if (Fit(levels[first..(first + length)]) is { } range) return range;
        }

        return null;
    }

    private static LinearRangeResult? Fit(DilutionStep[] levels)
    {
        double s = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        foreach ((double x, double y) in levels)
        {
            double w = 1 / (x * x);
            (s, sx, sy, sxx, sxy) = (s + w, sx + w * x, sy + w * y, sxx + w * x * x, sxy + w * x * y);
        }

        double slope = (s * sxy - sx * sy) / (s * sxx - sx * sx), intercept = (sy - slope * sx) / s;
        if (!(slope > 0)) return null;
        double residual = 0, total = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            (double x, double y) = levels[i];
            if (Math.Abs((y - intercept) / slope / x - 1) > (i == 0 ? WithinLeast : Within)) return null;
            residual += Math.Pow((y - intercept - slope * x) / x, 2);
            total += Math.Pow((y - sy / s) / x, 2);
        }

        return new LinearRangeResult(
            levels.Length, levels.Min(l => l.Volume), levels.Max(l => l.Volume), slope, intercept, 1 - residual / total, levels[0].Amount, levels[^1].Amount);
    }
}
