using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>
/// Sentences about edges. The verb follows from the strongest evidence, so that "was perturbed", "is associated" and "is enriched" are never mixed up:
/// an enrichment has no direction whatever arrow stands in the graph, and an association no cause. What follows by definition
/// is never told as a cause either.
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
        EvidenceClass.Definition => StatementKind.Definition,
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
        StatementKind.Definition => "by definition",
        StatementKind.Cited => "cited study",
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
            StatementKind.Definition => Defined(edge.Relation, from, to),
            StatementKind.Textbook => $"{from} {Verb(edge)} {to} (textbook)",
            StatementKind.Cited => $"{from} {Verb(edge)} {to}, for which "
                + $"{Count(belief.Support.Classes[0].Studies.Count, "study is", "studies are")} cited (not read here)",
            StatementKind.Measured => edge.Relation switch
            {
                Relation.Contains => $"{to} was measured in {from}",
                Relation.Treats => $"{from} was used in {to}; nothing was compared with it",
                _ => $"{to} was measured with {from}{Higher(edge.Relation)}; nothing was changed",
            },
            StatementKind.Associated => $"{from} is associated with {to}{Higher(edge.Relation)}; nothing was changed",
            StatementKind.Enriched => $"{to} is enriched together with {from}: no direction, and nothing was changed",
            StatementKind.Stated => $"{from} {Verb(edge)} {to}, as is stated without a reference",
            _ => $"{from} is named beside {to} ({Claimed(edge)}); nothing supports it",
        };
        if (belief.Refutation.Studies is > 0 and int against) sentence += $"; {Count(against, "study speaks", "studies speak")} against it";
        return sentence + ".";
    }

    /// <summary>
    /// The verb of an edge, third person. A structural edge has the verb of its mechanism: belongs to, becomes, comes before, is bound
    /// into; where none is stated, all that the arrow can mean. An effect by definition is told without a cause.
    /// </summary>
    public static string Verb(Edge edge) => edge.Relation switch
    {
        Relation.Structural => edge.Mechanism switch
        {
            MechanismKind.Membership => "belongs to",
            MechanismKind.Differentiation => "becomes",
            MechanismKind.Sequence => "comes before",
            MechanismKind.Binding => "is bound into",
            _ => "belongs to, becomes or comes before",
        },
        Relation.Raises when edge.Mechanism == MechanismKind.Definition => "by definition moves together with",
        Relation.Lowers when edge.Mechanism == MechanismKind.Definition => "by definition moves against",
        Relation.Raises => "raises",
        Relation.Lowers => "lowers",
        Relation.Unknown => "acts in an unknown direction on",
        Relation.ContextDependent => "acts in a direction that depends on the context on",
        Relation.Association => "is found together with",
        Relation.Contains => "contains",
        _ => "is used for",
    };

    /// <summary>
    /// Whether a structural edge says what it means: one of the mechanisms that <see cref="Verb"/> has a verb for. All other edges do.
    /// </summary>
    public static bool IsPlain(Edge edge) => edge.Relation != Relation.Structural
        || edge.Mechanism is MechanismKind.Membership or MechanismKind.Differentiation or MechanismKind.Sequence or MechanismKind.Binding;

    private static string Defined(Relation relation, string from, string to) => relation switch
    {
        Relation.Raises => $"{from} and {to} rise together by definition",
        Relation.Lowers => $"{to} falls as {from} rises, by definition",
        _ => $"{from} and {to} are bound to each other by definition",
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

    private static string Claimed(Edge edge) => edge.Relation switch
    {
        _ when edge.Mechanism == MechanismKind.Definition => "as bound to it by definition",
        Relation.Raises => "as raising it",
        Relation.Lowers => "as lowering it",
        Relation.Contains => "as containing it",
        Relation.Treats => "as used for it",
        Relation.Structural => edge.Mechanism switch
        {
            MechanismKind.Membership => "as belonging to it",
            MechanismKind.Differentiation => "as becoming it",
            MechanismKind.Sequence => "as coming before it",
            MechanismKind.Binding => "as bound into it",
            _ => "as belonging to it, becoming it or coming before it",
        },
        _ => "no direction",
    };

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Label(MechanismGraph graph, string id) => graph.Node(id)?.Label ?? id;
}
