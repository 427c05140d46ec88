namespace Osteon.Vesicles;

/// <summary>How molecular weights are read between the bands of a ladder.</summary>
public enum LadderFit
{
    /// <summary>
    /// log₁₀(kDa) on a straight line between the two nearest bands of the ladder. Follows the bend that gels have over a wide range; the
    /// default.
    /// </summary>
    Local,

    /// <summary>log₁₀(kDa) on one straight line through all bands of the ladder, least squares.</summary>
    LogLinear,
}

/// <summary>A lane of proteins of known molecular weight, as the user declares it.</summary>
/// <param name="Lane">Number of the lane, from 1.</param>
/// <param name="KiloDaltons">
/// The molecular weights of the lane's bands from top to bottom, one for each band that is found, falling; null for a band that is not one
/// of the ladder's.
/// </param>
public sealed record MolecularWeightLadder(int Lane, IReadOnlyList<double?> KiloDaltons)
{
    /// <summary>How values between the bands are read.</summary>
    public LadderFit Fit { get; init; } = LadderFit.Local;
}
