using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>A thing as a foreign source names it.</summary>
/// <param name="Kind">What it is, as far as the source says.</param>
/// <param name="Label">Its name there.</param>
public sealed record CandidateNode(NodeKind Kind, string Label)
{
    /// <summary>Collection of its identifier, as the source names it; or null.</summary>
    public string? Database { get; init; }

    /// <summary>Its identifier there; or null.</summary>
    public string? Identifier { get; init; }

    /// <summary>Species, as a word of the context; or null.</summary>
    public string? Species { get; init; }

    /// <summary>Further names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The id it has to have, where the source gives one in the form of Osteon; or null.</summary>
    public string? Id { get; init; }

    /// <summary>A remark, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>An edge as a foreign source states it.</summary>
/// <param name="From">Id of the subject.</param>
/// <param name="Relation">What it does.</param>
/// <param name="To">Id of the object.</param>
/// <param name="Evidence">The statement.</param>
public sealed record CandidateEdge(string From, Relation Relation, string To, Evidence Evidence)
{
    /// <summary>By what means.</summary>
    public MechanismKind Mechanism { get; init; }

    /// <summary>Whether without a stage between.</summary>
    public bool? Direct { get; init; }

    /// <summary>A remark, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Circumstances.</summary>
    public EdgeContext Context { get; init; } = EdgeContext.None;

    /// <summary>The id the edge has to have, or null for one made from what it says.</summary>
    public string? Id { get; init; }
}
