using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Walker's maximum-likelihood size distribution: the fractions w_m of a grid of diameters that make the observed mean square displacements
/// most likely, by expectation and maximisation from the uniform distribution, w_m ← w_m·ΣₖcₖP_km/fₖ / Σcₖ with fₖ = Σ_j w_jP_kj. It takes
/// out the scatter of the diffusion coefficients of short tracks, which makes the plain histogram of diameters too wide.
/// </summary>
/// <remarks>
/// Source: Walker 2012, 10.1088/0957-0233/23/6/065605. The iteration ends by the relative decrease of χ² (see <see cref="WalkerStop"/>),
/// here the deviance from the best single diameter for each track, which never rises; Walker compares histograms of mean square
/// displacements. That it never rises is checked in every iteration.
/// </remarks>
public static class WalkerEm
{
    /// <summary>Rounding allowed to the objective, relative to the sum of the magnitudes of its terms.</summary>
    private const double Rounding = 1e-10;

    /// <summary>The size distribution of tracks.</summary>
    /// <param name="table">Likelihoods of the tracks on a grid.</param>
    /// <param name="parameters">Stop rule, weighting, correction for visibility, bootstrap.</param>
    /// <param name="context">Threads, cancellation, random streams.</param>
    public static WalkerResult Fit(LikelihoodTable table, WalkerParameters parameters, RunContext context) =>
        Fit(table, parameters, null, context);

    /// <summary>
    /// The size distribution of tracks that come in groups, such as videos or positions: the bootstrap resamples groups, because tracks of
    /// one group are alike.
    /// </summary>
    /// <param name="table">Likelihoods of the tracks on a grid.</param>
    /// <param name="parameters">Stop rule, weighting, correction for visibility, bootstrap.</param>
    /// <param name="groups">The group of each track and what the groups are, or null to resample tracks.</param>
    /// <param name="context">Threads, cancellation, random streams.</param>
    public static WalkerResult Fit(LikelihoodTable table, WalkerParameters parameters, TrackGroups? groups, RunContext context)
    {
        WalkerStop stop = parameters.StopRule;
        ArgumentOutOfRangeException.ThrowIfNegative(stop.RelativeDecrease);
        ArgumentOutOfRangeException.ThrowIfLessThan(stop.MaximumIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(parameters.BootstrapReplicates);
        if (!(parameters.Confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Confidence, "confidence must be between 0 and 1");
        double[] trackWeights = TrackWeights(table, parameters.Weighting);
        List<WalkerIteration> history = [];
        (double[] weights, bool stopped) = Iterate(table, trackWeights, stop, history, context);
        int iterations = history.Count - 1;
        double? censored = null;
        double[] corrected = weights;
        VisitRates? rates = parameters.Visibility?.Rates(table.Grid, parameters.Weighting);
        if (rates is not null) (corrected, censored) = rates.Correct(weights);
        SizeBootstrap? bootstrap = parameters.BootstrapReplicates == 0
            ? null
            : WalkerBootstrap.Run(table, trackWeights, (parameters, rates), groups, context);
        return new WalkerResult(
            new SizeDistribution(table.Grid, corrected), iterations, stopped, history, parameters, table.Tracks.Count, censored,
            Continue(table, weights, trackWeights, iterations * (parameters.Continuation - 1), (iterations, context)),
            table.Grid.Bins == 1 ? 1 : corrected[0] + corrected[^1], bootstrap);
    }

    /// <summary>Track weights that add up to the number of tracks.</summary>
    internal static double[] TrackWeights(LikelihoodTable table, TrackWeighting weighting)
    {
        double[] weights = [.. table.Tracks.Select(t => weighting == TrackWeighting.ByFrames ? t.Frames : 1.0)];
        double scale = weights.Length / weights.Sum();
        for (int k = 0; k < weights.Length; k++) weights[k] *= scale;
        return weights;
    }

    /// <summary>From the uniform distribution until the stop rule holds.</summary>
    internal static (double[] Weights, bool Stopped) Iterate(
        LikelihoodTable table, double[] trackWeights, WalkerStop stop, List<WalkerIteration>? history, RunContext context)
    {
        int bins = table.Grid.Bins;
        double[] weights = new double[bins], gradient = new double[bins];
        Array.Fill(weights, 1.0 / bins);
        double total = trackWeights.Sum(), logLargest = LogLargest(table, trackWeights), previous = double.PositiveInfinity;
        for (int iteration = 0; ; iteration++)
        {
            double log = MixturePass.Run(table, weights, trackWeights, gradient, context), chiSquare = -2 * log;
            if (chiSquare > previous + (Rounding * (total + previous)))
                throw new InvalidOperationException($"χ² rose from {previous:R} to {chiSquare:R} in iteration {iteration}");
            history?.Add(Entry(table.Grid, weights, iteration, chiSquare, log + logLargest));
            if (iteration > 0 && previous - chiSquare < stop.RelativeDecrease * previous) return (weights, true);
            if (iteration == stop.MaximumIterations) return (weights, false);
            previous = chiSquare;
            Update(weights, gradient, total);
        }
    }

    /// <summary>Further iterations from the end, without a rule; only the last is told.</summary>
    private static WalkerIteration? Continue(
        LikelihoodTable table, double[] end, double[] trackWeights, int more, (int Done, RunContext Context) state)
    {
        if (more <= 0) return null;
        double[] weights = [.. end], gradient = new double[end.Length];
        double total = trackWeights.Sum(), logLargest = LogLargest(table, trackWeights);
        for (int i = 0; ; i++)
        {
            double log = MixturePass.Run(table, weights, trackWeights, gradient, state.Context);
            if (i == more) return Entry(table.Grid, weights, state.Done + more, -2 * log, log + logLargest);
            Update(weights, gradient, total);
        }
    }

    /// <summary>Σₖ cₖ ln of the largest density of each row: what the table leaves out of the likelihood.</summary>
    internal static double LogLargest(LikelihoodTable table, double[] trackWeights)
    {
        double sum = 0;
        for (int k = 0; k < trackWeights.Length; k++) sum += trackWeights[k] * table.LogLargest[k];
        return sum;
    }

    private static void Update(double[] weights, double[] gradient, double total)
    {
        double sum = 0;
        for (int m = 0; m < weights.Length; m++) sum += weights[m] *= gradient[m] / total;
        for (int m = 0; m < weights.Length; m++) weights[m] /= sum;
    }

    private static WalkerIteration Entry(SizeGrid grid, double[] weights, int iteration, double chiSquare, double logLikelihood)
    {
        double mean = 0, square = 0;
        for (int m = 0; m < weights.Length; m++) mean += weights[m] * grid.Centres[m];
        for (int m = 0; m < weights.Length; m++) square += weights[m] * (grid.Centres[m] - mean) * (grid.Centres[m] - mean);
        return new WalkerIteration(iteration, chiSquare, logLikelihood, mean, Math.Sqrt(square));
    }
}
