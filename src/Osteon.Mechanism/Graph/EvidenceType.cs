namespace Osteon.Mechanism;

/// <summary>How something became known.</summary>
public enum EvidenceType
{
    /// <summary>The subject was changed and the object followed.</summary>
    Perturbation,

    /// <summary>Subject and object were found together.</summary>
    Association,

    /// <summary>A set is over-represented in a list of measured things.</summary>
    Enrichment,

    /// <summary>
    /// A review or a discussion says so, or a primary paper is cited that was not read for it; worth what the reference is worth, and
    /// little without one.
    /// </summary>
    Review,

    /// <summary>A textbook edge with a citable source outside the curated texts.</summary>
    Textbook,

    /// <summary>A value was measured; nothing was changed.</summary>
    Measurement,
}

/// <summary>What an evidence says about its edge.</summary>
public enum Stance
{
    /// <summary>It speaks for the edge.</summary>
    Supports,

    /// <summary>It speaks against the edge.</summary>
    Refutes,

    /// <summary>It names the edge without carrying it: a title, a statement without reference, a mis-citation, a hypothesis.</summary>
    Mentions,
}
