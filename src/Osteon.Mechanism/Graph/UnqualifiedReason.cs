namespace Osteon.Mechanism;

/// <summary>
/// Why a signed edge has no study behind it (<c>unqualified=</c>). The curator writes it: the edge was looked at, no study was found for it, and it is
/// kept because a source claims it.
/// </summary>
public enum UnqualifiedReason
{
    /// <summary>The source says it without reference: <c>no-reference</c>.</summary>
    NoReference,

    /// <summary>Only the title of a reference says it, the text of the source does not: <c>title-only</c>.</summary>
    TitleOnly,

    /// <summary>The reference that the source gives is about something else or says the opposite: <c>mis-cited</c>.</summary>
    MisCited,

    /// <summary>The reference fits but does not show this: <c>over-read</c>.</summary>
    OverRead,

    /// <summary>Its authors propose or expect it and did not test it: <c>hypothesis</c>.</summary>
    Hypothesis,

    /// <summary>The source says it with reserve: <c>hedged</c>.</summary>
    Hedged,
}
