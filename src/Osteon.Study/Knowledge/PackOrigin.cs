using Osteon.Formats;

namespace Osteon.Study;

/// <summary>Where the content of a pack was read from.</summary>
/// <param name="Files">The files the user named, with their digests; a folder is one, by the digest of its files.</param>
/// <param name="Declared">What the user had to declare, by name: <c>members</c>, <c>format</c>, <c>currency</c>, <c>synonyms</c>.</param>
public sealed record PackOrigin(IReadOnlyList<PackFile> Files, IReadOnlyDictionary<string, string> Declared)
{
    /// <summary>The origin of a reading of these paths.</summary>
    public static PackOrigin Of(
        IReadOnlyList<string> paths, KnowledgeReading reading, KnowledgeOptions options, CancellationToken cancellation)
    {
        var declared = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (options.Format is { } format) declared["format"] = KnowledgeIds.Of(format);
        if (options.Members is { } members) declared["members"] = KnowledgeIds.Of(members);
        if (options.Currency is { } currency) declared["currency"] = string.Join("|", currency);
        if (!options.Synonyms) declared["synonyms"] = "no";
        return new PackOrigin([.. paths.Select(p => FileOf(p, reading, cancellation))], declared);
    }

    private static PackFile FileOf(string path, KnowledgeReading reading, CancellationToken cancellation)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            // The same files as the reader finds.
            var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
            ContentDigest all = ContentDigest.OfFiles(
                Directory.EnumerateFiles(path, "*", everywhere).Select(f => (Path.GetRelativePath(path, f).Replace('\\', '/'), f)),
                cancellation);
            return new PackFile(name + "/", "folder", all.Sha256, all.Bytes);
        }

        ContentDigest digest = ContentDigest.OfFile(path, cancellation);
        string plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        KnowledgeFormat? format = reading.Inputs.Where(i => i.Name == plain || i.Name == name).Select(i => (KnowledgeFormat?)i.Format).FirstOrDefault();
        return new PackFile(name, format is { } known ? KnowledgeIds.Of(known) : "archive", digest.Sha256, digest.Bytes);
    }
}
