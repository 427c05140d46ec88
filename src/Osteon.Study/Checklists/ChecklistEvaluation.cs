using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Answers every item of every reporting standard from the manifest, the samples and what Osteon reports by itself.</summary>
public static class ChecklistEvaluation
{
    /// <summary>
    /// Evaluates all standards. A key counts as answered when it is written, or when its default is used by a run; for published designs
    /// only what is written counts. Items about an assay are answered once for each such assay; a standard of which no item applies is left
    /// out.
    /// </summary>
    /// <param name="resolved">The manifest.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="headers">Headers of the scans, by path as written; may be empty.</param>
    public static ValueList<ChecklistResult> Evaluate(
        ResolvedManifest resolved, SampleTable samples, IReadOnlyDictionary<string, VolumeHeader> headers) =>
        Evaluate(resolved, samples, headers, VesicleFiles.None);

    /// <summary>The same with what the files of the vesicle assays state.</summary>
    internal static ValueList<ChecklistResult> Evaluate(
        ResolvedManifest resolved, SampleTable samples, IReadOnlyDictionary<string, VolumeHeader> headers, VesicleFiles files)
    {
        var rules = new RuleContext(resolved, samples, new FindingCollector()) { Headers = headers, Files = files };
        var evaluator = new ItemEvaluation(rules, new ManifestAnswers(resolved), new AutomaticFacts(resolved, samples, headers),
            new ReportedVesicleFacts(rules));
        var results = new List<ChecklistResult>();
        foreach (IGrouping<string, ChecklistItem> standard in ChecklistRegistry.All.GroupBy(i => i.Standard, StringComparer.Ordinal))
        {
            ChecklistAnswer[] given = [.. standard.SelectMany(evaluator.Answers)];
            if (given.Any(a => a.Status != ChecklistStatus.NotApplicable))
                results.Add(new ChecklistResult(standard.Key, standard.First().Doi, given.ToValueList()));
        }

        return results.ToValueList();
    }
}
