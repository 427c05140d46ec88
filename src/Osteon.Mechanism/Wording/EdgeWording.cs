using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>
/// Sentences about edges. The verb follows from the strongest evidence, so that "was perturbed", "is associated" and "is enriched" are never mixed up:
/// an enrichment has no direction whatever arrow stands in the graph, and an association no cause.
/// </summary>
public static class EdgeWording
{
    /// <summary>What the edge rests on: the strongest class of its support, else that it is only named.</summary>
    public static StatementKind KindOf(Edge edge) => KindOf(EdgeBelief.Of(edge));

    /// <summary>What a belief rests on.</summary>
    public static StatementKind KindOf(EdgeBelief belief) => belief.Support.Classes.Count == 0 ? StatementKind.Named : KindOf(belief.Support.Classes[0].Class);

    /// <summary>The kind of statement that a class of evidence allows.</summary>
    public static StatementKind KindOf(EvidenceClass evidenceClass) => evidenceClass switch
    {
        EvidenceClass.PerturbationInVivo or EvidenceClass.Perturbation => StatementKind.Perturbed,
        EvidenceClass.Textbook => StatementKind.Textbook,
        EvidenceClass.CitedStudy => StatementKind.Cited,
        EvidenceClass.Measurement => StatementKind.Measured,
        EvidenceClass.Association => StatementKind.Associated,
        EvidenceClass.Enrichment => StatementKind.Enriched,
        _ => StatementKind.Stated,
    };

    /// <summary>The kind in a word or two, for tables and filters.</summary>
    public static string Words(StatementKind kind) => kind switch
    {
        StatementKind.Perturbed => "was perturbed",
        StatementKind.Textbook => "textbook",
        StatementKind.Cited => "study cited by a review",
        StatementKind.Measured => "was measured",
        StatementKind.Associated => "is associated",
        StatementKind.Enriched => "is enriched",
        StatementKind.Stated => "stated without reference",
        _ => "named only",
    };

    /// <summary>One sentence that says what the edge claims, on what ground, and how many studies speak against it.</summary>
    public static string Sentence(MechanismGraph graph, Edge edge)
    {
        EdgeBelief belief = graph.BeliefOf(edge);
        string from = Label(graph, edge.From), to = Label(graph, edge.To);
        string sentence = KindOf(belief) switch
        {
            StatementKind.Perturbed => edge.Relation == Relation.Treats
                ? $"{from} was given in {to} and compared with its absence (was perturbed)"
                : $"{from} was given or changed (was perturbed), and {Followed(edge.Relation, to)}",
            StatementKind.Textbook => $"{from} {Verb(edge.Relation)} {to} (textbook)",
            StatementKind.Cited => string.Create(
                CultureInfo.InvariantCulture, $"{from} {Verb(edge.Relation)} {to}, as a review says of {Count(belief.Support.Studies, "cited study", "cited studies")}"),
            StatementKind.Measured => edge.Relation == Relation.Contains
                ? $"{to} was measured in {from}"
                : $"{to} was measured with {from}{Higher(edge.Relation)}; nothing was changed",
            StatementKind.Associated => $"{from} is associated with {to}{Higher(edge.Relation)}; nothing was changed",
            StatementKind.Enriched => $"{to} is enriched together with {from}: no direction, and nothing was changed",
            StatementKind.Stated => $"{from} {Verb(edge.Relation)} {to}, as is stated without a reference",
            _ => $"{from} is named beside {to} ({Claimed(edge.Relation)}); nothing supports it",
        };
        if (belief.Refutation.Studies is > 0 and int against) sentence += $"; {Count(against, "study speaks", "studies speak")} against it";
        return sentence + ".";
    }

    /// <summary>The verb of a relation, third person.</summary>
    public static string Verb(Relation relation) => relation switch
    {
        Relation.Raises => "raises",
        Relation.Lowers => "lowers",
        Relation.Unknown => "acts in an unknown direction on",
        Relation.ContextDependent => "acts in a direction that depends on the context on",
        Relation.Association => "is found together with",
        Relation.Contains => "contains",
        Relation.Structural => "is part of, becomes or precedes",
        _ => "is used for",
    };

    private static string Followed(Relation relation, string to) => relation switch
    {
        Relation.Raises => $"{to} rose",
        Relation.Lowers => $"{to} fell",
        Relation.Unknown => $"{to} changed, in a direction that is not given",
        Relation.ContextDependent => $"{to} changed, in a direction that depends on the context",
        _ => $"{to} followed",
    };

    private static string Higher(Relation relation) => relation switch
    {
        Relation.Raises => " (higher with it)",
        Relation.Lowers => " (lower with it)",
        _ => "",
    };

    private static string Claimed(Relation relation) => relation switch
    {
        Relation.Raises => "as raising it",
        Relation.Lowers => "as lowering it",
        Relation.Contains => "as containing it",
        Relation.Treats => "as used for it",
        _ => "no direction",
    };

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Label(MechanismGraph graph, string id) => graph.Node(id)?.Label ?? id;
}
