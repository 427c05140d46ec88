using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The facts of a SkyScan log that a reader of a paper needs, under stable keys. Values are as the log writes them, trimmed; dates are
/// turned into <c>yyyy-MM-ddTHH:mm:ss</c> where their form is known. A fact the log does not state is absent.
/// </summary>
public static class SkyScanFacts
{
    private static readonly (string Key, string Section, string[] Names)[] Table =
    [
        ("scanner", SkyScanLog.System, ["Scanner"]),
        ("instrument", SkyScanLog.System, ["Instrument S/N"]),
        ("software", SkyScanLog.System, ["Software Version", "Software"]),
        ("source", SkyScanLog.System, ["Source Type"]),
        ("camera", SkyScanLog.System, ["Camera", "Camera Type"]),
        ("voltage_kv", SkyScanLog.Acquisition, ["Source Voltage (kV)"]),
        ("current_ua", SkyScanLog.Acquisition, ["Source Current (uA)"]),
        ("exposure_ms", SkyScanLog.Acquisition, ["Exposure (ms)"]),
        ("filter", SkyScanLog.Acquisition, ["Filter"]),
        ("rotation_step_deg", SkyScanLog.Acquisition, ["Rotation Step (deg)"]),
        ("rotation_360", SkyScanLog.Acquisition, ["Use 360 Rotation"]),
        ("frame_averaging", SkyScanLog.Acquisition, ["Frame Averaging"]),
        ("random_movement", SkyScanLog.Acquisition, ["Random Movement"]),
        ("camera_binning", SkyScanLog.Acquisition, ["Camera binning"]),
        ("projections", SkyScanLog.Acquisition, ["Number of Files"]),
        ("image_pixel_size_um", SkyScanLog.Acquisition, ["Image Pixel Size (um)"]),
        ("scaled_image_pixel_size_um", SkyScanLog.Acquisition, ["Scaled Image Pixel Size (um)"]),
        ("study_date", SkyScanLog.Acquisition, ["Study Date and Time"]),
        ("scan_duration", SkyScanLog.Acquisition, ["Scan duration"]),
        ("reconstruction_program", SkyScanLog.Reconstruction, ["Reconstruction Program"]),
        ("reconstruction_version", SkyScanLog.Reconstruction, ["Program Version"]),
        ("reconstruction_date", SkyScanLog.Reconstruction, ["Time and Date"]),
        ("pixel_size_um", SkyScanLog.Reconstruction, ["Pixel Size (um)"]),
        ("section_first", SkyScanLog.Reconstruction, ["First Section"]),
        ("section_last", SkyScanLog.Reconstruction, ["Last Section"]),
        ("section_step", SkyScanLog.Reconstruction, ["Section to Section Step"]),
        ("smoothing", SkyScanLog.Reconstruction, ["Smoothing"]),
        ("smoothing_kernel", SkyScanLog.Reconstruction, ["Smoothing kernel"]),
        ("ring_artifact_correction", SkyScanLog.Reconstruction, ["Ring Artifact Correction"]),
        ("beam_hardening_percent", SkyScanLog.Reconstruction, ["Beam Hardening Correction (%)"]),
        ("cs_rotation_deg", SkyScanLog.Reconstruction, ["CS Static Rotation (deg)"]),
        ("cs_min", SkyScanLog.Reconstruction, ["Minimum for CS to Image Conversion", "Mininum for CS to Image Conversion"]),
        ("cs_max", SkyScanLog.Reconstruction, ["Maximum for CS to Image Conversion"]),
        ("hu_calibration", SkyScanLog.Reconstruction, ["HU Calibration"]),
        ("hu_calibration_scale", SkyScanLog.Reconstruction, ["HU Calibration scale"]),
        ("bmp_lut", SkyScanLog.Reconstruction, ["BMP LUT"]),
        ("undersampling", SkyScanLog.Reconstruction, ["Undersampling factor"]),
        ("reconstruction_roi", SkyScanLog.Reconstruction, ["Reconstruction from ROI"]),
    ];

    private static readonly string[] DateForms =
    [
        "d MMM yyyy H'h':m'm':s's'", "MMM d, yyyy H:m:s", "d MMM yyyy H:m:s", "MMM d, yyyy H'h':m'm':s's'",
    ];

    /// <summary>Every key that may occur, in the order of the log.</summary>
    public static IEnumerable<string> Keys => Table.Select(f => f.Key);

    /// <summary>The facts a log states. A key that it states several times with different values is left out with a warning.</summary>
    public static IReadOnlyDictionary<string, string> Of(SkyScanLog log, FindingCollector findings)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(findings);
        var facts = new Dictionary<string, string>();
        foreach ((string key, string section, string[] names) in Table)
        {
            string? value = names.Select(n => log.Find(section, n, findings)).FirstOrDefault(v => v is not null);
            if (value is not null) facts[key] = key.EndsWith("_date", StringComparison.Ordinal) ? Date(value) : value;
        }

        return facts;
    }

    private static string Date(string text)
    {
        string spaced = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return DateTime.TryParseExact(spaced, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : text;
    }
}
