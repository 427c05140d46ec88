namespace Osteon.Formats;

/// <summary>The Huffman codes of one block, and the block's header that states them (RFC 1951, section 3.2.7).</summary>
internal sealed class DeflateBlockCodes
{
    private readonly byte[] _literalLengths = new byte[DeflateTables.Literals];
    private readonly byte[] _distanceLengths = new byte[DeflateTables.Distances];
    private readonly ushort[] _literalCodes = new ushort[DeflateTables.Literals];
    private readonly ushort[] _distanceCodes = new ushort[DeflateTables.Distances];
    private readonly byte[] _headerLengths = new byte[19];
    private readonly ushort[] _headerCodes = new ushort[19];
    private readonly List<(byte Symbol, byte ExtraBits, byte Extra)> _header = [];
    private readonly int _literals;
    private readonly int _distances;
    private readonly int _headerSymbols;

    /// <summary>The best codes for these counts.</summary>
    public DeflateBlockCodes(ReadOnlySpan<int> literalCounts, ReadOnlySpan<int> distanceCounts)
    {
        HuffmanCode.Lengths(literalCounts, 15, _literalLengths);
        HuffmanCode.Lengths(distanceCounts, 15, _distanceLengths);
        HuffmanCode.Codes(_literalLengths, _literalCodes);
        HuffmanCode.Codes(_distanceLengths, _distanceCodes);
        _literals = Math.Max(257, LastUsed(_literalLengths) + 1);
        _distances = Math.Max(1, LastUsed(_distanceLengths) + 1);
        RunLengths([.. _literalLengths.AsSpan(0, _literals), .. _distanceLengths.AsSpan(0, _distances)]);
        int[] counts = new int[19];
        foreach ((byte symbol, _, _) in _header) counts[symbol]++;
        HuffmanCode.Lengths(counts, 7, _headerLengths);
        HuffmanCode.Codes(_headerLengths, _headerCodes);
        _headerSymbols = 19;
        while (_headerSymbols > 4 && _headerLengths[DeflateTables.LengthOrder[_headerSymbols - 1]] == 0) _headerSymbols--;
    }

    /// <summary>Bits of a block with these counts, header included.</summary>
    public long BitCount(ReadOnlySpan<int> literalCounts, ReadOnlySpan<int> distanceCounts)
    {
        long bits = 3 + 14 + (3 * _headerSymbols);
        foreach ((byte symbol, byte extraBits, _) in _header) bits += _headerLengths[symbol] + extraBits;
        for (int i = 0; i < literalCounts.Length; i++) bits += (long)literalCounts[i] * (_literalLengths[i] + LengthExtraBits(i));
        for (int i = 0; i < distanceCounts.Length; i++) bits += (long)distanceCounts[i] * (_distanceLengths[i] + Math.Max(0, (i / 2) - 1));
        return bits;
    }

    /// <summary>Writes the codes.</summary>
    public void WriteHeader(DeflateBits bits)
    {
        bits.Write((uint)(_literals - 257), 5);
        bits.Write((uint)(_distances - 1), 5);
        bits.Write((uint)(_headerSymbols - 4), 4);
        foreach (byte symbol in DeflateTables.LengthOrder[.._headerSymbols]) bits.Write(_headerLengths[symbol], 3);
        foreach ((byte symbol, byte extraBits, byte extra) in _header)
        {
            bits.Write(_headerCodes[symbol], _headerLengths[symbol]);
            bits.Write(extra, extraBits);
        }
    }

    /// <summary>Writes a literal (below 256) or a match (length · 2¹⁶ + distance).</summary>
    public void WriteSymbol(DeflateBits bits, uint symbol)
    {
        if (symbol < 256)
        {
            bits.Write(_literalCodes[symbol], _literalLengths[symbol]);
            return;
        }

        (int length, int lengthBits, int lengthExtra) = DeflateTables.Length((int)(symbol >> 16));
        bits.Write(_literalCodes[length] | ((uint)lengthExtra << _literalLengths[length]), _literalLengths[length] + lengthBits);
        (int distance, int distanceBits, int distanceExtra) = DeflateTables.Distance((int)(symbol & 0xFFFF));
        bits.Write(
            _distanceCodes[distance] | ((uint)distanceExtra << _distanceLengths[distance]), _distanceLengths[distance] + distanceBits);
    }

    /// <summary>Ends the block.</summary>
    public void WriteEnd(DeflateBits bits) => bits.Write(
        _literalCodes[DeflateTables.EndOfBlock], _literalLengths[DeflateTables.EndOfBlock]);

    private static int LengthExtraBits(int symbol) => symbol is < 265 or 285 ? 0 : (symbol - 261) / 4;

    private static int LastUsed(ReadOnlySpan<byte> lengths) => lengths.LastIndexOfAnyExcept((byte)0);

    private void RunLengths(ReadOnlySpan<byte> lengths)
    {
        for (int i = 0; i < lengths.Length;)
        {
            byte length = lengths[i];
            int run = 1;
            while (i + run < lengths.Length && lengths[i + run] == length) run++;
            i += run;
            if (length != 0)
            {
                _header.Add((length, 0, 0));
                run--;
            }

            while (run > 0)
            {
                int most = length == 0 ? 138 : 6;
                int part = Math.Min(run, most);
                if (part < 3)
                {
                    _header.Add((length, 0, 0));
                    run--;
                    continue;
                }

                if (length != 0) _header.Add((16, 2, (byte)(part - 3)));
                else if (part <= 10) _header.Add((17, 3, (byte)(part - 3)));
                else _header.Add((18, 7, (byte)(part - 11)));
                run -= part;
            }
        }
    }
}
