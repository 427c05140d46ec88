using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What the headers of the scans show before any voxel is read.</summary>
public static class ScanFindings
{
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

    /// <summary>The mask is not there, or has another shape.</summary>
    public static FindingKind VoiMask { get; } = new(
        "OST-SCN-007",
        Severity.Error,
        "the mask of the volume of interest is missing or has another shape than the scan");

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

    /// <summary>A volume of interest in mm where the voxel size is unknown.</summary>
    public static FindingKind VoiNeedsVoxelSize { get; } =
        new("OST-SCN-012", Severity.Error, "the volume of interest is given in mm, but the voxel size is unknown");

    /// <summary>The manifest sets a voxel size aside.</summary>
    public static FindingKind SpacingIgnored { get; } = new(
        "OST-SCN-013",
        Severity.Warning,
        "a file states its voxel size, but the manifest says that it is unknown");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [
            .. typeof(ScanFindings).GetProperties().Where(p => p.PropertyType == typeof(FindingKind))
                .Select(p => (FindingKind)p.GetValue(null)!),
        ];
}
