namespace Osteon.MicroCt;

/// <summary>Stretches of bits in a row of 64-bit words.</summary>
internal static class Bits
{
    /// <summary>Sets columns <paramref name="start"/> … <paramref name="end"/> − 1 (at least one).</summary>
    public static void Set(Span<ulong> row, int start, int end)
    {
        int first = start >> 6, last = (end - 1) >> 6;
        ulong head = ulong.MaxValue << start, tail = ulong.MaxValue >> -end;
        if (first == last)
        {
            row[first] |= head & tail;
            return;
        }

        row[first] |= head;
        row[(first + 1)..last].Fill(ulong.MaxValue);
        row[last] |= tail;
    }

    /// <summary>Whether any of columns <paramref name="start"/> … <paramref name="end"/> − 1 (at least one) is set.</summary>
    public static bool Any(ReadOnlySpan<ulong> row, int start, int end)
    {
        int first = start >> 6, last = (end - 1) >> 6;
        ulong head = ulong.MaxValue << start, tail = ulong.MaxValue >> -end;
        if (first == last) return (row[first] & head & tail) != 0;
        return (row[first] & head) != 0 || (row[last] & tail) != 0 || row[(first + 1)..last].ContainsAnyExcept(0UL);
    }
}
