using System.Buffers.Binary;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Header and palette of a bitmap.</summary>
internal sealed record BmpHeader
{
    private const int FileHeaderBytes = 14;
    private const int CoreHeaderBytes = 12;
    private const string Damaged = "The file is damaged: export it again.";
    private const string MakeGrey = "Osteon measures grey values. In Fiji: Image > Type > 8-bit, then File > Save As > BMP or Tiff.";

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Whether the first stored row is the top one; usually it is the bottom one.</summary>
    public required bool TopDown { get; init; }

    /// <summary>Bits of a pixel.</summary>
    public required int Bits { get; init; }

    /// <summary>Grey of each index; empty where pixels are red, green, blue.</summary>
    public byte[] Greys { get; init; } = [];

    /// <summary>Entries of the palette; indices must be below it.</summary>
    public int PaletteSize { get; init; }

    /// <summary>Whether indices are the greys.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Place of the first stored row.</summary>
    public required long Pixels { get; init; }

    /// <summary>Pixels per metre along (y, x); 0 where not stated.</summary>
    public (int Y, int X) PixelsPerMetre { get; init; }

    /// <summary>Bytes of a row without padding.</summary>
    public int RowBytes => (int)((((long)Width * Bits) + 7) / 8);

    /// <summary>Bytes from row to row: rows begin on multiples of 4 bytes.</summary>
    public int Stride => (int)((((long)Width * Bits) + 31) / 32 * 4);

    /// <summary>Whether the bytes begin a bitmap: its two letters and a header length that is known.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) =>
        start.Length >= FileHeaderBytes + 4 && start[0] == 'B' && start[1] == 'M'
            && IsHeaderLength(BinaryPrimitives.ReadUInt32LittleEndian(start[FileHeaderBytes..]));

    /// <summary>Reads and checks header and palette.</summary>
    public static BmpHeader Read(ImageFile file, ReadLimits limits, FindingCollector findings)
    {
        Span<byte> start = stackalloc byte[FileHeaderBytes + 40];
        start.Clear();
        file.Read(0, start[..(FileHeaderBytes + CoreHeaderBytes)], "its header");
        if (start[0] != 'B' || start[1] != 'M')
            throw file.Invalid(4, "this is not a BMP file", Convert.ToHexString(start[..2]), "A BMP file begins with the letters BM.");
        uint headerLength = BinaryPrimitives.ReadUInt32LittleEndian(start[FileHeaderBytes..]);
        if (!IsHeaderLength(headerLength)) throw file.Invalid(5, "the header has an unknown length", Text(headerLength), Damaged);
        bool core = headerLength == CoreHeaderBytes;
        if (!core) file.Read(0, start, "its header");
        ReadOnlySpan<byte> info = start[FileHeaderBytes..];
        long width = core ? BinaryPrimitives.ReadUInt16LittleEndian(info[4..]) : BinaryPrimitives.ReadInt32LittleEndian(info[4..]);
        long height = core ? BinaryPrimitives.ReadUInt16LittleEndian(info[6..]) : BinaryPrimitives.ReadInt32LittleEndian(info[8..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(info[(core ? 10 : 14)..]);
        uint compression = core ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(info[16..]);
        Refuse(file, bits, compression);
        if (compression is 3 or 6) CheckMasks(file);
        file.CheckPlane(width, Math.Abs(height), Math.Max(1, bits / 8), limits);
        var header = new BmpHeader
        {
            Width = (int)width,
            Height = (int)Math.Abs(height),
            TopDown = height < 0,
            Bits = bits,
            Pixels = BinaryPrimitives.ReadUInt32LittleEndian(start[10..]),
            PixelsPerMetre = core ? default : (
                BinaryPrimitives.ReadInt32LittleEndian(info[28..]), BinaryPrimitives.ReadInt32LittleEndian(info[24..])),
        };
        if (header.Pixels < FileHeaderBytes + headerLength)
            throw file.Invalid(5, "the pixels would start inside the header", Text(header.Pixels), Damaged);
        // The padding of the last row may be missing.
        file.CheckRange(header.Pixels, ((long)header.Stride * (header.Height - 1)) + header.RowBytes, "the end of its pixels");
        if (bits > 8) return header;
        long stated = core ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(info[32..]);
        return WithPalette(file, findings, header, (FileHeaderBytes + headerLength, core ? 3 : 4, stated));
    }

    private static bool IsHeaderLength(uint length) => length is CoreHeaderBytes or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    private static void Refuse(ImageFile file, int bits, uint compression)
    {
        if (compression is 1 or 2)
            throw file.Invalid(
                9,
                "the bitmap is run-length coded, which is not read",
                Text(compression),
                "Open it in Fiji and save it again as BMP or TIFF.");
        bool known = bits is 1 or 4 or 8 or 24 or 32 && (compression == 0 || (compression is 3 or 6 && bits == 32));
        if (!known)
            throw file.Invalid(
                8, "the bitmap is of a kind that is not read", $"{Text(bits)} bits, compression {Text(compression)}", MakeGrey);
    }

    /// <summary>Colours of 32 bits may be in any bits; only the usual order of bytes is read.</summary>
    private static void CheckMasks(ImageFile file)
    {
        Span<byte> masks = stackalloc byte[12];
        file.Read(FileHeaderBytes + 40, masks, "its colour masks");
        if (!masks.SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0]))
            throw file.Invalid(8, "the bitmap has unusual colour masks, which are not read", Convert.ToHexString(masks), MakeGrey);
    }

    private static BmpHeader WithPalette(
        ImageFile file, FindingCollector findings, BmpHeader header, (long Offset, int EntryBytes, long Stated) palette)
    {
        int most = 1 << header.Bits;
        long room = (header.Pixels - palette.Offset) / palette.EntryBytes;
        int size = (int)Math.Min(Math.Min(palette.Stated == 0 ? most : palette.Stated, most), room);
        if (size <= 0) throw file.Invalid(5, "the bitmap has no palette", null, Damaged);
        byte[] entries = new byte[size * palette.EntryBytes];
        file.Read(palette.Offset, entries, "its palette");
        byte[] greys = GreyTable.FromPalette(entries, palette.EntryBytes, header.Bits)
            ?? throw file.Invalid(7, "the bitmap has a colour palette", null, MakeGrey);
        bool identity = GreyTable.IsIdentity(greys.AsSpan(0, size));
        if (!identity)
            findings.Add(file.Note(22, "the bitmap has a grey palette; the greys it shows were taken, not the stored indices"));
        return header with { Greys = greys, PaletteSize = size, IsDirect = identity && size == 256 };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
