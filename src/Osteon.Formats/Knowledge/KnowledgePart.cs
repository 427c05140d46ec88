using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// One input as a reader sees it: a file, a packed file, a file in a folder, or an entry of an archive, which is never written to disk.
/// </summary>
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

    /// <summary>
    /// Whether it was found in a folder or an archive and not named itself; it may then be of a kind that is passed over.
    /// </summary>
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
        string plain = gzip && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return new KnowledgePart(path, plain, null, gzip, SourceFile.Length(path)) { WasFound = found };
    }

    /// <summary>An entry of an archive.</summary>
    public static KnowledgePart OfEntry(string path, ZipArchiveEntry entry) =>
        new(path, entry.FullName, entry, gzip: false, entry.CompressedLength) { WasFound = true };

    /// <summary>Its unpacked bytes, guarded.</summary>
    /// <param name="mark">The byte that must come again and again: a line end for text, <c>&lt;</c> for XML.</param>
    /// <param name="limits">Limits of size.</param>
    /// <param name="context">Cancellation and progress.</param>
    public GuardedStream Open(byte mark, KnowledgeLimits limits, RunContext context) => new(this, Unpacked(), mark, limits, context);

    /// <summary>The checksum an archive states for an entry; null for other parts.</summary>
    public uint? StatedCrc => _entry?.Crc32;

    /// <summary>
    /// Whether all of it was unpacked: a gzip file ends with the unpacked size modulo 2³² (RFC 1952), unless it consists of several
    /// members; an archive states size and checksum of each entry.
    /// </summary>
    public bool IsWhole(long unpacked, uint crc)
    {
        if (_entry is not null) return unpacked == _entry.Length && crc == _entry.Crc32;
        if (!_gzip) return true;
        using SafeFileHandle handle = SourceFile.Open(Path);
        Span<byte> end = stackalloc byte[4];
        long length = SourceFile.Length(handle, Path);
        if (length < 18 || SourceFile.ReadAt(handle, Path, length - 4, end) < 4) return false;
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == (uint)unpacked || HasFurtherMember(handle, length);
    }

    /// <summary>
    /// Whether something in the file looks like the head of a further member; by chance, that happens once in 10¹¹ bytes.
    /// </summary>
    private bool HasFurtherMember(SafeFileHandle handle, long length)
    {
        const int Head = 10;
        byte[] block = new byte[1 << 20];
        for (long at = 1; at < length; at += block.Length - Head)
        {
            Span<byte> read = block.AsSpan(0, SourceFile.ReadAt(handle, Path, at, block));
            for (int from = 0; from + Head <= read.Length; from++)
            {
                int found = read[from..].IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 8]);
                if (found < 0) break;
                from += found;
                if (from + Head <= read.Length && read[from + 3] < 0x20 && read[from + 8] is 0 or 2 or 4 && read[from + 9] is <= 13 or 255)
                    return true;
            }
        }

        return false;
    }

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
                    Finding.Error(
                        "OST-KNW-003",
                        $"the packed data are broken or cut off: {e.Message}",
                        Location,
                        hint: "Download the file again."), e);
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
                Finding.Error(
                    "OST-KNW-003",
                    $"the entry of the archive cannot be unpacked: {e.Message}",
                    Location,
                    hint: "Unpack the archive and name its files."), e);
        }

        _raw = SourceFile.OpenStream(Path, 0);
        return _gzip ? new GZipStream(_raw, CompressionMode.Decompress) : _raw;
    }
}
