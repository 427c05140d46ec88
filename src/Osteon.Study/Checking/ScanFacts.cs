using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Facts of acquisition that the files of an assay state, under the keys that the readers of scanner logs use.</summary>
internal static class ScanFacts
{
    public const string Scanner = "scanner";
    public const string Voltage = "voltage_kv";
    public const string Current = "current_ua";
    public const string Exposure = "exposure_ms";
    public const string Filter = "filter";
    public const string RotationStep = "rotation_step_deg";
    public const string Reconstruction = "reconstruction_program";

    /// <summary>The facts that make scans comparable, with their names for people.</summary>
    public static IReadOnlyList<(string Key, string Name)> Compared { get; } =
    [
        (Voltage, "tube voltage (kV)"), (Current, "tube current (uA)"), (Filter, "filter in the beam"), (Exposure, "exposure (ms)"),
        (RotationStep, "rotation step (deg)"),
    ];

    /// <summary>What one file states, or null.</summary>
    public static string? Of(VolumeHeader header, string key) =>
        header.Metadata.TryGetValue(key, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>What the files of an assay state: the different values, joined; null unless every one of them states it.</summary>
    public static string? Of(string assay, string key, SampleTable samples, IReadOnlyDictionary<string, VolumeHeader> headers)
    {
        string?[] stated =
        [
            .. samples.Included.Where(r => r.Assay == assay)
                .Select(r => headers.TryGetValue(r.File, out VolumeHeader? header) ? Of(header, key) : null),
        ];
        return stated.Length == 0 || stated.Contains(null) ? null : string.Join(", ", stated.Distinct(StringComparer.Ordinal));
    }

    /// <summary>The voxel sizes that the files of an assay state; null unless every one of them states it.</summary>
    public static string? VoxelSize(string assay, SampleTable samples, IReadOnlyDictionary<string, VolumeHeader> headers)
    {
        string?[] stated =
            [.. samples.Included.Where(r => r.Assay == assay).Select(r => headers.GetValueOrDefault(r.File)?.Spacing?.ToString())];
        return stated.Length == 0 || stated.Contains(null) ? null : string.Join("; ", stated.Distinct(StringComparer.Ordinal));
    }
}
