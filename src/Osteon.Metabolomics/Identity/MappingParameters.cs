namespace Osteon.Metabolomics;

/// <summary>What counts as a match of a feature and a compound.</summary>
public sealed record MappingParameters
{
    /// <summary>
    /// The weakest level that counts. Default <see cref="MatchLevel.NameWithoutStereo"/>: everything counts and weak matches are marked;
    /// <see cref="MatchLevel.NameFolded"/> leaves out the levels that ignore stereochemistry.
    /// </summary>
    public MatchLevel Weakest { get; init; } = MatchLevel.NameWithoutStereo;

    /// <summary>Whether names count at all. Default true.</summary>
    public bool UseNames { get; init; } = true;
}
