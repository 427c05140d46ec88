using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Parametric size distribution: a mixture of log-normal components on a logarithmic grid, by expectation and maximisation of the same likelihood as <see cref="WalkerEm"/>. It has
/// no stop rule to choose and gives widths that mean something if the family is right; the number of components is chosen by BIC.
/// </summary>
/// <remarks>
/// One log-normal with this likelihood is the model of Saveyn et al. 2010, 10.1016/j.jcis.2010.09.006. Steps are accelerated by SQUAREM (Varadhan and Roland 2008,
/// 10.1111/j.1467-9469.2007.00585.x) and kept only where the likelihood does not fall. BIC: Schwarz 1978, 10.1214/aos/1176344136. Several starts, none of them random.
/// </remarks>
public static class LogNormalMixture
{
    private const int ShortPasses = 40;
    private const int MaximumPasses = 2000;
    private const double LeastGain = 1e-5;

    /// <summary>Fits with 1 … <paramref name="maximumComponents"/> components.</summary>
    /// <param name="table">Likelihoods on a logarithmic grid; a linear one throws <see cref="ArgumentException"/>.</param>
    /// <param name="maximumComponents">Most components, at least 1.</param>
    /// <param name="weighting">How much each track counts.</param>
    /// <param name="context">Threads and cancellation.</param>
    public static LogNormalSelection Select(LikelihoodTable table, int maximumComponents, TrackWeighting weighting, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumComponents, 1);
        List<LogNormalFit> fits = [];
        for (int count = 1; count <= maximumComponents; count++) fits.Add(Fit(table, count, weighting, context));
        return new LogNormalSelection(fits, fits.MinBy(f => f.Bic)!);
    }

    /// <summary>The most likely mixture of a given number of components.</summary>
    /// <inheritdoc cref="Select"/>
    /// <param name="table">Likelihoods on a logarithmic grid; a linear one throws <see cref="ArgumentException"/>.</param>
    /// <param name="components">Number of components, at least 1.</param>
    /// <param name="weighting">How much each track counts.</param>
    /// <param name="context">Threads and cancellation.</param>
    public static LogNormalFit Fit(LikelihoodTable table, int components, TrackWeighting weighting, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        if (!table.Grid.IsLogarithmic || table.Grid.Bins < 2) throw new ArgumentException("the grid must be logarithmic, with at least 2 bins", nameof(table));
        double[] trackWeights = WalkerEm.TrackWeights(table, weighting);
        var search = new LogNormalSearch(table, trackWeights, context);
        LogNormalState? best = null;
        int passes = 0;
        foreach (LogNormalState start in LogNormalStarts.Of(table, trackWeights, components, context))
        {
            LogNormalState found = search.Climb(start, ShortPasses, LeastGain, ref passes, out _);
            if (best is null || found.LogLikelihood > best.LogLikelihood) best = found;
        }

        LogNormalState end = search.Climb(best!, MaximumPasses, LeastGain, ref passes, out bool converged);
        double logLikelihood = end.LogLikelihood + WalkerEm.LogLargest(table, trackWeights);
        int free = (3 * components) - 1;
        return new LogNormalFit(
            [.. end.Components(search.LeastLogSd).OrderBy(c => c.Median)], new SizeDistribution(table.Grid, search.Fractions(end)), logLikelihood,
            (-2 * logLikelihood) + (free * Math.Log(table.Tracks.Count)), (-2 * logLikelihood) + (2 * free), passes, converged);
    }
}
