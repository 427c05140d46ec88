using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Optimal leaf order.</summary>
public static class OptimalLeafOrder
{
    /// <summary>Orders.</summary>
    public static LeafOrder Of(Dendrogram dendrogram, DissimilarityMatrix distances, LeafOrderParameters parameters, RunContext context) =>
        throw new NotImplementedException();
}
