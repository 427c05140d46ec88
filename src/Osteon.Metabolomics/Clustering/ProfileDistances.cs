using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Distances between the rows of a matrix.</summary>
public static class ProfileDistances
{
    /// <summary>The distance of every two rows.</summary>
    /// <param name="profiles">Items × values; NaN where missing. Not changed.</param>
    /// <param name="distance">Which distance.</param>
    /// <param name="context">Cancellation, progress, threads.</param>
    public static DissimilarityMatrix Between(Matrix profiles, ProfileDistance distance, RunContext context) => throw new NotImplementedException();
}
