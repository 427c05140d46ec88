namespace Osteon.Formats;

/// <summary>Rows of samples of 1, 2, 4 or 8 bits, the first in the highest bits of the first byte.</summary>
internal static class BitRow
{
    /// <summary>
    /// Looks every sample up in a table of 2ᵇⁱᵗˢ entries; as many samples as the destination has bytes. The largest sample.
    /// </summary>
    public static int Map(ReadOnlySpan<byte> packed, int bits, ReadOnlySpan<byte> table, Span<byte> destination)
    {
        if (bits == 8)
        {
            int top = 0;
            for (int x = 0; x < destination.Length; x++)
            {
                int sample = packed[x];
                top = Math.Max(top, sample);
                destination[x] = table[sample];
            }

            return top;
        }

        int perByte = 8 / bits;
        int mask = (1 << bits) - 1;
        int largest = 0;
        for (int x = 0; x < destination.Length; x++)
        {
            int shift = 8 - bits - (x % perByte * bits);
            int sample = (packed[x / perByte] >> shift) & mask;
            largest = Math.Max(largest, sample);
            destination[x] = table[sample];
        }

        return largest;
    }
}
