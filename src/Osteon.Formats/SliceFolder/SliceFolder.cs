using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Picks the series of slices out of a folder.</summary>
internal static class SliceFolder
{
    /// <summary>Opens the series.</summary>
    public static ISliceSource Open(string folder, ReadLimits limits, FindingCollector findings)
    {
        List<string> files = SliceNames.FilesIn(folder);
        List<SliceName> images = [.. files.Select(SliceNames.Parse).OfType<SliceName>()];
        if (images.Count == 0)
        {
            throw new MissingSourceException(Finding.Error(
                "OST-SLC-005",
                "the folder holds no image",
                new SourceLocation(folder),
                null,
                "Slices are .tif, .tiff, .png or .bmp files with a number in their names."));
        }

        List<SliceName> series = PickSeries(folder, images, findings);
        CheckKinds(folder, series);
        CheckNumbers(folder, series, findings);
        string[] suspicious = [.. files.Where(SliceNames.IsSuspicious).Select(f => Path.GetFileName(f))];
        if (suspicious.Length > 0)
        {
            findings.Add(Finding.Note(
                "OST-SLC-020",
                "the folder also holds files that were not read",
                new SourceLocation(folder),
                SliceNames.List(suspicious),
                "If one of them is the volume, name it."));
        }

        SliceSeries volume = SliceSeries.Open([.. series.Select(s => s.Path)], limits, findings);
        findings.Add(UnknownVoxelSize.Because("nothing beside the images states the distance between planes", new SourceLocation(folder)));
        return volume;
    }

    private static List<SliceName> PickSeries(string folder, List<SliceName> images, FindingCollector findings)
    {
        List<List<SliceName>> groups =
            [.. images.GroupBy(i => i.Series).Select(g => g.ToList()).OrderByDescending(g => g.Count).ThenBy(g =>
                g[0].FileName, StringComparer.Ordinal)];
        if (groups.Count > 1 && groups[1].Count > 1)
            throw SeveralSeries(folder, groups.Where(g => g.Count > 1), "Put each series into its own folder.");
        if (groups.Count > 1 && groups[0].Count == 1)
            throw SeveralSeries(folder, groups, "The slices of a volume differ only by the last number in their names: rename them so.");
        if (groups.Count > 1)
        {
            string[] odd = [.. groups.Skip(1).Select(g => g[0].FileName)];
            findings.Add(Finding.Warning(
                "OST-SLC-021",
                "images that are not named like the series were left out",
                new SourceLocation(folder),
                SliceNames.List(odd),
                $"The series is {Describe(groups[0])}."));
        }

        List<SliceName> series = groups[0];
        series.Sort(SliceName.Compare);
        return series;
    }

    private static void CheckKinds(string folder, List<SliceName> series)
    {
        string[] kinds = [.. series.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal)];
        if (kinds.Length > 1)
            throw Invalid(
                "OST-SLC-012", folder, "the series mixes kinds of images", string.Join(", ", kinds), "Keep one kind in the folder.");
        if (kinds[0] == "JPEG") throw Invalid("OST-SLC-013", folder, "the slices are JPEG", series[0].FileName, SliceImage.JpegHint);
    }

    private static void CheckNumbers(string folder, List<SliceName> series, FindingCollector findings)
    {
        for (int i = 1; i < series.Count; i++)
        {
            if (series[i].Digits.TrimStart('0') == series[i - 1].Digits.TrimStart('0'))
            {
                throw Invalid(
                    "OST-SLC-014",
                    folder,
                    "two slices have the same number",
                    $"{series[i - 1].FileName}, {series[i].FileName}",
                    "Take one of them out of the folder.");
            }
        }

        long[] numbers = [.. series.Select(s => s.Number).OfType<long>()];
        if (numbers.Length != series.Count) return; // a single image without a number, or numbers too long to count in
        if (NumberGaps.Find(numbers) is not var (step, missing))
        {
            findings.Add(Finding.Warning(
                "OST-SLC-022",
                "the slices are numbered at uneven steps",
                new SourceLocation(folder),
                Describe(series),
                "Check that no slice is missing: planes are taken as equally distant."));
            return;
        }

        if (missing.Count > 0)
        {
            findings.Add(Finding.Warning(
                "OST-SLC-023",
                "slices are missing from the series; those that are there were taken as equally distant",
                new SourceLocation(folder),
                NumberGaps.Text(missing),
                "Copy the missing slices into the folder, or export the series again."));
        }
        else if (step > 1)
        {
            findings.Add(Finding.Note(
                "OST-SLC-024",
                "the slices are numbered at a step other than 1",
                new SourceLocation(folder),
                step.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "If slices were left out on purpose, the distance between planes is that many times larger."));
        }
    }

    private static string Describe(List<SliceName> group) =>
        group.Count == 1 ? group[0].FileName : $"{group.MinBy(s => s.FileName, StringComparer.Ordinal)!.FileName} … ({group.Count} images)";

    private static InvalidContentException SeveralSeries(string folder, IEnumerable<List<SliceName>> groups, string hint) =>
        Invalid("OST-SLC-015", folder, "the folder holds several series of images", SliceNames.List([.. groups.Select(Describe)]), hint);

    private static InvalidContentException Invalid(string id, string folder, string message, string value, string hint) =>
        new(Finding.Error(id, message, new SourceLocation(folder), value, hint));
}
