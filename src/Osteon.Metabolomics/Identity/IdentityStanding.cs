namespace Osteon.Metabolomics;

/// <summary>How surely a metabolite may be spoken of, whatever the scheme of levels.</summary>
public enum IdentityStanding
{
    /// <summary>Compared with an authentic standard: MSI level 1, Schymanski level 1.</summary>
    Identified,

    /// <summary>Matched to a library or by diagnostic evidence without a standard: MSI level 2, Schymanski levels 2a and 2b.</summary>
    PutativelyAnnotated,

    /// <summary>A class or a tentative candidate only: MSI level 3, Schymanski level 3.</summary>
    PutativelyCharacterised,

    /// <summary>A formula, a mass or nothing: MSI level 4, Schymanski levels 4 and 5.</summary>
    Unknown,

    /// <summary>The table states no level. It is not to be read as any of the others.</summary>
    NotStated,
}
