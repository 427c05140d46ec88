namespace Osteon.Vesicles;

/// <summary>
/// Whether positions are drawn to the middle (or the edges) of pixels. Particles lie anywhere, so that the fractional parts of their
/// positions are even; a bias b·sin(2πx) of position makes them uneven with density 1 + 2πb·cos(2πx).
/// </summary>
/// <param name="AmplitudeX">Amplitude of the first harmonic of the fractional parts of x, 2|⟨e^(2πix)⟩|; 0 for even.</param>
/// <param name="AmplitudeY">The same of y.</param>
/// <param name="BiasX">Root mean square of the bias of x that makes this amplitude, pixels: amplitude/(2π√2).</param>
/// <param name="BiasY">The same of y.</param>
/// <param name="ByChance">Root mean square bias that even positions would show by chance in 95 % of cases, if they were independent, pixels.</param>
/// <param name="Positions">Number of positions.</param>
public sealed record PixelLocking(
    double AmplitudeX, double AmplitudeY, double BiasX, double BiasY, double ByChance, int Positions)
{
    /// <summary>A bias above this is reported, pixels.</summary>
    public const double LargestBias = 0.03;

    /// <summary>The larger of both biases, pixels.</summary>
    public double Bias => Math.Max(BiasX, BiasY);

    /// <summary>Whether the bias is both small and told from chance, or not more than chance.</summary>
    public bool Passes => Bias <= Math.Max(LargestBias, ByChance);

    /// <summary>Of positions in pixels; null for none.</summary>
    public static PixelLocking? Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.IsEmpty || x.Length != y.Length) return null;
        double toBias = 1 / (2 * Math.PI * Math.Sqrt(2)), ax = Harmonic(x), ay = Harmonic(y);

        // For n even positions n·(amplitude/2)² is exponential with mean 1: 95 % of cases lie below ln 20.
        double chance = 2 * Math.Sqrt(Math.Log(20) / x.Length) * toBias;
        return new PixelLocking(ax, ay, ax * toBias, ay * toBias, chance, x.Length);
    }

    private static double Harmonic(ReadOnlySpan<double> values)
    {
        double cos = 0, sin = 0;
        foreach (double value in values)
        {
            (double s, double c) = Math.SinCos(2 * Math.PI * (value - Math.Floor(value)));
            cos += c;
            sin += s;
        }

        return 2 * Math.Sqrt((cos * cos) + (sin * sin)) / values.Length;
    }
}
