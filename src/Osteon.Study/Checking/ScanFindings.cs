using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What the headers of the scans show before any voxel is read.</summary>
public static class ScanFindings
{
    /// <summary>No voxel size.</summary>
    public static FindingKind NoSpacing { get; } = new("OST-SCN-001", Severity.Error, "the voxel size of a scan is not known");

    /// <summary>File and manifest differ in voxel size.</summary>
    public static FindingKind SpacingOverridden { get; } = new(
        "OST-SCN-002",
        Severity.Warning,
        "the manifest sets another voxel size than the file states");

    /// <summary>Voxel size differs between arms.</summary>
    public static FindingKind SpacingDiffersBetweenArms { get; } = new(
        "OST-SCN-003",
        Severity.Warning,
        "the voxel size differs between arms",
        "Bouxsein 2010");

    /// <summary>Voxel size differs within an assay.</summary>
    public static FindingKind SpacingVaries { get; } = new(
        "OST-SCN-004",
        Severity.Note,
        "the voxel size differs between scans of one assay");

    /// <summary>Scanner differs between arms.</summary>
    public static FindingKind ScannerDiffersBetweenArms { get; } = new(
        "OST-SCN-005",
        Severity.Warning,
        "the scanner differs between arms",
        "Bouxsein 2010");

    /// <summary>The volume of interest leaves the scan.</summary>
    public static FindingKind VoiOutside { get; } = new("OST-SCN-006", Severity.Error, "the volume of interest is not inside the scan");

    /// <summary>The mask is not there, or has another shape.</summary>
    public static FindingKind VoiMask { get; } = new(
        "OST-SCN-007",
        Severity.Error,
        "the mask of the volume of interest is missing or has another shape than the scan");

    /// <summary>A threshold that no voxel can reach, or that all do.</summary>
    public static FindingKind ThresholdOutside { get; } = new(
        "OST-SCN-008",
        Severity.Error,
        "the threshold is outside the values that the file can hold");

    /// <summary>The reported voxel size is not that of the volumes.</summary>
    public static FindingKind AcquisitionDiffers { get; } = new(
        "OST-SCN-009",
        Severity.Warning,
        "the voxel size stated for the scans is not that of the volumes");

    /// <summary>Voltage, current, filter, exposure or rotation step differs between arms.</summary>
    public static FindingKind SettingDiffersBetweenArms { get; } =
        new("OST-SCN-010", Severity.Warning, "a scan setting differs between arms", "Bouxsein 2010");

    /// <summary>The manifest and the scanner's log differ.</summary>
    public static FindingKind LogDiffers { get; } =
        new("OST-SCN-011", Severity.Warning, "a scan setting in the manifest is not that of the scanner's log", "Bouxsein 2010");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [
            .. typeof(ScanFindings).GetProperties().Where(p => p.PropertyType == typeof(FindingKind))
                .Select(p => (FindingKind)p.GetValue(null)!),
        ];
}
