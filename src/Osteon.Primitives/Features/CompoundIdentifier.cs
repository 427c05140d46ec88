namespace Osteon.Primitives;

/// <summary>A collection that gives compounds identifiers.</summary>
public enum CompoundNamespace
{
    /// <summary>ChEBI, written <c>CHEBI:15365</c>.</summary>
    Chebi,

    /// <summary>Human Metabolome Database, written with seven digits: <c>HMDB0000122</c>.</summary>
    Hmdb,

    /// <summary>KEGG compound, written <c>C00031</c>.</summary>
    Kegg,

    /// <summary>PubChem compound, written as digits.</summary>
    PubChem,

    /// <summary>LIPID MAPS structure, written <c>LMFA01010001</c>.</summary>
    LipidMaps,

    /// <summary>Hashed InChI, 27 characters.</summary>
    InchiKey,

    /// <summary>CAS registry number.</summary>
    Cas,

    /// <summary>MetaNetX compound.</summary>
    MetaNetX,

    /// <summary>An identifier of the source itself.</summary>
    Own,
}

/// <summary>An identifier of a compound, as its source wrote it.</summary>
/// <param name="Namespace">The collection.</param>
/// <param name="Value">The identifier.</param>
public readonly record struct CompoundIdentifier(CompoundNamespace Namespace, string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
