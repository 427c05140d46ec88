using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>From which null distribution the p value of a set is taken.</summary>
public enum MummichogNull
{
    /// <summary>The set's own scores over the permutations: (1 + #{p* ≤ p}) / (1 + permutations). Needs no assumption on the
    /// sets.</summary>
    OwnSet,

    /// <summary>The scores of all sets over all permutations in one pool, as version 2 of mummichog does without a model.</summary>
    Pooled,

    /// <summary>A gamma distribution fitted to −log₁₀ p* of the pool (Li et al. 2013), with the share of p* = 1 as a mass at 0.</summary>
    Gamma,
}

/// <summary>Settings of the mummichog-like test.</summary>
public sealed record MummichogParameters
{
    /// <summary>Largest difference between a measured and a computed m/z, parts per million of the computed one. Default 10.</summary>
    public double Ppm { get; init; } = 10;

    /// <summary>
    /// Ions of one compound count as one only if their retention times are linked by steps of at most this many seconds. Default 10. Null:
    /// retention time is not used, and all ions of a compound are one. Features without a time join every group of their compound.
    /// </summary>
    public double? RetentionTolerance { get; init; } = 10;

    /// <summary>Polarity of features that state none; null (the default) leaves them out.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>The adducts that are looked for. Default: all of the table.</summary>
    public IReadOnlyList<Adduct> Adducts { get; init; } = AdductTable.All;

    /// <summary>Whether a group of ions counts only if a primary ion is among them. Default true.</summary>
    public bool RequirePrimaryIon { get; init; } = true;

    /// <summary>Whether a feature whose table states a known adduct is matched as that adduct only. Default true.</summary>
    public bool UseStatedAdducts { get; init; } = true;

    /// <summary>Number of permutations. Default 1000.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>Where <see cref="MummichogLine.P"/> is taken from. Default: the set's own permutations.</summary>
    public MummichogNull Null { get; init; } = MummichogNull.OwnSet;

    /// <summary>Smallest size of a set, counted in empirical compounds. Default 3.</summary>
    public int MinSize { get; init; } = 3;

    /// <summary>Largest size of a set, counted in empirical compounds. Default no limit.</summary>
    public int MaxSize { get; init; } = int.MaxValue;
}
