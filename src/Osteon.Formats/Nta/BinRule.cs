using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A number as printed, with half a unit of its last digit.</summary>
/// <param name="Value">The number.</param>
/// <param name="HalfUnit">How far the true number may lie from it.</param>
internal readonly record struct PrintedNumber(double Value, double HalfUnit)
{
    /// <summary>The number with the rounding its digits admit: for <c>1.002E+3</c> half a unit is 0.5.</summary>
    public static PrintedNumber Of(double value, string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        ReadOnlySpan<char> mantissa = e < 0 ? text : text.AsSpan(0, e);
        int exponent = e >= 0
            && int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int stated) ? stated : 0;
        int mark = mantissa.IndexOfAny('.', ',');
        int decimals = mark < 0 ? 0 : mantissa.Trim().Length - mantissa.Trim().IndexOfAny('.', ',') - 1;
        return new PrintedNumber(value, 0.5 * Math.Pow(10, exponent - decimals));
    }
}

/// <summary>
/// Bins of which a file prints rounded centres only. If all of them agree, within their rounding, with equal steps or with equal ratios,
/// the bins are those of the rule; else the edges lie midway.
/// </summary>
internal static class BinRule
{
    private const double Slack = 1 + 1e-9;

    /// <summary>The bins; null if there are fewer than two centres, or they do not ascend, or one is below 0 or not finite.</summary>
    public static NtaBins? Of(IReadOnlyList<PrintedNumber> printed, NtaAxis axis = NtaAxis.Diameter, string unit = "nm")
    {
        if (printed.Count < 2) return null;
        for (int i = 0; i < printed.Count; i++)
            if (!double.IsFinite(printed[i].Value) || printed[i].Value < 0 || (i > 0 && !(printed[i].Value > printed[i - 1].Value)))
                return null;
        return Linear(printed, axis, unit) ?? Logarithmic(printed, axis, unit) ?? Irregular(printed, axis, unit);
    }

    private static NtaBins? Linear(IReadOnlyList<PrintedNumber> printed, NtaAxis axis, string unit)
    {
        int n = printed.Count;
        double first = printed[0].Value;
        foreach (double step in (double[])[printed[1].Value - first, (printed[^1].Value - first) / (n - 1)])
        {
            if (!Fits(printed, i => first + (i * step))) continue;
            double[] centres = new double[n], edges = new double[n + 1];
            for (int i = 0; i < n; i++) centres[i] = first + (i * step);
            for (int i = 0; i <= n; i++) edges[i] = Math.Max(0, first + ((i - 0.5) * step));
            if (IsAscending(edges)) return new NtaBins(centres, edges) { Axis = axis, Unit = unit, Scale = NtaBinScale.Linear };
        }

        return null;
    }

    private static NtaBins? Logarithmic(IReadOnlyList<PrintedNumber> printed, NtaAxis axis, string unit)
    {
        int n = printed.Count;
        if (n < 3 || !(printed[0].Value > 0)) return null;
        double estimated = Math.Log10(printed[^1].Value / printed[0].Value) / (n - 1);
        foreach (double step in (double[])[1 / Math.Max(1, Math.Round(1 / estimated)), estimated])
        {
            // The place of the first centre that agrees with the rounding of all.
            double low = double.NegativeInfinity, high = double.PositiveInfinity;
            for (int i = 0; i < n; i++)
            {
                double half = printed[i].HalfUnit * Slack;
                low = Math.Max(low, printed[i].Value > half ? Math.Log10(printed[i].Value - half) - (i * step) : double.NegativeInfinity);
                high = Math.Min(high, Math.Log10(printed[i].Value + half) - (i * step));
            }

            if (!(low <= high) || !double.IsFinite(low)) continue;
            double first = (low + high) / 2;
            double[] centres = new double[n], edges = new double[n + 1];
            for (int i = 0; i < n; i++) centres[i] = Math.Pow(10, first + (i * step));
            for (int i = 0; i <= n; i++) edges[i] = Math.Pow(10, first + ((i - 0.5) * step));
            if (IsAscending(edges)) return new NtaBins(centres, edges) { Axis = axis, Unit = unit, Scale = NtaBinScale.Logarithmic };
        }

        return null;
    }

    private static NtaBins? Irregular(IReadOnlyList<PrintedNumber> printed, NtaAxis axis, string unit)
    {
        int n = printed.Count;
        double[] centres = [.. printed.Select(p => p.Value)];
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) edges[i] = centres[i - 1] + ((centres[i] - centres[i - 1]) / 2);
        edges[0] = Math.Max(0, centres[0] - (edges[1] - centres[0]));
        edges[n] = centres[n - 1] + (centres[n - 1] - edges[n - 1]);
        return IsAscending(edges) ? new NtaBins(centres, edges) { Axis = axis, Unit = unit, Scale = NtaBinScale.Irregular } : null;
    }

    private static bool IsAscending(double[] edges)
    {
        for (int i = 1; i < edges.Length; i++)
            if (!(edges[i] > edges[i - 1]) || !double.IsFinite(edges[i])) return false;
        return true;
    }

    private static bool Fits(IReadOnlyList<PrintedNumber> printed, Func<int, double> rule)
    {
        for (int i = 0; i < printed.Count; i++)
            if (!(Math.Abs(printed[i].Value - rule(i)) <= printed[i].HalfUnit * Slack)) return false;
        return true;
    }
}
