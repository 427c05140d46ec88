using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What the vesicle assays state of their instruments: in the manifest where several keys make one fact, and in their own
/// files.</summary>
internal sealed class InstrumentFacts(RuleContext rules)
{
    /// <summary>A span of temperatures that still counts as one, as in <see cref="CharacterisationRules"/>.</summary>
    private const double OneTemperatureDegrees = 2;

    private static readonly NtaQuantity[] Camera =
        [NtaQuantity.CameraLevel, NtaQuantity.Sensitivity, NtaQuantity.ShutterSetting, NtaQuantity.ShutterMilliseconds,
            NtaQuantity.DetectionThreshold, NtaQuantity.MinimumBrightness];

    /// <summary>Names of the facts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "nta_instrument", "nta_software", "nta_diluent", "nta_dilution", "nta_camera", "nta_temperature", "nta_positions", "nta_tracks",
            "nta_blank", "nta_size",
        "nta_concentration", "em_one_name", "em_wide", "em_close", "em_scale", "blot_lysate",
    ];

    /// <summary>The fact of an assay.</summary>
    public ChecklistFact Find(string name, Assay assay, string path) => (name, assay) switch
    {
        ("nta_temperature", NtaAssay nta) => Temperature(nta, path),
        ("nta_blank", NtaAssay { BlankMeasured: true }) => Given("measured", path + ".blank_measured"),
        ("nta_blank", _) => ChecklistFact.Lacking(path + ".blank_measured"),
        (_, NtaAssay) => FromFile(name, assay.Id, path),
        ("em_one_name", ElectronMicroscopyAssay em) => OneName(em, path),
        ("em_wide", ElectronMicroscopyAssay em) => em.WideField == true ? Given("shown", path + ".wide_field")
            : ChecklistFact.Lacking(path + ".wide_field"),
        ("em_close", ElectronMicroscopyAssay em) => em.CloseUp == true ? Given("shown", path + ".close_up")
            : ChecklistFact.Lacking(path + ".close_up"),
        ("em_scale", _) => rules.Files.PictureOf(assay.Id) is { Picture.PixelSize: { } size, Name: var file }
            ? Given(Invariant($"{size.Width * 1e6:G4} nm per pixel"), file)
            : ChecklistFact.Lacking(path + ".scale_bar"),
        ("blot_lysate", BlotAssay blot) => Lysate(blot, path),
        _ => throw new ArgumentException($"no fact '{name}' of this assay", nameof(name)),
    };

    /// <summary>Whether the micrographs of the study show a wide field and a close-up.</summary>
    public ChecklistFact Views()
    {
        (ElectronMicroscopyAssay Assay, string Path)[] all = [.. rules.AssaysOf<ElectronMicroscopyAssay>()];
        if (all.Length == 0) return ChecklistFact.Lacking("assays");
        string[] shown = [.. all.Any(a => a.Assay.WideField == true) ? ["wide field"] : Array.Empty<string>(),
            .. all.Any(a => a.Assay.CloseUp == true) ? ["close-up"] : Array.Empty<string>()];
        string[] missing =
        [
            .. shown.Contains("wide field") ? Array.Empty<string>() : [all[0].Path + ".wide_field"], .. shown.Contains("close-up")
                ? Array.Empty<string>() : [all[0].Path + ".close_up"],
        ];
        return shown.Length == 0 ? ChecklistFact.Lacking(missing) : new ChecklistFact(string.Join(", ", shown), "assays", missing);
    }

    private ChecklistFact Temperature(NtaAssay nta, string path)
    {
        if (nta.Temperature is { } range && rules.Source.States(path + ".temperature"))
            return range.High.In("degC") - range.Low.In("degC") <= OneTemperatureDegrees
                ? Given(range.ToString(), path + ".temperature")
                : new ChecklistFact($"{range}, which is not one temperature", path + ".temperature", [path + ".temperature"]);
        return Stated(nta.Id, path + ".temperature", r => r.Text(NtaQuantity.TemperatureC) is { } degrees ? degrees + " °C" : null);
    }

    private ChecklistFact FromFile(string name, string id, string path) => name switch
    {
        "nta_instrument" => Stated(id, path + ".instrument.model", r => r.Instrument == NtaInstrument.Unknown ? null
            : r.Text(NtaQuantity.InstrumentSerial) is { } serial ? $"{r.Instrument} {serial}" : r.Instrument.ToString()),
        "nta_software" => Software(id, path),
        "nta_diluent" => Stated(id, path + ".diluent", r => r.Text(NtaQuantity.Diluent)),
        "nta_dilution" => Stated(
            id, path + ".dilution", r => r.Number(NtaQuantity.Dilution) is { } dilution ? Invariant($"{dilution:G6}") : null),
        "nta_camera" => Stated(id, path + ".camera_settings", r =>
            Camera.Select(q => r.Find(q)).OfType<NtaValue>().Where(v => v.Text.Length > 0).Select(v =>
                $"{v.Key} {v.Text}").ToArray() is { Length: > 1 } settings
                ? string.Join(", ", settings)
                : null),
        "nta_positions" => rules.Files.NtaOf(id) is { Count: > 0 } files ? Given(Positions(files), files[0].Name)
            : ChecklistFact.Lacking(path + ".positions"),
        "nta_tracks" => Tracks(id),
        "nta_size" => Stated(id, path + ".peak_diameter", r => r.Find(NtaQuantity.D50, NtaAxis.Diameter,
            NtaWeighting.Number)?.Number is { } d50 ? Invariant($"D50 {d50:G4} nm") : null),
        "nta_concentration" => Stated(id, path + ".concentration", r => r.Number(NtaQuantity.ConcentrationPerMl) is { } c
            ? Invariant($"{c:G4} 1/mL as the file states it")
            : r.Number(NtaQuantity.OriginalConcentrationPerMl) is { } original ? Invariant($"{original:G4} 1/mL as the file states it")
                : null),
        _ => throw new ArgumentException($"no fact '{name}' of an NTA assay", nameof(name)),
    };

    private ChecklistFact Software(string id, string path)
    {
        foreach ((NtaFile file, string name) in rules.Files.NtaOf(id))
            if (file.Software is { } software) return Given(software, name);
        return ChecklistFact.Lacking(path + ".software.version");
    }

    private static string Positions(IReadOnlyList<(NtaFile File, string Name)> files)
    {
        int recordings = files.Sum(f => f.File.Recordings.Count);
        int positions = files.Max(f => f.File.Recordings.Max(r =>
            Math.Max(r.Positions.Count, (int)(r.Number(NtaQuantity.Positions) ?? 0))));
        return positions > 1 ? Invariant($"{positions} positions")
            : Invariant($"{recordings} recording{(recordings == 1 ? "" : "s")} in {files.Count} file{(files.Count == 1 ? "" : "s")}");
    }

    private ChecklistFact Tracks(string id)
    {
        double tracks = rules.Files.NtaOf(id).Sum(f => f.File.Recordings.Sum(r => r.Number(NtaQuantity.Traces) ?? 0));
        return tracks > 0 ? Given(Invariant($"{tracks:0} tracks"), rules.Files.NtaOf(id)[0].Name)
            : ChecklistFact.Lacking(StudyFolder.SamplesName);
    }

    private static ChecklistFact OneName(ElectronMicroscopyAssay em, string path)
    {
        string mode = RecordShape.Word(em.Mode);
        string[] others = [.. em.AlsoCalled.Where(o => !o.Name.Equals(mode, StringComparison.OrdinalIgnoreCase)).Select(o =>
            $"{o.Name} ({o.Where})")];
        return others.Length == 0
            ? Given(mode, path + ".mode")
            : new ChecklistFact($"{mode}, also called {string.Join(", ", others)}", path + ".also_called", [path + ".also_called"]);
    }

    private static ChecklistFact Lysate(BlotAssay blot, string path) => blot.LysateOf switch
    {
        LysedMaterial.Vesicles or LysedMaterial.Both => Given(RecordShape.Word(blot.LysateOf), path + ".lysate_of"),
        LysedMaterial.Cells => new ChecklistFact("cells only", path + ".lysate_of", [path + ".lysate_of"]),
        _ => ChecklistFact.Lacking(path + ".lysate_of"),
    };

    /// <summary>The distinct values of the recordings of an assay, and the first file that states one.</summary>
    private ChecklistFact Stated(string assay, string key, Func<NtaRecording, string?> value)
    {
        (string Value, string File)[] found =
            [.. rules.Files.NtaOf(assay).SelectMany(f => f.File.Recordings.Select(r => (Value: value(r), f.Name))).Where(v =>
                v.Value is not null).Select(v => (v.Value!, v.Name))];
        return found.Length == 0 ? ChecklistFact.Lacking(key) : Given(
            string.Join(", ", found.Select(f => f.Value).Distinct(StringComparer.Ordinal).Take(4)), found[0].File);
    }

    private static ChecklistFact Given(string value, string by) => new(value, by, []);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
