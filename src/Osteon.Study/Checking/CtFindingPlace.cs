using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Where in a study the findings of <see cref="CtParameters.Check"/> belong, and what its author can do about them.</summary>
internal static class CtFindingPlace
{
    /// <summary>The key of the assay that is to blame; null: the file itself, so its cell in samples.csv.</summary>
    public static string? KeyOf(Finding finding) => finding.Id switch
    {
        "OST-CT-001" or "OST-CT-003" => null,
        "OST-CT-002" => "spacing",
        "OST-CT-007" or "OST-CT-008" => "measures",
        "OST-CT-020" or "OST-CT-021" or "OST-CT-022" => "filter",
        var id when id.StartsWith("OST-CT-03", StringComparison.Ordinal) => "calibration",
        var id when id.StartsWith("OST-VOI-", StringComparison.Ordinal) || id == ScanFindings.VoiNeedsVoxelSize.Id => "voi",
        _ => "segmentation.threshold",
    };

    /// <summary>
    /// Whether the rules of the manifest tell the same without a scan: a scale without calibration, a calibration that is no line, a name
    /// that is no term.
    /// </summary>
    public static bool IsToldWithoutScan(Finding finding) =>
        finding.Id is "OST-CT-005" or "OST-CT-030" || (finding.Id == "OST-CT-008" && TermRegistry.Find(finding.Value ?? "") is null);

    /// <summary>The hint for the author of a manifest.</summary>
    public static string HintOf(Finding finding, MicroCtAssay assay) => finding.Id switch
    {
        "OST-CT-001" => $"Set spacing of assay '{assay.Id}', for example spacing: 17.5 um; or spacing: voxel if nobody knows it.",
        "OST-CT-002" => $"The setting is used. Remove spacing of assay '{assay.Id}' to use what the file states.",
        "OST-CT-003" => "The file is damaged, or the program that wrote it is faulty: export it again.",
        _ when finding.Severity == Severity.Note => finding.Hint ?? "",
        _ => $"{finding.Hint} Correct {KeyOf(finding)} of assay '{assay.Id}'.".TrimStart(),
    };
}
