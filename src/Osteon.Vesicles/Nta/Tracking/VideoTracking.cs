using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// From a recording of Brownian particles to sizes and concentration: particles found in each frame, linked with the drift predicted, sized,
/// and all of it again at higher thresholds. What may bias a size is told by findings (<see cref="TrackingChecks"/>). See
/// docs/methods/nta-tracking.md.
/// </summary>
public static class VideoTracking
{
    private const int LinkRounds = 3;

    /// <summary>A prediction is renewed while it changes by more than this share of the search range.</summary>
    private const double DriftChange = 0.02;

    /// <summary>Frames on each side over which a drift of its own for each frame is smoothed for prediction.</summary>
    private const int PredictionReach = 15;

    /// <summary>Tracks and sizes a recording.</summary>
    /// <param name="video">Frames as planes (t, y, x), 8 or 16 bit without sign.</param>
    /// <param name="parameters">How; nonsense throws <see cref="ArgumentException"/>, see <see cref="VideoTrackingParameters.Check"/>.</param>
    /// <param name="context">Threads, cancellation, progress, random streams, findings.</param>
    /// <exception cref="InvalidContentException">OST-TRK-003: not a recording that can be tracked; or the file is broken.</exception>
    public static VideoTrackingResult Track(ISliceSource video, VideoTrackingParameters parameters, RunContext context)
    {
        if (parameters.Check().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong.Message, nameof(parameters));
        GridShape shape = video.Header.Shape;
        MassThreshold noise = MassThreshold.Find(video, parameters.Locate, context);
        double mass = parameters.MinimumMass ?? noise.MinimumMass;
        SpotTable spots = SpotDetection.Find(video, parameters.Locate with { MinimumMass = mass }, context);
        context.Report("linking", 0);
        (LinkedSpots links, DriftPrediction? prediction) = Link(spots, parameters, context);
        double margin = 2.0 * parameters.Locate.Margin;
        (double Width, double Height) field = (
            (shape.Width - margin) * parameters.MicrometresPerPixel, (shape.Height - margin) * parameters.MicrometresPerPixel);
        TrackSizingParameters sizing = parameters.Sizing with { Field = field };
        (IReadOnlyList<ParticleTrack> tracks, IReadOnlyList<double[]> masses) = Tracks(spots, links, parameters.MicrometresPerPixel);
        TrackSizes sizes = TrackSizing.Of(tracks, masses, sizing, context);
        FrameCounts counts = FrameCounts.Of(spots.Counts);
        VisibleVolume? volume = Volume(parameters, field, shape);
        var result = new VideoTrackingResult(
            shape.Depth, shape.Width, shape.Height, spots, mass, noise, parameters.SearchRangeUsed, links, PixelLocking.Of(spots.X, spots.Y),
            sizes, counts, volume is null ? null : ParticleConcentration.Of(counts, volume, parameters.Dilution ?? 1), volume,
            Sweep(spots, (mass, noise, prediction), parameters with { Sizing = sizing }, context));
        context.Findings.AddRange(TrackingChecks.Of(result, parameters));
        return result;
    }

    /// <summary>Tracks in µm and the masses along them, in the order of the tracks' numbers.</summary>
    public static (IReadOnlyList<ParticleTrack> Tracks, IReadOnlyList<double[]> Masses) Tracks(
        SpotTable spots, LinkedSpots links, double micrometresPerPixel)
    {
        int[] lengths = new int[links.Count];
        foreach (int track in links.Tracks) lengths[track]++;
        int[][] frames = [.. lengths.Select(n => new int[n])];
        double[][] x = [.. lengths.Select(n => new double[n])], y = [.. lengths.Select(n => new double[n])];
        double[][] mass = [.. lengths.Select(n => new double[n])];
        int[] at = new int[links.Count];
        for (int f = 0; f < spots.Frames; f++)
            for (int i = spots.Starts[f]; i < spots.Starts[f + 1]; i++)
            {
                int track = links.Tracks[i], k = at[track]++;
                (frames[track][k], x[track][k], y[track][k], mass[track][k]) = (f, spots.X[i], spots.Y[i], spots.Mass[i]);
            }

        return ([.. frames.Select((_, t) => ParticleTrack.FromPixels(t, frames[t], x[t], y[t], micrometresPerPixel))], mass);
    }

    /// <summary>
    /// Links with the drift predicted: first from the pile of displacements, then from the links themselves until it rests.
    /// </summary>
    public static (LinkedSpots Links, DriftPrediction? Prediction) Link(
        SpotTable spots, VideoTrackingParameters parameters, RunContext context)
    {
        double range = parameters.SearchRangeUsed;
        var rule = new LinkParameters(range, parameters.Memory);
        if (parameters.LargestDrift == 0) return (SpotLinking.Link(spots, rule, null, context), null);
        (double x, double y) = FlowSearch.Estimate(spots, parameters.LargestDrift, range, context);
        var prediction = DriftPrediction.Constant(spots.Frames, x, y);
        for (int round = 1; ; round++)
        {
            LinkedSpots links = SpotLinking.Link(spots, rule, prediction, context);
            if (round == LinkRounds) return (links, prediction);
            DriftPrediction better = Predict(spots, links, parameters.Sizing.Drift);
            double change = 0;
            for (int f = 1; f < spots.Frames; f++)
                change = Math.Max(change, Math.Max(
                    Math.Abs(better.X(f) - better.X(f - 1) - prediction.X(f) + prediction.X(f - 1)),
                    Math.Abs(better.Y(f) - better.Y(f - 1) - prediction.Y(f) + prediction.Y(f - 1))));
            if (change <= DriftChange * range) return (links, prediction);
            prediction = better;
        }
    }

    private static DriftPrediction Predict(SpotTable spots, LinkedSpots links, DriftModel model)
    {
        double[] x = new double[spots.Frames], y = new double[spots.Frames];
        int[] count = new int[spots.Frames], last = new int[links.Count], lastFrame = new int[links.Count];
        Array.Fill(lastFrame, int.MinValue);
        for (int f = 0; f < spots.Frames; f++)
            for (int i = spots.Starts[f]; i < spots.Starts[f + 1]; i++)
            {
                int track = links.Tracks[i];
                if (lastFrame[track] == f - 1)
                {
                    x[f] += spots.X[i] - spots.X[last[track]];
                    y[f] += spots.Y[i] - spots.Y[last[track]];
                    count[f]++;
                }

                (last[track], lastFrame[track]) = (i, f);
            }

        double all = count.Sum(c => (double)c), meanX = all > 0 ? x.Sum() / all : 0, meanY = all > 0 ? y.Sum() / all : 0;
        double[] sumX = new double[spots.Frames], sumY = new double[spots.Frames];
        for (int f = 1; f < spots.Frames; f++)
        {
            double ownX = meanX, ownY = meanY;
            if (model == DriftModel.PerFrame)
            {
                double n = 0, nearX = 0, nearY = 0;
                for (int g = Math.Max(1, f - PredictionReach); g <= Math.Min(spots.Frames - 1, f + PredictionReach); g++)
                    (n, nearX, nearY) = (n + count[g], nearX + x[g], nearY + y[g]);
                if (n > 0) (ownX, ownY) = (nearX / n, nearY / n);
            }

            (sumX[f], sumY[f]) = (sumX[f - 1] + ownX, sumY[f - 1] + ownY);
        }

        return new DriftPrediction(sumX, sumY);
    }

    /// <summary>
    /// The volume in which particles were looked for. An instrument's constant is that of its whole frame; nothing is found in the margin, so
    /// that its volume is the smaller by the share of the margin.
    /// </summary>
    private static VisibleVolume? Volume(VideoTrackingParameters parameters, (double Width, double Height) field, GridShape shape) => parameters.Volume switch
    {
        { DepthMicrometres: { } depth } => VisibleVolume.FromField(
            (int)Math.Round(field.Width / parameters.MicrometresPerPixel), (int)Math.Round(field.Height / parameters.MicrometresPerPixel),
            parameters.MicrometresPerPixel, depth),
        { PerMillilitre: { } constant } => VisibleVolume.FromConcentrationPerParticle(
            constant, field.Width * field.Height / (shape.Width * (double)shape.Height * parameters.MicrometresPerPixel * parameters.MicrometresPerPixel)),
        _ => null,
    };

    private static SweepPoint[] Sweep(
        SpotTable spots, (double Mass, MassThreshold Noise, DriftPrediction? Prediction) first, VideoTrackingParameters parameters,
        RunContext context)
    {
        double[] factors = [.. parameters.Sweep.Distinct().Order()];
        var points = new SweepPoint[factors.Length];
        TrackSizingParameters plain = parameters.Sizing with { BootstrapReplicates = 0, MaximumComponents = 0 };
        RunContext single = context with { Threads = 1, Progress = null };
        int done = 0;
        Parallel.For(0, factors.Length, context.ParallelOptions, i =>
        {
            double mass = first.Mass * factors[i];
            SpotTable above = spots.Above(mass);
            LinkedSpots links = SpotLinking.Link(above, new LinkParameters(parameters.SearchRangeUsed, parameters.Memory), first.Prediction, single);
            (IReadOnlyList<ParticleTrack> tracks, IReadOnlyList<double[]> masses) = Tracks(above, links, parameters.MicrometresPerPixel);
            TrackSizes sizes = TrackSizing.Of(tracks, masses, plain, single);
            double? variance = sizes.Localisation?.Mean;
            points[i] = new SweepPoint(
                mass, above.Count / (double)above.Frames, first.Noise.FalseAbove(mass), sizes.Particles.Count,
                sizes.Particles.Count == 0 ? null : sizes.Particles.Average(p => (double)p.Track.Displacements),
                variance is >= 0 ? Math.Sqrt(variance.Value) * 1000 : null, sizes.Distribution?.Iterations ?? 0, sizes.Statistics);
            context.Report("threshold sweep", Interlocked.Increment(ref done) / (double)factors.Length);
        });
        return points;
    }
}
