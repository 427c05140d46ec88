using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Answers every item of every reporting standard from the manifest, the samples and what Osteon reports by itself.</summary>
public static class ChecklistEvaluation
{
    private static readonly string[] Mineral = ["vbmd", "tmd", "bmc"];

    /// <summary>
    /// Evaluates all standards. A key counts as answered when it is written, or when its default is used by a run; for published designs
    /// only what is written counts. Items about an assay are answered once for each such assay; a standard without any assay it is about
    /// is left out.
    /// </summary>
    /// <param name="resolved">The manifest.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="headers">Headers of the scans, by path as written; may be empty.</param>
    public static ValueList<ChecklistResult> Evaluate(
        ResolvedManifest resolved,
        SampleTable samples,
        IReadOnlyDictionary<string,
        VolumeHeader> headers)
    {
        var answers = new ManifestAnswers(resolved);
        var facts = new AutomaticFacts(resolved, samples, headers);
        var rules = new RuleContext(resolved, samples, new FindingCollector());
        var results = new List<ChecklistResult>();
        foreach (IGrouping<string, ChecklistItem> standard in ChecklistRegistry.All.GroupBy(i => i.Standard, StringComparer.Ordinal))
        {
            var given = new List<ChecklistAnswer>();
            foreach (ChecklistItem item in standard)
            {
                if (!item.Applies.Split(' ').Contains("assay"))
                    given.Add(Answer(item, answers, facts, rules, null));
                else
                    given.AddRange(rules.AssaysOf<MicroCtAssay>().Select(a => Answer(item, answers, facts, rules, a)));
            }

            if (given.Count > 0) results.Add(new ChecklistResult(standard.Key, standard.First().Doi, given.ToValueList()));
        }

        return results.ToValueList();
    }

    private static ChecklistAnswer Answer(
        ChecklistItem item, ManifestAnswers answers, AutomaticFacts facts, RuleContext rules, (MicroCtAssay Assay, string Path)? assay)
    {
        if (!item.Applies.Split(' ').All(c => Holds(c, rules, assay?.Assay)))
            return new ChecklistAnswer(item, ChecklistStatus.NotApplicable, null, [], assay?.Assay.Id);
        var found = new List<string>();
        var missing = new List<string>();
        foreach (string part in item.AnsweredBy.Split(' '))
        {
            string[] alternatives = [.. part.Split('|').Select(a => IsOf("assay.", a) ? assay!.Value.Path + a[5..] : a)];
            string? value = alternatives
                .Select(a => IsOf("auto:", a) ? facts.Find(a[5..], assay?.Assay) : answers.Find(a)).FirstOrDefault(v => v is not null);
            if (value is not null) found.Add(value);
            else
                missing.AddRange(alternatives.Where(a => !IsOf("auto:", a)).Take(1).DefaultIfEmpty(Key(alternatives[0])));
        }

        return new ChecklistAnswer(
            item,
            missing.Count == 0 ? ChecklistStatus.Present : ChecklistStatus.Missing,
            found.Count == 0 ? null : string.Join("; ", found),
            missing.Where(m => m.Length > 0).ToValueList(),
            assay?.Assay.Id);
    }

    private static bool IsOf(string prefix, string answer) => answer.StartsWith(prefix, StringComparison.Ordinal);

    private static bool Holds(string condition, RuleContext rules, MicroCtAssay? assay) => condition switch
    {
        "always" or "assay" => true,
        "comparison" => rules.Compares,
        "animals" => rules.IsAnimalStudy,
        "treated" => rules.Design.Arms.Any(a => a.Role == ArmRole.Treatment),
        "mineral" =>
            rules.Design.Outcomes.Any(o => o.Assay == assay?.Id && Mineral.Contains(o.Term))
                || (assay?.Measures.Any(m => Mineral.Contains(m)) ?? false),
        _ => throw new InvalidOperationException($"data/checklists: unknown condition '{condition}'"),
    };

    /// <summary>The key that would make an automatic fact true.</summary>
    private static string Key(string fact) => fact switch
    {
        "auto:primary_outcome" => "design.outcomes[*].primary",
        "auto:schedule" => "design.arms[*].schedule",
        "auto:minimal_set" => "assays[*].measures",
        "auto:n_counted" => "design.arms[*].n",
        _ => "",
    };
}
