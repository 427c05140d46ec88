using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Tells the kind of an NTA file by its titles, whatever its name.</summary>
internal static class NtaProbe
{
    private const int MostBytes = 256 << 10;
    private const int MostLines = 2000;

    /// <summary>What a kind is recognised by, each sign with whether a file has it.</summary>
    private sealed record Signs(NtaFormat Format, string Name, (string Sign, bool Found)[] All)
    {
        public bool Match => Array.TrueForAll(All, s => s.Found);

        public double Share => All.Count(s => s.Found) / (double)All.Length;
    }

    /// <summary>What was recognised.</summary>
    /// <param name="Format">The kind.</param>
    /// <param name="Separator">The character between cells.</param>
    public readonly record struct Known(NtaFormat Format, char Separator);

    /// <summary>The kind; null if it is none that is known.</summary>
    public static Known? Of(NtaText start) => Look(start).Known;

    /// <summary>The refusal of a file of no known kind, saying what was looked for.</summary>
    public static UnknownFormatException Unknown(NtaText start)
    {
        (_, IReadOnlyList<Signs> signs, string shown) = Look(start);
        Signs nearest = signs.MaxBy(s => s.Share)!;
        string near = nearest.Share > 0
            ? $"Nearest is {nearest.Name}: it has {Joined(nearest.All.Where(s => s.Found))}, " +
                $"but not {Joined(nearest.All.Where(s => !s.Found))}. "
            : "";
        return new UnknownFormatException(Finding.Error(
            "OST-NTA-001",
            "the titles are of no known kind of NTA file",
            new SourceLocation(start.Path),
            shown.Length == 0 ? null : shown,
            $"{near}Looked for: {string.Join("; ", signs.Select(s => $"{s.Name}: {Joined(s.All)}"))}. " +
                "Any other table of sizes can be read with a declaration of its columns."));
    }

    private static string Joined(IEnumerable<(string Sign, bool Found)> signs) => string.Join(", ", signs.Select(s => s.Sign));

    private static (Known? Known, IReadOnlyList<Signs> Signs, string Shown) Look(NtaText start)
    {
        var lines = new List<string>();
        int at = 0;
        ReadOnlySpan<byte> text = start.Bytes.AsSpan(0, Math.Min(start.Bytes.Length, MostBytes));
        while (at < text.Length && lines.Count < MostLines)
        {
            int length = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (length < 0) length = text.Length - at;
            if (length > 0) lines.Add(Encoding.UTF8.GetString(text.Slice(at, Math.Min(length, 16 << 10))));
            at += length + 1;
        }

        var all = new List<Signs>();
        foreach (char separator in (char[])['\t', ',', ';'])
        {
            foreach (Signs signs in Of(lines, separator))
            {
                if (signs.Match) return (new Known(signs.Format, separator), [], "");
                int known = all.FindIndex(a => a.Format == signs.Format);
                if (known < 0) all.Add(signs);
                else if (signs.Share > all[known].Share) all[known] = signs;
            }
        }

        string shown = lines.Count == 0 ? "" : lines[0];
        return (null, all, shown.Length <= 120 ? shown : shown[..120] + "…");
    }

    private static bool IsZetaViewKey(string line) =>
        line.StartsWith("ZetaView S/N", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Cell S/N", StringComparison.OrdinalIgnoreCase)
        || (line.StartsWith("Software:", StringComparison.OrdinalIgnoreCase)
            && line.Contains("ZetaView", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Signs> Of(IReadOnlyList<string> lines, char separator)
    {
        string[][] rows = [.. lines.Select(l => l.Split(separator, 512).Select(c => c.Trim().Trim('"').Trim()).ToArray())];
        string[] first = rows.FirstOrDefault(r => r.Any(c => c.Length > 0)) ?? [];
        bool Line(Func<IReadOnlyList<string>, bool> isTitle) => Array.Exists(rows, r => r.Length > 1 && isTitle(r));
        if (separator == '\t')
        {
            bool maker = lines.Any(IsZetaViewKey);
            bool size = Line(ZetaViewSizeReader.IsTitleRow);
            bool bins = maker || Line(r => ZetaViewSizeReader.IsTitleRow(r) && r.Any(c => ZetaViewKeys.Plain(c) == "concentration/cm-3"));
            bool positions = Line(ZetaViewPositionsReader.IsTitleRow);
            bool profile = Line(ZetaViewProfileReader.IsTitleRow);
            yield return new Signs(NtaFormat.ZetaViewSize, "ZetaView size distribution",
            [
                ("key 'ZetaView S/N', 'Cell S/N' or 'Software: ZetaView' (or title 'Concentration / cm-3')", bins),
                ("titles 'Size / nm' and 'Number'", size),
            ]);
            yield return new Signs(
                NtaFormat.ZetaViewPositions,
                "ZetaView positions",
                [("titles 'Use' or 'Removal', 'Position', and 'No. of Traces', 'X50 (nm)' or 'Drift'", positions)]);
            yield return new Signs(
                NtaFormat.ZetaViewProfile, "ZetaView profile",
                [("key 'ZetaView S/N', 'Cell S/N' or 'Software: ZetaView'", maker), ("titles 'Position' and 'Parabola …'", profile)]);
        }

        yield return new Signs(
            NtaFormat.NanoSightExperiment, "NanoSight experiment",
            [($"first line '{NanoSightSummaryReader.ExperimentTitle}'", Begins(NanoSightSummaryReader.ExperimentTitle))]);
        yield return new Signs(
            NtaFormat.NanoSightSummary, "NanoSight video",
            [($"first line '{NanoSightSummaryReader.VideoTitle}'", Begins(NanoSightSummaryReader.VideoTitle))]);
        string[][] top = rows[..Math.Min(rows.Length, 5)];
        yield return new Signs(
            NtaFormat.NanoSightTracks, "NanoSight tracks",
            [("titles 'Particle ID', 'Frame', 'X/pixels', 'Y/pixels'", Array.Exists(top, NanoSightTrackReader.IsTracks))]);
        yield return new Signs(
            NtaFormat.NanoSightParticles, "NanoSight particles",
            [("titles 'Particle ID', 'Size/nm', 'Tracklength' or 'Start frame'", Array.Exists(top, NanoSightTrackReader.IsParticles))]);
        yield return new Signs(
            NtaFormat.TrackMateSpots, "TrackMate spots",
            [("titles 'FRAME', 'POSITION_X', 'POSITION_Y' (or 'X', 'Y')", Array.Exists(top, SpotTableReader.IsTrackMate))]);
        yield return new Signs(
            NtaFormat.TrackpyFeatures, "trackpy features",
            [("titles 'x', 'y', 'frame' (or 'mass', 'size' …)", Array.Exists(top, SpotTableReader.IsTrackpy))]);

        // The separator of a summary shows in the row of its videos, since its first line may have one cell.
        bool Begins(string title) =>
            first.Length > 0 && first[0].Equals(title, StringComparison.OrdinalIgnoreCase)
            && (first.Length > 1 || Array.Exists(rows, r => r.Length > 1 && r[0] is "Filename:" or "Filename"));
    }
}
