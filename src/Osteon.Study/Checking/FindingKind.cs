using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// A kind of finding: its stable identifier, how much it matters, and what it is about. The catalogues of these are the only home of the
/// identifiers; the documentation's table of checks is made from them.
/// </summary>
/// <param name="Id">Identifier, <c>OST-AREA-NNN</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Summary">What is wrong, in one clause.</param>
/// <param name="Standard">The reporting standard or source behind it, or null.</param>
public sealed record FindingKind(string Id, Severity Severity, string Summary, string? Standard = null)
{
    /// <summary>A finding of this kind.</summary>
    public Finding At(SourceLocation? location, string message, string? value = null, string? hint = null) =>
        new(Severity, Id, message, location, value, hint);

    /// <summary>A finding of this kind that matters less or more than usual, where the circumstances say so.</summary>
    public Finding At(Severity severity, SourceLocation? location, string message, string? value = null, string? hint = null) =>
        new(severity, Id, message, location, value, hint);
}
