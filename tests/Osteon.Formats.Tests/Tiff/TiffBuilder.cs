using System.Buffers.Binary;
using System.Text;

namespace Osteon.Formats.Tests;

/// <summary>
/// Builds plain TIFF files tag by tag, right or wrong as a test wants them. Pixels come first, then values, then directories.
/// </summary>
internal sealed class TiffBuilder
{
    private static readonly byte[] NoLink = new byte[4];

    private readonly List<byte> _file = [.. "II*\0\0\0\0\0"u8];
    private readonly List<SortedDictionary<ushort, (ushort Type, uint Count, uint Value)>> _pages = [];

    public TiffBuilder(int width = 4, int height = 3, int bits = 8)
    {
        Width = width;
        Height = height;
        Bits = bits;
    }

    public int Width { get; }

    public int Height { get; }

    public int Bits { get; }

    public int PageCount => _pages.Count;

    /// <summary>Adds a page with pixels 0, 1, 2 …, or the bytes given, stored as they are.</summary>
    public TiffBuilder Page(byte[]? stored = null)
    {
        stored ??= [.. Enumerable.Range(0, Width * Height * Bits / 8).Select(i => (byte)i)];
        uint at = Append(stored);
        _pages.Add([]);
        return With(254, 4, 0).With(256, 4, (uint)Width).With(257, 4, (uint)Height).With(258, 3, (uint)Bits).With(259, 3, 1).With(262, 3, 1)
            .With(273, 4, at).With(277, 3, 1).With(278, 4, (uint)Height).With(279, 4, (uint)stored.Length);
    }

    /// <summary>Sets a tag of the last page to one value.</summary>
    public TiffBuilder With(ushort tag, ushort type, uint value, uint count = 1)
    {
        _pages[^1][tag] = (type, count, value);
        return this;
    }

    /// <summary>Takes a tag away from the last page.</summary>
    public TiffBuilder Without(ushort tag)
    {
        _pages[^1].Remove(tag);
        return this;
    }

    /// <summary>Sets a text tag of the last page.</summary>
    public TiffBuilder Text(ushort tag, string text)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(text), 0];
        return With(
            tag, 2, bytes.Length <= 4 ? BinaryPrimitives.ReadUInt32LittleEndian([.. bytes, 0, 0, 0]) : Append(bytes), (uint)bytes.Length);
    }

    /// <summary>Sets pixels per unit along both axes, and the unit (1 none, 2 inch, 3 cm).</summary>
    public TiffBuilder Resolution(uint pixels, uint units, uint unit)
    {
        byte[] ratio = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(ratio, pixels);
        BinaryPrimitives.WriteUInt32LittleEndian(ratio.AsSpan(4), units);
        uint at = Append(ratio);
        return With(282, 5, at).With(283, 5, at).With(296, 3, unit);
    }

    /// <summary>Sets a tag of the last page to 32-bit values that stand elsewhere in the file.</summary>
    public TiffBuilder Values(ushort tag, params uint[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        return With(tag, 4, values.Length == 1 ? values[0] : Append(bytes), (uint)values.Length);
    }

    /// <summary>The file.</summary>
    public byte[] Build()
    {
        using var file = new MemoryStream();
        file.Write(_file.ToArray());
        if (file.Length % 2 == 1) file.WriteByte(0);
        uint link = 4;
        Span<byte> entry = stackalloc byte[12];
        foreach (SortedDictionary<ushort, (ushort Type, uint Count, uint Value)> page in _pages)
        {
            uint here = (uint)file.Length;
            WriteAt(file, link, here);
            file.Position = here;
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)page.Count);
            file.Write(entry[..2]);
            foreach ((ushort tag, (ushort type, uint count, uint value)) in page)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], type);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], count);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], value);
                file.Write(entry);
            }

            link = (uint)file.Position;
            file.Write(NoLink);
        }

        return file.ToArray();
    }

    private static void WriteAt(MemoryStream file, uint place, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.GetBuffer().AsSpan((int)place, 4), value);
    }

    private uint Append(ReadOnlySpan<byte> bytes)
    {
        if (_file.Count % 2 == 1) _file.Add(0);
        uint at = (uint)_file.Count;
        _file.AddRange(bytes);
        return at;
    }
}
