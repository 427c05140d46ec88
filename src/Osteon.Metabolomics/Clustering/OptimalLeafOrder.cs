using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The order of the leaves of a dendrogram with the smallest sum of distances between neighbours, of the 2ⁿ⁻¹ orders that turning its
/// branches allows (Bar-Joseph et al. 2001, 10.1093/bioinformatics/17.suppl_1.S22). Exact. Where several orders are equally short one of
/// them is given, always the same; an order and its reverse are always equal. <c>optimal_leaf_ordering</c> of SciPy and <c>OLO</c> of R's
/// seriation give the same length.
/// </summary>
public static class OptimalLeafOrder
{
    private const int LargestGuard = 40_000;

    /// <summary>
    /// Puts the leaves in order, or leaves them and says why if there are too many. Memory 8n² bytes and up to half of that; time n³ at
    /// worst.
    /// </summary>
    /// <param name="dendrogram">The tree; its order says which of equally short orders is found.</param>
    /// <param name="distances">Distances between the items: those that were clustered, or others.</param>
    /// <param name="parameters">The largest number of leaves.</param>
    /// <param name="context">Cancellation, progress, threads.</param>
    /// <exception cref="ArgumentException">
    /// The distances are of another number of items, or <see cref="LeafOrderParameters.MostLeaves"/> is not 2 to 40,000.
    /// </exception>
    public static LeafOrder Of(Dendrogram dendrogram, DissimilarityMatrix distances, LeafOrderParameters parameters, RunContext context)
    {
        if (dendrogram.Count != distances.Count)
            throw new ArgumentException($"{dendrogram.Count} leaves and distances of {distances.Count} items", nameof(distances));
        if (parameters.MostLeaves is < 2 or > LargestGuard)
            throw new ArgumentException(
                $"the largest number of leaves is 2 to {LargestGuard}, not {parameters.MostLeaves}", nameof(parameters));
        if (dendrogram.Count > parameters.MostLeaves)
        {
            string reason = string.Create(
                CultureInfo.InvariantCulture,
                $"{dendrogram.Count} leaves are more than {parameters.MostLeaves}; they stand in the order of the merges");
            return new LeafOrder(dendrogram, Length(dendrogram.Order, distances), reason);
        }

        if (dendrogram.Count <= 2) return new LeafOrder(dendrogram, Length(dendrogram.Order, distances), null);
        int[] order = new LeafOrderSearch(dendrogram, distances).Solve(context);
        return new LeafOrder(dendrogram with { Order = order }, Length(order, distances), null);
    }

    /// <summary>Sum of the distances between neighbours in an order of items, counted from 0.</summary>
    public static double Length(IReadOnlyList<int> order, DissimilarityMatrix distances)
    {
        double sum = 0;
        for (int i = 1; i < order.Count; i++) sum += distances[order[i - 1], order[i]];
        return sum;
    }
}
