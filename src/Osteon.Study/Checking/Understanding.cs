using System.Globalization;
using Osteon.Mechanism;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Says in plain words what was understood of a study.</summary>
internal static class Understanding
{
    public static ValueList<ArmUnderstanding> Arms(Manifest manifest, SampleTable samples) =>
        (from arm in manifest.Design.Arms
         let units = samples.Rows.Where(r => r.Arm == arm.Id).GroupBy(r => r.Unit, StringComparer.Ordinal).ToArray()
         let excluded = units.Count(u => u.All(r => r.Excluded is not null))
         select new ArmUnderstanding(arm, units.Length - excluded, excluded)).ToValueList();

    public static ValueList<CellCount> Counts(Manifest manifest, SampleTable samples)
    {
        string[] arms = [.. manifest.Design.Arms.Select(a => a.Id)];
        string[] assays = [.. manifest.Assays.Select(a => a.Id)];
        string?[] timepoints = [null, .. manifest.Design.Timepoints.Select(t => t.Id)];
        return (from row in samples.Included
                where row.Arm.Length > 0
                group row by (row.Assay, row.Timepoint, row.Arm) into cell
                orderby Array.IndexOf(assays, cell.Key.Assay),
                Array.IndexOf(timepoints, cell.Key.Timepoint),
                Array.IndexOf(arms, cell.Key.Arm)
                select new CellCount(
                    cell.Key.Assay,
                    cell.Key.Timepoint,
                    cell.Key.Arm,
                    cell.Select(r => r.Unit).Distinct(StringComparer.Ordinal).Count(),
                    cell.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count())).ToValueList();
    }

    /// <summary>The closing line of a check.</summary>
    public static string Summary(Manifest? manifest, SampleTable samples, ValueList<ArmUnderstanding> arms, ValueList<Finding> findings)
    {
        string counts = string.Join(", ", new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Select(s => (Severity: s, N: findings.Count(f => f.Severity == s)))
            .Where(s => s.N > 0 || s.Severity != Severity.Note)
            .Select(s => RuleWords.Count(s.N, RuleWords.Noun(s.Severity))));
        if (manifest is null) return $"check: {counts}. The study could not be read.";
        string assays = RuleWords.Count(manifest.Assays.Count, "assay");
        string scope = manifest.Kind == StudyKind.PublishedDesign && samples.Rows.Count == 0
            ? $"{assays} of a published design without samples"
            : $"{RuleWords.Count(samples.Rows.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count(), "sample")}, {assays}";
        Outcome? primary = manifest.Design.Outcomes.FirstOrDefault(o => o.Primary);
        string outcome = primary is not null ? $"primary outcome {OutcomeWords(manifest, primary)}" : "no primary outcome";
        string unit = RecordShape.Word(manifest.Design.Unit);
        return $"check: {counts} in {scope}. Understood: {ArmsTimesUnits(manifest, arms)}, unit = {unit}, {outcome}.";
    }

    public static ValueList<string> Lines(
        ResolvedManifest resolved, SampleTable samples, ValueList<ArmUnderstanding> arms, ValueList<ChecklistResult> checklists)
    {
        Manifest manifest = resolved.Manifest;
        var lines = new List<string>
        {
            $"Study: {manifest.Title} ({Kind(manifest.Kind)}).",
            $"Arms: {string.Join("; ", arms.Select(a => ArmWords(manifest, a)))}.",
            $"n counts {UnitWords.Many(manifest, 2)}: scans, tracks and replicates of one "
                + $"{RecordShape.Word(manifest.Design.Unit)} are not counted again.",
        };
        if (manifest.Design.Contrasts is { Count: > 0 } contrasts)
        {
            string pairs = string.Join("; ", contrasts.Select(c => $"{Shown(manifest, c.Arm)} against {Shown(manifest, c.Against)}"));
            string rule = resolved.Source.States("design.contrasts") ? "" : " (every treatment against the control)";
            lines.Add($"Comparisons: {pairs}{rule}.");
        }
        else
            lines.Add("Comparisons: none; the samples are described.");
        if (manifest.Design.Outcomes.Count > 0)
            lines.Add($"Outcomes: {Outcomes(manifest)}.");
        bool published = manifest.Kind == StudyKind.PublishedDesign && samples.Rows.Count == 0;
        lines.AddRange(manifest.Assays.Select((a, i) => published ? PublishedAssay(resolved, a, i) : AssayWords(a, samples)));
        if (Mechanism(manifest) is { } mechanism) lines.Add(mechanism);
        if (samples.Covariates.Count > 0) lines.Add($"Covariates: {string.Join(", ", samples.Covariates)}.");
        int left = samples.Rows.Count(r => r.Excluded is not null);
        if (left > 0) lines.Add($"Left out: {RuleWords.Count(left, "row")}, each with its reason.");
        if (resolved.Defaults.Count > 0)
            lines.Add($"Not written, so taken from defaults: {Defaults(resolved)}.");
        foreach (ChecklistResult checklist in checklists)
            lines.Add(ChecklistWords(checklist));
        return lines.ToValueList();
    }

    private static string? Mechanism(Manifest manifest)
    {
        string[] arms =
        [
            .. ArmObservations.Explainable(manifest.Design, ShippedMechanism.Graph).Select(a => $"{a.Arm.Shown} stands for {a.Node.Node.Id} (by its {a.Node.By})"),
        ];
        return arms.Length == 0 ? null : $"Mechanism graph: {string.Join("; ", arms)}.";
    }

    private static string Outcomes(Manifest manifest) =>
        string.Join("; ", manifest.Design.Outcomes.Select(o => OutcomeWords(manifest, o) + (o.Primary ? " (primary)" : "")));

    /// <summary>The defaults, without the comparisons, which have their own line.</summary>
    private static string Defaults(ResolvedManifest resolved) => string.Join(
        ", ",
        resolved.Defaults
            .Where(d => !d.Path.StartsWith("design.contrasts", StringComparison.Ordinal))
            .Select(d => $"{d.Path} = {d.Value}"));

    private static string ChecklistWords(ChecklistResult checklist)
    {
        string[] missing =
            [
                .. checklist.Answers.Where(a => a.Status == ChecklistStatus.Missing)
                    .Select(a => a.Assay is null ? a.Item.Id : $"{a.Item.Id} ({a.Assay})").Distinct(StringComparer.Ordinal),
            ];
        string open = missing.Length == 0 ? "" : $"; open: {string.Join(", ", missing)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{checklist.Standard}: {checklist.Present} of {checklist.Applicable} items that apply are answered{open}.");
    }

    private static string ArmsTimesUnits(Manifest manifest, ValueList<ArmUnderstanding> arms)
    {
        string count = RuleWords.Count(arms.Count, "arm");
        int?[] sizes = [.. arms.Select(a => Size(manifest, a))];
        if (sizes.Length == 0 || sizes.Contains(null)) return $"{count}, n unknown";
        return sizes.Distinct().Count() == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{count} × {sizes[0]} {UnitWords.Many(manifest, sizes[0]!.Value)}")
            : $"{count} ({string.Join(" and ", sizes)} {UnitWords.Many(manifest, 2)})";
    }

    private static int? Size(Manifest manifest, ArmUnderstanding arm) =>
        arm.N + arm.Excluded > 0 ? arm.N : arm.Arm.N ?? manifest.Design.SampleSize?.PerArm;

    private static string ArmWords(Manifest manifest, ArmUnderstanding arm)
    {
        string n = Size(manifest, arm) is { } size
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{size} {UnitWords.Many(manifest, size)}{(arm.N + arm.Excluded == 0 ? " planned" : "")}")
            : "n not stated";
        string left = arm.Excluded > 0 ? string.Create(CultureInfo.InvariantCulture, $", {arm.Excluded} left out") : "";
        return $"{arm.Arm.Shown} ({RecordShape.Word(arm.Arm.Role)}), {n}{left}";
    }

    private static string OutcomeWords(Manifest manifest, Outcome outcome)
    {
        string time = outcome.Timepoint is { } id && manifest.Design.Timepoints.FirstOrDefault(t => t.Id == id) is { } timepoint
            ? $" at {timepoint.Shown}"
            : "";
        bool severalAssays = manifest.Design.Outcomes.Select(o => o.Assay).Distinct(StringComparer.Ordinal).Count() > 1;
        return RuleContext.Label(outcome.Term) + (severalAssays ? $" by {outcome.Assay}" : "") + time;
    }

    /// <summary>An assay of a publication: what it states, without any default of ours.</summary>
    private static string PublishedAssay(ResolvedManifest resolved, Assay assay, int index)
    {
        int stated = ManifestEntries.Of(resolved.Manifest).Count(e =>
            e.Path.StartsWith(string.Create(CultureInfo.InvariantCulture, $"assays[{index}]."), StringComparison.Ordinal)
                && resolved.Source.States(e.Path));
        return $"Assay {assay.Id} ({assay.Kind}): described by {RuleWords.Count(stated, "stated fact")}, no files.";
    }

    private static string AssayWords(Assay assay, SampleTable samples)
    {
        Sample[] rows = [.. samples.Included.Where(r => r.Assay == assay.Id)];
        int distinct = rows.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count();
        int tables = assay is MetabolomicsAssay metabolomics ? MetabolitePlan.TablesOf(metabolomics, rows).Count : 0;
        string files = tables > 0
            ? $"{RuleWords.Count(distinct, "sample")} in {RuleWords.Count(tables, "table")}"
            : $"{RuleWords.Count(rows.Length, "file")} of {RuleWords.Count(distinct, "sample")}";
        string settings = assay is MicroCtAssay ct
            ? $"; voxel size {(ct.Spacing is null ? "from the files" : ct.Spacing.IsVoxelUnits ? "unknown" : ct.Spacing.ToString())}"
              + $"; bone from {(ct.Segmentation.Threshold.Threshold is OtsuThreshold ? "Otsu's threshold" : ct.Segmentation.Threshold)}"
              + $"; {(ct.Voi is null ? "the whole volume" : ct.Voi.ToString())}"
            : "";
        return $"Assay {assay.Id} ({assay.Kind}): {(rows.Length == 0 ? "no files" : files)}{settings}.";
    }

    private static string Shown(Manifest manifest, string arm) => manifest.Design.Arms.FirstOrDefault(a => a.Id == arm)?.Shown ?? arm;

    private static string Kind(StudyKind kind) => kind switch
    {
        StudyKind.Synthetic => "made by a generator, not measured",
        StudyKind.PublishedDesign => "a published design without its raw data",
        _ => "measured",
    };
}
