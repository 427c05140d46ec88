using System.Buffers.Binary;

namespace Osteon.Formats;

/// <summary>
/// Deflate in a zlib envelope (RFC 1950 and 1951). The runtime's own encoder may give other bytes on another processor or version; this
/// one gives the same bytes everywhere, which is what makes a written file reproducible. Its memory is kept from call to call. Decoding
/// is left to the runtime.
/// </summary>
/// <remarks>
/// Greedy matches of 4 to 258 bytes, found through a hash of four bytes and chains of at most <see cref="MostTries"/> earlier places;
/// blocks of <see cref="BlockSymbols"/> symbols, each coded by its own Huffman codes or stored, whichever is shorter.
/// </remarks>
internal sealed class DeflateEncoder
{
    private const int WindowSize = 32_768;
    private const int HashBits = 15;
    private const int LeastMatch = 4;
    private const int MostMatch = 258;
    private const int MostTries = 12;
    private const int GoodMatch = 64;
    private const int BlockSymbols = 32_768;
    private const int MostStored = 65_535;

    private readonly int[] _head = new int[1 << HashBits];
    private readonly int[] _previous = new int[WindowSize];
    private readonly uint[] _symbols = new uint[BlockSymbols];
    private readonly int[] _literalCounts = new int[DeflateTables.Literals];
    private readonly int[] _distanceCounts = new int[DeflateTables.Distances];
    private readonly DeflateBits _bits = new();
    private int _symbolCount;

    /// <summary>Compresses; the result is valid until the next call.</summary>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> data)
    {
        _bits.Clear();
        _bits.Write(0x78, 8); // deflate with a window of 32 kB
        _bits.Write(0x9C, 8); // check bits, default effort
        Array.Fill(_head, -1);
        int blockStart = 0;
        int position = 0;
        _symbolCount = 0;
        while (position < data.Length)
        {
            int length = FindMatch(data, position, out int distance);
            if (length >= LeastMatch)
            {
                _symbols[_symbolCount++] = ((uint)length << 16) | (uint)distance;
                int end = position + length;
                for (position++; position < end; position++) Remember(data, position);
            }
            else
            {
                _symbols[_symbolCount++] = data[position++];
            }

            if (_symbolCount < BlockSymbols && position < data.Length) continue;
            WriteBlock(data[blockStart..position], position == data.Length);
            blockStart = position;
            _symbolCount = 0;
        }

        if (data.Length == 0) WriteBlock(data, true);
        _bits.Align();
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32(data));
        _bits.WriteBytes(checksum);
        return _bits.Written;
    }

    /// <summary>The checksum of zlib: two running sums modulo 65 521.</summary>
    internal static uint Adler32(ReadOnlySpan<byte> data)
    {
        uint a = 1;
        uint b = 0;
        while (!data.IsEmpty)
        {
            ReadOnlySpan<byte> part = data[..Math.Min(5552, data.Length)]; // the longest run for which b cannot exceed 2³² − 1
            foreach (byte value in part)
            {
                a += value;
                b += a;
            }

            a %= 65_521;
            b %= 65_521;
            data = data[part.Length..];
        }

        return (b << 16) | a;
    }

    private static int Hash(ReadOnlySpan<byte> data, int position) =>
        (int)((BinaryPrimitives.ReadUInt32LittleEndian(data[position..]) * 2_654_435_761u) >> (32 - HashBits));

    private void Remember(ReadOnlySpan<byte> data, int position)
    {
        if (position > data.Length - LeastMatch) return;
        int hash = Hash(data, position);
        _previous[position & (WindowSize - 1)] = _head[hash];
        _head[hash] = position;
    }

    private int FindMatch(ReadOnlySpan<byte> data, int position, out int distance)
    {
        distance = 0;
        if (position > data.Length - LeastMatch) return 0;
        ReadOnlySpan<byte> here = data.Slice(position, Math.Min(MostMatch, data.Length - position));
        int candidate = _head[Hash(data, position)];
        Remember(data, position);
        int best = LeastMatch - 1;
        for (int tries = 0; tries < MostTries && candidate >= 0 && position - candidate <= WindowSize; tries++)
        {
            // A longer match must at least agree where the best one so far ends.
            if (best < here.Length && data[candidate + best] == here[best])
            {
                int length = here.CommonPrefixLength(data[candidate..]);
                if (length > best)
                {
                    best = length;
                    distance = position - candidate;
                    if (length >= GoodMatch) break;
                }
            }

            int earlier = _previous[candidate & (WindowSize - 1)];
            if (earlier >= candidate) break; // the place was overwritten by a newer one
            candidate = earlier;
        }

        return best < LeastMatch ? 0 : best;
    }

    private void WriteBlock(ReadOnlySpan<byte> raw, bool last)
    {
        Array.Clear(_literalCounts);
        Array.Clear(_distanceCounts);
        foreach (uint symbol in _symbols.AsSpan(0, _symbolCount))
        {
            if (symbol < 256)
            {
                _literalCounts[symbol]++;
                continue;
            }

            _literalCounts[DeflateTables.Length((int)(symbol >> 16)).Symbol]++;
            _distanceCounts[DeflateTables.Distance((int)(symbol & 0xFFFF)).Symbol]++;
        }

        _literalCounts[DeflateTables.EndOfBlock] = 1;
        var codes = new DeflateBlockCodes(_literalCounts, _distanceCounts);
        long storedBits = 8L * (raw.Length + (5 * ((raw.Length / MostStored) + 1))) + 7;
        if (codes.BitCount(_literalCounts, _distanceCounts) >= storedBits)
        {
            WriteStored(raw, last);
            return;
        }

        _bits.Write(last ? 1u : 0u, 1);
        _bits.Write(2, 2);
        codes.WriteHeader(_bits);
        foreach (uint symbol in _symbols.AsSpan(0, _symbolCount)) codes.WriteSymbol(_bits, symbol);
        codes.WriteEnd(_bits);
    }

    private void WriteStored(ReadOnlySpan<byte> raw, bool last)
    {
        Span<byte> lengths = stackalloc byte[4];
        do
        {
            ReadOnlySpan<byte> part = raw[..Math.Min(MostStored, raw.Length)];
            raw = raw[part.Length..];
            _bits.Write(last && raw.IsEmpty ? 1u : 0u, 1);
            _bits.Write(0, 2);
            _bits.Align();
            BinaryPrimitives.WriteUInt16LittleEndian(lengths, (ushort)part.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(lengths[2..], (ushort)~part.Length);
            _bits.WriteBytes(lengths);
            _bits.WriteBytes(part);
        }
        while (!raw.IsEmpty);
    }
}
