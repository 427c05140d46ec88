using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Agglomerative clustering.</summary>
public static class HierarchicalClustering
{
    /// <summary>Clusters.</summary>
    public static Dendrogram Cluster(DissimilarityMatrix distances, Linkage linkage, RunContext context) => throw new NotImplementedException();
}
