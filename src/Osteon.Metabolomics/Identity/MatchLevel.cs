namespace Osteon.Metabolomics;

/// <summary>How a feature was matched to a compound, from the surest to the weakest.</summary>
public enum MatchLevel
{
    /// <summary>The same identifier in a collection, or the same full InChIKey.</summary>
    Identifier,

    /// <summary>The same structure up to protonation: the first two blocks of the InChIKey (an acid and its base).</summary>
    InchiKeyProtonation,

    /// <summary>The same name, letter by letter.</summary>
    NameExact,

    /// <summary>The same name but for case, blanks, hyphens and the writing of Greek letters.</summary>
    NameFolded,

    /// <summary>Weak. The same skeleton: the first block of the InChIKey; stereochemistry may differ.</summary>
    InchiKeySkeleton,

    /// <summary>Weak. The same name once descriptors of stereochemistry are left out.</summary>
    NameWithoutStereo,
}
