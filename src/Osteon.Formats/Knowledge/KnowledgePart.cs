using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One input as a reader sees it: a file, a packed file, a file in a folder, or an entry of an archive, which is never written to disk.</summary>
internal sealed class KnowledgePart
{
    private const int ProbeBytes = 1 << 16;
    private readonly ZipArchiveEntry? _entry;
    private readonly bool _gzip;
    private FileStream? _raw;

    private KnowledgePart(string path, string name, ZipArchiveEntry? entry, bool gzip, long packedBytes)
    {
        Path = path;
        Name = name;
        _entry = entry;
        _gzip = gzip;
        PackedBytes = packedBytes;
    }

    /// <summary>The file on disk, as the user named it or as found in the folder the user named.</summary>
    public string Path { get; }

    /// <summary>Name for people and for the record: without folders, or the path inside an archive or folder.</summary>
    public string Name { get; }

    /// <summary>Bytes it takes while packed; the length of the file if it is not.</summary>
    public long PackedBytes { get; }

    /// <summary>Whether it is unpacked while it is read.</summary>
    public bool IsPacked => _gzip || _entry is not null;

    /// <summary>Whether it was found in a folder or an archive and not named itself; it may then be of a kind that is passed over.</summary>
    public bool WasFound { get; private init; }

    /// <summary>Where its findings point.</summary>
    public SourceLocation Location => new(_entry is null ? Path : $"{Path}!{Name}");

    /// <summary>How much of it has been read, 0 to 1.</summary>
    public double Fraction => _raw is { } raw && raw.Length > 0 ? (double)raw.Position / raw.Length : 0;

    /// <summary>A place in it.</summary>
    public SourceLocation At(int line, int? column = null) => Location with { Line = line, Column = column };

    /// <summary>A file of its own, or one of a folder.</summary>
    public static KnowledgePart OfFile(string path, string name, bool found)
    {
        byte[] start = SourceFile.Start(path, 4);
        bool gzip = start is [0x1f, 0x8b, ..];
        return new KnowledgePart(path, gzip && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name, null, gzip, SourceFile.Length(path)) { WasFound = found };
    }

    /// <summary>An entry of an archive.</summary>
    public static KnowledgePart OfEntry(string path, ZipArchiveEntry entry) => new(path, entry.FullName, entry, gzip: false, entry.CompressedLength) { WasFound = true };

    /// <summary>Its unpacked bytes, guarded.</summary>
    /// <param name="mark">The byte that must come again and again: a line end for text, <c>&lt;</c> for XML.</param>
    /// <param name="limits">Limits of size.</param>
    /// <param name="context">Cancellation and progress.</param>
    public GuardedStream Open(byte mark, KnowledgeLimits limits, RunContext context) => new(this, Unpacked(), mark, limits, context);

    /// <summary>The first bytes after unpacking.</summary>
    public byte[] Start()
    {
        using Stream stream = Unpacked();
        byte[] buffer = new byte[ProbeBytes];
        int total = 0;
        try
        {
            while (total < buffer.Length)
            {
                int got = stream.Read(buffer, total, buffer.Length - total);
                if (got == 0) break;
                total += got;
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            // A file that breaks off later says so when it is read; one that breaks off here may still show what it is.
            if (total == 0)
                throw new InvalidContentException(
                    Finding.Error("OST-KNW-003", $"the packed data are broken or cut off: {e.Message}", Location, hint: "Download the file again."), e);
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(Path, e);
        }

        return buffer[..total];
    }

    private Stream Unpacked()
    {
        try
        {
            if (_entry is not null) return _entry.Open();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException || SourceFile.IsEnvironment(e))
        {
            throw new InvalidContentException(
                Finding.Error("OST-KNW-003", $"the entry of the archive cannot be unpacked: {e.Message}", Location, hint: "Unpack the archive and name its files."), e);
        }

        _raw = SourceFile.OpenStream(Path, 0);
        return _gzip ? new GZipStream(_raw, CompressionMode.Decompress) : _raw;
    }
}
