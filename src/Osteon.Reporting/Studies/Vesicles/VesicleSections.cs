using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The sections about the vesicles themselves.</summary>
internal static class VesicleSections
{
    /// <summary>One section per measured assay, in the order of the plan.</summary>
    public static IEnumerable<Section> Of(StudyRun run, IReadOnlyList<VesicleView> views)
    {
        foreach (VesicleView[] assay in ByAssay(views))
            yield return assay[0].Assay switch
            {
                NtaAssay => NtaSection.Of(run, assay),
                BlotAssay => BlotSection.Of(run, assay),
                _ => MicrographSection.Of(run, assay),
            };
        if (VesicleCheckSection.Of(run, views) is { } checks) yield return checks;
    }

    /// <summary>Title of an assay's section: its own label, or what it is with its id.</summary>
    public static string TitleOf(Assay assay, string what) =>
        assay.Label is { Length: > 0 } label ? string.Concat(label[..1].ToUpperInvariant(), label[1..]) : $"{what}: {assay.Id}";

    /// <summary>What stands in the summary: a sentence for each assay that was measured.</summary>
    public static IEnumerable<RichText> Sentences(IReadOnlyList<VesicleView> views) => ByAssay(views).SelectMany(assay => assay[0].Assay switch
    {
        NtaAssay => assay.Where(v => v.Document is not null && v.Kind == NtaSteps.SummariseKind).Select(NtaSection.Sentence),
        BlotAssay => new[] { BlotSection.Sentence(assay) }.OfType<RichText>(),
        _ => new[] { MicrographSection.AssaySentence(assay) }.OfType<RichText>(),
    });

    /// <summary>Paragraphs of the methods text.</summary>
    public static IEnumerable<RichText> Methods(StudyRun run, IReadOnlyList<VesicleView> views) =>
        ByAssay(views).Where(a => a.Any(v => v.Document is not null) && (a[0].Assay is not NtaAssay || a.Any(v => v.Document is not null && v.Kind == NtaSteps.SummariseKind))).Select(assay => (RichText)(assay[0].Assay switch
        {
            NtaAssay => NtaSection.Methods(run, assay),
            BlotAssay => BlotSection.Methods(run, assay),
            _ => MicrographSection.Methods(run, assay),
        }));

    private static VesicleView[][] ByAssay(IReadOnlyList<VesicleView> views) =>
        [.. views.GroupBy(v => v.Assay.Id, StringComparer.Ordinal).Select(g => g.ToArray())];
}
