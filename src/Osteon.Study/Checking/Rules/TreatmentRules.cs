namespace Osteon.Study;

/// <summary>When, how often and how much was given, and whether the condition was there to be treated.</summary>
internal static class TreatmentRules
{
    public static void Check(RuleContext context)
    {
        foreach ((int i, Arm arm) in context.Design.Arms.Index())
            if (arm.Role == ArmRole.Treatment) Treatment(context, arm, FormattableString.Invariant($"design.arms[{i}]"));

        if (context.Design.Duration is { Time: { } time, Covers: null })
            context.Add(
                DesignFindings.DurationUnclear,
                "design.duration",
                $"it is unclear what {time} covers: making the model, the treatment, or both",
                hint: "covers: model, treatment or both");

        if (context.Design.Model is { Condition: { } condition, VerifiedBy: null } && context.Compares && !IsFresh(condition)
            && context.Manifest.Kind != StudyKind.Synthetic)
            context.Add(
                DesignFindings.ConditionUnproven,
                "design.model",
                $"nothing shows that the {condition} was there before treatment began",
                hint: "verified_by: what was seen, how and when. Without it healing may have been on its way in both arms.");
    }

    private static void Treatment(RuleContext context, Arm arm, string path)
    {
        if (context.Manifest.Vesicles is not null && arm.Dose is { } dose && (dose.Particles is null) != (dose.Protein is null))
            context.Add(
                DesignFindings.DoseByOneMeasure,
                path + ".dose",
                $"the vesicle dose of '{arm.Id}' is given in {(dose.Particles is null ? "protein" : "particles")} only",
                hint: "Give particles and protein: their ratio tells how pure the dose was.");
        if (arm.Agent is null && arm.Schedule is null) return;
        if (arm.Schedule?.First is null)
            context.Add(
                DesignFindings.ScheduleStart,
                arm.Schedule is null ? path : path + ".schedule",
                $"the first dose of '{arm.Id}' has no time after the "
                    + $"injury{(arm.Schedule?.StartsWith is { } start ? $", only: {start}" : "")}",
                hint: "schedule: {first: 8 week, …}");
        if (arm.Schedule?.Count is null)
            context.Add(
                DesignFindings.ScheduleCount,
                arm.Schedule is null ? path : path + ".schedule",
                $"the number of doses of '{arm.Id}' is not stated, so the total dose is unknown",
                hint: "schedule: {count: 4, …}");
    }

    /// <summary>Conditions that the injury itself makes at once need no proof.</summary>
    private static bool IsFresh(string condition) =>
        condition.Contains("defect", StringComparison.OrdinalIgnoreCase)
        || (condition.Contains("fracture", StringComparison.OrdinalIgnoreCase)
            && !condition.Contains("nonunion", StringComparison.OrdinalIgnoreCase));
}
