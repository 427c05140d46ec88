namespace Osteon.Primitives;

/// <summary>
/// A measured quantity as the field names it. The registry <c>data/terms.tsv</c> is the only home of these labels, units and definitions;
/// reports, JSON, tables and the glossary in the documentation are made from it.
/// </summary>
/// <param name="Id">Stable identifier used in JSON and tables, for example <c>bv_tv</c>. Added, never renamed.</param>
/// <param name="Label">The field's standard label, for example <c>BV/TV</c>.</param>
/// <param name="Name">The full name, for example <c>bone volume fraction</c>.</param>
/// <param name="CtanLabel">The name Bruker CTAn prints for the same quantity, or null.</param>
/// <param name="Unit">Unit of the reported value.</param>
/// <param name="Definition">One sentence that says what it is and how it is counted.</param>
/// <param name="Doi">DOI of the source of the definition, or null.</param>
/// <param name="Method">Name of the page under docs/methods that explains it.</param>
public sealed record Term(
    string Id,
    string Label,
    string Name,
    string? CtanLabel,
    Unit Unit,
    string Definition,
    string? Doi,
    string Method);
