using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Diffusion coefficients of tracks, free of localisation error and exposure blur. Drift is to be taken out before (<see
/// cref="DriftCorrection"/>). See docs/methods/nta-diffusion.md.
/// </summary>
public static class TrackDiffusion
{
    private const int FewestLagsOfGeneralised = 10;

    /// <summary>
    /// The estimate of one track in the plane. Parameters out of range throw; tracks that are too short have no value and say so.
    /// </summary>
    public static DiffusionEstimate Estimate(ParticleTrack track, DiffusionParameters parameters) =>
        Estimate(track.Frames, track.X, track.Y, parameters);

    /// <summary>
    /// The estimate of a path along a line (<paramref name="y"/> empty) or in the plane. Any unit of length: D comes in its square per
    /// second.
    /// </summary>
    /// <param name="frames">Frame numbers, strictly increasing.</param>
    /// <param name="x">First coordinate.</param>
    /// <param name="y">Second coordinate, or empty.</param>
    /// <param name="parameters">Estimator, timing and conventions.</param>
    public static DiffusionEstimate Estimate(
        ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y, DiffusionParameters parameters)
    {
        if (frames.Length != x.Length || (!y.IsEmpty && y.Length != x.Length))
            throw new ArgumentException($"{frames.Length} frames, {x.Length} x and {y.Length} y", nameof(frames));
        if (parameters.MaxLag is < 2)
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.MaxLag, "at least two lags are needed");
        return parameters.Method == DiffusionMethod.Covariance
            ? CovarianceEstimator.Estimate(frames, x, y, parameters)
            : LeastSquares(frames, x, y, parameters);
    }

    /// <summary>The estimates of all tracks, in their order.</summary>
    public static IReadOnlyList<DiffusionEstimate> Estimate(
        IReadOnlyList<ParticleTrack> tracks, DiffusionParameters parameters, RunContext context)
    {
        var estimates = new DiffusionEstimate[tracks.Count];
        Parallel.For(0, estimates.Length, context.ParallelOptions, i => estimates[i] = Estimate(tracks[i], parameters));
        return estimates;
    }

    private static DiffusionEstimate LeastSquares(
        ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y, DiffusionParameters parameters)
    {
        bool generalised = parameters.Method == DiffusionMethod.GeneralisedLeastSquares;
        bool pylake = parameters.Convention == DiffusionConvention.Pylake;
        int fewest = parameters.MaxLag is null ? OptimalLags.FewestPositions : 3;
        if (frames.Length < fewest)
            return DiffusionEstimate.Unavailable(parameters.Method, frames.Length, $"fewer than {fewest} positions");
        int count = parameters.MaxLag ?? Lags(frames, x, y, generalised);
        MeanSquareDisplacement msd = MeanSquareDisplacement.Of(frames, x, y, count);
        IReadOnlyList<int> lags = pylake ? [.. Enumerable.Range(1, msd.Lags.Count)] : msd.Lags;
        // With gaps the theory knows no exact covariance; the number of displacements that a full path of the same pairs would have is the
        // nearest.
        int n = pylake ? frames.Length : Math.Max(frames.Length - 1, msd.Lags[^1]);
        MsdLine line = generalised
            ? MsdLine.Generalised(lags, msd.Values, n, parameters.Convention)
            : MsdLine.Ordinary(lags, msd.Values, n);
        double dt = parameters.Timing.FrameIntervalSeconds, d = line.Slope / (2 * dt);
        double variance = line.SlopeVariance / (y.IsEmpty ? 1 : 2);
        double? error = variance >= 0 ? Math.Sqrt(variance) / (2 * dt) : null;
        double sigma2 = (line.Intercept / 2) + (2 * parameters.Timing.BlurCoefficient * d * dt);
        return new DiffusionEstimate(d, error, sigma2, parameters.Method, line.Note is null ? msd.Lags.Count : 2, frames.Length, line.Note);
    }

    private static int Lags(ReadOnlySpan<int> frames, ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool generalised)
    {
        (int slope, int intercept) = OptimalLags.Of(frames, x, y);
        return generalised ? Math.Max(FewestLagsOfGeneralised, Math.Max(slope, intercept)) : slope;
    }
}
