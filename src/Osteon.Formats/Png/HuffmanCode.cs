namespace Osteon.Formats;

/// <summary>
/// Canonical Huffman codes of limited length, as Deflate (RFC 1951, section 3.2.2) uses them. Ties go to the lower symbol, so equal
/// counts give equal codes.
/// </summary>
internal static class HuffmanCode
{
    /// <summary>
    /// Code lengths that minimise the coded size (to within rounding where the limit bites); 0 for symbols that do not occur.
    /// </summary>
    public static void Lengths(ReadOnlySpan<int> counts, int limit, Span<byte> lengths)
    {
        lengths.Clear();
        int[] symbols = new int[counts.Length];
        int used = 0;
        for (int i = 0; i < counts.Length; i++)
            if (counts[i] > 0) symbols[used++] = i;
        if (used == 0) return;
        if (used == 1)
        {
            lengths[symbols[0]] = 1;
            return;
        }

        long[] weights = new long[used];
        for (int i = 0; i < used; i++) weights[i] = ((long)counts[symbols[i]] << 16) | (uint)symbols[i]; // ties by symbol
        Array.Sort(weights, symbols, 0, used);
        for (int i = 0; i < used; i++) weights[i] >>= 16;
        while (!TryAssign(weights, limit, symbols.AsSpan(0, used), lengths))
            for (int i = 0; i < used; i++) weights[i] = (weights[i] + 1) / 2; // flatter counts give a shorter longest code
    }

    /// <summary>The codes of given lengths with their first bit lowest, ready to be written from the low end.</summary>
    public static void Codes(ReadOnlySpan<byte> lengths, Span<ushort> codes)
    {
        Span<int> next = stackalloc int[17];
        Span<int> ofLength = stackalloc int[17];
        ofLength.Clear();
        foreach (byte length in lengths) ofLength[length]++;
        ofLength[0] = 0;
        int code = 0;
        for (int length = 1; length <= 16; length++)
        {
            code = (code + ofLength[length - 1]) << 1;
            next[length] = code;
        }

        for (int i = 0; i < lengths.Length; i++)
            codes[i] = lengths[i] == 0 ? (ushort)0 : Reverse(next[lengths[i]]++, lengths[i]);
    }

    private static ushort Reverse(int code, int length)
    {
        int result = 0;
        for (int i = 0; i < length; i++) result |= ((code >> i) & 1) << (length - 1 - i);
        return (ushort)result;
    }

    /// <summary>
    /// Huffman's tree from weights in ascending order, by two queues: leaves, and joined nodes, which come out in ascending order by
    /// themselves.
    /// </summary>
    private static bool TryAssign(ReadOnlySpan<long> weights, int limit, ReadOnlySpan<int> symbols, Span<byte> lengths)
    {
        int leaves = weights.Length;
        long[] joined = new long[leaves - 1];
        int[] parent = new int[(2 * leaves) - 1];
        int leaf = 0;
        int node = 0;
        for (int made = 0; made < leaves - 1; made++)
        {
            for (int child = 0; child < 2; child++)
            {
                bool takeLeaf = leaf < leaves && (node >= made || weights[leaf] <= joined[node]);
                int taken = takeLeaf ? leaf : leaves + node;
                joined[made] += takeLeaf ? weights[leaf++] : joined[node++];
                parent[taken] = made;
            }
        }

        int[] depth = new int[leaves - 1];
        for (int i = leaves - 3; i >= 0; i--) depth[i] = depth[parent[leaves + i]] + 1;
        for (int i = 0; i < leaves; i++)
        {
            int length = depth[parent[i]] + 1;
            if (length > limit) return false;
            lengths[symbols[i]] = (byte)length;
        }

        return true;
    }
}
