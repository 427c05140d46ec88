namespace Osteon.Formats;

/// <summary>Which files together are one volume, for digests and provenance.</summary>
public static class VolumeInputFiles
{
    /// <summary>
    /// The files of a volume, each with a name relative to it: a folder of slices with all its visible files, a scanner's log with those beside it, else the one file.
    /// </summary>
    public static IReadOnlyList<(string Name, string Path)> Of(string path)
    {
        string? folder = Directory.Exists(path) ? path : path.EndsWith(".log", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(Path.GetFullPath(path)) : null;
        if (folder is null) return [(Path.GetFileName(path), path)];
        return
        [
            .. Directory.EnumerateFiles(folder)
                .Select(file => (Name: Path.GetFileName(file), Path: file))
                .Where(file => file.Name[0] != '.')
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }
}
