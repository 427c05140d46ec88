namespace Osteon.Mechanism;

/// <summary>Something that the claims about an indication lack.</summary>
public enum MissingKind
{
    /// <summary>Effects and uses without a supporting perturbation.</summary>
    Perturbation,

    /// <summary>No claim with an experiment states human as its species.</summary>
    Human,

    /// <summary>Claims with an experiment that state no species.</summary>
    Species,

    /// <summary>Phases of healing without an experiment.</summary>
    Phase,

    /// <summary>Carriers without an experiment.</summary>
    Carrier,

    /// <summary>Cells without an experiment.</summary>
    Cell,

    /// <summary>Claims that are only named.</summary>
    Support,

    /// <summary>Effects without a direction.</summary>
    Sign,

    /// <summary>Things that are given, without a dose.</summary>
    Dose,
}

/// <summary>One gap, computed from the graph.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Sentence">The gap in words, with its numbers.</param>
/// <param name="Edges">The claims it is seen at, by id; empty where nothing is there to point at.</param>
/// <param name="Named">Nodes that claims about the indication name and that lack it, by id.</param>
/// <param name="Elsewhere">Nodes that the graph has and no claim about the indication names, by id.</param>
public sealed record MissingEvidence(
    MissingKind Kind,
    string Sentence,
    IReadOnlyList<Edge> Edges,
    IReadOnlyList<Node> Named,
    IReadOnlyList<Node> Elsewhere)
{
    /// <summary>
    /// Whether an edge rests on an experiment: evidence for or against it that is a perturbation, or a study that a review cites, as
    /// <see cref="GapQuery"/> counts. Textbooks, associations, enrichments, measurements and statements without reference are none.
    /// </summary>
    public static bool HasExperiment(Edge edge) => edge.Evidence.Any(v => v.Stance != Stance.Mentions
        && (v.Type == EvidenceType.Perturbation || (v.Type == EvidenceType.Review && v.CitesReference)));
}
