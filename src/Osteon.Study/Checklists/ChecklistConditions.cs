namespace Osteon.Study;

/// <summary>The words of the column <c>applies</c> of the checklists.</summary>
internal static class ChecklistConditions
{
    private static readonly string[] Mineral = ["vbmd", "tmd", "bmc"];

    /// <summary>Whether the word makes an item be asked of every assay of a kind.</summary>
    public static bool IsOfAssay(string condition) => condition is "assay" or "nta" or "em" or "blot";

    /// <summary>Whether an item is about an assay.</summary>
    public static bool IsAbout(ChecklistItem item, Assay assay) => item.Applies.Split(' ').First(IsOfAssay) switch
    {
        "nta" => assay is NtaAssay,
        "em" => assay is ElectronMicroscopyAssay,
        "blot" => assay is BlotAssay,
        _ => assay is MicroCtAssay,
    };

    /// <summary>Whether a condition holds for a study and, where it is about one, an assay.</summary>
    public static bool Holds(string condition, RuleContext rules, Assay? assay)
    {
        VesiclePreparation? vesicles = rules.Manifest.Vesicles;
        return condition switch
        {
            "always" or "assay" or "nta" or "em" or "blot" => true,
            "comparison" => rules.Compares,
            "animals" => rules.IsAnimalStudy,
            "treated" => rules.Design.Arms.Any(a => a.Role == ArmRole.Treatment),
            "mineral" =>
                rules.Design.Outcomes.Any(o => o.Assay == assay?.Id && Mineral.Contains(o.Term))
                    || (assay is MicroCtAssay ct && ct.Measures.Any(m => Mineral.Contains(m))),
            "vesicles" => rules.Manifest.Kind != StudyKind.Synthetic
                && (vesicles is not null || rules.Manifest.Assays.Any(a => a is NtaAssay or ElectronMicroscopyAssay)),
            "culture" => vesicles is { Medium: not null } or { Cells: not null } or { Passage: not null } or { StartingCells: not null },
            "small" => vesicles?.Term is null || VesicleTerm.ClaimsSmall(vesicles.Term),
            "spins" => vesicles?.Isolation.Any(SpinRules.IsSpin) ?? false,
            "ultracentrifuged" => Uses(IsolationMethod.Ultracentrifugation),
            "gradient" => Uses(IsolationMethod.DensityGradient),
            "filters" => Uses(IsolationMethod.Filtration, IsolationMethod.Ultrafiltration, IsolationMethod.TangentialFlow),
            "materials" => Uses(ReportedVesicleFacts.NeedMaterial),
            _ => throw new InvalidOperationException($"data/checklists: unknown condition '{condition}'"),
        };

        bool Uses(params IReadOnlyList<IsolationMethod> methods) => vesicles?.Isolation.Any(s => methods.Contains(s.Method)) ?? false;
    }
}
