namespace Osteon.Mechanism;

/// <summary>By what means the subject acts on the object.</summary>
public enum MechanismKind
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Adds a phosphate.</summary>
    Phosphorylation,

    /// <summary>Takes a phosphate away.</summary>
    Dephosphorylation,

    /// <summary>Binds.</summary>
    Binding,

    /// <summary>Transcription of the gene.</summary>
    Transcription,

    /// <summary>Repression of the messenger, as microRNAs do.</summary>
    TranslationalRepression,

    /// <summary>Marks for the proteasome.</summary>
    Ubiquitination,

    /// <summary>Secretion.</summary>
    Secretion,

    /// <summary>Loading of cargo into a vesicle or carrier.</summary>
    Loading,

    /// <summary>Uptake by a cell.</summary>
    Uptake,

    /// <summary>Release from a carrier or vesicle.</summary>
    Release,

    /// <summary>Differentiation.</summary>
    Differentiation,

    /// <summary>Migration.</summary>
    Migration,

    /// <summary>Amount of a gene's product.</summary>
    Expression,

    /// <summary>Activity goes up.</summary>
    Activation,

    /// <summary>Activity goes down.</summary>
    Inhibition,

    /// <summary>Proteolysis.</summary>
    Cleavage,

    /// <summary>Delivery to a place or cell.</summary>
    Delivery,

    /// <summary>Sorting of cargo.</summary>
    Sorting,

    /// <summary>Fusion of membranes.</summary>
    Fusion,

    /// <summary>A member of a class, or a part of a whole. Of structural edges.</summary>
    Membership,

    /// <summary>Comes before, or turns into without being a differentiation. Of structural edges.</summary>
    Sequence,

    /// <summary>The object follows from the subject by the definition of both: certain, and no cause.</summary>
    Definition,

    /// <summary>Named by the source, none of the others.</summary>
    Other,
}
