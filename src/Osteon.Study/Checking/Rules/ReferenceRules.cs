using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Names in the manifest must name something: identifiers are unique, and outcomes, contrasts and time points refer to entries that
/// exist.
/// </summary>
internal static class ReferenceRules
{
    public static void Check(RuleContext context)
    {
        Design design = context.Design;
        string[] arms = Unique(context, "design.arms", [.. design.Arms.Select(a => a.Id)], "arms");
        string[] assays = Unique(context, "assays", [.. context.Manifest.Assays.Select(a => a.Id)], "assays");
        string[] timepoints = Unique(context, "design.timepoints", [.. design.Timepoints.Select(t => t.Id)], "time points");
        Roles(context);
        Outcomes(context, assays, timepoints);
        Contrasts(context, arms);
        MechanismNodes(context);
        for (int i = 0; i < context.Manifest.Assays.Count; i++)
            if (context.Manifest.Assays[i].Timepoint is { } timepoint && !timepoints.Contains(timepoint))
                Unknown(context, FormattableString.Invariant($"assays[{i}].timepoint"), "time point", timepoint, timepoints);
        for (int i = 0; i < (context.Manifest.Vesicles?.Markers.Count ?? 0); i++)
            if (context.Manifest.Vesicles!.Markers[i].Assay is { } assay && !assays.Contains(assay))
                Unknown(context, FormattableString.Invariant($"vesicles.markers[{i}].assay"), "assay", assay, assays);
    }

    private static void MechanismNodes(RuleContext context)
    {
        for (int i = 0; i < context.Design.Arms.Count; i++)
        {
            if (context.Design.Arms[i].MechanismNode is not { } node) continue;
            try
            {
                ShippedMechanism.Graph.Names.Resolve(node);
            }
            catch (InvalidContentException unknown)
            {
                context.Add(
                    ManifestFindings.UnknownReference,
                    FormattableString.Invariant($"design.arms[{i}].mechanism_node"),
                    unknown.Finding.Message,
                    node,
                    unknown.Finding.Hint ?? "'osteon mechanism show' lists the nodes.");
            }
        }
    }

    private static string[] Unique(RuleContext context, string path, string[] ids, string what)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < ids.Length; i++)
        {
            string here = FormattableString.Invariant($"{path}[{i}].id");
            if (ids[i].Length > 0 && !first.TryAdd(ids[i], i))
                context.Add(
                    ManifestFindings.DuplicateId,
                    here,
                    $"two {what} have the identifier '{ids[i]}' (first on line "
                        + $"{context.Source.At(FormattableString.Invariant($"{path}[{first[ids[i]]}].id")).Line})",
                    ids[i],
                    "Identifiers must differ, and by more than capitals.");
        }

        return [.. ids.Where(id => id.Length > 0)];
    }

    private static void Roles(RuleContext context)
    {
        Design design = context.Design;
        int controls = design.Arms.Count(a => a.Role == ArmRole.Control);
        int treatments = design.Arms.Count(a => a.Role == ArmRole.Treatment);
        if (design.Arms.Count == 0 && context.Source.States("design.arms"))
            context.Add(
                ManifestFindings.MissingKey,
                "design.arms",
                "the design has no arm",
                hint: "A descriptive study has one arm with role: observed.");
        if (treatments > 0 && controls == 0 && design.Arms.Count > 1 && design.Contrasts is not { Count: > 0 })
            context.Add(
                ManifestFindings.Conflict,
                "design.arms",
                "no arm has the role control, so there is nothing to compare with",
                hint: "Give one arm role: control, or list the comparisons under contrasts.");
        if (controls > 1 && treatments > 0 && !context.Source.States("design.contrasts"))
            context.Add(
                ManifestFindings.Conflict,
                "design.arms",
                $"{controls} arms have the role control, so the comparisons are not clear",
                hint: "List them under contrasts: - {arm: …, against: …}.");
    }

    private static void Outcomes(RuleContext context, string[] assays, string[] timepoints)
    {
        for (int i = 0; i < context.Design.Outcomes.Count; i++)
        {
            Outcome outcome = context.Design.Outcomes[i];
            string path = FormattableString.Invariant($"design.outcomes[{i}]");
            if (outcome.Timepoint is { } timepoint && !timepoints.Contains(timepoint))
                Unknown(context, path + ".timepoint", "time point", timepoint, timepoints);
            if (outcome.Assay.Length > 0 && !assays.Contains(outcome.Assay))
                Unknown(context, path + ".assay", "assay", outcome.Assay, assays);
            Term(context, outcome.Term, path + ".term", context.Manifest.Assays.FirstOrDefault(a => a.Id == outcome.Assay) is MicroCtAssay);
        }

        foreach ((MicroCtAssay assay, string path) in context.AssaysOf<MicroCtAssay>())
            foreach (string measure in assay.Measures)
                Term(context, measure, path + ".measures", closed: true);
    }

    private static void Term(RuleContext context, string term, string path, bool closed)
    {
        if (term.Length == 0 || TermRegistry.Find(term) is not null) return;
        string[] known = [.. TermRegistry.All.Select(t => t.Id)];
        if (closed) Unknown(context, path, "term", term, known);
        else
            context.Add(
                ManifestFindings.UnknownTerm,
                path,
                $"'{term}' is not in the registry of terms, so it has no unit and definition",
                term,
                NearestName.Of(term, known) is { } near ? $"Did you mean '{near}'?" : null);
    }

    private static void Contrasts(RuleContext context, string[] arms)
    {
        if (!context.Source.States("design.contrasts")) return;
        for (int i = 0; i < context.Design.Contrasts!.Count; i++)
        {
            DeclaredContrast contrast = context.Design.Contrasts[i];
            string path = FormattableString.Invariant($"design.contrasts[{i}]");
            if (contrast.Arm.Length > 0 && !arms.Contains(contrast.Arm)) Unknown(context, path + ".arm", "arm", contrast.Arm, arms);
            if (contrast.Against.Length > 0 && !arms.Contains(contrast.Against))
                Unknown(context, path + ".against", "arm", contrast.Against, arms);
            if (contrast.Arm.Length > 0 && contrast.Arm == contrast.Against)
                context.Add(ManifestFindings.Conflict, path, $"the arm '{contrast.Arm}' is compared with itself", hint: "Name two arms.");
        }
    }

    private static void Unknown(RuleContext context, string path, string what, string name, string[] known) =>
        context.Add(
            ManifestFindings.UnknownReference,
            path,
            $"there is no {what} '{name}'",
            name,
            known.Length == 0 ? $"The study declares no {what}s." : NearestName.Hint(name, known));
}
