namespace Osteon.Vesicles;

/// <summary>How the common motion of all particles is described.</summary>
public enum DriftModel
{
    /// <summary>No drift is taken out.</summary>
    None,

    /// <summary>
    /// One velocity for the whole recording: flow and a steadily sinking or rising cell. The default; costs two parameters.
    /// </summary>
    ConstantVelocity,

    /// <summary>
    /// A displacement of its own for every pair of successive frames, for stages that jolt. Each is the mean over the particles seen in
    /// both frames, so that a particle's own step takes part in it: with M particles the motion left over is smaller by 1/M on average
    /// (<see cref="DriftEstimate.RelativeBias"/>).
    /// </summary>
    PerFrame,
}

/// <summary>The common motion of all particles.</summary>
/// <param name="Model">How it is described.</param>
/// <param name="FirstFrame">Frame in which the drift is zero.</param>
/// <param name="X">Cumulated drift along a row at frame FirstFrame + index, µm.</param>
/// <param name="Y">Cumulated drift along a column, µm.</param>
/// <param name="VelocityX">Mean drift along a row, µm per frame.</param>
/// <param name="VelocityY">Mean drift along a column, µm per frame.</param>
/// <param name="Displacements">Number of single-frame displacements it was estimated from.</param>
/// <param name="EmptyFrames">Successive frames without a common particle, where the mean drift was put in (per frame only).</param>
/// <param name="RelativeBias">Expected relative change of the diffusion coefficients by the correction itself, −(drift
/// parameters)/(displacements): each displacement takes part in its own mean. Exact where all particles are of one size.</param>
public sealed record DriftEstimate(
    DriftModel Model,
    int FirstFrame,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    double VelocityX,
    double VelocityY,
    int Displacements,
    int EmptyFrames,
    double RelativeBias);

/// <summary>
/// Takes the common motion of all particles out of their tracks. Drift v (µm per frame) left in adds v²/(2Δt) to the plain estimate of D of
/// a coordinate and 3v²/(2Δt) to the covariance-based one.
/// </summary>
public static class DriftCorrection
{
    /// <summary>
    /// Mean displacement of all particles between successive frames; pairs of positions with a gap between them take no part. Per frame
    /// this is the convention of trackpy's compute_drift without smoothing. No such displacement at all: <see cref="DriftModel.None"/> with
    /// no drift.
    /// </summary>
    public static DriftEstimate Estimate(IReadOnlyList<ParticleTrack> tracks, DriftModel model)
    {
        if (tracks.Count == 0) return new DriftEstimate(DriftModel.None, 0, [], [], 0, 0, 0, 0, 0);
        int first = tracks.Min(t => t.Frames[0]), last = tracks.Max(t => t.Frames[^1]);
        double[] x = new double[last - first + 1], y = new double[last - first + 1];
        int[] count = new int[last - first + 1];
        foreach (ParticleTrack track in tracks)
        {
            ReadOnlySpan<int> frames = track.Frames;
            for (int i = 1; i < frames.Length; i++)
            {
                if (frames[i] != frames[i - 1] + 1) continue;
                int slot = frames[i] - first;
                x[slot] += track.X[i] - track.X[i - 1];
                y[slot] += track.Y[i] - track.Y[i - 1];
                count[slot]++;
            }
        }

        int total = count.Sum();
        if (model == DriftModel.None || total == 0) return new DriftEstimate(DriftModel.None, first, [], [], 0, 0, total, 0, 0);
        double meanX = x.Sum() / total, meanY = y.Sum() / total;
        int empty = 0, parameters = 0;
        double sumX = 0, sumY = 0;
        for (int slot = 1; slot < count.Length; slot++)
        {
            bool own = model == DriftModel.PerFrame && count[slot] > 0;
            if (own) parameters++;
            else if (model == DriftModel.PerFrame) empty++;
            sumX += own ? x[slot] / count[slot] : meanX;
            sumY += own ? y[slot] / count[slot] : meanY;
            x[slot] = sumX;
            y[slot] = sumY;
        }

        if (model == DriftModel.ConstantVelocity) parameters = 1;
        return new DriftEstimate(model, first, x, y, meanX, meanY, total, empty, -parameters / (double)total);
    }

    /// <summary>
    /// The tracks with the drift taken out, in the same order. Frames outside the drift's range throw <see cref="ArgumentException"/>.
    /// </summary>
    public static IReadOnlyList<ParticleTrack> Apply(IReadOnlyList<ParticleTrack> tracks, DriftEstimate drift)
    {
        if (drift.Model == DriftModel.None) return tracks;
        var corrected = new ParticleTrack[tracks.Count];
        for (int t = 0; t < corrected.Length; t++)
        {
            ParticleTrack track = tracks[t];
            if (track.Frames[0] < drift.FirstFrame || track.Frames[^1] >= drift.FirstFrame + drift.X.Count)
                throw new ArgumentException($"track {track.Id} leaves the frames of the drift", nameof(tracks));
            double[] x = track.X.ToArray(), y = track.Y.ToArray();
            for (int i = 0; i < x.Length; i++)
            {
                x[i] -= drift.X[track.Frames[i] - drift.FirstFrame];
                y[i] -= drift.Y[track.Frames[i] - drift.FirstFrame];
            }

            corrected[t] = new ParticleTrack(track.Id, track.Frames, x, y);
        }

        return corrected;
    }
}
