using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// All objects of one polarity: candidates by radial symmetry at every radius, an outline for each by <see cref="ClosedPath"/>, a score
/// against <see cref="PathNull"/>, and of those that share more than half of the smaller one's area the best. Touching objects have
/// outlines of their own, so nothing has to be cut apart.
/// </summary>
internal static class VesicleSearch
{
    /// <summary>Candidates per radius at most; a guard against pictures full of structure.</summary>
    private const int MostCandidates = 400;

    /// <summary>Objects below this score are not even listed as excluded.</summary>
    private const double LeastScore = 6;

    private const double SameObject = 0.5;

    /// <summary>
    /// Objects that turn out smaller or larger than the range by more than this factor were not looked for, and are found by chance only.
    /// </summary>
    private const double Beyond = 0.8;

    /// <summary>The objects of a plane in which vesicles are brighter than their surroundings, best first.</summary>
    /// <param name="levels">The plane at all sizes.</param>
    /// <param name="mask">The field.</param>
    /// <param name="context">Random streams, progress, cancellation.</param>
    public static List<FoundOutline> Find(SearchLevels levels, FieldMask mask, RunContext context)
    {
        SearchLevels.Radius[] radii = [.. levels.Radii];
        (float[] X, float[] Y, float[] Weight)[] gradients = [.. levels.Smooth.Select(RadialVotes.Gradient)];
        var found = new List<FoundOutline>[radii.Length];
        int done = 0;
        Parallel.For(0, radii.Length, context.ParallelOptions, i =>
        {
            found[i] = OfRadius(levels, gradients[radii[i].Level], radii[i], mask, context);
            context.Report("looking for vesicles", (double)Interlocked.Increment(ref done) / radii.Length);
        });
        return Best([.. found.SelectMany(f => f)]);
    }

    private static List<FoundOutline> OfRadius(
        SearchLevels levels, (float[] X, float[] Y, float[] Weight) gradient, SearchLevels.Radius radius, FieldMask mask,
            RunContext context)
    {
        var found = new List<FoundOutline>();
        if (PathNull.Of(levels, radius, mask, context) is not { } empty) return found;
        foreach (MicrographPoint peak in RadialVotes.Peaks(levels.Smooth[radius.Level], gradient, radius.Working, MostCandidates))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (OutlineFit.Coarse(levels, SearchLevels.ToPicture(peak, radius.Level), radius) is not { } fit) continue;
            double score = empty.Score(fit.Path.Strength);
            if (!(score >= LeastScore)) continue;
            VesicleShape shape = VesicleShape.Of(fit.Outline);
            double r = shape.EquivalentDiameter / 2;
            if (r < Beyond * levels.Radii[0].Pixels || r * Beyond > levels.Radii[^1].Pixels) continue;
            found.Add(new FoundOutline(fit.Outline, shape, score, fit.Path.Edge.Count(e => e > empty.Edge) / (double)fit.Path.Edge.Length));
        }

        return found;
    }

    private static List<FoundOutline> Best(List<FoundOutline> found)
    {
        var kept = new List<FoundOutline>();
        foreach (FoundOutline one in found
            .OrderByDescending(f => f.Quality).ThenBy(f => f.Shape.Centroid.Y).ThenBy(f => f.Shape.Centroid.X))
        {
            if (kept.TrueForAll(k => Shared(one, k) <= SameObject)) kept.Add(one);
        }

        return kept;
    }

    /// <summary>Share of the smaller object's area that lies in the larger.</summary>
    private static double Shared(FoundOutline a, FoundOutline b) =>
        a.Shape.Area <= b.Shape.Area ? a.Outline.ShareInside(b.Outline) : b.Outline.ShareInside(a.Outline);
}
