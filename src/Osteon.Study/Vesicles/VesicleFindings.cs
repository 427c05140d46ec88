using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// What can be wrong with how vesicles were separated, characterised and dosed, beyond what <see cref="DesignFindings"/> says of their
/// description. Identifiers are stable; the words may improve.
/// </summary>
public static class VesicleFindings
{
    private const string Misev = "MISEV2023";

    /// <summary>A speed of rotation alone.</summary>
    public static FindingKind SpinNotAcceleration { get; } = Error(
        "001",
        "the speed of a spin is not an acceleration, or a speed of rotation has no rotor",
        Misev);

    /// <summary>Speed, rotation and radius do not fit.</summary>
    public static FindingKind SpinContradicts { get; } = Warning(
        "002",
        "acceleration, rotation and radius of a spin do not belong together",
        Misev);

    /// <summary>A protein that the list does not know.</summary>
    public static FindingKind UnknownMarker { get; } = Note("003", "a marker is not in the list of marker proteins");

    /// <summary>A protein by two names.</summary>
    public static FindingKind MarkerRepeated { get; } = Warning("004", "one marker is listed twice");

    /// <summary>A class against the category.</summary>
    public static FindingKind MarkerClassContradicts { get; } = Warning("005", "a marker's class contradicts its category", Misev);

    /// <summary>No membrane or no cytosolic protein.</summary>
    public static FindingKind MarkerCategoryMissing { get; } = Warning(
        "006",
        "no marker of the membrane, or none of the inside, is shown",
        Misev);

    /// <summary>No co-isolated component.</summary>
    public static FindingKind NoCoIsolatedMarker { get; } = Warning(
        "007",
        "no component that is isolated with vesicles was looked for",
        Misev);

    /// <summary>A negative marker that is there.</summary>
    public static FindingKind ContaminantFound { get; } = Warning("008", "a negative marker was found in the vesicles", Misev);

    /// <summary>An identifier of another form.</summary>
    public static FindingKind EvTrackIdentifier { get; } = Warning("009", "the EV-TRACK identifier has another form", "EV-TRACK");

    /// <summary>A dose more concentrated than the stock.</summary>
    public static FindingKind DoseAboveStock { get; } = Warning(
        "010",
        "the dose is more concentrated than the vesicles it was made from",
        Misev);

    /// <summary>More given than obtained.</summary>
    public static FindingKind DoseAboveYield { get; } = Warning("011", "all doses together hold more vesicles than were obtained", Misev);

    /// <summary>Two different ratios.</summary>
    public static FindingKind DoseRatio { get; } = Warning("012", "particles per protein of the dose differ from those of the yield",
        Misev);

    /// <summary>Sizes of two methods.</summary>
    public static FindingKind SizesContradict { get; } = Warning(
        "013",
        "diameters by electron microscopy and by tracking differ otherwise than expected",
        Misev);

    /// <summary>Size against name.</summary>
    public static FindingKind SizeAgainstTerm { get; } = Warning("014", "vesicles called small are larger than 200 nm", Misev);

    /// <summary>Two dilutions.</summary>
    public static FindingKind DilutionContradicts { get; } = Warning("015", "two places state different dilutions for tracking", Misev);

    /// <summary>One dilution in two places.</summary>
    public static FindingKind DilutionTwice { get; } = Note("016", "the dilution for tracking is stated twice and applied once", Misev);

    /// <summary>An isolation that is not declared.</summary>
    public static FindingKind UnknownBatch { get; } = Error("017", "a sample names an isolation that is not declared");

    /// <summary>An isolation declared twice.</summary>
    public static FindingKind BatchRepeated { get; } = Error("018", "two isolations have one identifier");

    /// <summary>Yields that do not add up.</summary>
    public static FindingKind YieldsDoNotAdd { get; } = Warning("019",
        "the yields of the isolations do not add up to the yield of the study");

    /// <summary>A broken table of markers.</summary>
    public static FindingKind MarkerTable { get; } = Error("020", "the table of marker proteins cannot be used");

    /// <summary>A study without vesicles.</summary>
    public static FindingKind NoVesicles { get; } = Error("021", "the study describes no vesicles to report on");

    /// <summary>All kinds in order.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [
            .. typeof(VesicleFindings).GetProperties().Where(p => p.PropertyType == typeof(FindingKind))
                .Select(p => (FindingKind)p.GetValue(null)!),
        ];

    private static FindingKind Error(string number, string summary, string? standard = null) =>
        new("OST-MIS-" + number, Severity.Error, summary, standard);

    private static FindingKind Warning(string number, string summary, string? standard = null) =>
        new("OST-MIS-" + number, Severity.Warning, summary, standard);

    private static FindingKind Note(string number, string summary, string? standard = null) =>
        new("OST-MIS-" + number, Severity.Note, summary, standard);
}
