using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What a ranked enrichment test works on.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Compounds">Keys of the measured compounds, each once: the columns.</param>
/// <param name="Observed">The ranking statistic of each compound under the true labels, for example a moderated t; large means up.</param>
/// <param name="Permuted">The same statistic under other labels: arrangements × compounds (<see cref="LabelArrangements"/>).</param>
/// <param name="Exact">Whether <paramref name="Permuted"/> holds all arrangements, the observed one among them.</param>
public sealed record RankedEnrichmentInput(
    KnowledgePack Pack, IReadOnlyList<string> Compounds, IReadOnlyList<double> Observed, Matrix Permuted, bool Exact)
{
    /// <summary>Why sets of this pack are shown for a study of another species, or null.</summary>
    public string? Orthology { get; init; }
}

/// <summary>Settings of the ranked enrichment tests.</summary>
public sealed record RankedEnrichmentParameters
{
    /// <summary>Exponent of the weights |r|^w of hits in the running sum. Default 1; 0 is the plain Kolmogorov–Smirnov statistic.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Smallest size of a set, counted in measured compounds. Default 3.</summary>
    public int MinSize { get; init; } = 3;

    /// <summary>Largest size of a set, counted in measured compounds. Default no limit.</summary>
    public int MaxSize { get; init; } = int.MaxValue;
}
