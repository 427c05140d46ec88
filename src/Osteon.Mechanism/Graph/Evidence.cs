using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>One statement of one source for, against or about an edge or fact.</summary>
/// <param name="Claim">Claim id: <c>R1-…</c>, <c>R1T-…</c>, <c>M-…</c>, <c>S-…</c>, <c>fact:FILE#LINE</c> or <c>textbook:KEY</c>.</param>
/// <param name="Type">How it became known.</param>
public sealed record Evidence(string Claim, EvidenceType Type)
{
    /// <summary>What it says about the edge. A fact's evidence may leave it out and then supports.</summary>
    public Stance Stance { get; init; } = Stance.Supports;

    /// <summary>Primary references as <c>doi:…</c> or <c>pmid:…</c>.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Numbers in the reference list of the source.</summary>
    public IReadOnlyList<int> Cited { get; init; } = [];

    /// <summary>The study behind it; evidences with the same cohort count once. Null: each claim is its own.</summary>
    public string? Cohort { get; init; }

    /// <summary>Where in the source.</summary>
    public string? Place { get; init; }

    /// <summary>The curator's doubt.</summary>
    public string? Caution { get; init; }

    /// <summary>Where the record stands, or null when it was not read from a text.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Whether it names a primary reference, by identifier or by number in the list of its source.</summary>
    public bool CitesReference => References.Count > 0 || Cited.Count > 0;

    /// <summary>The independent study it counts for: the cohort, else the key of a textbook source, else the first reference, else the claim.</summary>
    public string Study => Cohort ?? (References.Count > 0 && !Claim.StartsWith("textbook:", StringComparison.Ordinal) ? References[0] : Claim);
}
