using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Which files together are one volume, for digests and provenance.</summary>
public static class VolumeInputFiles
{
    /// <summary>
    /// The files that reading a volume reads, each with a name relative to the folder of the header (with '/' between folders), in the order
    /// of the names: a file with the data files that its header names, a scanner's log with the slices that it names, of a folder the slices
    /// that are used. Headers are read, voxels are not. A volume that cannot be opened is the file itself, or all visible files of the
    /// folder: opening it again will tell why.
    /// </summary>
    /// <param name="path">File or folder as for <see cref="VolumeFiles.Open"/>.</param>
    public static IReadOnlyList<(string Name, string Path)> Of(string path)
    {
        bool isFolder = Directory.Exists(path);
        string header = isFolder ? path : VolumeFiles.HeaderOf(path);
        string folder = isFolder ? path : Path.GetDirectoryName(header) ?? "";
        IReadOnlyList<string> read = Read(path) ?? (isFolder ? Visible(path) : []);
        return
        [
            .. (isFolder ? read : read.Prepend(header))
                .Select(file => (Name: NameIn(folder, file), Path: file))
                .DistinctBy(file => file.Name, StringComparer.Ordinal)
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string>? Read(string path)
    {
        try
        {
            using ISliceSource source = VolumeFiles.Open(path, ReadLimits.Default, new FindingCollector());
            return source is IReadsFiles reader ? reader.Files : [];
        }
        catch (OsteonException)
        {
            return null;
        }
    }

    private static string[] Visible(string folder) => [.. Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f)[0] != '.')];

    private static string NameIn(string folder, string file) =>
        Path.GetRelativePath(Path.GetFullPath(folder.Length == 0 ? "." : folder), Path.GetFullPath(file)).Replace('\\', '/');
}
