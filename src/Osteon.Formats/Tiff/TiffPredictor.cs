using System.Runtime.InteropServices;

namespace Osteon.Formats;

/// <summary>Undoes the differencing that some writers apply before they compress.</summary>
internal static class TiffPredictor
{
    /// <summary>Values are stored as they are.</summary>
    public const int None = 1;

    /// <summary>Each value is stored as its difference from its left neighbour, modulo 2ᵇⁱᵗˢ; floats by their bits.</summary>
    public const int Horizontal = 2;

    /// <summary>
    /// Bytes of floats are sorted by significance, most significant first, then each byte is stored as its difference from the one
    /// before it.
    /// </summary>
    public const int FloatingPoint = 3;

    /// <summary>
    /// Running sums along each row, of each of the <paramref name="samples"/> samples of a pixel for itself; elements are in this machine's
    /// byte order before and after.
    /// </summary>
    public static void UndoHorizontal(Span<byte> rows, int rowBytes, int elementSize, int samples)
    {
        for (; rows.Length >= rowBytes && rowBytes > 0; rows = rows[rowBytes..])
        {
            Span<byte> row = rows[..rowBytes];
            switch (elementSize)
            {
                case 1:
                    for (int i = samples; i < row.Length; i++) row[i] += row[i - samples];
                    break;
                case 2:
                    Span<ushort> two = MemoryMarshal.Cast<byte, ushort>(row);
                    for (int i = samples; i < two.Length; i++) two[i] += two[i - samples];
                    break;
                case 4:
                    Span<uint> four = MemoryMarshal.Cast<byte, uint>(row);
                    for (int i = samples; i < four.Length; i++) four[i] += four[i - samples];
                    break;
                default:
                    Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(row);
                    for (int i = samples; i < eight.Length; i++) eight[i] += eight[i - samples];
                    break;
            }
        }
    }

    /// <summary>
    /// Undoes <see cref="FloatingPoint"/>; the floats come out in this machine's byte order whatever the file's is. Scratch: one row.
    /// </summary>
    public static void UndoFloatingPoint(Span<byte> rows, int rowBytes, int elementSize, Span<byte> scratch)
    {
        int count = rowBytes / elementSize;
        scratch = scratch[..rowBytes];
        for (; rows.Length >= rowBytes && rowBytes > 0; rows = rows[rowBytes..])
        {
            Span<byte> row = rows[..rowBytes];
            Sum(row);
            row.CopyTo(scratch);
            for (int significance = 0; significance < elementSize; significance++)
            {
                ReadOnlySpan<byte> plane = scratch.Slice(significance * count, count);
                int place = BitConverter.IsLittleEndian ? elementSize - 1 - significance : significance;
                for (int i = 0; i < plane.Length; i++) row[(i * elementSize) + place] = plane[i];
            }
        }
    }

    private static void Sum(Span<byte> row)
    {
        for (int i = 1; i < row.Length; i++) row[i] += row[i - 1];
    }
}
