using System.Globalization;

namespace Osteon.Reporting;

/// <summary>Tick values of an axis: multiples of 1, 2 or 5 times a power of ten that enclose the data.</summary>
internal sealed record AxisTicks(IReadOnlyList<double> Values, int Decimals)
{
    /// <summary>First tick, at or below the data.</summary>
    public double Low => Values[0];

    /// <summary>Last tick, at or above the data.</summary>
    public double High => Values[^1];

    /// <summary>
    /// d3 format of the labels, or null where <see cref="Labels"/> are needed because the numbers are too large or too small to be read.
    /// </summary>
    public string? Format => IsScientific ? null : $",.{Decimals.ToString(CultureInfo.InvariantCulture)}f";

    /// <summary>Labels like 2 × 10⁹, with as many digits as tell them apart.</summary>
    public IEnumerable<IReadOnlyList<string>> Labels
    {
        get
        {
            int digits = Enumerable.Range(2, 13).First(d => d == 14 || Values.Select(v => NumberText.Scientific(v, d)).Distinct().Count() == Values.Count);
            return Values.Select(v => (IReadOnlyList<string>)[NumberText.Scientific(v, digits)]);
        }
    }

    /// <summary>The labels as they are read, one for each tick.</summary>
    public IReadOnlyList<string> Texts => Format is null
        ? [.. Labels.Select(l => l[0])]
        : [.. Values.Select(v => v.ToString($"N{Decimals}", CultureInfo.InvariantCulture).Replace('-', '−'))];

    private bool IsScientific => Decimals > 4 || Math.Max(Math.Abs(Low), Math.Abs(High)) >= 1e6;

    /// <summary>
    /// Ticks around [low, high] with about <paramref name="intervals"/> steps. Zero is included when the data are of one sign and zero
    /// costs at most a third of the axis. Equal ends are widened.
    /// </summary>
    public static AxisTicks Around(double low, double high, int intervals = 5)
    {
        if (low > 0 && low <= high / 3) low = 0;
        if (high < 0 && high >= low / 3) high = 0;
        if (low == high)
        {
            double half = low == 0 ? 1 : Math.Abs(low) * 0.1;
            low -= half;
            high += half;
        }

        double raw = (high - low) / intervals;
        int exponent = (int)Math.Floor(Math.Log10(raw));
        double power = Math.Pow(10, exponent);
        int mantissa = raw / power <= 1.5 ? 1 : raw / power <= 3.5 ? 2 : raw / power <= 7.5 ? 5 : 10;
        double step = mantissa * power;
        long first = (long)Math.Floor(low / step + 1e-9);
        long last = (long)Math.Ceiling(high / step - 1e-9);
        var values = new List<double>();
        for (long i = first; i <= last; i++) values.Add(Exact(i * mantissa, exponent));
        return new AxisTicks(values, Math.Max(0, mantissa == 10 ? -exponent - 1 : -exponent));
    }

    /// <summary>
    /// Ticks inside [low, high] of a horizontal axis, as many (at most six steps) as their labels have room for in so many pixels.
    /// </summary>
    public static AxisTicks Across(double low, double high, int width)
    {
        for (int intervals = 6; ; intervals--)
        {
            AxisTicks ticks = Around(low, high, intervals);
            double[] inside = [.. ticks.Values.Where(v => v >= low && v <= high)];
            if (inside.Length == 0) return ticks;
            ticks = ticks with { Values = inside };
            int longest = ticks.Format is null
                ? ticks.Labels.Max(l => l[0].Length)
                : inside.Max(v => v.ToString($"N{ticks.Decimals}", CultureInfo.InvariantCulture).Length);
            if (intervals == 1 || (longest * 7 + 14) * (inside.Length - 1) <= width) return ticks;
        }
    }

    /// <summary>Ticks from zero to at or above the largest count, at whole numbers.</summary>
    public static AxisTicks Counts(double largest, int intervals = 5)
    {
        AxisTicks ticks = Around(0, Math.Max(largest, 1), intervals);
        return ticks.Decimals == 0 ? ticks : new AxisTicks([.. Enumerable.Range(0, (int)Math.Ceiling(Math.Max(largest, 1)) + 1).Select(i => (double)i)], 0);
    }

    /// <summary>Powers of ten from 1 to at or above the largest count.</summary>
    public static IReadOnlyList<double> PowersOfTen(double largest)
    {
        var values = new List<double> { 1 };
        while (values[^1] < largest) values.Add(values[^1] * 10);
        return values;
    }

    private static double Exact(long integer, int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{integer}e{exponent}"), CultureInfo.InvariantCulture);
}
