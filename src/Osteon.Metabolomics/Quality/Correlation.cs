using Osteon.Numerics;

namespace Osteon.Metabolomics;

/// <summary>
/// Correlations over the pairs in which both values are there. NaN with fewer than three pairs or where one side does not
/// vary.
/// </summary>
internal static class Correlation
{
    private const int FewestPairs = 3;

    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = 0;
        double sumX = 0, sumY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            sumX += x[i];
            sumY += y[i];
            n++;
        }

        if (n < FewestPairs) return double.NaN;
        double meanX = sumX / n, meanY = sumY / n, xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            double dx = x[i] - meanX, dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1) : double.NaN;
    }

    /// <summary>Pearson's correlation of the ranks, which are taken over the common pairs.</summary>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var a = new List<double>(x.Length);
        var b = new List<double>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            a.Add(x[i]);
            b.Add(y[i]);
        }

        return Pearson(Ranks([.. a]), Ranks([.. b]));
    }

    /// <summary>Ranks from 1; equal values share the mean of their ranks.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values) => [.. Midranks.Of(values).Doubled.Select(r => r / 2.0)];
}
