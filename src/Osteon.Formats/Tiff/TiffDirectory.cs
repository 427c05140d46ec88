using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One tag of a directory: where in the file its values stand.</summary>
/// <param name="Tag">What it is.</param>
/// <param name="Type">How a value is coded.</param>
/// <param name="Count">Number of values, as claimed.</param>
/// <param name="Offset">Place of the first value in the file, inside the entry itself for short ones, as claimed.</param>
internal readonly record struct TiffEntry(ushort Tag, ushort Type, long Count, long Offset);

/// <summary>The tags of one page. Values are read, and checked against the file, when they are asked for.</summary>
internal sealed class TiffDirectory(TiffFile tiff, int page, IReadOnlyDictionary<ushort, TiffEntry> entries)
{
    /// <summary>Number of the page in the file, from 1.</summary>
    public int Page => page;

    /// <summary>The tag, or null if the page has none.</summary>
    public TiffEntry? Find(ushort tag) => entries.TryGetValue(tag, out TiffEntry entry) ? entry : null;

    /// <summary>The first value of an integer tag, or <paramref name="absent"/>.</summary>
    public long Integer(ushort tag, long absent)
    {
        if (Find(tag) is not { } entry) return absent;
        Span<byte> value = stackalloc byte[8];
        value = value[..IntegerSize(entry)];
        if (entry.Count < 1) throw Wrong(entry, "has no value");
        tiff.File.Read(entry.Offset, value, Name(entry));
        return tiff.Number(value);
    }

    /// <summary>The first value of an integer tag that the page must have.</summary>
    public long RequiredInteger(ushort tag, string name)
    {
        if (Find(tag) is null)
            throw tiff.File.Invalid(6, $"page {page} does not state its {name}", null, "The file is damaged: export it again.");
        return Integer(tag, 0);
    }

    /// <summary>
    /// All values of an integer tag of which there must be exactly <paramref name="count"/>. The array is never longer than the tag's
    /// bytes in the file allow.
    /// </summary>
    public long[] Integers(TiffEntry entry, long count)
    {
        CheckIntegers(entry, count);
        int size = IntegerSize(entry);
        long[] values = new long[count];
        Span<byte> block = stackalloc byte[4096];
        for (long done = 0; done < count;)
        {
            int here = (int)Math.Min(count - done, block.Length / size);
            Span<byte> part = block[..(here * size)];
            tiff.File.Read(entry.Offset + (done * size), part, Name(entry));
            for (int i = 0; i < here; i++) values[done + i] = tiff.Number(part.Slice(i * size, size));
            done += here;
        }

        return values;
    }

    /// <summary>Throws unless the tag has exactly this many integers, all within the file.</summary>
    public void CheckIntegers(TiffEntry entry, long count)
    {
        int size = IntegerSize(entry);
        if (entry.Count != count)
            throw Wrong(
                entry,
                string.Create(CultureInfo.InvariantCulture, $"has {entry.Count} values where the size of the image demands {count}"));
        if (count > tiff.File.Length / size) throw Wrong(entry, "has more values than the file has bytes");
        tiff.File.CheckRange(entry.Offset, count * size, Name(entry));
    }

    /// <summary>Numerator and denominator of the first value of a rational tag, or null if there is none.</summary>
    public (long Numerator, long Denominator)? Rational(ushort tag)
    {
        if (Find(tag) is not { Type: TiffType.Rational, Count: >= 1 } entry) return null;
        Span<byte> value = stackalloc byte[8];
        tiff.File.Read(entry.Offset, value, Name(entry));
        return (tiff.Number(value[..4]), tiff.Number(value[4..]));
    }

    /// <summary>
    /// The text of a tag up to its first NUL, as UTF-8 or, where it is not valid UTF-8, as Latin-1; null if there is none.
    /// </summary>
    public string? Ascii(ushort tag, ReadLimits limits)
    {
        if (Find(tag) is not { Type: TiffType.Ascii or TiffType.Byte } entry) return null;
        if (entry.Count > limits.MaxHeaderBytes)
            throw tiff.File.Invalid(
                3,
                $"{Name(entry)} is longer than the limit of {limits.MaxHeaderBytes} bytes (MaxHeaderBytes)",
                null,
                "Raise the limit if it is right.");
        tiff.File.CheckRange(entry.Offset, entry.Count, Name(entry));
        byte[] bytes = new byte[(int)entry.Count];
        tiff.File.Read(entry.Offset, bytes, Name(entry));
        int end = Array.IndexOf(bytes, (byte)0);
        ReadOnlySpan<byte> text = end < 0 ? bytes : bytes.AsSpan(0, end);
        return System.Text.Unicode.Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : Encoding.Latin1.GetString(text);
    }

    private int IntegerSize(TiffEntry entry) => entry.Type switch
    {
        TiffType.Byte => 1,
        TiffType.Short => 2,
        TiffType.Long or TiffType.Ifd => 4,
        TiffType.Long8 or TiffType.Ifd8 => 8,
        _ => throw Wrong(
            entry, string.Create(CultureInfo.InvariantCulture, $"has values of type {entry.Type}, which are no whole numbers")),
    };

    private string Name(TiffEntry entry) => string.Create(CultureInfo.InvariantCulture, $"tag {entry.Tag} of page {page}");

    private InvalidContentException Wrong(TiffEntry entry, string what) =>
        tiff.File.Invalid(6, $"{Name(entry)} {what}", null, "The file is damaged: export it again.");
}
