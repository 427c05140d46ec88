using Osteon.Numerics;

namespace Osteon.Vesicles;

/// <summary>
/// Check of a dilution series: log₁₀ of the concentration in the chamber against log₁₀ of 1/dilution is a line of slope 1 as long as
/// counting is linear. A slope below 1 says that the strongest samples are too crowded, or the weakest are blank.
/// </summary>
/// <param name="Slope">Slope of the ordinary least squares line.</param>
/// <param name="SlopeLow">Lower bound of its interval (Student's t with points − 2 degrees of freedom); null for fewer than 3
/// points.</param>
/// <param name="SlopeHigh">Upper bound.</param>
/// <param name="Points">Number of measurements.</param>
/// <param name="LargestDeviation">Largest |log₁₀(stock/geometric mean stock)|: 0.05 is 12 %.</param>
/// <param name="NotAvailable">Why there is no line.</param>
public sealed record DilutionSeries(
    double? Slope, double? SlopeLow, double? SlopeHigh, int Points, double? LargestDeviation, string? NotAvailable = null)
{
    /// <summary>The line through measurements of one sample at different dilutions.</summary>
    /// <param name="measurements">At least two, with concentrations above 0 and at least two different dilutions; else not
    /// available.</param>
    /// <param name="confidence">Confidence of the interval, 0 … 1; default 0.95.</param>
    public static DilutionSeries Of(IReadOnlyList<ParticleConcentration> measurements, double confidence = 0.95)
    {
        if (!(confidence is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "must be between 0 and 1");
        int n = measurements.Count;
        if (measurements.Any(m => m.InChamber <= 0)) return Unavailable(n, "a concentration is 0");
        if (measurements.Select(m => m.Dilution).Distinct().Count() < 2) return Unavailable(n, "fewer than two different dilutions");
        double[] x = [.. measurements.Select(m => -Math.Log10(m.Dilution))], y = [.. measurements.Select(m => Math.Log10(m.InChamber))];
        double meanX = x.Average(), meanY = y.Average(), square = x.Sum(v => (v - meanX) * (v - meanX));
        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / square;
        double residual = x.Zip(y, (a, b) => b - meanY - (slope * (a - meanX))).Sum(e => e * e);
        double? half = n < 3 ? null : StudentT.UpperQuantile((1 - confidence) / 2, n - 2) * Math.Sqrt(residual / (n - 2) / square);
        double[] stock = [.. measurements.Select(m => Math.Log10(m.Stock))];
        double mean = stock.Average();
        return new DilutionSeries(slope, slope - half, slope + half, n, stock.Max(s => Math.Abs(s - mean)));
    }

    private static DilutionSeries Unavailable(int points, string reason) => new(null, null, null, points, null, reason);
}
