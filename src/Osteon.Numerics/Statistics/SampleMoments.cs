namespace Osteon.Numerics;

/// <summary>Size, mean and variance (with n − 1) of a sample, by two passes with compensated sums.</summary>
/// <param name="N">Number of values.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Variance">Sum of squared deviations over n − 1.</param>
public readonly record struct SampleMoments(int N, double Mean, double Variance)
{
    private const double RoundingUnits = 10 * 2.220446049250313e-16;

    /// <summary>Standard deviation.</summary>
    public double Sd => Math.Sqrt(Variance);

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double SumOfSquares => (N - 1) * Variance;

    /// <summary>Mean and variance; NaN for no value, variance NaN for one. Equal values have exactly their value as mean and variance
    /// 0.</summary>
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        if (n == 0) return new SampleMoments(0, double.NaN, double.NaN);
        bool equal = true;
        foreach (double value in values) equal &= value == values[0];
        if (equal) return new SampleMoments(n, values[0], n == 1 ? double.NaN : 0);
        double mean = CompensatedSum.Of(values) / n;
        var squares = new CompensatedSum();
        var rest = new CompensatedSum();
        foreach (double value in values)
        {
            double deviation = value - mean;
            squares.Add(deviation * deviation);
            rest.Add(deviation);
        }

        // What rounding of the mean left over is taken out again (Chan, Golub and LeVeque 1983, 10.1080/00031305.1983.10483115).
        double sum = squares.Value - (rest.Value * rest.Value / n);
        return new SampleMoments(n, mean, sum / (n - 1));
    }

    /// <summary>Whether a standard error is nothing but rounding of the means; the same rule as R's t.test («data are essentially
    /// constant»).</summary>
    public static bool IsRounding(double standardError, double mean1, double mean2) =>
        standardError <= RoundingUnits * Math.Max(Math.Abs(mean1), Math.Abs(mean2));
}
