namespace Osteon.Formats;

/// <summary>
/// LZW as TIFF 6.0 defines it: codes of 9 to 12 bits from the most significant bit on, 256 clears the table, 257 ends, and the code
/// grows one entry early.
/// </summary>
/// <remarks>
/// Every string of the table stands somewhere in the output already: the entry made after a string is that string and the byte behind
/// it. So the table keeps places in the output instead of chains of bytes, and a code is one forward copy.
/// </remarks>
internal sealed class LzwDecoder
{
    private const int Clear = 256;
    private const int End = 257;
    private const int First = 258;
    private const int TableSize = 4096;

    private readonly int[] _start = new int[TableSize];
    private readonly int[] _length = new int[TableSize];

    /// <summary>How decoding ended.</summary>
    public enum Outcome
    {
        /// <summary>The destination is full.</summary>
        Full,

        /// <summary>The source or the end code came before the destination was full.</summary>
        Short,

        /// <summary>A code refers to an entry that does not exist.</summary>
        BadCode,

        /// <summary>The source looks like the LZW of before TIFF 5.0, which packs bits the other way round.</summary>
        OldBitOrder,
    }

    /// <summary>Decodes until the destination is full or the source ends.</summary>
    public Outcome Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // A stream begins with the clear code: 100000000 from the top, so 0x80; the old order puts its low 8 bits first.
        if (source.Length >= 2 && source[0] == 0 && (source[1] & 1) == 1) return Outcome.OldBitOrder;
        int read = 0;
        int written = 0;
        uint bits = 0;
        int bitCount = 0;
        int width = 9;
        int next = First;
        int previousStart = -1;
        int previousLength = 0;
        while (written < destination.Length)
        {
            while (bitCount < width)
            {
                if (read == source.Length) return Outcome.Short;
                bits = (bits << 8) | source[read++];
                bitCount += 8;
            }

            int code = (int)(bits >> (bitCount - width)) & ((1 << width) - 1);
            bitCount -= width;
            if (code == End) return Outcome.Short;
            if (code == Clear)
            {
                width = 9;
                next = First;
                previousStart = -1;
                continue;
            }

            if (previousStart >= 0 && next < TableSize)
            {
                _start[next] = previousStart;
                _length[next] = previousLength + 1;
                next++;
                if (next == (1 << width) - 1 && width < 12) width++;
            }

            int length;
            if (code < Clear)
            {
                destination[written] = (byte)code;
                length = 1;
            }
            else if (code < next)
            {
                length = Math.Min(_length[code], destination.Length - written);
                Copy(destination, _start[code], written, length);
            }
            else
            {
                return Outcome.BadCode;
            }

            previousStart = written;
            previousLength = length;
            written += length;
        }

        return Outcome.Full;
    }

    private static void Copy(Span<byte> data, int from, int to, int length)
    {
        // Only the string that is being defined by this very code reaches into the place it is copied to, and only with its last byte,
        // which is its first.
        data.Slice(from, length - 1).CopyTo(data[to..]);
        data[to + length - 1] = data[from + length - 1];
    }
}
