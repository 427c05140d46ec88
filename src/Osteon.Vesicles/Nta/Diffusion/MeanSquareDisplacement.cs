namespace Osteon.Vesicles;

/// <summary>
/// Time-averaged mean square displacement of one coordinate, averaged over the coordinates given: ρ(m) = mean of (r(t+m) − r(t))² over all
/// pairs of positions m frames apart, overlapping pairs included. Divide by the number of dimensions is already done: ρ(m) = 2D(mΔt −
/// t_E/3) + 2σ² whatever the dimension.
/// </summary>
/// <param name="Lags">Lags in frames, increasing. With gaps a lag without any pair is absent.</param>
/// <param name="Values">ρ, squared length unit of the positions.</param>
/// <param name="Pairs">Number of pairs of positions for each lag.</param>
public sealed record MeanSquareDisplacement(IReadOnlyList<int> Lags, IReadOnlyList<double> Values, IReadOnlyList<int> Pairs)
{
    /// <summary>The first <paramref name="count"/> lags that have a pair; of a track.</summary>
    public static MeanSquareDisplacement Of(ParticleTrack track, int count) => Of(track.Frames, track.X, track.Y, count);

    /// <summary>
    /// The first <paramref name="count"/> lags that have a pair. Frames must increase strictly.
    /// </summary>
    /// <param name="frames">Frame numbers.</param>
    /// <param name="x">First coordinate.</param>
    /// <param name="y">Second coordinate, or empty for motion along a line.</param>
    /// <param name="count">Number of lags wanted, at least 1; there may be fewer.</param>
    public static MeanSquareDisplacement Of(ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (frames.Length != x.Length || (!y.IsEmpty && y.Length != x.Length))
            throw new ArgumentException($"{frames.Length} frames, {x.Length} x and {y.Length} y", nameof(frames));
        List<int> lags = [], pairs = [];
        List<double> values = [];
        int longest = frames.IsEmpty ? 0 : frames[^1] - frames[0];
        for (int lag = 1; lag <= longest && lags.Count < count; lag++)
        {
            double sum = 0;
            int n = 0;
            for (int i = 0, j = 0; j < frames.Length; j++)
            {
                while (frames[j] - frames[i] > lag) i++;
                if (frames[j] - frames[i] != lag) continue;
                double dx = x[j] - x[i];
                double dy = y.IsEmpty ? 0 : y[j] - y[i];
                sum += (dx * dx) + (dy * dy);
                n++;
            }

            if (n == 0) continue;
            lags.Add(lag);
            pairs.Add(n);
            values.Add(sum / (y.IsEmpty ? n : 2 * n));
        }

        return new MeanSquareDisplacement(lags, values, pairs);
    }
}
