using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What the keys of NanoSight's summaries mean, by section, since some stand in several with different meanings.</summary>
internal static class NanoSightKeys
{
    private static readonly Dictionary<(string Section, string Key), (NtaQuantity Quantity, string? Unit)> Known = new()
    {
        [("Experiment Details", "Software Version")] = (NtaQuantity.Software, null),
        [("Experiment Details", "Experiment Name")] = (NtaQuantity.Experiment, null),
        [("Experiment Details", "Sample Name")] = (NtaQuantity.Sample, null),
        [("Experiment Details", "Sample Description")] = (NtaQuantity.Sample, null),
        [("Experiment Details", "Operator Name")] = (NtaQuantity.Operator, null),
        [("Experiment Details", "Time Captured")] = (NtaQuantity.Captured, null),
        [("Experiment Details", "Pre-treatment")] = (NtaQuantity.Pretreatment, null),
        [("Experiment Details", "Diluent")] = (NtaQuantity.Diluent, null),
        [("Experiment Details", "Remarks")] = (NtaQuantity.Remarks, null),
        [("Experiment Details", "Processed")] = (NtaQuantity.Included, null),
        [("Conditions", "Temperature/C")] = (NtaQuantity.TemperatureC, "degC"),
        [("Conditions", "Viscosity/cP")] = (NtaQuantity.ViscosityMilliPascalSeconds, "mPa*s"),
        [("Conditions", "Camera Type")] = (NtaQuantity.CameraType, null),
        [("Conditions", "Laser Type")] = (NtaQuantity.LaserType, null),
        [("Conditions", "Camera Level")] = (NtaQuantity.CameraLevel, null),
        [("Conditions", "Slider Gain")] = (NtaQuantity.Gain, null),
        [("Conditions", "Slider Shutter")] = (NtaQuantity.ShutterSetting, null),
        [("Conditions", "Shutter/ms")] = (NtaQuantity.ShutterMilliseconds, "ms"),
        [("Conditions", "Frame rate/fps")] = (NtaQuantity.FramesPerSecond, "1/s"),
        [("Conditions", "Frame Rate/fps")] = (NtaQuantity.FramesPerSecond, "1/s"),
        [("Conditions", "Syringe Pump Speed/AU")] = (NtaQuantity.PumpSpeed, null),
        [("Settings", "Detection Threshold")] = (NtaQuantity.DetectionThreshold, null),
        [("Settings", "Max Jump Distance")] = (NtaQuantity.MaximumJumpPx, "px"),
        [("Settings", "Min Track Length")] = (NtaQuantity.MinimumTrackLength, null),
        [("Settings", "First frame")] = (NtaQuantity.FirstFrame, null),
        [("Settings", "Total frames analysed")] = (NtaQuantity.Frames, null),
        [("Results", "Dilution factor (concentrations adjusted for this factor)")] = (NtaQuantity.Dilution, "1"),
        [("Results", "Dilution factor")] = (NtaQuantity.Dilution, "1"),
        [("Results", "Concentration (Particles / ml)")] = (NtaQuantity.ConcentrationPerMl, "1/mL"),
        [("Results", "Concentration Upgrade?")] = (NtaQuantity.ConcentrationUpgrade, null),
        [("Results", "Particles per frame")] = (NtaQuantity.ParticlesPerFrame, "1"),
        [("Results", "Centres per frame")] = (NtaQuantity.CentresPerFrame, "1"),
        [("Results", "Completed tracks")] = (NtaQuantity.CompletedTracks, "1"),
        [("Results", "X-Drift (pix/frame)")] = (NtaQuantity.DriftXPxPerFrame, "px"),
        [("Results", "Y-Drift (pix/frame)")] = (NtaQuantity.DriftYPxPerFrame, "px"),
        [("Concentration Warnings", "Validity of concentration measurement")] = (NtaQuantity.ConcentrationValidity, null),
        [("Information", "Noise level")] = (NtaQuantity.Noise, null),
        [("Information", "Vibration detected")] = (NtaQuantity.Vibration, null),
        [("Information", "Vibration correction applied")] = (NtaQuantity.VibrationCorrected, null),
    };

    private static readonly Dictionary<(string, string), (NtaQuantity Quantity, string? Unit)> Folded =
        Known.GroupBy(k => (Fold(k.Key.Section), Fold(k.Key.Key))).ToDictionary(g => g.Key, g => g.First().Value);

    private static readonly HashSet<string> SectionsOfWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Concentration Warnings", "Information", "Exclusion Regions", "Data Included",
    };

    /// <summary>The statistics of a distribution.</summary>
    public static readonly IReadOnlyDictionary<string, NtaQuantity> Statistics = new Dictionary<string, NtaQuantity>(
        StringComparer.OrdinalIgnoreCase)
    {
        ["Mean"] = NtaQuantity.Mean,
        ["Mode"] = NtaQuantity.Mode,
        ["SD"] = NtaQuantity.StandardDeviation,
        ["D10"] = NtaQuantity.D10,
        ["D50"] = NtaQuantity.D50,
        ["D90"] = NtaQuantity.D90,
        ["Valid Tracks"] = NtaQuantity.Traces,
    };

    /// <summary>The meaning of a key in a section, or null if it is not known.</summary>
    public static (NtaQuantity Quantity, string? Unit)? Of(string section, string key) =>
        Folded.TryGetValue((Fold(section), Fold(key)), out (NtaQuantity, string?) meaning) ? meaning : null;

    /// <summary>Whether a section holds verdicts and lists of the vendor, which are kept as words and need no further meaning.</summary>
    public static bool IsWords(string section) => SectionsOfWords.Contains(section);

    private static string Fold(string text) => text.Trim().TrimEnd(':').ToLowerInvariant();
}
