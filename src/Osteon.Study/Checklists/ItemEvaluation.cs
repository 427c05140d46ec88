namespace Osteon.Study;

/// <summary>Answers one item of a reporting standard, once for the study or once for each assay it is about.</summary>
internal sealed class ItemEvaluation(RuleContext rules, ManifestAnswers answers, AutomaticFacts facts, ReportedVesicleFacts vesicles)
{
    private const string Automatic = "auto:";
    private const string OfAssay = "assay.";

    /// <summary>The answers, in the order of the assays.</summary>
    public IEnumerable<ChecklistAnswer> Answers(ChecklistItem item)
    {
        if (!item.Applies.Split(' ').Any(ChecklistConditions.IsOfAssay)) return [Answer(item, null)];
        return rules.AssaysOf<Assay>().Where(a => ChecklistConditions.IsAbout(item, a.Assay)).Select(a => Answer(item, a));
    }

    private ChecklistAnswer Answer(ChecklistItem item, (Assay Assay, string Path)? assay)
    {
        if (!item.Applies.Split(' ').All(c => ChecklistConditions.Holds(c, rules, assay?.Assay)))
            return new ChecklistAnswer(item, ChecklistStatus.NotApplicable, null, [], assay?.Assay.Id);
        var found = new List<string>();
        var foundIn = new List<string>();
        var missing = new List<string>();
        bool complete = true;
        foreach (string part in item.AnsweredBy.Split(' '))
        {
            ChecklistFact answer = Part(part, assay);
            if (answer.Value is { } value)
            {
                found.Add(value);
                foundIn.Add(answer.By);
            }

            complete &= answer.IsComplete;
            missing.AddRange(answer.Missing);
        }

        return new ChecklistAnswer(
            item,
            complete ? ChecklistStatus.Present : ChecklistStatus.Missing,
            found.Count == 0 ? null : string.Join("; ", found.Distinct(StringComparer.Ordinal)),
            missing.Where(m => m.Length > 0).Distinct(StringComparer.Ordinal).ToValueList(),
            assay?.Assay.Id)
        {
            FoundIn = foundIn.Distinct(StringComparer.Ordinal).ToValueList(),
        };
    }

    /// <summary>The first complete alternative; without one what is there in part, and what would complete the first that a key can
    /// answer.</summary>
    private ChecklistFact Part(string part, (Assay Assay, string Path)? assay)
    {
        string[] alternatives =
            [.. part.Split('|').Select(a => a.StartsWith(OfAssay, StringComparison.Ordinal) ? assay!.Value.Path + "." + a[OfAssay.Length..]
                : a)];
        ChecklistFact[] all = [.. alternatives.Select(a => Alternative(a, assay))];
        if (Array.Find(all, f => f.IsComplete) is { Value: not null } complete) return complete;
        ChecklistFact? inPart = Array.Find(all, f => f.Value is not null);
        int keyed = Array.FindIndex(alternatives, a => !a.StartsWith(Automatic, StringComparison.Ordinal));
        ChecklistFact named = inPart ?? all[Math.Max(keyed, 0)];
        return new ChecklistFact(inPart?.Value, inPart?.By ?? "", named.Missing) { IsComplete = false };
    }

    private ChecklistFact Alternative(string alternative, (Assay Assay, string Path)? assay)
    {
        if (!alternative.StartsWith(Automatic, StringComparison.Ordinal))
            return answers.Find(alternative) is { } written ? new ChecklistFact(written, alternative, [])
                : ChecklistFact.Lacking(alternative);
        string name = alternative[Automatic.Length..];
        if (ReportedVesicleFacts.Names.Contains(name)) return vesicles.Find(name, assay);
        return facts.Find(name, assay?.Assay as MicroCtAssay) is { } value
            ? new ChecklistFact(value, AutomaticFacts.Origin(name), [])
            : ChecklistFact.Lacking(Key(name));
    }

    /// <summary>The key that would make an automatic fact true.</summary>
    private static string Key(string fact) => fact switch
    {
        "primary_outcome" => "design.outcomes[*].primary",
        "schedule" => "design.arms[*].schedule",
        "minimal_set" => "assays[*].measures",
        "n_counted" => "design.arms[*].n",
        _ => "",
    };
}
