using System.Numerics;

namespace Osteon.MicroCt;

/// <summary>Parts of rows of mask bits.</summary>
internal static class BitRows
{
    /// <summary>Copies bits x0 … x0 + width − 1 of a row to the beginning of another; bits beyond the width are 0.</summary>
    public static void Extract(ReadOnlySpan<ulong> row, int x0, int width, Span<ulong> destination)
    {
        int words = (width + 63) / 64;
        (int skip, int shift) = (x0 >> 6, x0 & 63);
        for (int w = 0; w < words; w++)
        {
            ulong bits = row[skip + w] >> shift;
            if (shift != 0 && skip + w + 1 < row.Length) bits |= row[skip + w + 1] << (64 - shift);
            destination[w] = bits;
        }

        if (width % 64 != 0) destination[words - 1] &= (1UL << (width % 64)) - 1;
        destination[words..].Clear();
    }

    /// <summary>The first and the last set bit of a row, or (−1, −1) if there is none.</summary>
    public static (int First, int Last) Extent(ReadOnlySpan<ulong> row)
    {
        int first = row.IndexOfAnyExcept(0UL);
        if (first < 0) return (-1, -1);
        int last = row.LastIndexOfAnyExcept(0UL);
        return ((first * 64) + BitOperations.TrailingZeroCount(row[first]), (last * 64) + 63 - BitOperations.LeadingZeroCount(row[last]));
    }
}
