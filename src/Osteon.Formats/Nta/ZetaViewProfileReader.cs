using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// ZetaView's profile of velocities across the cell, measured with both directions of the voltage, and the zeta potential from it: keys and
/// values, then a table of positions.
/// </summary>
internal static class ZetaViewProfileReader
{
    /// <summary>Whether cells are the titles of the table.</summary>
    public static bool IsTitleRow(IReadOnlyList<string> cells) =>
        cells.Any(c => ZetaViewKeys.Plain(c) == "position")
            && cells.Any(c => ZetaViewKeys.Plain(c).StartsWith("parabola", StringComparison.Ordinal));

    /// <summary>Reads the file.</summary>
    public static NtaFile Read(NtaReading reading)
    {
        var header = new ZetaViewHeader(reading);
        var lines = new NtaLines(reading.Text);
        var points = new List<NtaZetaPoint>();
        string[]? titles = null;
        while (lines.Next() is { } line)
        {
            if (line.AsSpan().Trim().IsEmpty) continue;
            string[] cells = line.Split('\t');
            if (titles is null && IsTitleRow(cells))
            {
                titles = [.. cells.Select(ZetaViewKeys.Plain)];
                continue;
            }

            int place = titles is null ? -1 : Array.IndexOf(titles, "position");
            if (place < 0 || place >= cells.Length || reading.Numbers.Parse(cells[place], lines.Number) is not { } position)
            {
                header.Add(line, lines.Number);
                continue;
            }

            if (points.Count >= reading.Limits.MaxValues) throw reading.TooMany(lines.Number, "positions", reading.Limits.MaxValues);
            points.Add(new NtaZetaPoint(
                position, Cell("positive"), Cell("negative"), Cell("average"), Cell("parabola")));

            double? Cell(string title)
            {
                int at = Array.FindIndex(titles!, t => t.StartsWith(title, StringComparison.Ordinal));
                return at >= 0 && at < cells.Length ? reading.Numbers.Parse(cells[at], lines.Number) : null;
            }
        }

        if (points.Count == 0)
            throw reading.Missing("the file has no table of positions", "The file was cut off or changed: export it again.");
        var recording = new NtaRecording
        {
            Name = ZetaViewSizeReader.Name(header.Values, reading.Text.Path),
            Instrument = NtaInstrument.ZetaView,
            Values = header.Values,
            ZetaProfile = points,
            ConcentrationIncludesDilution = false,
        };
        return new NtaFile
        {
            Path = reading.Text.Path,
            Format = NtaFormat.ZetaViewProfile,
            Software = recording.Text(NtaQuantity.Software),
            Recordings = [recording],
            UnknownKeys = [.. header.Values.Where(v => v.Quantity is null).Select(v => v.Key).Distinct(StringComparer.Ordinal)],
        };
    }
}
