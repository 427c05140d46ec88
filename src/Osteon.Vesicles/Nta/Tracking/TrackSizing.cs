using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// From tracks to sizes: drift taken out, localisation error by brightness, diffusion coefficients by four estimators, Walker's distribution
/// and a log-normal mixture. See docs/methods/nta-tracking.md.
/// </summary>
public static class TrackSizing
{
    /// <summary>Levels of localisation error in the likelihood.</summary>
    private const int ErrorLevels = 16;

    /// <summary>Sizes of tracks.</summary>
    /// <param name="tracks">All tracks, also short ones, µm, drift included.</param>
    /// <param name="masses">Brightness of each spot of each track, or null where it is not known.</param>
    /// <param name="parameters">What is known of the recording; nonsense throws <see cref="ArgumentException"/>.</param>
    /// <param name="context">Threads, cancellation, random streams.</param>
    public static TrackSizes Of(
        IReadOnlyList<ParticleTrack> tracks, IReadOnlyList<double[]>? masses, TrackSizingParameters parameters, RunContext context)
    {
        if (parameters.Check().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong.Message, nameof(parameters));
        DriftEstimate drift = DriftCorrection.Estimate(tracks, parameters.Drift);
        int[] accepted = [.. Enumerable.Range(0, tracks.Count).Where(k => tracks[k].Positions >= parameters.LeastPositions)];
        IReadOnlyList<ParticleTrack> still = DriftCorrection.Apply([.. accepted.Select(k => tracks[k])], drift);
        (double Mean, double InverseSquare)[]? brightness = masses is null ? null : [.. accepted.Select(k => Brightness(masses[k]))];
        LocalisationModel? localisation = LocalisationModel.Of(still, brightness, parameters.Timing);
        int rejected = tracks.Count - accepted.Length;
        if (localisation is null) return new TrackSizes([], rejected, drift, null, null, null, null, null, 0);
        var particles = new TrackedParticle[still.Count];
        Parallel.For(0, particles.Length, context.ParallelOptions, k =>
            particles[k] = Measure(still[k], brightness?[k], localisation, parameters));
        context.Report("size distribution", 0);
        (WalkerResult? walker, LogNormalSelection? mixture) = Distribute(particles, parameters, context);
        if (walker?.Bootstrap is { } bootstrap && localisation.SharedError is { } error)
            walker = walker with { Bootstrap = SharedError.Widened(bootstrap, HistogramStatistics.Of(walker.Distribution)!, error, parameters) };
        double[] diameters = [.. particles.Where(p => p.Diameter is not null).Select(p => p.Diameter!.Value)];
        return new TrackSizes(
            particles, rejected, drift, localisation, walker, walker is null ? null : HistogramStatistics.Of(walker.Distribution), mixture,
            SampleStatistics.Of(diameters, SizeWeighting.Number, parameters.Grid), particles.Count(p => p.KnownError.Value is not > 0));
    }

    private static (double Mean, double InverseSquare) Brightness(double[] masses) =>
        (masses.Average(), masses.Average(m => 1 / (m * m)));

    private static TrackedParticle Measure(
        ParticleTrack track, (double Mean, double InverseSquare)? brightness, LocalisationModel localisation, TrackSizingParameters parameters)
    {
        double variance = localisation.Variance(brightness?.InverseSquare ?? 0);
        DiffusionEstimate By(DiffusionMethod method, double? known = null) => TrackDiffusion.Estimate(
            track, new DiffusionParameters(parameters.Timing, method, LocalisationVariance: known));
        DiffusionEstimate best = By(DiffusionMethod.Covariance, variance);
        StepSummary? steps = StepSummary.Of(track);
        return new TrackedParticle(
            track, steps, brightness?.Mean, variance, best, By(DiffusionMethod.Covariance), By(DiffusionMethod.OrdinaryLeastSquares),
            By(DiffusionMethod.GeneralisedLeastSquares),
            best.Value is > 0 ? StokesEinstein.DiameterNanometres(best.Value.Value, parameters.Medium) : null,
            steps?.NaiveDiameter(new StepModel(new FrameTiming(parameters.Timing.FrameIntervalSeconds), parameters.Medium)));
    }

    private static (WalkerResult?, LogNormalSelection?) Distribute(
        TrackedParticle[] particles, TrackSizingParameters parameters, RunContext context)
    {
        TrackedParticle[] moving = [.. particles.Where(p => p.Steps is not null)];
        if (moving.Length == 0) return (null, null);
        (StepModel[] models, int[] modelOf) = Models(moving, parameters);
        LikelihoodTable table = LikelihoodTable.Of([.. moving.Select(p => p.Steps!.Value)], parameters.Grid, models, modelOf, context);
        TrackVisibility? visibility = parameters.DepthMicrometres is { } depth
            ? new TrackVisibility(parameters.Timing, parameters.Medium, depth, parameters.LeastPositions, parameters.Field)
            : null;
        WalkerResult walker = WalkerEm.Fit(
            table,
            new WalkerParameters(
                parameters.Stop, parameters.Weighting, visibility, BootstrapReplicates: parameters.BootstrapReplicates,
                BootstrapName: parameters.Name),
            context);
        return (walker, parameters.MaximumComponents == 0
            ? null
            : LogNormalMixture.Select(table, parameters.MaximumComponents, parameters.Weighting, context));
    }

    /// <summary>Tracks in groups of similar σ², each with the mean of its group.</summary>
    private static (StepModel[] Models, int[] ModelOf) Models(TrackedParticle[] particles, TrackSizingParameters parameters)
    {
        int[] order = [.. Enumerable.Range(0, particles.Length).OrderBy(k => particles[k].LocalisationVariance)];
        int[] modelOf = new int[particles.Length];
        bool one = particles[order[0]].LocalisationVariance == particles[order[^1]].LocalisationVariance;
        int levels = one ? 1 : Math.Min(ErrorLevels, particles.Length);
        var models = new StepModel[levels];
        for (int level = 0; level < levels; level++)
        {
            int from = (int)((long)level * particles.Length / levels), to = (int)((long)(level + 1) * particles.Length / levels);
            double sum = 0;
            for (int i = from; i < to; i++)
            {
                modelOf[order[i]] = level;
                sum += particles[order[i]].LocalisationVariance;
            }

            models[level] = new StepModel(parameters.Timing, parameters.Medium, sum / (to - from));
        }

        return (models, modelOf);
    }
}
