namespace Osteon.Reporting;

/// <summary>
/// How the numbers of one column are shown: all with the same number of decimals, so that points stand below each other, and the smallest
/// value still with three significant digits; or each on its own where the column spans too many powers of ten for that.
/// </summary>
internal sealed class ColumnFormat
{
    private readonly int? _decimals;

    /// <summary>The format for these values.</summary>
    public ColumnFormat(IEnumerable<double> values)
    {
        double[] sizes = [.. values.Select(Math.Abs).Where(v => v > 0)];
        if (sizes.Length == 0 || sizes.All(v => v == Math.Truncate(v) && v < 1e6))
        {
            _decimals = sizes.Length == 0 || sizes.All(v => v < 1e6) ? 0 : null;
            return;
        }

        int largest = NumberText.Exponent(sizes.Max(), 4), smallest = NumberText.Exponent(sizes.Min(), 3);
        int decimals = Math.Min(Math.Max(0, Math.Max(3 - largest, 2 - smallest)), sizes.Max(DecimalsOf));
        if (largest < 6 && largest - smallest <= 2 && decimals <= 6) _decimals = decimals;
    }

    /// <summary>The value for people.</summary>
    public string Text(double value) => _decimals is { } decimals ? NumberText.Fixed(value, decimals) : NumberText.Significant(value, 3);

    /// <summary>Decimals of the shortest exact form; 15 for numbers in exponential form.</summary>
    private static int DecimalsOf(double value)
    {
        string text = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return text.Contains('E') ? 15 : text.Contains('.') ? text.Length - text.IndexOf('.') - 1 : 0;
    }
}
