using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Osteon.Reporting.Tests;

/// <summary>Writes small RGB pictures as PNG, so that the sample report has something to show.</summary>
internal static class PngBytes
{
    public static byte[] Of(int width, int height, Func<int, int, (byte R, byte G, byte B)> pixel)
    {
        byte[] raw = new byte[height * (1 + 3 * width)];
        for (int y = 0, at = 0; y < height; y++)
        {
            at++;
            for (int x = 0; x < width; x++) (raw[at++], raw[at++], raw[at++]) = pixel(x, y);
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(raw);
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data], frame = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(frame, data.Length);
        body.CopyTo(frame, 4);
        uint crc = 0xFFFFFFFF;
        foreach (byte value in body)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0u - (crc & 1)));
        }

        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), ~crc);
        return frame;
    }
}
