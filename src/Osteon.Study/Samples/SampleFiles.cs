using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Finds the files that samples.csv names, inside the data folder only.</summary>
internal sealed class SampleFiles(StudyFolder folder, FindingCollector findings)
{
    /// <summary>The full path of an existing file or folder; null, with a finding, when it is not usable.</summary>
    public string? Resolve(string file, SourceLocation place)
    {
        if (Problem(file) is { } problem)
        {
            findings.Add(SampleFindings.FileEscapes.At(
                place,
                $"the path '{file}' {problem}",
                file,
                "Name files relative to the data folder, with '/' between folders: scans/rat_01.tif."));
            return null;
        }

        if (folder.DataRoot is not { } root) return null;
        string full = Path.GetFullPath(Path.Combine(root, file));
        if (Directory.Exists(full))
        {
            if (Directory.EnumerateFileSystemEntries(full).Any()) return full;
            findings.Add(SampleFindings.FileEmpty.At(place, $"the folder '{file}' is empty", file, "Copy the slices into it."));
            return null;
        }

        if (File.Exists(full))
        {
            if (new FileInfo(full).Length > 0) return full;
            findings.Add(SampleFindings.FileEmpty.At(
                place,
                $"the file '{file}' has no content",
                file,
                "Copy it again; the copy was probably cut off."));
            return null;
        }

        findings.Add(SampleFindings.FileMissing.At(place, $"there is no file '{file}'", file, Nearest(root, file)));
        return null;
    }

    /// <summary>
    /// The full path of a file beside those of samples.csv (a mask, corrections, regions, a table), found like them: in the data folder, never outside it.
    /// </summary>
    /// <param name="file">As the manifest names it.</param>
    /// <param name="study">A study that was checked.</param>
    /// <exception cref="MissingSourceException">It is not usable; the finding says why.</exception>
    public static string Required(string file, StudyUnderstanding study)
    {
        var findings = new FindingCollector();
        return new SampleFiles(study.Folder, findings).Resolve(file, new SourceLocation(file))
            ?? throw (findings.ToList() is [{ } finding, ..]
                ? new MissingSourceException(finding)
                : new ArgumentException("the study has no data folder; it was not checked", nameof(study)));
    }

    private static string? Problem(string file)
    {
        if (file.Contains('\\')) return "has backslashes";
        if (file.Contains('\0') || file.Any(char.IsControl)) return "has control characters";
        if (Path.IsPathRooted(file) || (file.Length > 1 && file[1] == ':')) return "is absolute, so it is true on one machine only";
        if (file.StartsWith('~')) return "begins with a home folder";
        int depth = 0;
        foreach (string part in file.Split('/'))
        {
            if (part is "" or ".") continue;
            depth += part == ".." ? -1 : 1;
            if (depth < 0) return "leaves the data folder";
        }

        return depth == 0 ? "names the data folder itself" : null;
    }

    /// <summary>The name in the deepest folder that exists which the missing one most likely means.</summary>
    private static string Nearest(string root, string file)
    {
        string current = root;
        string shown = "";
        foreach (string part in file.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(current, part);
            if (!Directory.Exists(next))
            {
                string[] names =
                    [.. Directory.EnumerateFileSystemEntries(current).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];
                string where = shown.Length == 0 ? "the data folder" : $"'{shown}'";
                return NearestName.Of(part, names) is { } near
                    ? $"Did you mean '{(shown.Length == 0 ? "" : shown + "/")}{near}'?"
                    : names.Length == 0
                        ? $"{Capital(where)} is empty."
                        : $"{Capital(where)} has {names.Length} entries, among them {string.Join(", ", names.Take(3))}.";
            }

            current = next;
            shown = shown.Length == 0 ? part : $"{shown}/{part}";
        }

        return "Check the name.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
