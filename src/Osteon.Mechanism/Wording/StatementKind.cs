namespace Osteon.Mechanism;

/// <summary>What a statement rests on; decides the verb that may be used for it.</summary>
public enum StatementKind
{
    /// <summary>The subject was changed and the object followed.</summary>
    Perturbed,

    /// <summary>A textbook source states it.</summary>
    Textbook,

    /// <summary>It follows from how both are defined; nothing is caused. A source gives the definition.</summary>
    Definition,

    /// <summary>A study is cited for it, by a review, a discussion or the curator; the study itself was not read for it.</summary>
    Cited,

    /// <summary>It was measured; nothing was changed.</summary>
    Measured,

    /// <summary>Both were found together; nothing was changed.</summary>
    Associated,

    /// <summary>A set is over-represented in a list; no direction, and nothing was changed.</summary>
    Enriched,

    /// <summary>It is stated without a reference.</summary>
    Stated,

    /// <summary>It is only named: a title, a hypothesis, a mis-citation.</summary>
    Named,
}
