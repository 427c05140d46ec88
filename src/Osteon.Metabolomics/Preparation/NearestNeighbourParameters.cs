using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Settings of the nearest-neighbour imputation; the defaults are those of <c>impute::impute.knn</c>.</summary>
public sealed record NearestNeighbourParameters
{
    /// <summary>Number of neighbouring features k, at least 1. Default 10.</summary>
    public int Count { get; init; } = 10;

    /// <summary>
    /// A feature with more than trunc(this × injections) missing cells gets the mean of each injection over the other features instead, as
    /// in the original («rowmax»), and is named in OST-PRE-016. 0 to 1, default 0.5.
    /// </summary>
    public double MaximumMissingOfFeature { get; init; } = 0.5;

    /// <summary>
    /// An injection with more than this share of missing cells stops the step (OST-PRE-015; «colmax»). 0 to 1, default
    /// 0.8.
    /// </summary>
    public double MaximumMissingOfInjection { get; init; } = 0.8;

    /// <summary>
    /// Above this many features the original splits them by recursive two-means clustering and looks for neighbours inside a cluster only
    /// («maxp»). Default 1500; null looks among all features.
    /// </summary>
    public int? ClusterLimit { get; init; } = 1500;

    /// <summary>Seed of the two starting features of each split («rng.seed»). Default 362436069.</summary>
    public int Seed { get; init; } = 362436069;
}

/// <summary>Names for findings of a kernel that knows rows and columns only.</summary>
internal sealed record NamedAxes(FeatureTable Table, IReadOnlyList<int> Rows)
{
    public string Injection(int row) => Table.Injections[Rows[row]].Name;

    public string Feature(int column) => Table.Features[column].Id;
}
