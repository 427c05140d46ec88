using System.Security.Cryptography;
using System.Text;

namespace Osteon.Study;

/// <summary>SHA-256 of a file, and its length, as lower-case hexadecimal text.</summary>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Bytes">Length of the file; for several files the sum of their lengths.</param>
public readonly record struct ContentDigest(string Sha256, long Bytes)
{
    /// <summary>Digest of one file's content.</summary>
    public static ContentDigest OfFile(string path, CancellationToken cancellation)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long total = 0;
        for (int read; (read = stream.Read(buffer)) > 0; total += read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return new ContentDigest(Hex(hash.GetHashAndReset()), total);
    }

    /// <summary>
    /// Digest of several files as one: SHA-256 over the lines «sha256, two spaces, name» in the order of the names, as <c>sha256sum</c> prints them.
    /// </summary>
    public static ContentDigest OfFiles(IEnumerable<(string Name, string Path)> files, CancellationToken cancellation)
    {
        var lines = new StringBuilder();
        long bytes = 0;
        foreach ((string name, string path) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            ContentDigest digest = OfFile(path, cancellation);
            lines.Append(digest.Sha256).Append("  ").Append(name).Append('\n');
            bytes += digest.Bytes;
        }

        return new ContentDigest(OfText(lines.ToString()), bytes);
    }

    /// <summary>SHA-256 of a text in UTF-8.</summary>
    public static string OfText(string text) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
