using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Number, mean and standard deviation (n − 1) of the values that are there, per column, over some rows.</summary>
internal sealed class ColumnMoments
{
    private ColumnMoments(int[] counts, double[] means, double[] variances)
    {
        Counts = counts;
        Means = means;
        Variances = variances;
    }

    public int[] Counts { get; }

    /// <summary>0 for a column without a value.</summary>
    public double[] Means { get; }

    /// <summary>0 for fewer than two values.</summary>
    public double[] Variances { get; }

    /// <summary>Two passes: sums, then sums of deviations and of their squares, so that large means do not cost digits. NaN cells are
    /// left out.</summary>
    public static ColumnMoments Of(Matrix x, IReadOnlyList<int> rows)
    {
        int m = x.Columns;
        var counts = new int[m];
        double[] means = new double[m], squares = new double[m], rest = new double[m];
        foreach (int row in rows)
        {
            ReadOnlySpan<double> values = x.Row(row);
            for (int j = 0; j < m; j++)
            {
                if (double.IsNaN(values[j])) continue;
                means[j] += values[j];
                counts[j]++;
            }
        }

        for (int j = 0; j < m; j++) means[j] /= Math.Max(1, counts[j]);
        foreach (int row in rows)
        {
            ReadOnlySpan<double> values = x.Row(row);
            for (int j = 0; j < m; j++)
            {
                double deviation = values[j] - means[j];
                if (double.IsNaN(deviation)) continue;
                squares[j] += deviation * deviation;
                rest[j] += deviation;
            }
        }

        for (int j = 0; j < m; j++)
        {
            double n = Math.Max(1, counts[j]);
            means[j] += rest[j] / n;
            squares[j] = counts[j] < 2 ? 0 : Math.Max(0, squares[j] - (rest[j] * rest[j] / n)) / (n - 1);
        }

        return new ColumnMoments(counts, means, squares);
    }

    /// <summary>What is subtracted and divided by under a scaling; a divisor of 0 becomes 1, since such a column is 0 throughout.</summary>
    public (double[] Centres, double[] Divisors) Under(Scaling scaling)
    {
        double[] centres = scaling == Scaling.None ? new double[Means.Length] : [.. Means];
        double[] divisors =
        [
            .. Variances.Select(v => scaling switch
            {
                Scaling.Pareto => Math.Sqrt(Math.Sqrt(v)),
                Scaling.UnitVariance => Math.Sqrt(v),
                _ => 1,
            }).Select(d => d > 0 ? d : 1),
        ];
        return (centres, divisors);
    }
}
