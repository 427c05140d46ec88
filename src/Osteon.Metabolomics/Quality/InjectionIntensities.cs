using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The intensities of each injection in a few numbers.</summary>
internal static class InjectionIntensities
{
    public static InjectionIntensity[] Of(FeatureTable table, bool logarithms, RunContext context)
    {
        var result = new InjectionIntensity[table.Injections.Count];
        Parallel.For(0, result.Length, context.ParallelOptions, r =>
        {
            ReadOnlySpan<double> cells = table.Intensities.Row(r);
            int present = FiniteStatistics.Count(cells);
            double[] log = new double[logarithms ? 0 : cells.Length];
            for (int f = 0; f < log.Length; f++) log[f] = cells[f] > 0 ? Math.Log10(cells[f]) : double.NaN;
            Injection injection = table.Injections[r];
            result[r] = new InjectionIntensity(injection.Name, injection.Kind, injection.Order, injection.Batch, present,
                cells.Length - present, present == 0 ? null : FiniteStatistics.Sum(cells), BoxSummary.Of(cells), BoxSummary.Of(log));
        });
        return result;
    }
}
