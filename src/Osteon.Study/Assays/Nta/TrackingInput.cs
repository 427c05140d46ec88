using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>One recording, or one file of ready tracks or spots, and everything that decides its numbers.</summary>
/// <param name="Name">The file as the user named it; stands in findings and results.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Parameters">Pixel size, timing, medium, detection, linking. A file of tracks uses what applies to it.</param>
public sealed record TrackingInput(string Name, string Path, VideoTrackingParameters Parameters)
{
    /// <summary>The version of what <see cref="Track"/> computes; raised when its numbers change for the same input.</summary>
    public const int Version = 2;

    /// <summary>Frames of a recording whose spots are linked: 9 hours at 300 frames per second.</summary>
    private const int MostFrames = 10_000_000;

    /// <summary>Whether the user stated the detection diameter: a recording needs it.</summary>
    public bool DiameterStated { get; init; } = true;

    /// <summary>Whether the user stated the pixel size: a recording needs it, and so do tracks in pixels.</summary>
    public bool PixelSizeStated { get; init; } = true;

    /// <summary>Reads and tracks.</summary>
    /// <exception cref="OsteonException">The file cannot be read, or is not what can be tracked.</exception>
    public TrackingOutcome Track(RunContext context)
    {
        try
        {
            TrackingOutcome outcome = !Directory.Exists(Path) && IsTable(Path) ? OfTable(context) : OfVideo(context);
            return outcome with
            {
                Displacements = EnsembleMeanSquareDisplacement.Of(
                    [.. outcome.Sizes.Particles.Select(p => p.Track)], EnsembleMeanSquareDisplacement.DefaultLargestLag, context),
            };
        }
        catch (InvalidContentException failure) when (failure.Finding.Location is null)
        {
            throw new InvalidContentException(failure.Finding with { Location = new SourceLocation(Name) }, failure);
        }
    }

    /// <summary>Whether the file is a recording or a table of tracks, as far as its beginning shows; throws what <see cref="Track"/> would.</summary>
    public void CheckFile(FindingCollector findings)
    {
        if (!Directory.Exists(Path) && IsTable(Path)) return;
        var opening = new FindingCollector();
        using ISliceSource video = CtScan.OpenVolume(Path, Name, opening);
        findings.AddRange(opening.ToList().Where(f => f.Severity == Severity.Error));
    }

    /// <summary>The files that are read.</summary>
    public StepInput Input => new(Name, Path, VolumeInputFiles.Of(Path));

    private static bool IsTable(string path) =>
        System.IO.Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".txt" or ".tsv" && NtaFiles.Probe(path) is not null;

    private TrackingOutcome OfVideo(RunContext context)
    {
        if (!DiameterStated)
            throw Stop("OST-TRK-007", "a recording needs the width of a particle's picture in pixels", "Give --diameter, an odd number that covers a particle with its halo.");
        if (!PixelSizeStated) throw Stop("OST-TRK-007", "a recording needs the size of a pixel", "Give --pixel-size in µm.");
        var opening = new FindingCollector();
        using ISliceSource video = CtScan.OpenVolume(Path, Name, opening);

        // Frames have no distance between planes: what a scan would lack is no lack here.
        context.Findings.AddRange(opening.ToList().Where(f => f.Id != "OST-VOL-021"));
        VideoTrackingResult result = InputNames.Named(Path, Name, context, own => VideoTracking.Track(video, Parameters, own));
        return new TrackingOutcome(result, null, Parameters);
    }

    private TrackingOutcome OfTable(RunContext context)
    {
        NtaFile file = NtaFiles.Read(Path, NtaReadOptions.Default, context);
        NtaRecording? recording = file.Recordings.FirstOrDefault(r => r.Tracks is not null) ?? file.Recordings.FirstOrDefault(r => r.Spots is not null);
        if (recording is null)
            throw Stop("OST-TRK-008", "the file holds no tracks and no spots", "For the distribution that a vendor's program exported take 'osteon nta summarise'.");
        IReadOnlyList<ParticleTrack> tracks = recording.Tracks is { } ready ? Ready(ready, context) : Linked(recording.Spots!, context);
        TrackSizes sizes = TrackSizing.Of(tracks, null, Parameters.Sizing, context);
        context.Findings.AddRange(TrackingChecks.Of(sizes, Parameters.Sizing).Select(f => f with { Location = f.Location ?? new SourceLocation(Name) }));
        return new TrackingOutcome(null, sizes, Parameters);
    }

    private IReadOnlyList<ParticleTrack> Ready(ParticleTracks tracks, RunContext context)
    {
        double scale = Scale(tracks.Unit, tracks.MicrometresPerPixel, context);
        if (tracks.FrameIntervalSeconds is { } stated && Math.Abs((stated / Parameters.Sizing.Timing.FrameIntervalSeconds) - 1) > 0.01)
            context.Findings.Add(Finding.Warning(
                "OST-TRK-009", FormattableString.Invariant($"the file states {1 / stated:G5} frames per second; the stated frame rate is used"),
                new SourceLocation(Name), hint: "Check which is right: sizes follow it."));
        return
        [
            .. Enumerable.Range(0, tracks.Count).Select(k => ParticleTrack.FromPixels(k, tracks.FramesOf(k), tracks.XOf(k), tracks.YOf(k), scale)),
        ];
    }

    private IReadOnlyList<ParticleTrack> Linked(ParticleSpots spots, RunContext context)
    {
        double scale = Scale(spots.Unit, null, context);
        if (spots.Frames.Max() >= MostFrames)
            throw Stop(
                "OST-TRK-035", FormattableString.Invariant($"the file names frame {spots.Frames.Max()}; at most {MostFrames} frames are linked"),
                "Check the column of frames: it counts frames from 0, and holds no times.");
        int[] order = [.. Enumerable.Range(0, spots.Count).OrderBy(i => spots.Frames[i])];
        int[] starts = new int[spots.Frames.Max() + 2];
        foreach (int i in order) starts[spots.Frames[i] + 1]++;
        for (int f = 1; f < starts.Length; f++) starts[f] += starts[f - 1];
        double toPixels = scale / Parameters.MicrometresPerPixel;
        var table = new SpotTable(
            starts, [.. order.Select(i => spots.X[i] * toPixels)], [.. order.Select(i => spots.Y[i] * toPixels)], new double[order.Length]);
        (LinkedSpots links, _) = VideoTracking.Link(table, Parameters, context);
        return VideoTracking.Tracks(table, links, Parameters.MicrometresPerPixel).Tracks;
    }

    /// <summary>Micrometres per unit of the file.</summary>
    private double Scale(TrackUnit unit, double? ofFile, RunContext context)
    {
        if (unit == TrackUnit.Micrometre) return 1;
        if (PixelSizeStated) return Parameters.MicrometresPerPixel;
        if (ofFile is { } stated)
        {
            context.Findings.Add(Finding.Note("OST-TRK-009", FormattableString.Invariant($"pixels of {stated:R} µm, as the file states"), new SourceLocation(Name)));
            return stated;
        }

        throw Stop("OST-TRK-007", "positions are in pixels, and nobody knows their size", "Give --pixel-size in µm.");
    }

    private InvalidContentException Stop(string id, string message, string hint) =>
        new(Finding.Error(id, message, new SourceLocation(Name), hint: hint));
}

/// <summary>What came of a file.</summary>
/// <param name="Video">The tracked recording, or null for a file of tracks.</param>
/// <param name="OfTracks">The sizes of a file of tracks, or null for a recording.</param>
/// <param name="Parameters">What it was done with.</param>
public sealed record TrackingOutcome(VideoTrackingResult? Video, TrackSizes? OfTracks, VideoTrackingParameters Parameters)
{
    /// <summary>Mean square displacement over all tracks; null until it is computed.</summary>
    public EnsembleMeanSquareDisplacement? Displacements { get; init; }

    /// <summary>The sizes.</summary>
    public TrackSizes Sizes => Video?.Sizes ?? OfTracks ?? throw new InvalidOperationException("an outcome has sizes");
}
