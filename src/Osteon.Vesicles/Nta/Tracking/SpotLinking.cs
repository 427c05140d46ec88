using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Joins the spots of successive frames to tracks so that the sum of squared displacements is least, where leaving a particle unlinked costs
/// the square of the search range: the rule of Crocker and Grier 1996, 10.1006/jcis.1996.0217, with the conventions of trackpy (candidates
/// up to range + 10⁻⁷, at most the ten nearest for each spot of the later frame; a particle waits for <see cref="LinkParameters.Memory"/>
/// missing frames at its last position).
/// </summary>
/// <remarks>
/// Particles whose candidates overlap form a subnet, and each is solved exactly by shortest augmenting paths (Jonker and Volgenant 1987,
/// 10.1007/BF02278710), in time that grows with the third power of its size; trackpy tries all combinations and gives up above 30. With a
/// prediction everything happens in the frame that moves along; a gap of g frames moves by g frames' drift.
/// </remarks>
public static class SpotLinking
{
    /// <summary>Links spots.</summary>
    /// <param name="spots">Spots of all frames.</param>
    /// <param name="parameters">Range and memory; nonsense throws <see cref="ArgumentException"/>.</param>
    /// <param name="prediction">Common motion, or null for none; must cover the frames.</param>
    /// <param name="context">Cancellation.</param>
    public static LinkedSpots Link(SpotTable spots, LinkParameters parameters, DriftPrediction? prediction, RunContext context)
    {
        if (parameters.Check().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong.Message, nameof(parameters));
        int[] tracks = new int[spots.Count];
        var linker = new FrameLinker(parameters);
        double[] x = new double[spots.Count], y = new double[spots.Count];
        for (int f = 0; f < spots.Frames; f++)
            for (int i = spots.Starts[f]; i < spots.Starts[f + 1]; i++)
                (x[i], y[i]) = (spots.X[i] - (prediction?.X(f) ?? 0), spots.Y[i] - (prediction?.Y(f) ?? 0));
        for (int f = 0; f < spots.Frames; f++)
        {
            if (f % 64 == 0) context.Cancellation.ThrowIfCancellationRequested();
            int start = spots.Starts[f], count = spots.Starts[f + 1] - start;
            linker.Next(x.AsSpan(start, count), y.AsSpan(start, count), f, tracks.AsSpan(start, count));
        }

        return new LinkedSpots(
            tracks, linker.Tracks, linker.Largest, linker.Shortened, linker.Refused, linker.RefusedSpots, linker.FirstRefused);
    }
}
