using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Parametric size distribution: a mixture of log-normal components on a logarithmic grid, by maximisation of the same likelihood as <see
/// cref="WalkerEm"/>. It has no stop rule to choose and gives widths that mean something if the family is right; the number of components
/// is chosen by BIC.
/// </summary>
/// <remarks>
/// One log-normal with this likelihood is the model of Saveyn et al. 2010, 10.1016/j.jcis.2010.09.006. A few steps of expectation and
/// maximisation from several starts, none of them random; the best is carried on by quasi-Newton steps with the exact gradient. BIC:
/// Schwarz 1978, 10.1214/aos/1176344136.
/// </remarks>
public static class LogNormalMixture
{
    private const int WarmPasses = 15;
    private const int MaximumPasses = 500;

    /// <summary>Rise of ln likelihood that is left undone at most: far below what a criterion or an estimate could show.</summary>
    private const double LeastGain = 1e-6;

    /// <summary>Fits with 1 … <paramref name="maximumComponents"/> components.</summary>
    /// <param name="table">Likelihoods on a logarithmic grid; a linear one throws <see cref="ArgumentException"/>.</param>
    /// <param name="maximumComponents">Most components, at least 1.</param>
    /// <param name="weighting">How much each track counts.</param>
    /// <param name="context">Threads and cancellation.</param>
    public static LogNormalSelection Select(LikelihoodTable table, int maximumComponents, TrackWeighting weighting, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumComponents, 1);
        double[] trackWeights = TrackWeights(table, weighting);
        (double[], double[]) walker = LogNormalStarts.Walker(table, trackWeights, context);
        List<LogNormalFit> fits = [];
        for (int count = 1; count <= maximumComponents; count++)
        {
            context.Report("log-normal components", (count - 1) / (double)maximumComponents);
            fits.Add(Fit(new LogNormalSearch(table, trackWeights, context), walker, count));
        }

        return new LogNormalSelection(fits, fits.MinBy(f => f.Bic)!);
    }

    /// <summary>The most likely mixture of a given number of components.</summary>
    /// <param name="table">Likelihoods on a logarithmic grid; a linear one throws <see cref="ArgumentException"/>.</param>
    /// <param name="components">Number of components, at least 1.</param>
    /// <param name="weighting">How much each track counts.</param>
    /// <param name="context">Threads and cancellation.</param>
    public static LogNormalFit Fit(LikelihoodTable table, int components, TrackWeighting weighting, RunContext context)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        double[] trackWeights = TrackWeights(table, weighting);
        return Fit(new LogNormalSearch(table, trackWeights, context), LogNormalStarts.Walker(table, trackWeights, context), components);
    }

    private static double[] TrackWeights(LikelihoodTable table, TrackWeighting weighting)
    {
        if (!table.Grid.IsLogarithmic || table.Grid.Bins < 2)
            throw new ArgumentException("the grid must be logarithmic, with at least 2 bins", nameof(table));
        return WalkerEm.TrackWeights(table, weighting);
    }

    private static LogNormalFit Fit(LogNormalSearch search, (double[] Coarse, double[] Fine) walker, int components)
    {
        LogNormalState? best = null;
        int warm = 0;
        foreach (LogNormalState start in LogNormalStarts.Of(search.Table.Grid, walker, components))
        {
            LogNormalState found = search.Warm(start, WarmPasses);
            warm += WarmPasses;
            if (best is null || found.LogLikelihood > best.LogLikelihood) best = found;
        }

        (LogNormalState end, int passes, bool converged) = search.Climb(best!, MaximumPasses, LeastGain);
        double logLikelihood = end.LogLikelihood + search.LogLargest;
        int free = (3 * components) - 1;
        return new LogNormalFit(
            [.. end.Components(search.LeastLogSd).OrderBy(c => c.Median)], new SizeDistribution(search.Table.Grid, search.Fractions(end)),
            logLikelihood,
            (-2 * logLikelihood) + (free * Math.Log(search.Table.Tracks.Count)), (-2 * logLikelihood) + (2 * free),
            warm + passes, converged);
    }
}
