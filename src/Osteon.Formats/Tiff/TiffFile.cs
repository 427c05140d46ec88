using System.Buffers.Binary;
using System.Globalization;

namespace Osteon.Formats;

/// <summary>An open TIFF file: its byte order, the width of its offsets, and the chain of its directories.</summary>
internal sealed class TiffFile : IDisposable
{
    private const int MostEntries = 65_535;

    private TiffFile(ImageFile file, bool swap, bool big, long firstDirectory)
    {
        File = file;
        Swap = swap;
        Big = big;
        FirstDirectory = firstDirectory;
    }

    /// <summary>The bytes.</summary>
    public ImageFile File { get; }

    /// <summary>Whether the file's byte order is the other than this machine's.</summary>
    public bool Swap { get; }

    /// <summary>Whether offsets have 64 bits.</summary>
    public bool Big { get; }

    private long FirstDirectory { get; }

    /// <summary>Opens the file and reads its header.</summary>
    public static TiffFile Open(string path)
    {
        ImageFile file = ImageFile.Open(path, "TIF");
        try
        {
            Span<byte> start = stackalloc byte[16];
            file.Read(0, start[..8], "its 8-byte header");
            if (!TiffFormat.Probe(start[..8]))
                throw file.Invalid(
                    4,
                    "this is not a TIFF file",
                    Convert.ToHexString(start[..4]),
                    "A TIFF file begins with 49492A00 or 4D4D002A, or 2B for BigTIFF.");
            bool littleEndian = start[0] == 'I';
            bool swap = littleEndian != BitConverter.IsLittleEndian;
            bool big = start[littleEndian ? 2 : 3] == TiffLayout.BigMagic;
            if (!big) return new TiffFile(file, swap, big, Number(start[4..8], swap));
            file.Read(8, start[8..16], "its 16-byte header");
            long offsetSize = Number(start[4..6], swap);
            if (offsetSize != 8)
                throw file.Invalid(
                    4, "the BigTIFF header does not have offsets of 8 bytes", offsetSize.ToString(CultureInfo.InvariantCulture));
            return new TiffFile(file, swap, big, Number(start[8..16], swap));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// An unsigned number of 1, 2, 4 or 8 bytes; an 8-byte number over 2⁶³ − 1 becomes 2⁶³ − 1, which no offset or count can be.
    /// </summary>
    public long Number(ReadOnlySpan<byte> bytes) => Number(bytes, Swap);

    /// <summary>The directories in the order of the chain. Each is read when it is asked for.</summary>
    public IEnumerable<TiffDirectory> Directories(ReadLimits limits)
    {
        var seen = new HashSet<long>();
        long directoryBytes = 0;
        for (long offset = FirstDirectory; offset != 0;)
        {
            if (!seen.Add(offset))
                throw File.Invalid(5, "the pages refer to each other in a circle", Text(offset), "The file is damaged: export it again.");
            if (seen.Count > limits.MaxPages)
                throw File.Invalid(
                    3,
                    $"the file has more pages than the limit of {limits.MaxPages} (MaxPages)",
                    null,
                    "If it really has so many, raise the limit.");
            TiffDirectory directory = Read(offset, seen.Count, limits, out long next, out long size);
            directoryBytes += size;
            if (directoryBytes > File.Length)
                throw File.Invalid(
                    5, "the page directories overlap", Text(offset), "The file is damaged: export it again.");
            yield return directory;
            offset = next;
        }

        if (seen.Count == 0)
            throw File.Invalid(
                5, "the file has no page", null, "The file is damaged or was never finished: export it again.");
    }

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();

    private TiffDirectory Read(long offset, int page, ReadLimits limits, out long next, out long size)
    {
        int countSize = Big ? 8 : 2;
        int entrySize = Big ? 20 : 12;
        int offsetSize = Big ? 8 : 4;
        string what = string.Create(CultureInfo.InvariantCulture, $"the directory of page {page}");
        Span<byte> head = stackalloc byte[8];
        File.Read(offset, head[..countSize], what);
        long count = Number(head[..countSize]);
        if (count is 0 or > MostEntries || count * entrySize > limits.MaxHeaderBytes)
            throw File.Invalid(5, $"{what} claims an impossible number of entries", Text(count), "The file is damaged: export it again.");
        size = countSize + (count * entrySize) + offsetSize;
        File.CheckRange(offset, size, what);
        byte[] bytes = new byte[(int)(count * entrySize) + offsetSize];
        File.Read(offset + countSize, bytes, what);
        next = Number(bytes.AsSpan((int)(count * entrySize), offsetSize));
        var entries = new Dictionary<ushort, TiffEntry>();
        for (int i = 0; i < (int)count; i++)
        {
            ReadOnlySpan<byte> entry = bytes.AsSpan(i * entrySize, entrySize);
            ushort tag = (ushort)Number(entry[..2]);
            ushort type = (ushort)Number(entry[2..4]);
            long values = Number(entry.Slice(4, offsetSize));
            int valueSize = TiffType.Size(type);
            if (valueSize == 0) continue; // readers must skip types they do not know
            bool inline = values <= offsetSize / valueSize;
            long at = inline ? offset + countSize + (i * entrySize) + 4 + offsetSize : Number(entry.Slice(4 + offsetSize, offsetSize));
            entries.TryAdd(tag, new TiffEntry(tag, type, values, at));
        }

        return new TiffDirectory(this, page, entries);
    }

    private static long Number(ReadOnlySpan<byte> bytes, bool swap)
    {
        switch (bytes.Length)
        {
            case 1:
                return bytes[0];
            case 2:
                ushort two = BitConverter.ToUInt16(bytes);
                return swap ? BinaryPrimitives.ReverseEndianness(two) : two;
            case 4:
                uint four = BitConverter.ToUInt32(bytes);
                return swap ? BinaryPrimitives.ReverseEndianness(four) : four;
            default:
                ulong eight = BitConverter.ToUInt64(bytes);
                if (swap) eight = BinaryPrimitives.ReverseEndianness(eight);
                return (long)Math.Min(eight, long.MaxValue);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
