using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>What a word between two names in a SIF file or table says. A word that is not known acts with unknown sign and is kept as a
/// remark.</summary>
internal readonly record struct RelationMeaning(Relation Relation, MechanismKind Mechanism = MechanismKind.NotStated, string? Note = null)
{
    public static RelationMeaning Of(string word)
    {
        if (RelationWords.Of(word) is { } own)
            return new RelationMeaning(own, Note: own == Relation.ContextDependent ? "the source does not say in which context" : null);
        return word.Trim().ToLowerInvariant() switch
        {
            "+" or "1" or "+1" or "activates" or "activation" or "activate" or "stimulates" or "stimulation" or "increases" or "up-regulates" or "upregulates"
                or "positive" => new(Relation.Raises),
            "-" or "-1" or "−" or "−1" or "inhibits" or "inhibition" or "inhibit" or "represses" or "repression" or "decreases" or "down-regulates"
                or "downregulates" or "negative" => new(Relation.Lowers),
            "upregulates-expression" => new(Relation.Raises, MechanismKind.Expression),
            "downregulates-expression" => new(Relation.Lowers, MechanismKind.Expression),
            "context-dependent" => new(Relation.ContextDependent, Note: "the source does not say in which context"),
            "pp" or "interacts-with" or "in-complex-with" or "association" or "correlates-with" or "none" => new(Relation.Association),
            "binds" or "binding" => new(Relation.Association, MechanismKind.Binding),
            "pd" or "controls-expression-of" => new(Relation.Unknown, MechanismKind.Transcription),
            "phosphorylates" or "phosphorylation" or "controls-phosphorylation-of" => new(Relation.Unknown, MechanismKind.Phosphorylation),
            "dephosphorylates" or "dephosphorylation" => new(Relation.Unknown, MechanismKind.Dephosphorylation),
            "?" or "0" or "unknown" => new(Relation.Unknown),
            _ => new(Relation.Unknown, Note: $"the source says '{CandidateGraph.Line(word)}'"),
        };
    }
}
