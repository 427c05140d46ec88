using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The dilution of a recording and where it comes from.</summary>
/// <param name="Factor">At least 1.</param>
/// <param name="State">Whether the file's concentration holds it already.</param>
/// <param name="Source">In words.</param>
public sealed record ResolvedDilution(double Factor, DilutionState State, string Source);

/// <summary>
/// Brings together what the file and the user say of the dilution, so that it is applied exactly once. A file and a user who contradict each other are an error; a
/// dilution of which nobody says anything counts as 1, with a warning.
/// </summary>
public static class DilutionLedger
{
    /// <summary>Id of the finding that nobody states the dilution, so that the concentration is that of the measured suspension.</summary>
    public const string UnknownId = "OST-NTS-003";

    /// <summary>Stated dilutions that differ by less are the same number printed differently.</summary>
    private const double SameNumber = 1e-6;

    /// <summary>The dilution of a recording.</summary>
    /// <param name="recording">The recording as read.</param>
    /// <param name="declared">What the user declares, at least 1, or null.</param>
    /// <param name="place">Place of the recording for findings.</param>
    /// <param name="findings">Receives contradictions and omissions.</param>
    public static ResolvedDilution Of(NtaRecording recording, double? declared, SourceLocation place, FindingCollector findings)
    {
        if (declared is { } d && !(d >= 1 && double.IsFinite(d)))
            throw new ArgumentOutOfRangeException(nameof(declared), declared, "a dilution is at least 1");
        NtaValue? stated = recording.Find(NtaQuantity.Dilution);
        double? inFile = stated?.Number is >= 1 and var number && double.IsFinite(number) ? number : null;
        bool included = recording.ConcentrationIncludesDilution == true && inFile is not null;
        if (inFile is { } file && declared is { } given)
        {
            if (Math.Abs(file - given) <= SameNumber * file) return Resolved(file, included, "stated by the file and by the user");
            if (file == 1)
            {
                findings.Add(NtaFindings.DilutionOne(recording.Name, given, stated!.Location ?? place));
                return Resolved(given, false, "stated by the user; the file says 1, the vendor's value for none entered");
            }

            findings.Add(NtaFindings.DilutionContradicts(recording.Name, file, given, stated!.Location ?? place));
            return Resolved(file, included, "stated by the file; the user states another");
        }

        if (declared is { } only) return Resolved(only, false, "stated by the user; the file states none");
        if (inFile is { } own) return Resolved(own, included, "stated by the file");
        if (recording.Find(NtaQuantity.ConcentrationPerMl) is not null || recording.Histograms.Any(h => h.Content == NtaBinContent.ConcentrationPerMl))
            findings.Add(NtaFindings.DilutionUnknown(recording.Name, stated?.Text, place));
        return Resolved(1, false, "stated nowhere; counted as not diluted");
    }

    private static ResolvedDilution Resolved(double factor, bool included, string source) =>
        new(factor, included ? DilutionState.AlreadyApplied : DilutionState.InChamber, source);
}
