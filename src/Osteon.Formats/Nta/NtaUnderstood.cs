using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What was understood of a file, in lines of plain text.</summary>
internal static class NtaUnderstood
{
    private const int Shown = 12;

    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> Of(NtaFile file)
    {
        var lines = new List<string> { file.Software is { } software ? $"{Name(file.Format)}, written by {software}" : Name(file.Format) };
        Add($"recordings: {file.Recordings.Count} ({Joined(file.Recordings.Select(r => r.Name))})");
        NtaRecording first = file.Recordings[0];
        foreach ((NtaQuantity quantity, string words) in Facts)
        {
            string[] texts = [.. file.Recordings.Select(r => r.Text(quantity)).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (texts.Length > 0) lines.Add($"{words}: {Joined(texts)}");
        }

        foreach (NtaHistogram histogram in first.Histograms)
        {
            NtaBins bins = histogram.Bins;
            string range = string.Create(CultureInfo.InvariantCulture, $"{bins.Edges[0]:0.###} to {bins.Edges[^1]:0.###} {bins.Unit}");
            Add($"histogram '{histogram.Key}': {bins.Count} {Words(bins.Scale)} bins, {range}, {Words(histogram.Weighting)}-weighted");
        }

        if (first.ConcentrationIncludesDilution is { } included && first.Histograms.Count > 0)
            lines.Add(included ? "concentrations already hold the recorded dilution" : "concentrations do not hold the dilution");
        if (first.Positions.Count > 0)
            Add($"positions: {first.Positions.Count}, used {first.Positions.Count(p => p.Used)}");
        if (first.ZetaProfile.Count > 0) Add($"profile of {first.ZetaProfile.Count} positions");
        foreach (NtaRecording recording in file.Recordings.Take(Shown)) AddPoints(recording);
        if (file.Average is not null) lines.Add("the vendor's average over the recordings is kept beside them");
        if (file.UnknownKeys.Count > 0) lines.Add($"kept without a known meaning: {Joined(file.UnknownKeys)}");
        return lines;

        void Add(FormattableString line) => lines.Add(line.ToString(CultureInfo.InvariantCulture));
        void AddPoints(NtaRecording recording)
        {
            if (recording.Particles.Count > 0) Add($"'{recording.Name}': {recording.Particles.Count} particles with sizes");
            if (recording.Tracks is { } tracks)
                Add($"'{recording.Name}': {tracks.Count} tracks of {tracks.PointCount} points, in {Words(tracks.Unit)}");
            if (recording.Spots is { } spots) Add($"'{recording.Name}': {spots.Count} spots without a track, in {Words(spots.Unit)}");
        }
    }

    private static readonly (NtaQuantity Quantity, string Words)[] Facts =
    [
        (NtaQuantity.Sample, "sample"),
        (NtaQuantity.Traces, "tracks in the distribution"),
        (NtaQuantity.ParticlesPerFrame, "particles per frame"),
        (NtaQuantity.Dilution, "dilution"),
        (NtaQuantity.ConcentrationPerMl, "concentration per mL as stated"),
        (NtaQuantity.TemperatureC, "temperature, °C"),
        (NtaQuantity.ViscosityMilliPascalSeconds, "viscosity, mPa·s"),
        (NtaQuantity.FramesPerSecond, "frames per second"),
        (NtaQuantity.MicrometresPerPixel, "micrometres per pixel"),
    ];

    private static string Joined(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string text = string.Join(", ", all.Take(Shown));
        return all.Length <= Shown ? text : string.Create(CultureInfo.InvariantCulture, $"{text} and {all.Length - Shown} more");
    }

    private static string Name(NtaFormat format) => format switch
    {
        NtaFormat.ZetaViewSize => "ZetaView size distribution",
        NtaFormat.ZetaViewPositions => "ZetaView table of positions",
        NtaFormat.ZetaViewProfile => "ZetaView profile (zeta potential)",
        NtaFormat.NanoSightExperiment => "NanoSight experiment",
        NtaFormat.NanoSightSummary => "NanoSight video",
        NtaFormat.NanoSightParticles => "NanoSight particles of a video",
        NtaFormat.NanoSightTracks => "NanoSight tracks of a video",
        NtaFormat.TrackMateSpots => "TrackMate spots",
        NtaFormat.TrackpyFeatures => "trackpy features",
        NtaFormat.SizeTable => "table of sizes, as declared",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such kind"),
    };

    private static string Words(NtaBinScale scale) => scale switch
    {
        NtaBinScale.Linear => "linear",
        NtaBinScale.Logarithmic => "logarithmic",
        NtaBinScale.Stated => "stated",
        _ => "irregular",
    };

    private static string Words(NtaWeighting weighting) => weighting switch
    {
        NtaWeighting.SurfaceArea => "surface",
        NtaWeighting.Volume => "volume",
        _ => "number",
    };

    private static string Words(TrackUnit unit) => unit switch
    {
        TrackUnit.Pixel => "pixels",
        TrackUnit.Micrometre => "micrometres",
        _ => "an unknown unit",
    };
}
