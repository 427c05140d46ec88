using System.Text;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The folder a run writes into. Files are staged under a hidden name and moved into place together at the end, the report last, so results never look complete
/// before they are. While an instance exists no other run can write into the same folder.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>The report's file name.</summary>
    public const string Report = "report.html";

    /// <summary>Where stored step outputs live inside the folder.</summary>
    public const string CacheName = ".cache";

    private const string StagingName = "staging";
    private const string MarkerName = "osteon-results";
    private const string PublishedName = "published.txt";
    private readonly List<ResultFile> _files = [];
    private readonly FileStream _lock;
    private readonly string _staging;

    /// <summary>
    /// Opens or makes the folder. Refuses a folder that holds something and was not written by Osteon, and one that another run is writing into.
    /// </summary>
    /// <exception cref="InvalidContentException">The folder is not Osteon's or is in use.</exception>
    public ResultFolder(string root)
    {
        Root = Path.GetFullPath(root);
        if (File.Exists(Root))
            throw new InvalidContentException(Finding.Error("OST-OUT-003", "the output folder is a file", new SourceLocation(root), hint: "Choose a folder with --out."));
        if (Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any() && !IsOurs(Root))
        {
            throw new InvalidContentException(Finding.Error(
                "OST-OUT-001",
                "the output folder holds files that no run of Osteon wrote; they would be replaced",
                new SourceLocation(root),
                hint: "Choose an empty or new folder with --out."));
        }

        Mark(Root);
        try
        {
            _lock = new FileStream(Path.Combine(Root, CacheName, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (File.Exists(Path.Combine(Root, CacheName, "lock")))
        {
            throw new InvalidContentException(
                Finding.Error("OST-OUT-002", "another run is writing into this folder", new SourceLocation(root), hint: "Wait for it, or choose another folder with --out."),
                busy);
        }

        _staging = Path.Combine(Root, CacheName, StagingName);
        if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
    }

    /// <summary>Whether a folder was made by Osteon for results: it holds the marker that <see cref="Mark"/> writes.</summary>
    public static bool IsOurs(string root) => File.Exists(Path.Combine(root, CacheName, MarkerName));

    /// <summary>Makes the folder and marks it as one for results of Osteon.</summary>
    public static void Mark(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, CacheName));
        string marker = Path.Combine(root, CacheName, MarkerName);
        if (!File.Exists(marker)) File.WriteAllText(marker, "Osteon writes its results into the folder above and keeps stored steps here. This folder may be deleted: everything is then computed again.\n");
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Folder of the step cache.</summary>
    public string CacheRoot => Path.Combine(Root, CacheName, "steps");

    private string PublishedList => Path.Combine(Root, CacheName, PublishedName);

    /// <summary>Everything staged so far, in the order of the paths.</summary>
    public IReadOnlyList<ResultFile> Files => [.. _files.OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>Stages a file.</summary>
    public void Add(string path, string description, Action<Stream> write)
    {
        string target = Path.Combine(_staging, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using (var stream = new FileStream(target, FileMode.CreateNew)) write(stream);
        ContentDigest digest = ContentDigest.OfFile(target, CancellationToken.None);
        _files.Add(new ResultFile(path, description, ResultFile.MediaTypeOf(path), digest.Sha256, digest.Bytes));
    }

    /// <summary>Stages a text file: UTF-8 without byte order mark.</summary>
    public void AddText(string path, string description, string text) => Add(path, description, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Stages a copy of a file.</summary>
    public void AddCopy(string path, string description, string from) =>
        Add(path, description, stream =>
        {
            using FileStream source = File.OpenRead(from);
            source.CopyTo(stream);
        });

    /// <summary>
    /// Moves everything staged into place, replacing what an earlier run left. The old report goes first and the new one comes last: whoever finds a report finds the files that
    /// belong to it. Files that the user put into the folder stay.
    /// </summary>
    /// <exception cref="InvalidContentException">A file of the user stands where a result would go; nothing has been changed then.</exception>
    public void Publish()
    {
        string[] earlier = File.Exists(PublishedList) ? [.. File.ReadAllLines(PublishedList).Where(IsInside)] : [];
        foreach (ResultFile file in _files)
        {
            if (File.Exists(Path.Combine(Root, file.Path)) && !earlier.Contains(file.Path))
            {
                throw new InvalidContentException(Finding.Error(
                    "OST-OUT-004",
                    $"'{file.Path}' in the output folder was not written by Osteon and would be replaced",
                    new SourceLocation(file.Path),
                    hint: "Move it away, or choose another folder with --out."));
            }
        }

        File.Delete(Path.Combine(Root, Report));
        AtomicFile.WriteAllText(PublishedList, string.Concat(earlier.Union(_files.Select(f => f.Path)).Select(p => p + "\n")));
        foreach (string path in earlier.Where(path => File.Exists(Path.Combine(Root, path)))) File.Delete(Path.Combine(Root, path));
        foreach (ResultFile file in _files.OrderBy(f => f.Path == Report).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            string target = Path.Combine(Root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(_staging, file.Path), target);
        }

        AtomicFile.WriteAllText(PublishedList, string.Concat(Files.Select(f => f.Path + "\n")));
        foreach (string? folder in earlier.Select(Path.GetDirectoryName).Where(f => !string.IsNullOrEmpty(f)).Distinct())
        {
            string full = Path.Combine(Root, folder!);
            if (Directory.Exists(full) && !Directory.EnumerateFileSystemEntries(full).Any()) Directory.Delete(full);
        }

        Directory.Delete(_staging, recursive: true);
    }

    /// <summary>Whether a path of the list stays below the folder. The list came with the folder, perhaps from somebody else, and must not reach other files.</summary>
    private bool IsInside(string path)
    {
        if (path.Length == 0 || Path.IsPathRooted(path)) return false;
        string full = Path.GetFullPath(Path.Combine(Root, path));
        if (!full.StartsWith(Root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return false;
        for (DirectoryInfo? folder = Directory.GetParent(full); folder is not null && folder.FullName.Length > Root.Length; folder = folder.Parent)
            if (folder.LinkTarget is not null) return false;
        return true;
    }

    /// <summary>Removes what was staged and not published, and lets other runs in.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
        _lock.Dispose();
    }
}
