namespace Osteon.Formats;

/// <summary>What a column of features means.</summary>
public enum FeatureField
{
    /// <summary>Identifier of the feature, unique in the table.</summary>
    Id,

    /// <summary>Name of the metabolite.</summary>
    Name,

    /// <summary>Mass-to-charge ratio.</summary>
    Mz,

    /// <summary>Retention time.</summary>
    RetentionTime,

    /// <summary>Polarity (<c>pos</c>, <c>negative</c>, <c>ESI+</c>, <c>-</c> …).</summary>
    Polarity,

    /// <summary>Charge.</summary>
    Charge,

    /// <summary>Mass of the neutral molecule.</summary>
    NeutralMass,

    /// <summary>Adduct.</summary>
    Adduct,

    /// <summary>Molecular formula.</summary>
    Formula,

    /// <summary>SMILES.</summary>
    Smiles,

    /// <summary>InChI.</summary>
    Inchi,

    /// <summary>InChIKey.</summary>
    InchiKey,

    /// <summary>HMDB.</summary>
    Hmdb,

    /// <summary>KEGG compound.</summary>
    Kegg,

    /// <summary>ChEBI.</summary>
    Chebi,

    /// <summary>PubChem compound.</summary>
    PubChem,

    /// <summary>LIPID MAPS.</summary>
    LipidMaps,

    /// <summary>CAS registry number.</summary>
    Cas,

    /// <summary>MetaNetX.</summary>
    MetaNetX,

    /// <summary>Identifier of any collection; its form tells which (<c>HMDB0000122</c>, <c>CHEBI:15365</c> …).</summary>
    Identifier,

    /// <summary>Level of identification of the Metabolomics Standards Initiative.</summary>
    MsiLevel,

    /// <summary>Level of identification after Schymanski.</summary>
    SchymanskiLevel,

    /// <summary>Chemical class.</summary>
    ChemicalClass,
}
