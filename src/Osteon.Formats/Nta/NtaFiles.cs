using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Files of nanoparticle tracking analysis: ZetaView, NanoSight, TrackMate, trackpy and declared tables. Told and read by titles and keys,
/// never by line numbers. See docs/formats/nta.md.
/// </summary>
public static class NtaFiles
{
    private const int BytesLookedAt = 256 << 10;

    /// <summary>
    /// The kind of a file by its titles; null if it is none that is known (a table of sizes never is, it must be declared).
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MissingSourceException">It is not there or cannot be read.</exception>
    /// <exception cref="InvalidContentException">OST-NTA-003, OST-NTA-004: it is empty or no text.</exception>
    public static NtaFormat? Probe(string path)
    {
        CheckThere(path);
        return NtaProbe.Of(NtaText.Start(path, BytesLookedAt))?.Format;
    }

    /// <summary>
    /// Reads one file. Everything wrong with it is added to the context's findings at once; if there is an error, the first is thrown, so
    /// that a file that is returned is whole.
    /// </summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">What the file does not say, and limits.</param>
    /// <param name="context">Receives findings; cancellation.</param>
    /// <exception cref="MissingSourceException">It is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-NTA-001: no known kind, with what was looked for; OST-NTA-005: not the stated
    /// kind.</exception>
    /// <exception cref="InvalidContentException">The content is broken or asks for more than <see cref="NtaLimits"/> allow.</exception>
    public static NtaFile Read(string path, NtaReadOptions options, RunContext context)
    {
        CheckThere(path);
        NtaFile file = options.Format is NtaFormat.SizeTable || (options.Format is null && options.Columns is not null)
            ? SizeTableReader.Read(path, options, context)
            : ReadKnown(path, options, context);
        return file with { Understood = NtaUnderstood.Of(file) };
    }

    /// <summary>
    /// Reads files that belong together and joins what they say of the same recording: NanoSight's summary with the particles and tracks of
    /// its videos, ZetaView's size distribution with its table of positions. Files that belong to none of the others stay alone.
    /// </summary>
    /// <param name="paths">The files, in any order.</param>
    /// <param name="options">What the files do not say, and limits.</param>
    /// <param name="context">Receives findings; cancellation.</param>
    /// <exception cref="OsteonException">As <see cref="Read(string, NtaReadOptions, RunContext)"/>, for the first file that
    /// fails.</exception>
    public static IReadOnlyList<NtaFile> ReadTogether(IReadOnlyList<string> paths, NtaReadOptions options, RunContext context)
    {
        var files = new List<NtaFile>(paths.Count);
        foreach (string path in paths)
        {
            context.Report("reading", (double)files.Count / paths.Count, path);
            files.Add(Read(path, options, context));
        }

        return NtaJoin.Of(files, context.Findings);
    }

    private static NtaFile ReadKnown(string path, NtaReadOptions options, RunContext context)
    {
        NtaText start = NtaText.Start(path, BytesLookedAt);
        NtaProbe.Known known = NtaProbe.Of(start) ?? throw NtaProbe.Unknown(start);
        if (options.Format is { } stated && stated != known.Format)
            throw new UnknownFormatException(Finding.Error(
                "OST-NTA-005",
                $"the file is not of the stated kind, {stated}, but of the kind {known.Format}",
                new SourceLocation(path),
                stated.ToString(),
                "Leave the kind out, or state the right one."));
        bool points = known.Format is NtaFormat.NanoSightTracks or NtaFormat.NanoSightParticles or NtaFormat.TrackMateSpots
            or NtaFormat.TrackpyFeatures;
        NtaText text = NtaText.Read(path, points ? options.Limits.MaxTrackBytes : options.Limits.MaxBytes);
        var reading = new NtaReading(text, options, context, known.Separator == ',');
        try
        {
            NtaFile file = Read(reading, known);
            reading.Finish();
            return file;
        }
        catch (InvalidContentException e)
        {
            reading.GiveUp(e);
            throw;
        }
    }

    private static NtaFile Read(NtaReading reading, NtaProbe.Known known) => known.Format switch
    {
        NtaFormat.ZetaViewSize => ZetaViewSizeReader.Read(reading),
        NtaFormat.ZetaViewPositions => ZetaViewPositionsReader.Read(reading),
        NtaFormat.ZetaViewProfile => ZetaViewProfileReader.Read(reading),
        NtaFormat.NanoSightExperiment or NtaFormat.NanoSightSummary => NanoSightSummaryReader.Read(reading, known.Format, known.Separator),
        NtaFormat.NanoSightParticles => NanoSightTrackReader.ReadParticles(reading, known.Separator),
        NtaFormat.NanoSightTracks => NanoSightTrackReader.ReadTracks(reading, known.Separator),
        NtaFormat.TrackMateSpots => SpotTableReader.ReadTrackMate(reading, known.Separator),
        NtaFormat.TrackpyFeatures => SpotTableReader.ReadTrackpy(reading, known.Separator),
        _ => throw new ArgumentException($"{known.Format} is no kind that is told by titles", nameof(known)),
    };

    private static void CheckThere(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw Refusal.Missing("OST-VOL-001", new SourceLocation(path), "there is no such file", hint: DetachedFile.NearestHint(path));
    }
}
