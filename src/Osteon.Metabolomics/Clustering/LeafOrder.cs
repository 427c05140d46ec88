namespace Osteon.Metabolomics;

/// <summary>When the optimal order of leaves is looked for.</summary>
/// <param name="MostLeaves">Up to this many leaves, at least 2; beyond, the dendrogram keeps the order it has. Default 5,000: about 300 MB
/// and, at worst, some 10¹⁰ … 10¹¹ operations.</param>
public sealed record LeafOrderParameters(int MostLeaves = 5_000);

/// <summary>A dendrogram with its leaves put in order.</summary>
/// <param name="Dendrogram">The same merges, with <see cref="Dendrogram.Order"/> changed by turning branches only.</param>
/// <param name="Length">Sum of the distances between neighbouring leaves.</param>
/// <param name="NotOptimal">Null if no order of the same tree is shorter; else why the order was left as it was.</param>
public sealed record LeafOrder(Dendrogram Dendrogram, double Length, string? NotOptimal);
