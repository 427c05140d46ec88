namespace Osteon.Study;

/// <summary>Contradictions between places of a description, and facts about animals and approval that are missing.</summary>
internal static class DescriptionRules
{
    public static void Check(RuleContext context)
    {
        Numbers(context);
        Names(context);
        Statements(context);
        Animals(context);
        Manifest manifest = context.Manifest;
        if (context.IsAnimalStudy && context.Compares && manifest.Ethics?.Approval is null)
            context.Add(
                DesignFindings.EthicsNumber,
                manifest.Ethics is null ? "" : "ethics",
                "no number of an ethics approval is stated",
                hint: "ethics: {committee: …, approval: …}");
        if (manifest.License is null && !context.IsPublished)
            context.Add(
                DesignFindings.License,
                "",
                "no licence of the data is stated",
                hint: "license: CC-BY-4.0, or what your data are under; the result folder passes it on.");
    }

    private static void Numbers(RuleContext context)
    {
        Design design = context.Design;
        for (int i = 0; i < design.Arms.Count; i++)
        {
            Arm arm = design.Arms[i];
            string path = FormattableString.Invariant($"design.arms[{i}]");
            if (context.UnitsOf(arm) is null && context.Compares)
                context.Add(
                    DesignFindings.NMissing,
                    path,
                    $"the arm '{arm.Id}' has neither samples nor a planned n",
                    hint: "n: the number of units planned");
            if (arm.N is { } n && design.SampleSize?.PerArm is { } planned && n != planned)
                context.Add(
                    DesignFindings.NContradicts,
                    path + ".n",
                    $"the arm '{arm.Id}' has n = {n}, but sample_size.per_arm is {planned}",
                    hint: "Correct one of the two.");
        }

        if (design.Arms.Select(a => a.N).Distinct().ToArray() is not [{ } common]) return;
        var reported =
            (from pair in design.Outcomes.Index()
             where pair.Item.NReported is { } n && n != common
             select (
                 N: pair.Item.NReported!.Value,
                 What: RuleContext.Label(pair.Item.Term),
                 pair.Item.Where,
                 Path: $"design.outcomes[{pair.Index}].n_reported"))
            .Concat(
                from pair in context.Manifest.Assays.Index()
                where pair.Item.NReported is { } n && n != common
                select (
                    N: pair.Item.NReported!.Value,
                    What: $"assay {pair.Item.Id}",
                    Where: (string?)null,
                    Path: $"assays[{pair.Index}].n_reported"));
        foreach (var group in reported.GroupBy(r => (r.N, r.Where)))
            context.Add(
                DesignFindings.NContradicts,
                group.First().Path,
                $"the arms have n = {common}, but n = {group.Key.N} is printed for "
                    + $"{Some([.. group.Select(g => g.What)])}{(group.Key.Where is { } place ? $" ({place})" : "")}",
                hint: "State which units were left out and why (design.exclusions), or correct the number.");
    }

    private static void Names(RuleContext context)
    {
        foreach ((int i, Arm arm) in context.Design.Arms.Index())
            foreach (OtherName other in arm.AlsoCalled.Where(o => o.Name != arm.Shown))
                context.Add(
                    DesignFindings.ArmRenamed,
                    FormattableString.Invariant($"design.arms[{i}].also_called"),
                    $"the arm '{arm.Shown}' is called '{other.Name}' in {other.Where}",
                    hint: "Use one name throughout; a reader cannot know whether these are two groups.");
    }

    private static void Statements(RuleContext context)
    {
        foreach (var topic in context.Manifest.Statements.Index().GroupBy(s => s.Item.Topic, StringComparer.OrdinalIgnoreCase))
            if (topic.Select(s => s.Item.Says).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
                context.Add(
                    DesignFindings.StatementsDiffer,
                    FormattableString.Invariant($"statements[{topic.First().Index}]"),
                    $"two places differ on the {topic.Key}: {string.Join("; ", topic.Select(s => $"{s.Item.Where}: {s.Item.Says}"))}",
                    hint: "If they cannot both be right, ask the authors before using either.");
    }

    private static void Animals(RuleContext context)
    {
        if (!context.IsAnimalStudy) return;
        Subjects? subjects = context.Manifest.Subjects;
        (string Name, bool There)[] facts =
        [
            ("species", subjects is not null),
            ("strain", subjects?.Strain is not null),
            ("sex", subjects?.Sex is not null),
            ("age", subjects?.Age is not null),
            ("weight", subjects?.Weight is not null),
        ];
        string[] missing = [.. facts.Where(f => !f.There && !context.Samples.Covariates.Contains(f.Name)).Select(f => f.Name)];
        if (missing.Length > 0)
            context.Add(
                DesignFindings.AnimalFacts,
                subjects is null ? "" : "subjects",
                $"not stated about the animals: {string.Join(", ", missing)}",
                hint: "Write them under subjects, or as columns of samples.csv where they differ between animals.");
    }

    /// <summary>The names, or how many there are when they would fill the line.</summary>
    private static string Some(string[] names) =>
        names.Length <= 3 ? string.Join(", ", names) : $"{names[0]}, {names[1]} and {names.Length - 2} more";
}
