using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Doubts about recordings: too few tracks, crowded or empty frames, drift, temperature, positions removed, verdicts of the vendor. They change no number.
/// </summary>
public static class NtaQuality
{
    private static readonly string[] Fine = ["ok", "no", "good", "very good", "none", "yes", ""];

    /// <summary>Year by which ZetaView says that a check was never done.</summary>
    private const string Never = "1904";

    /// <summary>Adds the doubts about all recordings of one preparation, one finding of each kind.</summary>
    public static void Check(IReadOnlyList<RecordingSummary> recordings, NtaGates gates, FindingCollector findings)
    {
        foreach (RecordingSummary summary in recordings)
            if (summary.NoSizes is { } reason) findings.Add(NtaFindings.NoSizes(summary.Name, reason));
        Doubted few = new(recordings, r => r.Recording.Number(NtaQuantity.Traces), v => v < gates.LeastTracks);
        if (few.Any) findings.Add(NtaFindings.FewTracks(few, gates.LeastTracks));
        Doubted empty = new(recordings, r => r.Recording.Number(NtaQuantity.ParticlesPerFrame), v => v < gates.LeastParticlesPerFrame);
        if (empty.Any) findings.Add(NtaFindings.TooFewPerFrame(empty, gates.LeastParticlesPerFrame));
        Doubted crowded = new(recordings, r => r.Recording.Number(NtaQuantity.ParticlesPerFrame), v => v > gates.MostParticlesPerFrame);
        if (crowded.Any) findings.Add(NtaFindings.TooManyPerFrame(crowded, gates.MostParticlesPerFrame));
        Doubted drifting = new(recordings, Drift, v => v > gates.MostDriftPxPerFrame);
        if (drifting.Any) findings.Add(NtaFindings.Drift(drifting, gates.MostDriftPxPerFrame));
        Doubted partial = new(recordings, ValidShare, v => v < gates.LeastValidShare);
        if (partial.Any) findings.Add(NtaFindings.Valid(partial, gates.LeastValidShare));
        double[] temperatures = [.. recordings.Select(r => r.Recording.Number(NtaQuantity.TemperatureC)).OfType<double>()];
        if (temperatures.Length > 1 && temperatures.Max() - temperatures.Min() > gates.MostTemperatureSpread)
            findings.Add(NtaFindings.Temperature(temperatures.Min(), temperatures.Max(), gates.MostTemperatureSpread));
        foreach (RecordingSummary summary in recordings)
        {
            NtaRecording recording = summary.Recording;
            if (recording.Positions.Count > 0 && recording.Positions.Count(p => p.Used) is var kept && kept < gates.LeastPositionsKept * recording.Positions.Count)
                findings.Add(NtaFindings.PositionsRemoved(summary.Name, kept, recording.Positions.Count, Reasons(recording)));
            Verdicts(summary.Name, recording, findings);
        }
    }

    private static double? Drift(RecordingSummary summary)
    {
        double? x = summary.Recording.Number(NtaQuantity.DriftXPxPerFrame), y = summary.Recording.Number(NtaQuantity.DriftYPxPerFrame);
        return x is null && y is null ? null : Math.Sqrt(((x ?? 0) * (x ?? 0)) + ((y ?? 0) * (y ?? 0)));
    }

    private static double? ValidShare(RecordingSummary summary) =>
        summary.Recording.Number(NtaQuantity.CompletedTracks) is > 0 and var completed ? summary.Recording.Number(NtaQuantity.Traces) / completed : null;

    private static void Verdicts(string name, NtaRecording recording, FindingCollector findings)
    {
        foreach (NtaValue value in recording.Values)
        {
            if (value.Quantity is not (NtaQuantity.ConcentrationValidity or NtaQuantity.Noise or NtaQuantity.DriftCheck or NtaQuantity.CellCheck)) continue;
            if (value.Number is null && !Fine.Contains(value.Text.Trim().ToLowerInvariant()))
                findings.Add(NtaFindings.VendorVerdict(name, value.Key, value.Text, value.Location));
        }

        foreach (NtaQuantity quantity in (NtaQuantity[])[NtaQuantity.DriftCheckedOn, NtaQuantity.CellCheckedOn])
            if (recording.Find(quantity) is { } when && when.Text.Contains(Never, StringComparison.Ordinal))
                findings.Add(NtaFindings.NeverChecked(name, when.Key));
    }

    private static string Reasons(NtaRecording recording) => string.Join(
        ", ",
        recording.Positions.SelectMany(p => p.Removal).GroupBy(r => r, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => FormattableString.Invariant($"{g.Key} {g.Count()}")));
}
