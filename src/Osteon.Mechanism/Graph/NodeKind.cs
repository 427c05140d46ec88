namespace Osteon.Mechanism;

/// <summary>What a node of the mechanism graph stands for. The words of the text format are in <see cref="MechWords"/>.</summary>
public enum NodeKind
{
    /// <summary>A cell type.</summary>
    Cell,

    /// <summary>A kind of vesicle.</summary>
    Vesicle,

    /// <summary>A microRNA.</summary>
    Mirna,

    /// <summary>A long non-coding RNA.</summary>
    Lncrna,

    /// <summary>A circular RNA.</summary>
    Circrna,

    /// <summary>A gene and its protein; the symbol is that of the human gene, whatever the species.</summary>
    Protein,

    /// <summary>A complex of several proteins.</summary>
    Complex,

    /// <summary>A family of genes, or a class of molecules named as a whole.</summary>
    GeneFamily,

    /// <summary>A small molecule of metabolism, an ion or a lipid.</summary>
    Metabolite,

    /// <summary>A drug or another agent given from outside.</summary>
    Drug,

    /// <summary>A delivery system that holds vesicles.</summary>
    Carrier,

    /// <summary>A signalling or metabolic pathway as a whole.</summary>
    Pathway,

    /// <summary>A biological process.</summary>
    Process,

    /// <summary>A phase of fracture healing.</summary>
    Phase,

    /// <summary>A disease or injury.</summary>
    Indication,

    /// <summary>Something that is measured or felt in the end: bone volume, pain.</summary>
    Outcome,

    /// <summary>A material that is no carrier.</summary>
    Material,

    /// <summary>A method or treatment.</summary>
    Technique,
}
