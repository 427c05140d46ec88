using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>NanoSight's particles (<c>_ParticleData.csv</c>) and their paths (<c>_AllTracks.csv</c>), one video a file.</summary>
internal static class NanoSightTrackReader
{
    private const string Id = "Particle ID";
    private const string Size = "Size/nm";
    private const string Diffusion = "Diffusion coefficient/nm^2 s^-1";
    private const string Intensity = "Ln(Adjusted intensity)/AU";
    private const string Included = "Included in distribution?";

    /// <summary>Whether titles are those of the table of paths.</summary>
    public static bool IsTracks(IReadOnlyList<string> titles) =>
        PointCells.Find(titles, Id) >= 0 && PointCells.Find(titles, "Frame") >= 0 && PointCells.Find(titles, "X/pixels") >= 0
            && PointCells.Find(titles, "Y/pixels") >= 0;

    /// <summary>Whether titles are those of the table of particles.</summary>
    public static bool IsParticles(IReadOnlyList<string> titles) =>
        PointCells.Find(titles, Id) >= 0 && PointCells.Find(titles, Size) >= 0
            && PointCells.Find(titles, "Tracklength", "Start frame") >= 0;

    /// <summary>Reads a table of particles.</summary>
    public static NtaFile ReadParticles(NtaReading reading, char separator)
    {
        var rows = new NtaRows(reading.Text, separator, reading.Limits);
        string[] titles = Titles(reading, rows, IsParticles);
        var cells = new PointCells(reading, rows);
        int start = PointCells.Find(titles, "Start frame"), length = PointCells.Find(titles, "Tracklength");
        (int id, int size, int diffusion, int intensity, int included) = Shared(titles);
        var particles = new List<NtaTrack>();
        var seen = new HashSet<long>();
        while (Next(reading, rows, particles.Count))
        {
            if (cells.Whole(id, "particle's id", 0, long.MaxValue) is not { } number) continue;
            if (!seen.Add(number))
                reading.Error(
                    "OST-NTA-022", "the particle stands twice", rows.Locate(id), number.ToString(CultureInfo.InvariantCulture),
                    "The file was put together from two videos: give each alone.");
            particles.Add(new NtaTrack(number, cells.Number(size, "size"))
            {
                DiffusionNm2PerS = diffusion < 0 ? null : cells.Number(diffusion, "diffusion coefficient"),
                LnIntensity = cells.Optional(intensity),
                StartFrame = start < 0 ? null : (int?)cells.Whole(start, "first frame", 0, int.MaxValue),
                Length = length < 0 ? null : (int?)cells.Whole(length, "length of the track", 1, int.MaxValue),
                Included = cells.Flag(included),
            });
        }

        rows.Close(reading);
        if (particles.Count == 0)
            throw reading.Missing("the table holds no particle", "The video was not processed, or the file was cut off: export it again.");
        return File(
            reading, NtaFormat.NanoSightParticles, particles, null,
            Unknown(titles, [id, size, diffusion, intensity, included, start, length]));
    }

    /// <summary>Reads a table of paths.</summary>
    public static NtaFile ReadTracks(NtaReading reading, char separator)
    {
        var rows = new NtaRows(reading.Text, separator, reading.Limits);
        string[] titles = Titles(reading, rows, IsTracks);
        var cells = new PointCells(reading, rows);
        int frame = PointCells.Find(titles, "Frame"), x = PointCells.Find(titles, "X/pixels"), y = PointCells.Find(titles, "Y/pixels");
        (int id, int size, int diffusion, int intensity, int included) = Shared(titles);
        var points = new PointList(withIntensity: false);
        var particles = new Dictionary<long, NtaTrack>();
        while (Next(reading, rows, points.Count))
        {
            long? number = cells.Whole(id, "particle's id", 0, long.MaxValue);
            long? at = cells.Whole(frame, "frame", 0, int.MaxValue);
            double? column = cells.Place(x, "place along x"), row = cells.Place(y, "place along y");
            if (number is null || at is null || column is null || row is null) continue;
            points.Add(number.Value, (int)at.Value, (column.Value, row.Value), 0);
            if (!particles.ContainsKey(number.Value))
                particles.Add(number.Value, new NtaTrack(number.Value, size < 0 ? null : cells.Number(size, "size"))
                {
                    DiffusionNm2PerS = diffusion < 0 ? null : cells.Number(diffusion, "diffusion coefficient"),
                    LnIntensity = cells.Optional(intensity),
                    Included = cells.Flag(included),
                });
        }

        rows.Close(reading);
        if (points.Count == 0)
            throw reading.Missing("the table holds no point", "The video was not processed, or the file was cut off: export it again.");
        TrackParts parts = TrackParts.Of(reading, points, TrackUnit.Pixel);
        foreach ((long track, int first, int length) in parts.Lengths())
            particles[track] = particles[track] with { StartFrame = first, Length = length };
        return File(
            reading, NtaFormat.NanoSightTracks, [.. particles.Values.OrderBy(p => p.Id)], parts,
            Unknown(titles, [id, size, diffusion, intensity, included, frame, x, y]));
    }

    private static (int Id, int Size, int Diffusion, int Intensity, int Included) Shared(string[] titles) => (
        PointCells.Find(titles, Id), PointCells.Find(titles, Size), PointCells.Find(titles, Diffusion),
        PointCells.Find(titles, Intensity), PointCells.Find(titles, Included));

    private static string[] Titles(NtaReading reading, NtaRows rows, Func<IReadOnlyList<string>, bool> isTitle)
    {
        while (rows.Next())
            if (rows.Texts() is var titles && isTitle(titles)) return titles;
        throw reading.Missing(
            $"the file has no table with the column '{Id}' and those that belong to it", "The file was changed: export it again.");
    }

    private static bool Next(NtaReading reading, NtaRows rows, int count)
    {
        while (rows.Next())
        {
            if ((rows.Line & 0xFFFF) == 0) reading.Context.Cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank()) continue;
            if (count >= reading.Limits.MaxPoints) throw reading.TooMany(rows.Line, "points", reading.Limits.MaxPoints);
            return true;
        }

        return false;
    }

    private static string[] Unknown(string[] titles, int[] known) => [.. titles.Where((t, i) => t.Length > 0 && !known.Contains(i))];

    private static NtaFile File(
        NtaReading reading, NtaFormat format, IReadOnlyList<NtaTrack> particles, TrackParts? parts, IReadOnlyList<string> unknown)
    {
        string name = Path.GetFileNameWithoutExtension(reading.Text.Path);
        foreach (string ending in (string[])["_ParticleData", "_AllTracks"])
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return new NtaFile
        {
            Path = reading.Text.Path,
            Format = format,
            Recordings =
            [
                new NtaRecording
                {
                    Name = name,
                    Instrument = NtaInstrument.NanoSight,
                    Particles = particles,
                    Tracks = parts?.Tracks,
                    Spots = parts?.Spots,
                },
            ],
            UnknownKeys = unknown,
        };
    }
}
