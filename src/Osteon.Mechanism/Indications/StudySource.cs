namespace Osteon.Mechanism;

/// <summary>By what a study behind the claims of a dossier can be found again, and whether it is a study at all.</summary>
public enum StudySource
{
    /// <summary>A primary study with a DOI or PubMed number.</summary>
    Identified,

    /// <summary>A primary study known only by its number in the reference list of a curated text, or by its name.</summary>
    Numbered,

    /// <summary>A textbook or review: no study of its own.</summary>
    Textbook,

    /// <summary>A text that states it without reference: no study.</summary>
    Statement,
}

/// <summary>Tells primary studies from textbooks, reviews and statements.</summary>
public static class StudySources
{
    /// <summary>
    /// References that some evidence of the graph gives as a textbook source: known to be textbooks or reviews wherever they are cited, in
    /// lower case.
    /// </summary>
    public static IReadOnlySet<string> Reviews(MechanismGraph graph) =>
        graph.Edges.SelectMany(e => e.Evidence).Concat(graph.Facts.SelectMany(f => f.Evidence))
            .Where(v => v.Type == EvidenceType.Textbook).SelectMany(v => v.References)
            .Select(r => r.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The source of one study: a primary one where it names a work that is not known as a textbook or review, or where the text itself
    /// changed or measured something. Numbers that a citation gives together with a known review are taken as part of that review, so that
    /// the count is never too high. Whether a cited work is a review that no textbook key names is not known here: it counts as a study.
    /// </summary>
    /// <param name="study">The evidence of the study.</param>
    /// <param name="reviews">References known to be textbooks or reviews, in lower case.</param>
    public static StudySource Of(IReadOnlyCollection<Evidence> study, IReadOnlySet<string> reviews)
    {
        if (study.Any(v => v.Type != EvidenceType.Textbook && v.References.Any(r => !reviews.Contains(r.ToLowerInvariant()))))
            return StudySource.Identified;
        if (study.Any(v => v.Type is not (EvidenceType.Textbook or EvidenceType.Review) && v.References.Count == 0))
            return StudySource.Numbered;
        if (study.Any(v => v.Type == EvidenceType.Textbook || v.References.Count > 0)) return StudySource.Textbook;
        return study.Any(v => v.Cited.Count > 0) ? StudySource.Numbered : StudySource.Statement;
    }

    /// <summary>Whether it is a primary study: <see cref="StudySource.Identified"/> or <see cref="StudySource.Numbered"/>.</summary>
    public static bool IsPrimary(this StudySource source) => source is StudySource.Identified or StudySource.Numbered;

    /// <summary>The source in a few words, for tables.</summary>
    public static string Words(StudySource source) => source switch
    {
        StudySource.Identified => "study with identifier",
        StudySource.Numbered => "study, number or name only",
        StudySource.Textbook => "textbook or review",
        _ => "statement, no study",
    };
}
