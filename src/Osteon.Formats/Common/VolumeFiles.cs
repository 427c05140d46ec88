using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Opens and writes volumes of every kind Osteon knows. What a file is, its content decides; the ending of its name only breaks ties.
/// </summary>
public static class VolumeFiles
{
    private const int ProbedBytes = 4096;

    /// <summary>Every kind of volume, files first, in the order in which they are tried.</summary>
    public static IReadOnlyList<VolumeFormat> All { get; } = [.. FormatTable.Files, .. FormatTable.Folders];

    /// <summary>
    /// Opens a file or a folder. A scanner's <c>.log</c> opens the slices it names, an <c>.img</c> the NIfTI header beside it. Only
    /// headers are read; voxels follow plane by plane.
    /// </summary>
    /// <param name="path">File or folder as the user named it.</param>
    /// <param name="limits">What the file may make the reader do.</param>
    /// <param name="findings">Receives what is worth knowing but does not stop the reading.</param>
    /// <exception cref="MissingSourceException">OST-VOL-001: nothing is there; the hint names the most similar name that is.</exception>
    /// <exception cref="UnknownFormatException">
    /// OST-VOL-002 (no known kind), OST-VOL-003 (a known kind that is not read, and what to do).
    /// </exception>
    /// <exception cref="InvalidContentException">The content is broken or asks for more than <paramref name="limits"/> allow.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) return FolderFormatOf(path).Open(path, limits, findings);
        if (!File.Exists(path))
            throw Refusal.Missing(
                "OST-VOL-001",
                new SourceLocation(path),
                "there is no such file or folder",
                hint: DetachedFile.NearestHint(path));
        if (path.EndsWith(".log", StringComparison.OrdinalIgnoreCase))
        {
            if (SkyScanFormat.Probe(SourceFile.Start(path, ProbedBytes))) return SkyScanFormat.Open(path, limits, findings);
            string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
            VolumeFormat? byLog = Array.Find(FormatTable.Folders, f => f.ProbeFolder!(folder));
            if (byLog is not null) return byLog.Open(folder, limits, findings);
        }

        string file = HeaderOf(path);
        return FormatOf(file, SourceFile.Start(file, ProbedBytes)).Open(file, limits, findings);
    }

    /// <summary>Writes a volume with the format's own default compression.</summary>
    /// <inheritdoc cref="Write(string, ISliceSource, VolumeWriteOptions, RunContext)"/>
    public static void Write(string path, ISliceSource source, RunContext context) =>
        Write(path, source, VolumeWriteOptions.Default, context);

    /// <summary>
    /// Writes a volume of the kind its name ends with (<c>.nii</c>, <c>.nii.gz</c>, <c>.mha</c>, <c>.nrrd</c> …). Stored values, type,
    /// spacing and value scale are kept. The file is there complete or not at all.
    /// </summary>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <param name="source">The voxels.</param>
    /// <param name="options">Compression.</param>
    /// <param name="context">Cancellation, progress and findings.</param>
    /// <exception cref="UnknownFormatException">OST-VOL-025: no writer for this ending.</exception>
    /// <exception cref="OsteonException">The volume does not fit the format, or the file cannot be written.</exception>
    public static void Write(string path, ISliceSource source, VolumeWriteOptions options, RunContext context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        VolumeFormat? format = All.FirstOrDefault(f => f.CanWrite && f.HasExtensionOf(path));
        if (format is null)
            throw new UnknownFormatException(Finding.Error(
                "OST-VOL-025",
                "no volume format with this ending can be written",
                new SourceLocation(path),
                Path.GetExtension(path),
                $"Written are: {string.Join(", ", All.Where(f => f.CanWrite).Select(f => Described(f.Name, [.. f.WritableExtensions])))}."));
        format.Write!(path, source, options, context);
    }

    /// <summary>For the .img of a NIfTI pair, the .hdr beside it; otherwise the path itself.</summary>
    internal static string HeaderOf(string path)
    {
        foreach ((string image, string[] headers) in ((string, string[])[])[(".img", [".hdr", ".hdr.gz"]), (".img.gz", [".hdr", ".hdr.gz"])])
        {
            if (!path.EndsWith(image, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (string ending in headers)
                if (path[..^image.Length] + ending is var header && File.Exists(header)) return header;
        }

        return path;
    }

    private static VolumeFormat FormatOf(string path, byte[] start)
    {
        if (start.Length == 0)
            throw new UnknownFormatException(Finding.Error(
                "OST-VOL-004",
                "the file is empty",
                new SourceLocation(path),
                hint: "The copy or export that made it failed: do it again."));
        VolumeFormat[] matches = Array.FindAll(FormatTable.Files, f => f.Probe!(start));
        if (matches.Length > 0) return Array.Find(matches, f => f.HasExtensionOf(path)) ?? matches[0];
        throw Unknown(path, start);
    }

    private static VolumeFormat FolderFormatOf(string path) =>
        Array.Find(FormatTable.Folders, f => f.ProbeFolder!(path)) ?? throw new UnknownFormatException(Finding.Error(
            "OST-VOL-002",
            "the folder holds no volume that Osteon knows",
            new SourceLocation(path),
            hint: "A folder is read if it holds the slices of one reconstruction as images of equal size, with or without the scanner's " +
                ".log; name a file " +
                  $"otherwise. Read are: {string.Join(", ", All.Select(f => Described(f.Name, f.Extensions)))}."));

    private static UnknownFormatException Unknown(string path, byte[] start)
    {
        string read = $"Read are: {string.Join(", ", All.Select(f => Described(f.Name, f.Extensions)))}.";
        var where = new SourceLocation(path);
        if (HeaderBeside(path) is { } header)
            return new(Finding.Error(
                "OST-VOL-003",
                "the file holds voxels without a header",
                where,
                hint: $"Name the header beside it: {header}."));
        if (ForeignFormats.Of(path, start) is { } foreign)
            return new(Finding.Error(
                "OST-VOL-003",
                $"the file is {foreign.Name}, which Osteon does not read",
                where,
                hint: $"{foreign.Advice} {read}"));
        string others = string.Join(", ", ForeignFormats.All.Where(f => f.Extensions.Length > 0).Select(f => f.Name));
        VolumeFormat? named = All.FirstOrDefault(f => f.HasExtensionOf(path));
        string message = named is null
            ? "the content is of no volume format that Osteon knows"
            : $"the name says {named.Name}, but the content is not";
        return new(Finding.Error("OST-VOL-002", message, where, hint: $"{read} Known but to be converted first: {others}."));
    }

    /// <summary>For a file of bare voxels (.raw, .zraw, also with .gz), the name of a header of the same stem beside it.</summary>
    private static string? HeaderBeside(string path)
    {
        string stem = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        if (Path.GetExtension(stem).ToLowerInvariant() is not (".raw" or ".zraw" or ".img" or ".bin" or ".dat")) return null;
        string[] headers = [Path.ChangeExtension(stem, ".mhd"), Path.ChangeExtension(stem, ".nhdr")];
        return Array.Find(headers, File.Exists) is { } found ? Path.GetFileName(found) : null;
    }

    private static string Described(string name, IReadOnlyList<string> endings) =>
        endings.Count > 0 ? $"{name} ({string.Join(", ", endings)})" : name;
}
