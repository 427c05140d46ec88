namespace Osteon.Metabolomics;

/// <summary>Identifiers of the findings of merging; the meaning of each is in docs/methods/merging-polarities.md.</summary>
internal static class MergeFindings
{
    public const string Unmatched = "OST-MRG-001";
    public const string Ambiguous = "OST-MRG-002";
    public const string WrongPolarity = "OST-MRG-003";
    public const string MetadataDiffer = "OST-MRG-004";
    public const string Duplicates = "OST-MRG-005";
    public const string IdsPrefixed = "OST-MRG-006";
    public const string NothingCommon = "OST-MRG-007";
    public const string ScalesDiffer = "OST-MRG-008";
    public const string NoNeutralMass = "OST-MRG-009";
}
