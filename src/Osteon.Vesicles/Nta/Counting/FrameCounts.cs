namespace Osteon.Vesicles;

/// <summary>
/// Mean number of particles per frame with an honest standard error: the same particles are counted again in the next frames, so that
/// frames are not independent.
/// </summary>
/// <param name="Mean">Mean particles per frame.</param>
/// <param name="StandardError">Standard error, √(variance·τ/frames); null for one frame.</param>
/// <param name="CorrelationFrames">Integrated autocorrelation time τ = 1 + 2Σρ(l) in frames, at least 1: so many frames count as one
/// independent look.</param>
/// <param name="Frames">Number of frames.</param>
public sealed record FrameCounts(double Mean, double? StandardError, double CorrelationFrames, int Frames)
{
    /// <summary>Width of the window of the sum in units of τ; Sokal 1997, 10.1007/978-1-4899-0319-8_6.</summary>
    private const double WindowFactor = 5;

    /// <summary>
    /// Of the counts of successive frames, at least one; negative counts throw. The sum over autocorrelations ends at the first lag of at
    /// least 5τ. Recordings shorter than about 50τ give an error that is itself uncertain.
    /// </summary>
    public static FrameCounts Of(ReadOnlySpan<int> counts)
    {
        if (counts.IsEmpty) throw new ArgumentException("no frames", nameof(counts));
        double mean = 0;
        foreach (int count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            mean += count;
        }

        mean /= counts.Length;
        if (counts.Length == 1) return new FrameCounts(mean, null, 1, 1);
        double variance = Covariance(counts, mean, 0);
        double tau = 1;
        if (variance > 0)
            for (int lag = 1; lag < counts.Length && lag < WindowFactor * tau; lag++) tau += 2 * Covariance(counts, mean, lag) / variance;
        tau = Math.Max(1, tau);
        double unbiased = variance * counts.Length / (counts.Length - 1);
        return new FrameCounts(mean, Math.Sqrt(unbiased * tau / counts.Length), tau, counts.Length);
    }

    private static double Covariance(ReadOnlySpan<int> counts, double mean, int lag)
    {
        double sum = 0;
        for (int i = lag; i < counts.Length; i++) sum += (counts[i] - mean) * (counts[i - lag] - mean);
        return sum / counts.Length;
    }
}
