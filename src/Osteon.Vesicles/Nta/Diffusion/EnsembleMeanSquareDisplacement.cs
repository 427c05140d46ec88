using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Mean square displacement of many tracks together, of both coordinates: ⟨Δx² + Δy²⟩(m) = 4D(mΔt − t_E/3) + 4σ² for particles of one size
/// in the plane. Each track's own mean counts with its effective number of independent displacements. Nothing is corrected: exposure and
/// localisation error are in it, drift is unless it was taken out before.
/// </summary>
/// <param name="Lags">Lags in frames, increasing, from 1; a lag that no track has is absent.</param>
/// <param name="Values">⟨Δx² + Δy²⟩, squared length unit of the tracks.</param>
/// <param name="EffectiveNumbers">Sum of the effective numbers of independent displacements of the tracks.</param>
/// <param name="Tracks">Tracks that have the lag.</param>
/// <remarks>
/// Effective number: Qian, Sheetz and Elson 1991, 10.1016/S0006-3495(91)82125-7, equation B4. The conventions are those of trackpy's emsd:
/// for a track with gaps the numbers of a full track of its span are multiplied by positions/span over all lags up to the largest, and
/// their sum is shared out over the lags that it has, in proportion.
/// </remarks>
public sealed record EnsembleMeanSquareDisplacement(
    IReadOnlyList<int> Lags, IReadOnlyList<double> Values, IReadOnlyList<double> EffectiveNumbers, IReadOnlyList<int> Tracks)
{
    /// <summary>Largest lag unless another is asked for, frames, as in trackpy.</summary>
    public const int DefaultLargestLag = 100;

    /// <summary>Of tracks; without a track of two positions it has no lags. The number of threads does not change it.</summary>
    /// <param name="tracks">Tracks, drift taken out.</param>
    /// <param name="largestLag">Largest lag, frames, at least 1.</param>
    /// <param name="context">Threads, cancellation.</param>
    public static EnsembleMeanSquareDisplacement Of(IReadOnlyList<ParticleTrack> tracks, int largestLag, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestLag, 1);
        var each = new MeanSquareDisplacement[tracks.Count];
        Parallel.For(0, each.Length, context.ParallelOptions, k => each[k] = MeanSquareDisplacement.Of(tracks[k], largestLag));
        int longest = Math.Min(largestLag, each.Length == 0 ? 0 : each.Max(m => m.Lags.Count == 0 ? 0 : m.Lags[^1]));
        double[] sums = new double[longest + 1], weights = new double[longest + 1];
        int[] counts = new int[longest + 1];
        for (int k = 0; k < each.Length; k++)
        {
            double share = Share(tracks[k], each[k].Lags, largestLag);
            for (int i = 0; i < each[k].Lags.Count && each[k].Lags[i] <= longest; i++)
            {
                int lag = each[k].Lags[i];
                double weight = EffectiveNumber(tracks[k].Span, lag) * share;
                sums[lag] += weight * 2 * each[k].Values[i];
                weights[lag] += weight;
                counts[lag]++;
            }
        }

        int[] lags = [.. Enumerable.Range(0, longest + 1).Where(lag => counts[lag] > 0)];
        return new EnsembleMeanSquareDisplacement(
            lags, [.. lags.Select(l => sums[l] / weights[l])], [.. lags.Select(l => weights[l])], [.. lags.Select(l => counts[l])]);
    }

    /// <summary>
    /// Effective number of independent displacements among the overlapping ones of a track without gaps: with N positions and a lag of t
    /// frames 6(N−t)²t/(2N − t + 4Nt² − 5t³) up to t = N/2, beyond it 1/(1 + ((N−t)³ + 5t − 4(N−t)²t − N)/(6(N−t)t²)).
    /// </summary>
    /// <param name="positions">N, at least 2.</param>
    /// <param name="lag">t, from 1 to N − 1.</param>
    public static double EffectiveNumber(int positions, int lag)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lag, positions);
        double n = positions, t = lag, pairs = n - t;
        return 2 * t <= n
            ? 6 * pairs * pairs * t / ((2 * n) - t + (4 * n * t * t) - (5 * t * t * t))
            : 1 / (1 + (((pairs * pairs * pairs) + (5 * t) - (4 * pairs * pairs * t) - n) / (6 * pairs * t * t)));
    }

    /// <summary>The table <c>msd</c>.</summary>
    /// <param name="timing">Frame interval, for the lag in seconds.</param>
    public Table ToTable(FrameTiming timing) => new("msd", "Mean square displacement of all accepted tracks",
    [
        Column.Of("lag", [.. Lags.Select(l => (long?)l)], description: "lag, frames"),
        Column.Of("lag_time", [.. Lags.Select(l => (double?)(l * timing.FrameIntervalSeconds))], "s", "lag"),
        Column.Of("msd", [.. Values.Select(v => (double?)v)], description: "mean square displacement in the plane, drift taken out, µm²"),
        Column.Of("effective_n", [.. EffectiveNumbers.Select(n => (double?)n)], description: "independent displacements in it"),
        Column.Of("tracks", [.. Tracks.Select(t => (long?)t)], description: "tracks that have this lag"),
    ]);

    /// <summary>What the effective numbers of a track are multiplied by: 1 without gaps.</summary>
    private static double Share(ParticleTrack track, IReadOnlyList<int> lags, int largestLag)
    {
        if (track.Positions == track.Span) return 1;
        double all = 0, present = 0;
        for (int lag = 1; lag <= Math.Min(largestLag, track.Span - 1); lag++) all += EffectiveNumber(track.Span, lag);
        foreach (int lag in lags)
            if (lag <= largestLag) present += EffectiveNumber(track.Span, lag);
        return present > 0 ? all / present * track.Positions / track.Span : 0;
    }
}
