using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The inputs behind the paths a user names: files, the files of a folder, the entries of a zip archive.</summary>
internal sealed class KnowledgeParts : IDisposable
{
    private readonly List<ZipArchive> _archives = [];
    private readonly List<KnowledgePart> _parts = [];
    private readonly KnowledgeLimits _limits;

    public KnowledgeParts(IEnumerable<string> paths, KnowledgeLimits limits)
    {
        _limits = limits;
        try
        {
            foreach (string path in paths) Add(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The parts in the order of the paths; those of a folder or archive in the order of their names.</summary>
    public IReadOnlyList<KnowledgePart> All => _parts;

    public void Dispose()
    {
        foreach (ZipArchive archive in _archives) archive.Dispose();
    }

    private void Add(string path)
    {
        if (Directory.Exists(path))
        {
            AddFolder(path);
            return;
        }

        if (!File.Exists(path))
            throw Refusal.Missing("OST-VOL-001", new SourceLocation(path), "there is no such file", hint: DetachedFile.NearestHint(path));
        if (SourceFile.Start(path, 4) is [(byte)'P', (byte)'K', 3, 4]) AddArchive(path);
        else Add(KnowledgePart.OfFile(path, Path.GetFileName(path), found: false), path);
    }

    private void AddFolder(string folder)
    {
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
                .Take(_limits.MaxEntries + 1).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(folder, e);
        }

        foreach (string file in files)
            Add(KnowledgePart.OfFile(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), found: true), folder);
    }

    private void AddArchive(string path)
    {
        ZipArchive archive;
        ZipArchiveEntry[] entries;
        try
        {
            archive = new ZipArchive(SourceFile.OpenStream(path, 0), ZipArchiveMode.Read);
            _archives.Add(archive);
            if (archive.Entries.Count > _limits.MaxEntries) throw TooMany(path);
            entries = [.. archive.Entries.Where(e => !e.FullName.EndsWith('/')).OrderBy(e => e.FullName, StringComparer.Ordinal)];
        }
        catch (InvalidDataException e)
        {
            throw new InvalidContentException(
                Finding.Error(
                    "OST-KNW-003",
                    $"the archive is broken or cut off: {e.Message}",
                    new SourceLocation(path),
                    hint: "Download it again."), e);
        }

        foreach (ZipArchiveEntry entry in entries)
        {
            if (entry.IsEncrypted)
                throw Refusal.Content(
                    "OST-KNW-029",
                    new SourceLocation(path),
                    "the archive is encrypted",
                    entry.FullName,
                    "Unpack it yourself and name the files.");
            Add(KnowledgePart.OfEntry(path, entry), path);
        }
    }

    private void Add(KnowledgePart part, string path)
    {
        if (_parts.Count >= _limits.MaxEntries) throw TooMany(path);
        _parts.Add(part);
    }

    private InvalidContentException TooMany(string path) => Refusal.Content(
        "OST-KNW-029",
        new SourceLocation(path),
        string.Create(CultureInfo.InvariantCulture, $"the archive or folder holds more than {_limits.MaxEntries} files"),
        hint: "Name the files that are meant.");
}
