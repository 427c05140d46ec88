using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>What a reader must know before believing the sizes of a recording.</summary>
public static class TrackingChecks
{
    private const int FewTracks = 500;
    private const int EnoughTracks = 1000;
    private const int FewFrames = 300;
    private const double CrowdedSpacing = 4;
    private const double LargestDriftOfSteps = 1;
    private const double LargestStopBias = 0.02;
    private const double LargestEdgeShare = 0.01;
    private const double LargestDriftBias = 0.01;
    private const double LargestSweepChange = 0.05;
    private const double LargestFalseShare = 0.05;
    private const double WideMean = 0.03;

    /// <summary>Findings of a recording.</summary>
    public static IEnumerable<Finding> Of(VideoTrackingResult result, VideoTrackingParameters parameters)
    {
        string chosen = parameters.MinimumMass is null ? "from the noise of this recording" : "as given";
        double falseShare = result.Counts.Mean > 0 ? result.Threshold.FalseAbove(result.MinimumMass) / result.Counts.Mean : 0;
        yield return Finding.Note(
            "OST-TRK-010", Text($"particles have a mass above {result.MinimumMass:G5}, {chosen}; {falseShare:P1} of the spots above it are expected to be noise"),
            hint: "The sweep shows how sizes depend on it.");
        if (falseShare > LargestFalseShare)
            yield return Finding.Warning(
                "OST-TRK-011", Text($"{falseShare:P0} of the spots are expected to be noise, which breaks and joins tracks"),
                hint: "Raise the smallest mass, or leave it out to have it found. Dark rings around particles pass for noise too.");
        if (result.Frames < FewFrames)
            yield return Finding.Note(
                "OST-TRK-012", Text($"the recording has {result.Frames} frames; sizes and concentrations of one recording scatter"),
                hint: "Record at least 10 s at several positions.");
        double spacing = result.Counts.Mean > 0
            ? Math.Sqrt((result.Width - (2.0 * parameters.Locate.Margin)) * (result.Height - (2.0 * parameters.Locate.Margin)) / result.Counts.Mean)
            : double.PositiveInfinity;
        if (spacing < CrowdedSpacing * result.SearchRange)
            yield return Finding.Warning(
                "OST-TRK-013",
                Text($"particles are {spacing:F0} pixels apart on average, less than four search ranges ({result.SearchRange:G3} pixels): links are ambiguous"),
                hint: "Dilute more, or shorten the search range if no small particles are expected.");
        if (result.Links.RefusedSubnets > 0)
            yield return Finding.Warning(
                "OST-TRK-014",
                Text($"{result.Links.RefusedSpots} spots in {result.Links.RefusedSubnets} crowds (first in frame {result.Links.FirstRefusedFrame}) were not linked: too many particles within reach of each other"),
                hint: "Dilute more, raise the smallest mass, or shorten the search range.");
        if (result.Links.ShortenedSubnets > 0)
            yield return Finding.Warning(
                "OST-TRK-015",
                Text($"{result.Links.ShortenedSubnets} crowds were linked with a shortened search range, which cuts long steps and makes particles too large"),
                hint: "Dilute more, or raise the smallest mass.");
        if (result.Locking is { Passes: false } locking)
            yield return Finding.Warning(
                "OST-TRK-016", Text($"positions are drawn to pixels, by {locking.Bias:F3} pixels (root mean square)"),
                hint: "Take the windowed refinement, or another diameter.");
        foreach (Finding finding in Of(result.Sizes, parameters.Sizing)) yield return finding;
        if (result.Spots.Count == 0)
            yield return Finding.Warning(
                "OST-TRK-034", Text($"no particle was found in any of the {result.Frames} frames"),
                hint: "In a recording of diluent that is a result. Else look at the frames: lower --min-mass, check the diameter, and --dark for dark particles; "
                    + "dark rings around bright particles put the threshold from noise too high.");
        if (result.Concentration is not null && parameters.Dilution is null)
            yield return Finding.Warning(
                "OST-TRK-033", "the dilution is not known; the concentration is that of the measured suspension",
                hint: "State the factor with --dilution, in the column dilution of samples.csv, or in the assay; 1 for a sample that was not diluted.");
        if (result.Volume is null)
            yield return Finding.Note(
                "OST-TRK-030", "there is no concentration: the depth in which particles are seen is not known",
                hint: "Give the depth, or the instrument's concentration for one particle per frame.");
        if (Steepest(result.Sweep) is { } steep)
            yield return Finding.Warning(
                "OST-TRK-031",
                Text($"raising the smallest mass from {steep.From.MinimumMass:G5} to {steep.To.MinimumMass:G5} moves the mean from {steep.From.Statistics!.Mean:F0} to {steep.To.Statistics!.Mean:F0} nm"),
                hint: "The threshold is part of the result: report it, and keep it the same for samples that are compared.");
    }

    /// <summary>Findings of sizes, whatever the tracks come from.</summary>
    public static IEnumerable<Finding> Of(TrackSizes sizes, TrackSizingParameters parameters)
    {
        int tracks = sizes.Particles.Count;
        if (tracks < EnoughTracks)
        {
            string message = Text($"{tracks} tracks of at least {parameters.LeastPositions} positions");
            yield return tracks < FewTracks
                ? Finding.Warning("OST-TRK-020", message + " are too few for a size distribution", hint: "Record more positions; 1000 tracks are a good measure.")
                : Finding.Note("OST-TRK-020", message + "; 1000 are a good measure");
        }

        if (sizes.Localisation is not { } localisation) yield break;
        if (localisation.CutAtZero)
            yield return Finding.Note(
                "OST-TRK-021", Text($"the localisation variance is estimated below 0 ({localisation.Mean:G3} µm²); 0 is used"),
                hint: "Within its error this is a small localisation error; far below 0 the exposure time is wrong.");
        double dt = parameters.Timing.FrameIntervalSeconds;
        double step = Math.Sqrt(2 * Median(sizes.Particles) * dt), drift = Math.Sqrt(
            (sizes.Drift.VelocityX * sizes.Drift.VelocityX) + (sizes.Drift.VelocityY * sizes.Drift.VelocityY));
        if (localisation.Mean > step * step / 2)
            yield return Finding.Warning(
                "OST-TRK-022", Text($"the localisation error ({Math.Sqrt(localisation.Mean) * 1000:F0} nm) is as large as the motion between frames"),
                hint: "Record brighter or slower; sizes hang on the correction.");
        if (drift > LargestDriftOfSteps * step)
            yield return Finding.Warning(
                "OST-TRK-023", Text($"particles drift by {drift / dt:F1} µm/s, more than they diffuse between frames"),
                hint: "It is taken out; an unsteady drift needs --drift per-frame.");
        if (Math.Abs(sizes.Drift.RelativeBias) > LargestDriftBias)
            yield return Finding.Warning(
                "OST-TRK-024", Text($"taking out the drift frame by frame makes particles {-sizes.Drift.RelativeBias:P1} too large: few particles per frame"),
                hint: "Take one velocity for the whole recording.");
        if (sizes.NotPositive > 0)
            yield return Finding.Note(
                "OST-TRK-025", Text($"{sizes.NotPositive} of {tracks} tracks have no positive diffusion coefficient; they take part in the distribution but have no diameter of their own"));
        if (sizes.Distribution is not { } walker || sizes.Statistics is not { } statistics) yield break;
        if (walker.EdgeShare > LargestEdgeShare)
            yield return Finding.Warning(
                "OST-TRK-026", Text($"{walker.EdgeShare:P0} of the distribution lies in its first and last bin"), hint: "Widen the bins.");

        // Both before the correction for visibility, which moves the mean by itself.
        double stopped = walker.History[^1].Mean;
        if (walker.Continued is { } continued && Math.Abs((continued.Mean / stopped) - 1) > LargestStopBias)
            yield return Finding.Warning(
                "OST-TRK-027", Text($"the stop rule decides the mean{(walker.CensoredShare is null ? "" : " (before the correction for short visits)")}: {stopped:F1} nm after {walker.Iterations} iterations, {continued.Mean:F1} nm after {continued.Iteration}"),
                hint: "See the log-normal mixture, which has no stop rule.");
        if (walker.Bootstrap?.Mean is { } interval && (interval.High - interval.Low) / 2 > WideMean * statistics.Mean)
            yield return Finding.Note(
                "OST-TRK-032",
                Text($"the mean of {statistics.Mean:F1} nm is known to ±{(interval.High - interval.Low) / 2 / statistics.Mean:P0} (95 %: {interval.Low:F1} to {interval.High:F1} nm)"),
                hint: "The scatter of this recording alone; record longer or more positions.");
        yield return Finding.Note(
            "OST-TRK-028", Text($"the distribution stopped after {walker.Iterations} iterations {(walker.StoppedByRule ? "by its rule" : "at the limit")}; its width depends on that"));
        yield return walker.CensoredShare is { } censored
            ? Finding.Note("OST-TRK-029", Text($"{censored:P0} of the visits to the visible layer were too short for a track; the distribution is corrected for it"))
            : Finding.Note(
                "OST-TRK-029", Text($"tracks shorter than {parameters.LeastPositions} positions ({sizes.ShortTracks}) are left out: small particles, which leave sooner and return more often, are counted with another chance than large ones"),
                hint: "Give the depth in which particles are seen to correct for it.");
    }

    private static double Median(IReadOnlyList<TrackedParticle> particles)
    {
        double[] values = [.. particles.Select(p => Math.Max(0, p.KnownError.Value ?? 0)).Order()];
        return values[values.Length / 2];
    }

    /// <summary>The step of the sweep that moves the mean most, where it moves by more than a twentieth and both have enough tracks to tell.</summary>
    private static (SweepPoint From, SweepPoint To)? Steepest(IReadOnlyList<SweepPoint> sweep)
    {
        (SweepPoint, SweepPoint)? steepest = null;
        double largest = LargestSweepChange;
        for (int i = 1; i < sweep.Count; i++)
        {
            if (sweep[0].Statistics is not { } a || sweep[i].Statistics is not { } b || sweep[i].Tracks < 20) continue;
            double change = Math.Abs((b.Mean / a.Mean) - 1);
            if (change > largest) (largest, steepest) = (change, (sweep[0], sweep[i]));
        }

        return steepest;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
