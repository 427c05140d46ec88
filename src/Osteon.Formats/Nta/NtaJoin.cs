using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Joins files of one experiment.</summary>
internal static class NtaJoin
{
    /// <summary>The files, with what belongs together in one.</summary>
    public static IReadOnlyList<NtaFile> Of(IReadOnlyList<NtaFile> files, FindingCollector findings)
    {
        var left = files.ToList();
        foreach (NtaFile experiment in files.Where(f => f.Format == NtaFormat.NanoSightExperiment).ToList())
            Replace(left, experiment, NanoSight(experiment, left, findings));
        foreach (NtaFile summary in left.Where(f => f.Format == NtaFormat.NanoSightSummary).ToList())
            Replace(left, summary, NanoSight(summary, left, findings));
        foreach (NtaFile size in left.Where(f => f.Format == NtaFormat.ZetaViewSize).ToList())
            Replace(left, size, ZetaView(size, left));
        return [.. left.Select(f => f with { Understood = NtaUnderstood.Of(f) })];
    }

    private static void Replace(List<NtaFile> files, NtaFile old, NtaFile joined) => files[files.IndexOf(old)] = joined;

    private static NtaFile NanoSight(NtaFile summary, List<NtaFile> left, FindingCollector findings)
    {
        var joined = new List<NtaRecording>();
        foreach (NtaRecording recording in summary.Recordings)
        {
            NtaRecording whole = recording;
            NtaFile? particles = Take(left, NtaFormat.NanoSightParticles, recording.Name);
            NtaFile? tracks = Take(left, NtaFormat.NanoSightTracks, recording.Name);
            if (summary.Format == NtaFormat.NanoSightExperiment) Take(left, NtaFormat.NanoSightSummary, recording.Name);
            if (tracks is not null)
                whole = whole with
                {
                    Particles = tracks.Recordings[0].Particles,
                    Tracks = tracks.Recordings[0].Tracks,
                    Spots = tracks.Recordings[0].Spots,
                };
            if (particles is not null) whole = whole with { Particles = particles.Recordings[0].Particles };
            if (particles is not null && tracks is not null) CheckSame(particles, tracks, findings);
            if (whole.Particles.Count > 0) CheckIncluded(whole, (particles ?? tracks)!.Path, findings);
            joined.Add(whole);
        }

        return summary with { Recordings = joined };
    }

    /// <summary>
    /// Takes the file of a video out of those left; a summary with the same numbers is what the experiment already states.
    /// </summary>
    private static NtaFile? Take(List<NtaFile> left, NtaFormat format, string name)
    {
        NtaFile? found = left.FirstOrDefault(f => f.Format == format && f.Recordings.Count == 1 && f.Recordings[0].Name == name);
        if (found is not null) left.Remove(found);
        return found;
    }

    private static void CheckSame(NtaFile particles, NtaFile tracks, FindingCollector findings)
    {
        var paths = tracks.Recordings[0].Particles.ToDictionary(p => p.Id);
        int missing = 0, differ = 0;
        foreach (NtaTrack particle in particles.Recordings[0].Particles)
        {
            if (!paths.Remove(particle.Id, out NtaTrack? path)) missing++;
            else if ((particle.Length is { } length && path.Length is { } points && length != points)
                || (particle.StartFrame is { } start && path.StartFrame is { } first && start != first))
                differ++;
        }

        if (missing + differ + paths.Count == 0) return;
        findings.Add(Finding.Warning(
            "OST-NTA-026",
            string.Create(
                CultureInfo.InvariantCulture,
                $"particles and tracks of the video contradict each other: {missing} particles without a path, " +
                $"{paths.Count} paths without a particle, {differ} of another length or beginning"),
            new SourceLocation(tracks.Path),
            hint: "A file was cut off or belongs to another analysis of the video: export both again."));
    }

    private static void CheckIncluded(NtaRecording recording, string path, FindingCollector findings)
    {
        if (recording.Find(NtaQuantity.Traces, NtaAxis.Diameter, NtaWeighting.Number)?.Number is not { } valid) return;
        int included = recording.Particles.Count(p => p.Included == true);
        if (included != valid && recording.Particles.Any(p => p.Included is not null))
            findings.Add(Finding.Note(
                "OST-NTA-027",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{included} particles are marked as included in the distribution, but the summary states {valid:0.###} valid tracks"),
                new SourceLocation(path),
                hint: "NanoSight's two counts differ in many files; the distribution is the vendor's."));
    }

    private static NtaFile ZetaView(NtaFile size, List<NtaFile> left)
    {
        string stem = Stem(size.Path);
        NtaFile? positions = left.FirstOrDefault(f => f.Format == NtaFormat.ZetaViewPositions && Stem(f.Path) == stem);
        if (positions is null) return size;
        left.Remove(positions);
        NtaRecording recording = size.Recordings[0];
        return size with
        {
            Recordings =
            [
                recording with
                {
                    Positions = positions.Recordings[0].Positions,
                    Values = [.. recording.Values, .. positions.Recordings[0].Values],
                },
            ],
            UnknownKeys = [.. size.UnknownKeys, .. positions.UnknownKeys],
        };
    }

    /// <summary>The name of a ZetaView file without folder, ending, and <c>_11pos</c> or another number of positions.</summary>
    private static string Stem(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        int mark = name.LastIndexOf('_');
        return mark > 0 && name.EndsWith("pos", StringComparison.OrdinalIgnoreCase) && name[(mark + 1)..^3] is { Length: > 0 } digits
            && digits.All(char.IsAsciiDigit) ? name[..mark] : name;
    }
}
