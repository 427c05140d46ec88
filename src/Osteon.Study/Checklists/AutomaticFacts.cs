using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Facts that no key of the manifest states but that the study or Osteon itself answers: counts, columns, headers, and what Osteon always
/// reports. What Osteon reports holds for studies it measures, not for published designs.
/// </summary>
internal sealed class AutomaticFacts(ResolvedManifest resolved, SampleTable samples, IReadOnlyDictionary<string, VolumeHeader> headers)
{
    private static readonly string[] TrabecularSet = ["bv_tv", "tb_n", "tb_th", "tb_sp"];

    /// <summary>Names of all facts, so that a checklist cannot ask for one that does not exist.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "n_counted", "n_per_analysis", "primary_outcome", "software", "assumption_checks", "schedule", "descriptive", "effect_sizes",
        "column_sex", "column_age", "column_weight", "voxel_size", "filter", "otsu", "algorithms", "minimal_set", "representative_image",
        "log_scanner", "log_voltage", "log_current", "log_filter", "log_exposure", "log_rotation_step", "log_reconstruction",
    ];

    /// <summary>Where a fact comes from, in a reader's words.</summary>
    public static string Origin(string name) => name switch
    {
        "n_counted" or "column_sex" or "column_age" or "column_weight" => StudyFolder.SamplesName,
        "primary_outcome" => "design.outcomes",
        "schedule" => "design.arms",
        "voxel_size" => "headers of the scans, or the key spacing",
        "minimal_set" or "filter" or "otsu" => "settings of the assay",
        _ when name.StartsWith("log_", StringComparison.Ordinal) => "log of the scanner",
        _ => "what Osteon reports",
    };

    private bool IsMeasuredHere => resolved.Manifest.Kind != StudyKind.PublishedDesign;

    /// <summary>The fact, or null where it is not there.</summary>
    public string? Find(string name, MicroCtAssay? assay) => name switch
    {
        "n_counted" => samples.Rows.Count == 0 ? null : Counted(),
        "n_per_analysis" => IsMeasuredHere ? "counted for each analysis" : null,
        "primary_outcome" =>
            resolved.Manifest.Design.Outcomes.FirstOrDefault(o => o.Primary) is { } primary ? RuleContext.Label(primary.Term) : null,
        "software" => IsMeasuredHere ? "Osteon, with its version" : null,
        "assumption_checks" => IsMeasuredHere ? "done and reported for each test" : null,
        "schedule" => Schedule(),
        "descriptive" => IsMeasuredHere ? "mean, standard deviation, median and quartiles of each arm" : null,
        "effect_sizes" => IsMeasuredHere ? "difference and standardised difference with confidence intervals" : null,
        "column_sex" or "column_age" or "column_weight" =>
            samples.Covariates.Contains(name[7..]) ? $"column {name[7..]} of samples.csv" : null,
        "voxel_size" => VoxelSize(assay),
        "filter" => IsMeasuredHere && assay is { Filter: null } ? "none" : null,
        "otsu" =>
            assay is not null && resolved.Source.States("assays") && IsMeasuredHere
                && assay.Segmentation.Threshold.Threshold is OtsuThreshold
                ? "Otsu"
                : null,
        "algorithms" => IsMeasuredHere ? "model-free, in three dimensions" : null,
        "minimal_set" => MinimalSet(assay),
        "representative_image" => IsMeasuredHere ? "no choice: planes of every scan are shown" : null,
        "log_scanner" => Logged(ScanFacts.Scanner, assay),
        "log_voltage" => Logged(ScanFacts.Voltage, assay),
        "log_current" => Logged(ScanFacts.Current, assay),
        "log_filter" => Logged(ScanFacts.Filter, assay),
        "log_exposure" => Logged(ScanFacts.Exposure, assay),
        "log_rotation_step" => Logged(ScanFacts.RotationStep, assay),
        "log_reconstruction" => Logged(ScanFacts.Reconstruction, assay),
        _ => throw new ArgumentException($"no automatic fact '{name}'", nameof(name)),
    };

    private string Counted() => string.Join(
        ", ",
        resolved.Manifest.Design.Arms.Select(a => FormattableString.Invariant(
            $"{a.Id} {samples.Included.Where(r => r.Arm == a.Id).Select(r => r.Unit).Distinct(StringComparer.Ordinal).Count()}")));

    private string? Schedule()
    {
        Arm[] treated = [.. resolved.Manifest.Design.Arms.Where(a => a.Role == ArmRole.Treatment)];
        return treated.Length > 0
            && treated.All(a => a.Schedule is { First: not null, Count: not null } s && (s.Count == 1 || s.Every is not null))
            ? string.Join("; ", treated.Select(a => FormattableString.Invariant($"{a.Id}: {a.Schedule!.Count} from {a.Schedule.First}")))
            : null;
    }

    private string? VoxelSize(MicroCtAssay? assay)
    {
        if (assay?.Spacing is { } set) return set.IsVoxelUnits ? null : set.ToString();
        return assay is null ? null : ScanFacts.VoxelSize(assay.Id, samples, headers);
    }

    private string? Logged(string key, MicroCtAssay? assay) => assay is null ? null : ScanFacts.Of(assay.Id, key, samples, headers);

    private string? MinimalSet(MicroCtAssay? assay)
    {
        if (assay is null) return null;
        IEnumerable<string> reported = IsMeasuredHere
            ? TrabecularSet.Where(assay.MeasuresTerm)
            : resolved.Manifest.Design.Outcomes.Where(o => o.Assay == assay.Id).Select(o => o.Term);
        return TrabecularSet.Except(reported, StringComparer.Ordinal).Any()
            ? null
            : string.Join(", ", TrabecularSet.Select(RuleContext.Label));
    }
}
