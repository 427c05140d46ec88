using System.Buffers.Binary;

namespace Osteon.Formats;

/// <summary>Names of PNG chunks as big-endian numbers, and their frame.</summary>
internal static class PngChunk
{
    public const uint Header = 0x49484452; // IHDR
    public const uint Palette = 0x504C5445; // PLTE
    public const uint Data = 0x49444154; // IDAT
    public const uint End = 0x49454E44; // IEND
    public const uint Transparency = 0x74524E53; // tRNS
    public const uint PixelSize = 0x70485973; // pHYs

    /// <summary>The bytes every PNG file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a decoder that does not know the chunk must give up: its first letter is upper case.</summary>
    public static bool IsCritical(uint name) => (name & 0x20000000) == 0;

    /// <summary>The four letters, or their hex code where they are none.</summary>
    public static string Name(uint name)
    {
        Span<byte> letters = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(letters, name);
        foreach (byte letter in letters)
            if (!char.IsAsciiLetter((char)letter)) return "0x" + Convert.ToHexString(letters);
        return System.Text.Encoding.ASCII.GetString(letters);
    }

    /// <summary>Writes one chunk.</summary>
    public static void Write(Stream stream, uint name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        BinaryPrimitives.WriteUInt32BigEndian(number, name);
        stream.Write(number);
        stream.Write(data);
        uint crc = Crc32.Append(Crc32.Append(Crc32.Start, number), data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Finish(crc));
        stream.Write(number);
    }
}
