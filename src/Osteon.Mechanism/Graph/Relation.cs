namespace Osteon.Mechanism;

/// <summary>How the subject of an edge acts on its object.</summary>
public enum Relation
{
    /// <summary><c>-></c>: more of the subject, more of the object.</summary>
    Raises,

    /// <summary><c>-|</c>: more of the subject, less of the object.</summary>
    Lowers,

    /// <summary><c>-?</c>: the subject acts on the object; the source gives no direction.</summary>
    Unknown,

    /// <summary><c>-~</c>: raises in one context, lowers in another; the note says which.</summary>
    ContextDependent,

    /// <summary><c>--</c>: found together; neither cause nor direction is claimed.</summary>
    Association,

    /// <summary><c>-&lt;</c>: the subject contains or carries the object.</summary>
    Contains,

    /// <summary><c>=></c>: part of, becomes, or comes before; no sign.</summary>
    Structural,

    /// <summary><c>~></c>: the subject is used for the indication.</summary>
    Treats,
}
