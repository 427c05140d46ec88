namespace Osteon.Formats;

/// <summary>A Huffman code of at most 256 symbols and 16 bits.</summary>
internal sealed class JpegHuffman
{
    private const int FastBits = 9;
    private readonly ushort[] _fast = new ushort[1 << FastBits];
    private readonly int[] _beyond = new int[17];
    private readonly int[] _shift = new int[17];
    private readonly byte[] _symbols;

    private JpegHuffman(byte[] symbols) => _symbols = symbols;

    /// <summary>Number of symbols.</summary>
    public int Count => _symbols.Length;

    /// <summary>Largest symbol of the code.</summary>
    public int Largest { get; private init; }

    /// <summary>
    /// The code with so many words of 1 … 16 bits for these symbols in order; null if there are no symbols, too few of them, or more words than
    /// their lengths allow.
    /// </summary>
    public static JpegHuffman? Of(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        int total = 0;
        foreach (byte count in counts) total += count;
        if (counts.Length != 16 || total is 0 or > 256 || symbols.Length < total) return null;
        byte[] kept = symbols[..total].ToArray();
        var table = new JpegHuffman(kept) { Largest = kept.Max() };
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++)
        {
            if (code + counts[length - 1] > 1 << length) return null;
            table._shift[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++, index++, code++)
                if (length <= FastBits)
                    table._fast.AsSpan(code << (FastBits - length), 1 << (FastBits - length)).Fill((ushort)((length << 8) | kept[index]));
            table._beyond[length] = code;
            code <<= 1;
        }

        return table;
    }

    /// <summary>Takes the next symbol; −1 if the bits are no word of the code. At least 16 bits must be available.</summary>
    public int Symbol(ref JpegBits bits)
    {
        int fast = _fast[bits.Peek(FastBits)];
        if (fast != 0)
        {
            bits.Skip(fast >> 8);
            return fast & 0xFF;
        }

        int word = bits.Peek(16);
        for (int length = FastBits + 1; length <= 16; length++)
        {
            int code = word >> (16 - length);
            if (code >= _beyond[length]) continue;
            int index = code + _shift[length];
            if (index < 0 || index >= _symbols.Length) return -1;
            bits.Skip(length);
            return _symbols[index];
        }

        return -1;
    }
}
