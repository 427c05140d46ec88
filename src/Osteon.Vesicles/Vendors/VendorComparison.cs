using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// A vendor's numbers beside those recomputed from the same file, with the reason for each difference. Which rule a vendor's program
/// follows is found by trying the known ones on the file itself, not from its version; see docs/formats/nta.md.
/// </summary>
public static class VendorComparison
{
    /// <summary>
    /// The comparison for one recording: statistics of every histogram with stated ones, percentiles, concentration, viscosity, and
    /// weighted columns. Rows only where the file states the number and holds what is needed to recompute it.
    /// </summary>
    /// <param name="recording">The recording as read.</param>
    public static IReadOnlyList<VendorCheck> Of(NtaRecording recording) => recording.Instrument switch
    {
        NtaInstrument.ZetaView => [.. ZetaViewChecks.Of(recording), .. ViscosityCheck.Of(recording)],
        NtaInstrument.NanoSight => [.. NanoSightChecks.Of(recording), .. ViscosityCheck.Of(recording)],
        _ => [],
    };

    /// <summary>The comparison for NanoSight's columns of averages and standard errors over the recordings.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="average">The vendor's average.</param>
    /// <param name="standardErrors">The vendor's standard errors.</param>
    public static IReadOnlyList<VendorCheck> OfAverage(
        IReadOnlyList<NtaRecording> recordings, NtaRecording average, IReadOnlyList<NtaValue> standardErrors) =>
        [.. NanoSightAverageChecks.Of(recordings, average, standardErrors)];

    /// <summary>The comparison as a table.</summary>
    public static Table ToTable(IReadOnlyList<VendorCheck> checks) => new("vendor_comparison", "The vendor's numbers, recomputed",
    [
        Column.Of("recording", [.. checks.Select(c => c.Recording)], "Recording"),
        Column.Of("quantity", [.. checks.Select(c => c.Quantity)], "What the number is"),
        Column.Of("axis", [.. checks.Select(c => Word(c.Axis))], "What the distribution is about"),
        Column.Of("weighting", [.. checks.Select(c => Word(c.Weighting))], "By what each particle counts"),
        Column.Of("key", [.. checks.Select(c => c.Key)], "Key of the vendor's number in its file"),
        Column.Of("vendor_text", [.. checks.Select(c => c.VendorText)], "The vendor's number as printed"),
        Column.Of("vendor", [.. checks.Select(c => (double?)c.Vendor)], null, "The vendor's number"),
        Column.Of("reproduced", [.. checks.Select(c => (double?)c.Reproduced)], null, "The vendor's rule applied to its own histogram"),
        Column.Of("recomputed", [.. checks.Select(c => (double?)c.Recomputed)], null, "Osteon's definition applied to the same histogram"),
        Column.Of("difference", [.. checks.Select(c => (double?)c.Difference)], null, "Recomputed minus vendor"),
        Column.Of("unit", [.. checks.Select(c => c.Unit)], "Unit of the four numbers"),
        Column.Of("agrees", [.. checks.Select(c => (bool?)c.Agrees)], "Whether the vendor's rule gives its number to the digits printed"),
        Column.Of("reason", [.. checks.Select(c => c.Reason.ToString())], "Why vendor and recomputed value differ"),
        Column.Of("why", [.. checks.Select(c => c.Why)], "The same in a sentence"),
    ]);

    private static string? Word(NtaAxis? axis) => axis switch
    {
        NtaAxis.Diameter => "diameter",
        NtaAxis.DiffusionCoefficient => "diffusion",
        _ => null,
    };

    private static string? Word(NtaWeighting? weighting) => weighting switch
    {
        NtaWeighting.Number => "number",
        NtaWeighting.SurfaceArea => "surface",
        NtaWeighting.Volume => "volume",
        _ => null,
    };
}
