using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>Link from an edge to a term and parameter of the tissue simulator.</summary>
/// <param name="Term">Name of the term, for example <c>k_mb</c>.</param>
/// <param name="Parameter">Name of the parameter that scales it, or null.</param>
public sealed record ModelTerm(string Term, string? Parameter = null);

/// <summary>A directed statement: the subject acts on, holds, belongs to, precedes or is used for the object.</summary>
/// <param name="Id">Stable identifier, <c>e-NNNN</c>.</param>
/// <param name="From">Node id of the subject.</param>
/// <param name="Relation">What the subject does.</param>
/// <param name="To">Node id of the object.</param>
public sealed record Edge(string Id, string From, Relation Relation, string To)
{
    /// <summary>By what means.</summary>
    public MechanismKind Mechanism { get; init; }

    /// <summary>Whether without a stage between, where the claim says so.</summary>
    public bool? Direct { get; init; }

    /// <summary>The curator's remark; demanded for <see cref="Relation.ContextDependent"/>.</summary>
    public string? Note { get; init; }

    /// <summary>The curator's acknowledgement that no study is behind the sign, or null. It changes no belief.</summary>
    public UnqualifiedReason? Unqualified { get; init; }

    /// <summary>Circumstances of the claim.</summary>
    public EdgeContext Context { get; init; } = EdgeContext.None;

    /// <summary>Evidence in the order of the file.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Links to the tissue simulator.</summary>
    public IReadOnlyList<ModelTerm> ModelTerms { get; init; } = [];

    /// <summary>Where the record stands, or null when it was not read from a text.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>
    /// Whether the subject is a part, member or kind of the object: a structural edge whose mechanism is neither
    /// <see cref="MechanismKind.Sequence"/> nor <see cref="MechanismKind.Differentiation"/>.
    /// </summary>
    public bool IsPart =>
        Relation == Relation.Structural && Mechanism is not (MechanismKind.Sequence or MechanismKind.Differentiation);

    /// <summary>The sign handed on along a path, see <see cref="Signs.Sign(Mechanism.Relation)"/>.</summary>
    public Sign Sign => Relation.Sign();
}

/// <summary>A property of a node with its value as the source gives it.</summary>
/// <param name="Id">Stable identifier, <c>f-NNN</c>.</param>
/// <param name="Subject">Node id.</param>
/// <param name="Property">Property in lower-case words with hyphens.</param>
/// <param name="Value">A number, a range <c>a..b</c>, a word, or a list with <c>|</c>, as printed.</param>
public sealed record Fact(string Id, string Subject, string Property, string Value)
{
    /// <summary>Unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The curator's remark, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Evidence in the order of the file.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Where the record stands, or null when it was not read from a text.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>A claim that is deliberately neither edge nor fact.</summary>
/// <param name="Claim">Claim id.</param>
/// <param name="Reason">Why it was left out.</param>
/// <param name="Location">Where the record stands, or null when it was not read from a text.</param>
public sealed record Omission(string Claim, string Reason, SourceLocation? Location = null);
