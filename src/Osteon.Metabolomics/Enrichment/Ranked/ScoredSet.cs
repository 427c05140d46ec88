using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>NES and p of a set, with the means by which permuted scores are normalised.</summary>
internal sealed record ScoredSet(double? Normalised, double? P, double PositiveMean, double NegativeMean);

/// <summary>
/// q = (share of all permuted NES of the same sign at least as extreme) / (share of the observed NES of the same sign at least as extreme),
/// at most 1 (Subramanian et al. 2005).
/// </summary>
internal static class FalseDiscovery
{
    public static double?[] Of(ScoredSet[] sets, Matrix permuted)
    {
        double[] observedUp = Sorted(sets.Select(s => s.Normalised).OfType<double>().Where(v => v >= 0));
        double[] observedDown = Sorted(sets.Select(s => s.Normalised).OfType<double>().Where(v => v <= 0).Select(v => -v));
        var up = new List<double>();
        var down = new List<double>();
        for (int row = 0; row < permuted.Rows; row++)
            for (int s = 0; s < permuted.Columns; s++)
            {
                double score = permuted.Values[(row * permuted.Columns) + s];
                if (score >= 0 && sets[s].PositiveMean > 0) up.Add(score / sets[s].PositiveMean);
                if (score <= 0 && sets[s].NegativeMean > 0) down.Add(-score / sets[s].NegativeMean);
            }

        double[] nullUp = Sorted(up), nullDown = Sorted(down);
        return [.. sets.Select(s => s.Normalised is not { } v ? null : v >= 0 ? Q(v, nullUp, observedUp) : Q(-v, nullDown, observedDown))];
    }

    private static double? Q(double value, double[] none, double[] observed) =>
        none.Length == 0 ? null : Math.Min(1, Share(none, value) / Share(observed, value));

    private static double Share(double[] sorted, double value)
    {
        double bound = value * (1 - 1e-12);
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < bound) low = middle + 1;
            else high = middle;
        }

        return (double)(sorted.Length - low) / sorted.Length;
    }

    private static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }
}
