using System.Buffers.Binary;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What stands before the pixels of a PNG file.</summary>
internal sealed record PngHeader
{
    private const int MostChunks = 65_536;
    private const string Damaged = "The file is damaged: export it again.";

    private const string MakeGrey =
        "Osteon measures grey values. In Fiji: Image > Type > 8-bit (or 16-bit), then File > Save As > PNG or Tiff.";

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Bits of a sample.</summary>
    public required int Bits { get; init; }

    /// <summary>Samples of a pixel: 1 grey or index, 2 grey and alpha, 3 red, green, blue, 4 the same with alpha.</summary>
    public required int Channels { get; init; }

    /// <summary>Whether the pixels come in the seven passes of Adam7.</summary>
    public required bool Interlaced { get; init; }

    /// <summary>Grey of each sample of up to 8 bits; empty where samples are the values.</summary>
    public byte[] Greys { get; init; } = [];

    /// <summary>Red, green, blue of each index of a palette in colour; null where there is none.</summary>
    public byte[]? ColourPalette { get; init; }

    /// <summary>Entries of the palette; samples must be below it.</summary>
    public int PaletteSize { get; init; } = 256;

    /// <summary>Pixels per metre along (y, x), or null.</summary>
    public (uint Y, uint X)? PixelsPerMetre { get; init; }

    /// <summary>Place of the first chunk of pixels.</summary>
    public required long Data { get; init; }

    /// <summary>Type of the plane.</summary>
    public VoxelType VoxelType => Bits == 16 ? VoxelType.UInt16 : VoxelType.UInt8;

    /// <summary>Bytes of a row of this many pixels, without its filter byte.</summary>
    public int RowBytes(int pixels) => (int)((((long)pixels * Bits * Channels) + 7) / 8);

    /// <summary>Reads and checks all chunks before the pixels; colour and alpha are refused unless <paramref name="withColour"/>.</summary>
    public static PngHeader Read(ImageFile file, ReadLimits limits, FindingCollector findings, bool withColour = false)
    {
        Span<byte> start = stackalloc byte[8];
        file.Read(0, start, "its 8-byte signature");
        if (!start.SequenceEqual(PngChunk.Signature))
            throw file.Invalid(4, "this is not a PNG file", Convert.ToHexString(start), "A PNG file begins with 89504E470D0A1A0A.");
        long offset = 8;
        byte[]? palette = null;
        byte[]? header = null;
        bool transparent = false;
        (uint, uint)? pixelsPerMetre = null;
        for (int count = 0; count < MostChunks; count++)
        {
            (uint name, int length) = Frame(file, offset);
            if (header is null && name != PngChunk.Header)
                throw file.Invalid(
                    5, "the first chunk is not IHDR", PngChunk.Name(name), Damaged);
            switch (name)
            {
                case PngChunk.Header:
                    if (header is not null || length != 13) throw file.Invalid(5, "the IHDR chunk is damaged", null, Damaged);
                    header = Content(file, offset, length);
                    break;
                case PngChunk.Palette:
                    if (length is 0 or > 768 || length % 3 != 0) throw file.Invalid(5, "the PLTE chunk is damaged", Text(length), Damaged);
                    palette = Content(file, offset, length);
                    break;
                case PngChunk.Transparency:
                    transparent = true;
                    break;
                case PngChunk.PixelSize when length == 9:
                    byte[] size = Content(file, offset, length);
                    if (size[8] == 1)
                        pixelsPerMetre = (
                            BinaryPrimitives.ReadUInt32BigEndian(size.AsSpan(4)), BinaryPrimitives.ReadUInt32BigEndian(size));
                    break;
                case PngChunk.Data:
                    if (transparent) findings.Add(file.Warning(20, "the image has a transparent colour; its stored grey was taken"));
                    PngHeader checkedHeader = Check(file, limits, findings, (header!, palette, withColour));
                    return checkedHeader with { Data = offset, PixelsPerMetre = pixelsPerMetre };
                case PngChunk.End:
                    throw file.Invalid(5, "the file has no pixels (no IDAT chunk)", null, Damaged);
                default:
                    if (PngChunk.IsCritical(name))
                        throw file.Invalid(
                            5, "the file has a chunk that must be understood but is unknown", PngChunk.Name(name), Damaged);
                    break;
            }

            offset += 12L + length;
        }

        throw file.Invalid(5, "the file has too many chunks before its pixels", Text(MostChunks), Damaged);
    }

    /// <summary>Name and length of the chunk at a place, checked against the file.</summary>
    public static (uint Name, int Length) Frame(ImageFile file, long offset)
    {
        Span<byte> frame = stackalloc byte[8];
        file.Read(offset, frame, "its end (the IEND chunk)");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(frame);
        uint name = BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);
        if (length > int.MaxValue)
            throw file.Invalid(
                5, $"the {PngChunk.Name(name)} chunk claims an impossible length", Text(length), Damaged);
        file.CheckRange(offset, 12L + length, $"the end of its {PngChunk.Name(name)} chunk");
        return (name, (int)length);
    }

    private static byte[] Content(ImageFile file, long offset, int length)
    {
        byte[] bytes = new byte[4 + length + 4];
        file.Read(offset + 4, bytes, "a chunk");
        uint crc = Crc32.Finish(Crc32.Append(Crc32.Start, bytes.AsSpan(0, 4 + length)));
        if (crc != BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + length)))
            throw file.Invalid(
                6, $"the checksum of the {PngChunk.Name(BinaryPrimitives.ReadUInt32BigEndian(bytes))} chunk is wrong", null, Damaged);
        return bytes[4..^4];
    }

    private static PngHeader Check(ImageFile file, ReadLimits limits, FindingCollector findings,
        (byte[] Header, byte[]? Palette, bool WithColour) chunks)
    {
        ReadOnlySpan<byte> bytes = chunks.Header;
        uint width = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        (int bits, int colour) = (bytes[8], bytes[9]);
        string kind = string.Create(CultureInfo.InvariantCulture, $"{bits} bits, colour type {colour}");
        bool known = (bits, colour) is (1 or 2 or 4 or 8 or 16, 0) or (1 or 2 or 4 or 8, 3) or (8 or 16, 2 or 4 or 6);
        if (!known || bytes[10] != 0 || bytes[11] != 0 || bytes[12] > 1)
            throw file.Invalid(
                5, "the IHDR chunk names a kind of image that PNG does not have", kind, Damaged);
        string? refused = (bits, colour) switch
        {
            (_, 4) => "grey with alpha",
            (_, 6) => "colour with alpha",
            (16, 2) => "colour",
            _ => null,
        };
        if (refused is not null
            && !chunks.WithColour) throw file.Invalid(7, "the image is not a grey image", $"{refused} ({kind})", MakeGrey);
        int channels = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        file.CheckPlane(width, height, channels * (bits == 16 ? 2 : 1), limits);
        var header = new PngHeader
        {
            Width = (int)width,
            Height = (int)height,
            Bits = bits,
            Channels = channels,
            Interlaced = bytes[12] == 1,
            Data = 0,
        };
        if ((long)header.RowBytes(header.Width) * header.Height > (double)file.Length * limits.MaxExpansion)
            throw file.Invalid(
                10,
                "the file is too short for its pixels",
                $"{width} × {height}",
                "The file was cut off, damaged, or lies about its size: export it again.");
        if (colour == 3) return WithPalette(file, findings, header, (chunks.Palette, chunks.WithColour));
        if (bits >= 8) return header;
        findings.Add(file.Note(23, "samples of fewer than 8 bits were expanded to 0 … 255", $"{Text(bits)} bits"));
        return header with { Greys = GreyTable.Ramp(bits) };
    }

    private static PngHeader WithPalette(ImageFile file, FindingCollector findings, PngHeader header,
        (byte[]? Entries, bool WithColour) stated)
    {
        if (stated.Entries is not { } palette) throw file.Invalid(5, "the image needs a palette but has none", null, Damaged);
        byte[]? greys = GreyTable.FromPalette(palette, 3, header.Bits);
        int size = Math.Min(palette.Length / 3, 1 << header.Bits);
        if (greys is null)
            return stated.WithColour
                ? header with { Greys = GreyTable.Indices(header.Bits), PaletteSize = size, ColourPalette = palette }
                : throw file.Invalid(7, "the image has a colour palette", null, MakeGrey);
        if (!GreyTable.IsIdentity(greys.AsSpan(0, size)))
            findings.Add(file.Note(22, "the image has a grey palette; the greys it shows were taken, not the stored indices"));
        return header with { Greys = greys, PaletteSize = size };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
