using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Finds the data file that a header names. A header comes from elsewhere and must not reach other files of this machine: the name must be
/// relative, must stay in the header's folder or below, and must not leave it through a symbolic link.
/// </summary>
internal static class DetachedFile
{
    private const int MaxLinks = 40;

    /// <summary>The path of the named file beside the header.</summary>
    /// <exception cref="InvalidContentException">OST-VOL-018: the name leads out of the folder.</exception>
    /// <exception cref="MissingSourceException">OST-VOL-019: there is no such file.</exception>
    public static string Resolve(string header, string name, int? line)
    {
        var where = new SourceLocation(header, line);
        string relative = name.Trim().Replace('\\', '/');
        if (relative.Length == 0 || relative.Contains('\0')) throw Escapes(where, name, "the header names no data file");
        bool drive = relative.Length > 1 && relative[1] == ':' && char.IsAsciiLetter(relative[0]);
        if (relative[0] == '/' || drive || Path.IsPathRooted(relative))
            throw Escapes(where, name, "the header names its data file by an absolute path");
        int depth = 0;
        foreach (string part in relative.Split('/'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0) throw Escapes(where, name, "the header names a data file outside its own folder");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(header)) ?? "/";
        string path = Path.Combine(Path.GetDirectoryName(header) ?? "", relative);
        string? inner = RealPath(Path.GetFullPath(path)), outer = RealPath(folder);
        if (inner is null
            || outer is null
            || !inner.StartsWith(outer.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw Escapes(where, name, "the data file named in the header is a link that leads outside its own folder");
        if (!File.Exists(inner))
            throw Refusal.Missing(
                "OST-VOL-019",
                where,
                "the data file named in the header does not exist beside it",
                name,
                NearestHint(path));
        return path;
    }

    /// <summary>A hint with the most similar name in the folder of a missing path, or a plain one.</summary>
    public static string NearestHint(string path)
    {
        const int MostNames = 10_000;
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
            if (Directory.Exists(folder))
            {
                IEnumerable<string> names = Directory.EnumerateFileSystemEntries(folder).Take(MostNames).Select(p => Path.GetFileName(p));
                names = names.Order(StringComparer.Ordinal);
                return NearestName.Of(Path.GetFileName(path), names) is { } nearest
                    ? $"Did you mean '{nearest}'?"
                    : "Check the spelling, and that the file was copied.";
            }

            return NearestFolderHint(folder);
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            return "Check the spelling, and that the folder can be read.";
        }
    }

    private static string NearestFolderHint(string folder)
    {
        string name = Path.GetFileName(folder);
        string? parent = Path.GetDirectoryName(folder);
        string? nearest = parent is not null && Directory.Exists(parent)
            ? NearestName.Of(name, Directory.EnumerateDirectories(parent).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal))
            : null;
        return nearest is null ? $"The folder '{name}' does not exist either." : $"There is no folder '{name}'; did you mean '{nearest}'?";
    }

    /// <summary>
    /// The path with every symbolic link followed; null where links go round in circles. Parts that do not exist stay as they are.
    /// </summary>
    private static string? RealPath(string path)
    {
        string root = Path.GetPathRoot(path) ?? "/";
        var pending = new Stack<string>();
        Push(pending, path[root.Length..]);
        string current = root;
        int links = 0;
        while (pending.TryPop(out string? part))
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? root;
                continue;
            }

            string next = Path.Combine(current, part);
            string? target = LinkTarget(next);
            if (target is null)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks) return null;
            if (Path.IsPathRooted(target))
            {
                current = root = Path.GetPathRoot(target) ?? "/";
                target = target[root.Length..];
            }

            Push(pending, target);
        }

        return current;
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            return null;
        }
    }

    private static void Push(Stack<string> pending, string path)
    {
        foreach (string part in path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Reverse())
            if (part is not ("" or ".")) pending.Push(part);
    }

    private static InvalidContentException Escapes(SourceLocation where, string name, string message) => Refusal.Content(
        "OST-VOL-018",
        where,
        message,
        name,
        "Put the data file beside the header and name it there without a path.");
}
