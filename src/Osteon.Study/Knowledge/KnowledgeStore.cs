using System.Text.Json;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Packs of knowledge in a folder of the user's: one folder <c>id@version</c> each, with <c>pack.json</c> and three tables. Versions stand
/// side by side; a version is never replaced by another content. A pack appears complete or not at all. Nothing here uses a network.
/// </summary>
public sealed class KnowledgeStore
{
    private const string RecordName = "pack.json";
    private const string PartialPrefix = ".partial-";
    private static int _count;

    private KnowledgeStore(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>
    /// The folder used unless one is named: <c>OSTEON_KNOWLEDGE</c>, else <c>osteon/knowledge</c> in the user's folder for data
    /// (<c>XDG_DATA_HOME</c>,
    /// <c>~/.local/share</c>, <c>%LOCALAPPDATA%</c>).
    /// </summary>
    public static string DefaultFolder =>
        Environment.GetEnvironmentVariable("OSTEON_KNOWLEDGE") is { Length: > 0 } named
            ? named
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "osteon",
                "knowledge");

    /// <summary>The store in a folder, which need not exist: then it is empty, and made when the first pack is added.</summary>
    public static KnowledgeStore Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new KnowledgeStore(folder);
    }

    /// <summary>The packs, by identifier and version. Folders that hold no readable pack are reported (OST-KNW-106) and left out.</summary>
    public IReadOnlyList<StoredPack> List(FindingCollector findings)
    {
        var packs = new List<StoredPack>();
        foreach (string reference in References())
        {
            try
            {
                packs.Add(Record(reference).Info);
            }
            catch (InvalidContentException e)
            {
                findings.Add(e.Finding with { Severity = Severity.Warning });
            }
        }

        return [.. packs.OrderBy(p => p.Source.Id, StringComparer.Ordinal).ThenBy(p => p.Source.Version, StringComparer.Ordinal)];
    }

    /// <summary>What is known of a pack, without reading its tables.</summary>
    /// <param name="reference"><c>id@version</c>, or <c>id</c> if there is one version of it only.</param>
    /// <exception cref="MissingSourceException">OST-KNW-104: there is none; the hint names the nearest. OST-KNW-105: there are several
    /// versions.</exception>
    /// <exception cref="InvalidContentException">OST-KNW-106: it is damaged.</exception>
    public StoredPack Find(string reference) => Record(Resolve(reference)).Info;

    /// <summary>A pack with its tables, after checking that they are as they were written.</summary>
    /// <param name="reference">As for <see cref="Find"/>.</param>
    /// <param name="cancellation">The wish to stop.</param>
    /// <exception cref="MissingSourceException">As for <see cref="Find"/>.</exception>
    /// <exception cref="InvalidContentException">OST-KNW-106: it is damaged.</exception>
    public LoadedPack Load(string reference, CancellationToken cancellation = default)
    {
        string name = Resolve(reference);
        string folder = Path.Combine(Folder, name);
        (StoredPack info, string digest) = Record(name);
        foreach (PackFile file in info.Files)
        {
            string path = Path.Combine(folder, file.Name);
            if (!File.Exists(path)) throw PackTables.Damaged(new SourceLocation(path), "a table is missing");
            if (ContentDigest.OfFile(path, cancellation).Sha256 != file.Sha256)
                throw PackTables.Damaged(new SourceLocation(path), "a table was changed after it was written");
        }

        return new LoadedPack(
            info,
            PackTables.Read(folder, info.Source, cancellation),
            digest,
            [Path.Combine(folder, RecordName), .. info.Files.Select(f => Path.Combine(folder, f.Name))]);
    }

    /// <summary>Stores a pack. The same content under the same name is stored once.</summary>
    /// <param name="reading">The pack as it was read.</param>
    /// <param name="origin">The files it was read from and what was declared.</param>
    /// <param name="context">Cancellation; its findings, without the folders of this machine, become a part of the pack.</param>
    /// <returns>What was stored, and whether it was there before.</returns>
    /// <exception cref="InvalidContentException">OST-KNW-101, 102: the name cannot be one. OST-KNW-103: there is another content of this
    /// identifier and version.</exception>
    /// <exception cref="OsteonException">OST-KNW-107: the folder cannot be written.</exception>
    public (StoredPack Pack, bool WasThere) Add(KnowledgeReading reading, PackOrigin origin, RunContext context)
    {
        KnowledgeSource source = reading.Pack.Source;
        foreach (Finding wrong in PackNames.Check(source.Id, source.Version)) throw new InvalidContentException(wrong);
        string name = $"{source.Id}@{source.Version}";
        string target = Path.Combine(Folder, name);
        string partial = Path.Combine(Folder, $"{PartialPrefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");
        try
        {
            Directory.CreateDirectory(partial);
            PackTables.Write(partial, reading.Pack, context.Cancellation);
            StoredPack info = Describe(reading, origin, partial, context);
            string text = JsonSerializer.Serialize(info, OsteonJson.Indented) + "\n";
            AtomicFile.WriteAllText(Path.Combine(partial, RecordName), text);
            if (!Directory.Exists(target)) TryMove(partial, target);
            if (!Directory.Exists(partial)) return (info, false);
            string before = File.Exists(Path.Combine(target, RecordName)) ? File.ReadAllText(Path.Combine(target, RecordName)) : "";
            if (before == text) return (info, true);
            throw new InvalidContentException(Finding.Error(
                "OST-KNW-103",
                $"there is another pack '{name}' already; it is not replaced",
                new SourceLocation(target),
                hint: $"Give another --version, or remove the old one with 'osteon knowledge remove {name}'."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>Removes a pack.</summary>
    /// <param name="reference"><c>id@version</c>; the version must be stated.</param>
    /// <exception cref="MissingSourceException">OST-KNW-104, 105: there is none, or no version is stated.</exception>
    /// <exception cref="OsteonException">OST-KNW-107: the folder cannot be written.</exception>
    public void Remove(string reference)
    {
        string name = Resolve(reference);
        if (name != reference)
            throw new MissingSourceException(Finding.Error(
                "OST-KNW-105",
                "state the version that is to be removed",
                value: reference,
                hint: $"Did you mean '{name}'?"));
        string removed = Path.Combine(Folder, $"{PartialPrefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");
        try
        {
            Directory.Move(Path.Combine(Folder, name), removed);
            Directory.Delete(removed, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    private static StoredPack Describe(KnowledgeReading reading, PackOrigin origin, string folder, RunContext context)
    {
        (Redistribution redistributable, string because) = LicenceTerms.Of(reading.Pack.Source, reading.Inputs.Select(i => i.Format));
        return new StoredPack
        {
            Source = reading.Pack.Source,
            Redistributable = redistributable,
            RedistributableBecause = because,
            Inputs = origin.Files,
            Declared = origin.Declared,
            Reader = KnowledgeFiles.ReaderVersion,
            Counts = PackCounting.Of(reading.Pack, reading.SetsWithoutCompounds),
            Files =
            [
                .. ((string[])[PackTables.Compounds, PackTables.Sets, PackTables.Edges])
                    .Select(file => (file, Digest: ContentDigest.OfFile(Path.Combine(folder, file), context.Cancellation)))
                    .Select(f => new PackFile(f.file, "", f.Digest.Sha256, f.Digest.Bytes)),
            ],
            Findings = [.. context.Findings.ToList().Select(WithoutFolders)],
        };
    }

    /// <summary>A finding of a file without the folders of this machine, so that the same file gives the same pack everywhere.</summary>
    private static Finding WithoutFolders(Finding finding)
    {
        if (finding.Location is not { } where) return finding;
        string[] parts = where.File.Split('!');
        return finding with { Location = where with { File = string.Join('!', [Path.GetFileName(parts[0].TrimEnd('/')), .. parts[1..]]) } };
    }

    private (StoredPack Info, string Digest) Record(string name)
    {
        string path = Path.Combine(Folder, name, RecordName);
        if (!File.Exists(path)) throw PackTables.Damaged(new SourceLocation(path), "its description is missing");
        string text = File.ReadAllText(path);
        try
        {
            if (JsonSerializer.Deserialize<StoredPack>(text, OsteonJson.Indented) is { Schema: StoredPack.CurrentSchema } info
                && info.Reference == name
                && info.Files.Select(f => f.Name).SequenceEqual([PackTables.Compounds, PackTables.Sets, PackTables.Edges]))
                return (info, ContentDigest.OfText(text));
            throw PackTables.Damaged(new SourceLocation(path), "its description is of another pack or another layout");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw PackTables.Damaged(new SourceLocation(path), $"its description cannot be read: {e.Message}", e);
        }
    }

    private string Resolve(string reference)
    {
        string[] known = [.. References()];
        if (known.Contains(reference, StringComparer.Ordinal)) return reference;
        string[] versions = [.. known.Where(k => k[..k.IndexOf('@', StringComparison.Ordinal)] == reference)];
        if (versions.Length == 1) return versions[0];
        if (versions.Length > 1)
            throw new MissingSourceException(Finding.Error(
                "OST-KNW-105", "there are several versions of this pack; say which", value: reference, hint: $"There are {string.Join(", ", versions)}."));
        throw new MissingSourceException(Finding.Error(
            "OST-KNW-104",
            "there is no such pack in the store",
            new SourceLocation(Folder),
            reference,
            known.Length == 0 ? "The store is empty; 'osteon knowledge add' or 'fetch' fills it." : Nearest(reference, known)));
    }

    private static string Nearest(string reference, string[] known) =>
        NearestName.Of(reference, known) is { } whole ? $"Did you mean '{whole}'?"
        : NearestName.Hint(reference, [.. known.Select(k => k[..k.IndexOf('@', StringComparison.Ordinal)]).Distinct()]);

    private IEnumerable<string> References()
    {
        if (!Directory.Exists(Folder)) return [];
        return Directory.EnumerateDirectories(Folder)
            .Select(f => Path.GetFileName(f))
            .Where(n => n.Split('@') is [var id, var version] && PackNames.IsId(id) && PackNames.IsVersion(version))
            .Order(StringComparer.Ordinal);
    }

    private static void TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another process stored it in between; the caller compares the two.
        }
    }

    private OsteonException CannotWrite(Exception e) => new(
        Finding.Error(
            "OST-KNW-107",
            $"the store cannot be written: {e.Message}",
            new SourceLocation(Folder),
            hint: "Check that you may write there and that the disk is not full, or name another folder with --store."),
        e);
}
