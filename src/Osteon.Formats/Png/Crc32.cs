using System.Buffers.Binary;

namespace Osteon.Formats;

/// <summary>The CRC of PNG (ISO 3309: polynomial 0xEDB88320 reversed), eight bytes at a time by tables.</summary>
internal static class Crc32
{
    /// <summary>The state before the first byte.</summary>
    public const uint Start = uint.MaxValue;

    private static readonly uint[] Tables = MakeTables();

    /// <summary>The state after more bytes.</summary>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> tables = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = tables[(7 * 256) + (int)(low & 255)] ^ tables[(6 * 256) + (int)((low >> 8) & 255)]
                ^ tables[(5 * 256) + (int)((low >> 16) & 255)] ^ tables[(4 * 256) + (int)(low >> 24)]
                ^ tables[(3 * 256) + (int)(high & 255)] ^ tables[(2 * 256) + (int)((high >> 8) & 255)]
                ^ tables[256 + (int)((high >> 16) & 255)] ^ tables[(int)(high >> 24)];
        }

        foreach (byte value in bytes) state = tables[(int)((state ^ value) & 255)] ^ (state >> 8);
        return state;
    }

    /// <summary>The checksum of a state.</summary>
    public static uint Finish(uint state) => ~state;

    private static uint[] MakeTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            tables[i] = value;
        }

        for (int k = 1; k < 8; k++)
            for (int i = 0; i < 256; i++) tables[(k * 256) + i] =
                (tables[((k - 1) * 256) + i] >> 8) ^ tables[tables[((k - 1) * 256) + i] & 255];
        return tables;
    }
}
