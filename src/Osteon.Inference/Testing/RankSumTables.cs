using System.Collections.Concurrent;
using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Null distributions of rank sums without ties, which depend on the sizes only and are the same for all features of a table. Lives as long
/// as one table is tested.
/// </summary>
internal sealed class RankSumTables
{
    private readonly ConcurrentDictionary<(int M, int N), double[]> _subsets = new();
    private readonly ConcurrentDictionary<int, double[]> _signs = new();
    private readonly ConcurrentDictionary<string, (Int128[] Values, double[] Tail)> _several = new();

    /// <summary>The statistic of Kruskal and Wallis of arms of these sizes, see <see cref="RankSumsOfSeveral"/>.</summary>
    public (Int128[] Values, double[] Tail) OfSeveral(int[] sizes)
    {
        int n = sizes.Sum();
        return _several.GetOrAdd(
            string.Join(' ', sizes), _ => RankSumsOfSeveral.Distribution([.. Enumerable.Range(1, n).Select(r => 2 * r)], sizes));
    }

    /// <summary>Probability of U = 0 … mn, m values against n.</summary>
    public ReadOnlySpan<double> OfU(int m, int n) =>
        _subsets.GetOrAdd((m, n), s => RankSumDistribution.OfSubsets([.. Enumerable.Range(1, s.M + s.N)], s.M))
            .AsSpan(m * (m + 1) / 2, (m * n) + 1);

    /// <summary>Probability of V = 0 … n(n + 1)/2.</summary>
    public ReadOnlySpan<double> OfV(int n) => _signs.GetOrAdd(n, s => RankSumDistribution.OfSigns([.. Enumerable.Range(1, s)]));
}
