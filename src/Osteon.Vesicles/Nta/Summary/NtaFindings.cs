using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Findings about recordings of particle tracking and their summary.</summary>
internal static class NtaFindings
{
    public static Finding DilutionContradicts(string recording, double file, double given, SourceLocation place) => Finding.Error(
        "OST-NTS-001",
        string.Create(CultureInfo.InvariantCulture, $"'{recording}': the file states a dilution of {file:R}, the user one of {given:R}"),
        place,
        given.ToString("R", CultureInfo.InvariantCulture),
        "One of them is wrong, and the concentration with it. Correct the declared one, or leave it out to use the file's.");

    public static Finding DilutionOne(string recording, double given, SourceLocation place) => Finding.Note(
        "OST-NTS-002",
        string.Create(CultureInfo.InvariantCulture, $"'{recording}': the file says dilution 1, the user {given:R}; the user's was applied, once"),
        place,
        hint: "That is right if no dilution was entered at the instrument.");

    public static Finding DilutionUnknown(string recording, string? text, SourceLocation place) => Finding.Warning(
        DilutionLedger.UnknownId,
        $"'{recording}': the dilution is not known{(text is { Length: > 0 } ? $" (the file says '{text}')" : "")}; the concentration is that of the measured suspension",
        place,
        hint: "State the factor with --dilution, in the column dilution of samples.csv, or in the assay.");

    public static Finding FewTracks(Doubted recordings, double least) => Doubt(
        "OST-NTS-010",
        string.Create(CultureInfo.InvariantCulture, $"fewer than {least:0} tracks in the distribution: {recordings.Named("0")}"),
        "Percentiles are uncertain: measure longer, at more positions, or less diluted.");

    public static Finding TooFewPerFrame(Doubted recordings, double least) => Doubt(
        "OST-NTS-011",
        string.Create(CultureInfo.InvariantCulture, $"fewer than {least:0.#} particles per frame: {recordings.Named("0.#")}"),
        "The concentration rests on few particles: dilute less.");

    public static Finding TooManyPerFrame(Doubted recordings, double most) => Doubt(
        "OST-NTS-021",
        string.Create(CultureInfo.InvariantCulture, $"more than {most:0.#} particles per frame: {recordings.Named("0.#")}"),
        "Images overlap, and particles are lost or linked wrongly: dilute more.");

    public static Finding Drift(Doubted recordings, double most) => Doubt(
        "OST-NTS-012",
        string.Create(CultureInfo.InvariantCulture, $"particles drift by more than {most:0.#} pixels per frame: {recordings.Named("0.#")}"),
        "Where a pump was on, that is flow: sizes then rest on the vendor's correction of it, and links on its prediction.");

    public static Finding Valid(Doubted recordings, double least) => Doubt(
        "OST-NTS-015",
        string.Create(CultureInfo.InvariantCulture, $"less than {least:P0} of the tracks enter the distribution: {recordings.Named("P0")}"),
        "Short tracks are left out, and those are of small, fast and dim particles: the distribution leans to large ones.");

    public static Finding Temperature(double low, double high, double most) => Doubt(
        "OST-NTS-013",
        string.Create(CultureInfo.InvariantCulture, $"the temperature runs from {low:0.##} to {high:0.##} °C, by more than {most:0.##} °C"),
        "Viscosity, and with it size, changes by about 2.5 % a degree; each recording was sized with its own temperature by the vendor.");

    public static Finding PositionsRemoved(string recording, int kept, int all, string reasons) => Doubt(
        "OST-NTS-014",
        string.Create(CultureInfo.InvariantCulture, $"'{recording}': {kept} of {all} positions are kept ({reasons})"),
        "The rest were removed by the vendor's rules; what is left may not stand for the whole cell.");

    public static Finding VendorVerdict(string recording, string key, string verdict, SourceLocation? place) => Finding.Warning(
        "OST-NTS-016",
        $"'{recording}': the vendor's own check '{key}' says: {verdict}",
        place,
        verdict,
        "The vendor doubts this recording; so should its reader.");

    public static Finding NeverChecked(string recording, string key) => Doubt(
        "OST-NTS-017",
        $"'{recording}': '{key}' was never done before measuring",
        "Drift and cell quality are checked on the instrument before a series.");

    public static Finding NoSizes(string recording, string reason) => Finding.Warning(
        "OST-NTS-018", $"'{recording}' gives no sizes: {reason}", null, hint: "It is listed and counts in no average of sizes.");

    public static Finding OneBlank() => Finding.Warning(
        "OST-NTS-019",
        "one blank was measured: it is not subtracted, since a single one has no scatter and gives no limit of detection",
        null,
        hint: "Measure at least two blanks, better three, at the settings of the samples.");

    public static Finding BlanksWithoutConcentration(int blanks, int stated) => Finding.Warning(
        "OST-NTS-024",
        string.Create(CultureInfo.InvariantCulture, $"{stated} of {blanks} blanks state a concentration: nothing is subtracted, since two at least are needed"),
        null,
        hint: "Export the concentrations of the blanks too.");

    public static Finding BelowDetection(IReadOnlyList<string> names, int samples, double limit) => Finding.Warning(
        "OST-NTS-022",
        string.Create(CultureInfo.InvariantCulture, $"{names.Count} of {samples} recordings are not above the limit of detection, {limit:G4} /mL in the chamber, and count in no mean of the concentration: ")
        + string.Join(", ", names.Take(5).Select(n => $"'{n}'")) + (names.Count > 5 ? " …" : ""),
        null,
        hint: names.Count < samples
            ? "The mean of the others is too high. Dilute less, or report the preparation as below the limit."
            : "There is no concentration. Dilute less, or find out what is in the diluent.");

    public static Finding BlankOtherSettings(string blank, string what, string own, string samples) => Finding.Warning(
        "OST-NTS-020",
        $"blank '{blank}' was measured with {what} {own}, the samples with {samples}",
        null,
        own,
        "A blank counts what the camera sees at its settings: they must be those of the samples.");

    private static Finding Doubt(string id, string message, string hint) => Finding.Warning(id, message, null, hint: hint);
}
