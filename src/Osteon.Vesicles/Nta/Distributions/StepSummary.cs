namespace Osteon.Vesicles;

/// <summary>
/// What the maximum-likelihood size distribution needs of one track: the mean square of its single-frame displacements in the plane, z =
/// ⟨Δx² + Δy²⟩ in µm², and how many there are. Displacements over gaps are left out, so that all have the same variance.
/// </summary>
/// <param name="MeanSquare">z, µm²; positive.</param>
/// <param name="Steps">n, number of single-frame displacements, at least 1.</param>
/// <param name="Neighbours">Number of pairs of successive single-frame displacements, at most n − 1: they share a position and are
/// correlated by localisation error and exposure.</param>
/// <param name="Frames">Number of positions of the track.</param>
public readonly record struct StepSummary(double MeanSquare, int Steps, int Neighbours, int Frames)
{
    /// <summary>A summary of n independent steps from one track without gaps.</summary>
    public static StepSummary WithoutGaps(double meanSquare, int steps) => new(meanSquare, steps, steps - 1, steps + 1);

    /// <summary>The summary of a track, or null when it has no single-frame displacement or never moved.</summary>
    public static StepSummary? Of(ParticleTrack track)
    {
        ReadOnlySpan<int> frames = track.Frames;
        double sum = 0;
        int steps = 0, neighbours = 0;
        for (int i = 1; i < frames.Length; i++)
        {
            if (frames[i] != frames[i - 1] + 1) continue;
            double dx = track.X[i] - track.X[i - 1], dy = track.Y[i] - track.Y[i - 1];
            sum += (dx * dx) + (dy * dy);
            steps++;
            if (i > 1 && frames[i - 1] == frames[i - 2] + 1) neighbours++;
        }

        return steps == 0 || sum <= 0 ? null : new StepSummary(sum / steps, steps, neighbours, frames.Length);
    }

    /// <summary>
    /// The naive diameter of the track in nm, from D = (z − 4σ²)/(4(Δt − t_E/3)), or null when z is not above 4σ². On average it is n/(n −
    /// 1) times the true one for n independent steps and σ = 0.
    /// </summary>
    public double? NaiveDiameter(StepModel model)
    {
        double excess = MeanSquare - (4 * model.LocalisationVariance);
        return excess <= 0 ? null : StokesEinstein.Product(model.Medium) * 4 * model.Timing.EffectiveIntervalSeconds / excess;
    }
}
