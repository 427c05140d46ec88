using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The sections about the vesicles themselves.</summary>
internal static class VesicleSections
{
    /// <summary>One section per measured assay, in the order of the plan.</summary>
    public static IEnumerable<Section> Of(StudyRun run, IReadOnlyList<VesicleView> views) => views.Select(view => NtaSection.Of(run, view));

    /// <summary>What stands in the summary: a sentence for each assay that was measured.</summary>
    public static IEnumerable<RichText> Sentences(IReadOnlyList<VesicleView> views) => views.Where(v => v.Document is not null).Select(NtaSection.Sentence);

    /// <summary>Paragraphs of the methods text.</summary>
    public static IEnumerable<RichText> Methods(StudyRun run, IReadOnlyList<VesicleView> views) =>
        views.Where(v => v.Document is not null).Select(v => (RichText)NtaSection.Methods(run, v));
}
