using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Tables of spots by TrackMate (capital titles; newer versions write up to three more lines of titles, the last with units in brackets)
/// and trackpy (small titles). Both may hold the number of the track.
/// </summary>
internal static class SpotTableReader
{
    private static readonly string[] TrackMateX = ["POSITION_X", "X"];
    private static readonly string[] TrackMateY = ["POSITION_Y", "Y"];
    private static readonly string[] TrackpySigns = ["particle", "mass", "size", "ecc", "signal", "raw_mass", "ep"];

    /// <summary>Whether titles are TrackMate's.</summary>
    public static bool IsTrackMate(IReadOnlyList<string> titles) =>
        titles.Contains("FRAME") && TrackMateX.Any(titles.Contains) && TrackMateY.Any(titles.Contains);

    /// <summary>Whether titles are trackpy's.</summary>
    public static bool IsTrackpy(IReadOnlyList<string> titles) =>
        titles.Contains("x") && titles.Contains("y") && (titles.Contains("frame") || TrackpySigns.Count(titles.Contains) >= 2);

    /// <summary>Reads TrackMate's table.</summary>
    public static NtaFile ReadTrackMate(NtaReading reading, char separator)
    {
        var rows = new NtaRows(reading.Text, separator, reading.Limits);
        string[] titles = Titles(reading, rows, IsTrackMate);
        var columns = new Columns(
            Array.IndexOf(titles, "FRAME"), Index(titles, TrackMateX), Index(titles, TrackMateY), Array.IndexOf(titles, "TRACK_ID"),
            Index(titles, ["QUALITY", "TOTAL_INTENSITY_CH1", "MEAN_INTENSITY_CH1", "MEAN_INTENSITY"]), Array.IndexOf(titles, "POSITION_T"));
        string[]? units = null;
        bool more = rows.Next();
        for (int extra = 0; more && extra < 3 && reading.Numbers.Parse(rows.Bytes(columns.Frame), rows.Line) is null; extra++)
        {
            if (rows.Texts() is var cells && cells.Any(c => c is ['(', .., ')'])) units = cells;
            more = rows.Next();
        }

        var clock = new FrameClock(
            units is not null && columns.Time >= 0 && Unit(units, columns.Time) is "sec" or "s" or "second" or "seconds");
        PointList points = ReadPoints(reading, rows, (columns, clock), more);
        TrackUnit unit = Unit(units, columns.X) switch
        {
            "pixel" or "pixels" or "px" => TrackUnit.Pixel,
            "micron" or "microns" or "um" or "µm" or "μm" or "micrometer" => TrackUnit.Micrometre,
            _ => reading.Options.PositionUnit ?? TrackUnit.Unknown,
        };
        return Finished(reading, NtaFormat.TrackMateSpots, TrackParts.Of(reading, points, unit, clock.SecondsPerFrame), (titles, columns));
    }

    /// <summary>Reads trackpy's table. Positions are in pixels, as trackpy finds them, unless the user states another unit.</summary>
    public static NtaFile ReadTrackpy(NtaReading reading, char separator)
    {
        var rows = new NtaRows(reading.Text, separator, reading.Limits);
        string[] titles = Titles(reading, rows, IsTrackpy);
        var columns = new Columns(
            Array.IndexOf(titles, "frame"), Array.IndexOf(titles, "x"), Array.IndexOf(titles, "y"), Array.IndexOf(titles, "particle"),
            Index(titles, ["mass", "signal"]), -1);
        if (columns.Frame < 0)
            reading.Add(Finding.Note(
                "OST-NTA-024", "the table has no column 'frame'; all spots are taken as those of frame 0",
                new SourceLocation(reading.Text.Path)));
        PointList points = ReadPoints(reading, rows, (columns, new FrameClock(false)), rows.Next());
        return Finished(
            reading, NtaFormat.TrackpyFeatures, TrackParts.Of(reading, points, reading.Options.PositionUnit ?? TrackUnit.Pixel),
            (titles, columns));
    }

    private readonly record struct Columns(int Frame, int X, int Y, int Track, int Intensity, int Time)
    {
        public bool Contains(int column) =>
            column == Frame || column == X || column == Y || column == Track || column == Intensity || column == Time;
    }

    private static PointList ReadPoints(NtaReading reading, NtaRows rows, (Columns Columns, FrameClock Clock) table, bool more)
    {
        Columns columns = table.Columns;
        var cells = new PointCells(reading, rows);
        var points = new PointList(columns.Intensity >= 0);
        for (; more; more = rows.Next())
        {
            if ((rows.Line & 0xFFFF) == 0) reading.Context.Cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank()) continue;
            if (points.Count >= reading.Limits.MaxPoints) throw reading.TooMany(rows.Line, "points", reading.Limits.MaxPoints);
            long? frame = columns.Frame < 0 ? 0 : cells.Whole(columns.Frame, "frame", 0, int.MaxValue);
            double? x = cells.Place(columns.X, "place along x"), y = cells.Place(columns.Y, "place along y");
            long? track = columns.Track < 0 || cells.IsMissing(columns.Track)
                ? PointList.Unlinked
                : cells.Whole(columns.Track, "number of the track", -1, long.MaxValue);
            if (frame is null || x is null || y is null || track is null) continue;
            points.Add(
                track == -1 ? PointList.Unlinked : track.Value, (int)frame.Value, (x.Value, y.Value),
                cells.Optional(columns.Intensity) ?? 0);
            if (table.Clock.Wanted) table.Clock.Add((int)frame.Value, cells.Optional(columns.Time));
        }

        rows.Close(reading);
        if (points.Count == 0) throw reading.Missing("the table holds no spot", "The file was cut off, or nothing was detected.");
        return points;
    }

    private static NtaFile Finished(NtaReading reading, NtaFormat format, TrackParts parts, (string[] Titles, Columns Columns) table)
    {
        if ((parts.Tracks?.Unit ?? parts.Spots!.Unit) == TrackUnit.Unknown)
            reading.Warning(
                "OST-NTA-025", "the file does not state the unit of positions", new SourceLocation(reading.Text.Path),
                hint: "State pixels or micrometres.");
        ParticleSpots? spots = parts.Spots;
        if (spots?.Intensity is not null) spots = spots with { IntensityKey = table.Titles[table.Columns.Intensity] };
        return new NtaFile
        {
            Path = reading.Text.Path,
            Format = format,
            Recordings =
            [
                new NtaRecording { Name = Path.GetFileNameWithoutExtension(reading.Text.Path), Tracks = parts.Tracks, Spots = spots },
            ],
            UnknownKeys = [.. table.Titles.Where((t, i) => t.Length > 0 && !table.Columns.Contains(i))],
        };
    }

    private static string[] Titles(NtaReading reading, NtaRows rows, Func<IReadOnlyList<string>, bool> isTitle)
    {
        while (rows.Next())
            if (rows.Texts() is var titles && isTitle(titles)) return titles;
        throw reading.Missing("the file has no line of titles with frame, x and y", "The file was changed: export it again.");
    }

    private static int Index(string[] titles, string[] names)
    {
        foreach (string name in names)
            if (Array.IndexOf(titles, name) is >= 0 and { } at) return at;
        return -1;
    }

    private static string? Unit(string[]? units, int column) =>
        units is not null && column >= 0 && column < units.Length ? units[column].Trim('(', ')', ' ').ToLowerInvariant() : null;

    /// <summary>The time from frame to frame, if all spots of a table agree on it.</summary>
    private sealed class FrameClock(bool wanted)
    {
        private const double Tolerance = 1e-3;

        private double? _perFrame;
        private int _last;
        private bool _agree = true;

        public bool Wanted => wanted && _agree;

        public double? SecondsPerFrame => wanted && _agree && _perFrame is > 0 ? _perFrame : null;

        public void Add(int frame, double? seconds)
        {
            if (seconds is not { } time) _agree = false;
            else if (frame == 0) _agree &= time == 0;
            else if (_perFrame is { } known && Math.Abs(time - (known * frame)) > Math.Max(Tolerance * Math.Abs(time), 1e-3))
                _agree = false;
            if (seconds is not { } best || frame <= _last) return;
            // The latest frame gives the interval with the most digits.
            _perFrame = best / frame;
            _last = frame;
        }
    }
}
