using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Finds the log of a folder, its slices, and what they mean.</summary>
internal static class SkyScanFolder
{
    private const string UseSlices =
        "Name the folder of the reconstructed slices, or read the images alone by naming a folder without the log.";

    /// <summary>Paths of the SkyScan logs of a folder; empty if it cannot be read.</summary>
    public static IReadOnlyList<string> LogsIn(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. SliceNames.FilesIn(folder).Where(IsLog)] : [];
        }
        catch (OsteonException)
        {
            return [];
        }
    }

    /// <summary>Opens the slices of a folder or of a log.</summary>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        bool isLog = File.Exists(path);
        string folder = isLog ? FolderOf(path) : path;
        List<string> files = SliceNames.FilesIn(folder);
        IReadOnlyList<string> logs = isLog ? [path] : LogsIn(folder);
        if (logs.Count == 0)
            throw new MissingSourceException(Finding.Error(
                "OST-SKY-002", "the folder holds no SkyScan log", new SourceLocation(path), null, UseSlices));
        SkyScanLog[] reconstructions = [.. logs.Select(l => SkyScanLog.Read(l, limits)).Where(l =>
            l.HasSection(SkyScanLog.Reconstruction))];
        if (reconstructions.Length == 0)
        {
            throw new InvalidContentException(Finding.Error(
                "OST-SKY-006",
                "the log has no section [Reconstruction]: the images are X-ray projections, not slices",
                new SourceLocation(logs[0]),
                null,
                UseSlices));
        }

        SkyScanSlices slices = Pick(folder, reconstructions, files, limits, findings);
        string[] paths = Check(slices, folder, findings);
        SliceSeries series = SliceSeries.Open(paths, limits, findings);
        return series.With(slices.Log.Path, SpacingOf(slices, series.Header, findings), SkyScanFacts.Of(slices.Log, findings));
    }

    private static bool IsLog(string path)
    {
        if (Path.GetFileName(path).StartsWith('.') || !path.EndsWith(".log", StringComparison.OrdinalIgnoreCase)) return false;
        try
        {
            using ImageFile file = ImageFile.Open(path, "SKY");
            Span<byte> start = new byte[(int)Math.Min(4096, file.Length)];
            file.Read(0, start, "its first bytes");
            return SkyScanLog.Probe(start);
        }
        catch (OsteonException)
        {
            return false;
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    private static SkyScanSlices Pick(
        string folder, SkyScanLog[] logs, List<string> files, ReadLimits limits, FindingCollector findings)
    {
        if (logs.Length == 1)
        {
            SkyScanSlices only = SkyScanSlices.Find(logs[0], files, limits, findings);
            return only.Paths.Count > 0 ? only : throw NoSlices(only);
        }

        var found = new List<(SkyScanSlices Slices, FindingCollector Findings)>();
        foreach (SkyScanLog log in logs)
        {
            var own = new FindingCollector();
            SkyScanSlices slices = SkyScanSlices.Find(log, files, limits, own);
            if (slices.Paths.Count > 0) found.Add((slices, own));
        }

        if (found.Count == 0) throw NoSlices(SkyScanSlices.Find(logs[0], files, limits, findings));
        if (found.Count == 1)
        {
            findings.AddRange(found[0].Findings.ToList());
            return found[0].Slices;
        }

        throw new InvalidContentException(Finding.Error(
            "OST-SKY-007",
            "the folder holds the slices of several reconstructions",
            new SourceLocation(folder),
            SliceNames.List([.. found.Select(f => Path.GetFileName(f.Slices.Log.Path))]),
            "Name the log of the one you mean."));
    }

    private static MissingSourceException NoSlices(SkyScanSlices slices) => new(Finding.Error(
        "OST-SKY-008",
        "none of the slices that the log names is in its folder",
        new SourceLocation(slices.Log.Path),
        $"{slices.NameOf(slices.Sections.First)} …",
        "Put the log and its slices into one folder, and keep their names."));

    private static string[] Check(SkyScanSlices slices, string folder, FindingCollector findings)
    {
        if (slices.Kind == "JPEG")
        {
            throw new InvalidContentException(Finding.Error(
                "OST-SKY-009",
                "the slices are JPEG",
                new SourceLocation(folder),
                slices.NameOf(slices.Sections.First),
                SliceImage.JpegHint));
        }

        long[] missing = [.. slices.Sections.Numbers.Where(n => !slices.Paths.ContainsKey(n))];
        if (missing.Length > 0)
        {
            throw new MissingSourceException(Finding.Error(
                "OST-SKY-010",
                string.Create(
                    CultureInfo.InvariantCulture, $"{missing.Length} of the {slices.Sections.Count} slices that the log names are missing"),
                new SourceLocation(folder),
                NumberGaps.Text(NumberGaps.Runs(missing, slices.Sections.Step)),
                $"Copy them again from the reconstruction (the first is {slices.NameOf(missing[0])})."));
        }

        if (slices.FromLogName)
        {
            findings.Add(Finding.Warning(
                "OST-SKY-024",
                "the slices have the name of the log, not the prefix that the log states: they were renamed",
                slices.Log.Where(SkyScanLog.FileNames, "Filename Prefix"),
                slices.Log.Find(SkyScanLog.FileNames, "Filename Prefix") ?? "no prefix",
                "Check that the log belongs to these slices."));
        }

        HashSet<long> wanted = [.. slices.Sections.Numbers];
        long[] others = [.. slices.Paths.Keys.Where(n => !wanted.Contains(n)).Order()];
        if (others.Length > 0)
        {
            findings.Add(Finding.Warning(
                "OST-SKY-025",
                "slices outside the range of the log were left out",
                new SourceLocation(folder),
                NumberGaps.Text(NumberGaps.Runs(others, slices.Sections.Step))));
        }

        return [.. slices.Sections.Numbers.Select(n => slices.Paths[n])];
    }

    private static Spacing? SpacingOf(SkyScanSlices slices, VolumeHeader header, FindingCollector findings)
    {
        SkyScanLog log = slices.Log;
        double? pixel = log.Number(SkyScanLog.Reconstruction, "Pixel Size (um)", findings);
        SourceLocation where = log.Where(SkyScanLog.Reconstruction, "Pixel Size (um)");
        if (pixel is not (> 1e-6 and < 1e6))
        {
            findings.Add(UnknownVoxelSize.Because(
                "the log states no usable 'Pixel Size (um)' in [Reconstruction]",
                where,
                pixel?.ToString("R", CultureInfo.InvariantCulture)));
            return null;
        }

        double? width = log.Number(SkyScanLog.Reconstruction, "Result Image Width (pixels)", findings);
        double? height = log.Number(SkyScanLog.Reconstruction, "Result Image Height (pixels)", findings);
        if ((width is not null && width != header.Shape.Width) || (height is not null && height != header.Shape.Height))
        {
            findings.Add(UnknownVoxelSize.Because(
                "the slices are not as large as the log says; if they were cropped its pixel size holds, if they were resized it does not",
                where,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"slices {header.Shape.Height} × {header.Shape.Width}, log {height} × {width} (rows × columns)")));
            return null;
        }

        double millimetres = UnknownVoxelSize.Shift(pixel.Value, -3);
        double planes = UnknownVoxelSize.Shift((double)((decimal)pixel.Value * slices.Sections.Step), -3);
        return Spacing.FromMillimetres(planes, millimetres, millimetres);
    }
}
