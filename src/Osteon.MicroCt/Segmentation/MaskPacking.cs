using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Osteon.MicroCt;

/// <summary>
/// Turns a row of stored numbers into a row of mask bits: bit x is set where low ≤ row[x] ≤ high. NaN is in no range. Bits beyond the row
/// are 0.
/// </summary>
internal static class MaskPacking
{
    /// <summary>Packs <paramref name="row"/> into ⌈length/64⌉ words.</summary>
    public static void Pack<T>(ReadOnlySpan<T> row, StoredRange<T> range, Span<ulong> words)
        where T : unmanaged, INumber<T>
    {
        if (words.Length != (row.Length + 63) / 64) throw new ArgumentException("64 voxels of the row go into one word", nameof(words));
        if (range.IsEmpty)
        {
            words.Clear();
            return;
        }

        // A vector compare gives all ones per lane that holds; the top bits of the lanes, gathered, are the mask bits
        // of the lanes in order.
        int done = 0;
        if (Vector512.IsHardwareAccelerated) done = Pack512(row, range, words);
        else if (Vector256.IsHardwareAccelerated) done = Pack256(row, range, words);
        else if (Vector128.IsHardwareAccelerated) done = Pack128(row, range, words);
        PackReference(row[done..], range, words[(done / 64)..]);
    }

    /// <summary>The scalar twin of <see cref="Pack"/>.</summary>
    public static void PackReference<T>(ReadOnlySpan<T> row, StoredRange<T> range, Span<ulong> words)
        where T : unmanaged, INumber<T>
    {
        words.Clear();
        for (int x = 0; x < row.Length; x++)
            if (row[x] >= range.Low && row[x] <= range.High) words[x >> 6] |= 1UL << (x & 63);
    }

    private static int Pack512<T>(ReadOnlySpan<T> row, StoredRange<T> range, Span<ulong> words)
        where T : unmanaged, INumber<T>
    {
        Vector512<T> low = Vector512.Create(range.Low);
        Vector512<T> high = Vector512.Create(range.High);
        ref T first = ref MemoryMarshal.GetReference(row);
        int full = row.Length / 64;
        for (int w = 0; w < full; w++)
        {
            ulong bits = 0;
            for (int lane = 0; lane < 64; lane += Vector512<T>.Count)
            {
                var v = Vector512.LoadUnsafe(ref first, (nuint)((w * 64) + lane));
                Vector512<T> inside = Vector512.GreaterThanOrEqual(v, low) & Vector512.LessThanOrEqual(v, high);
                bits |= inside.ExtractMostSignificantBits() << lane;
            }

            words[w] = bits;
        }

        return full * 64;
    }

    private static int Pack256<T>(ReadOnlySpan<T> row, StoredRange<T> range, Span<ulong> words)
        where T : unmanaged, INumber<T>
    {
        Vector256<T> low = Vector256.Create(range.Low);
        Vector256<T> high = Vector256.Create(range.High);
        ref T first = ref MemoryMarshal.GetReference(row);
        int full = row.Length / 64;
        for (int w = 0; w < full; w++)
        {
            ulong bits = 0;
            for (int lane = 0; lane < 64; lane += Vector256<T>.Count)
            {
                var v = Vector256.LoadUnsafe(ref first, (nuint)((w * 64) + lane));
                Vector256<T> inside = Vector256.GreaterThanOrEqual(v, low) & Vector256.LessThanOrEqual(v, high);
                bits |= (ulong)inside.ExtractMostSignificantBits() << lane;
            }

            words[w] = bits;
        }

        return full * 64;
    }

    private static int Pack128<T>(ReadOnlySpan<T> row, StoredRange<T> range, Span<ulong> words)
        where T : unmanaged, INumber<T>
    {
        Vector128<T> low = Vector128.Create(range.Low);
        Vector128<T> high = Vector128.Create(range.High);
        ref T first = ref MemoryMarshal.GetReference(row);
        int full = row.Length / 64;
        for (int w = 0; w < full; w++)
        {
            ulong bits = 0;
            for (int lane = 0; lane < 64; lane += Vector128<T>.Count)
            {
                var v = Vector128.LoadUnsafe(ref first, (nuint)((w * 64) + lane));
                Vector128<T> inside = Vector128.GreaterThanOrEqual(v, low) & Vector128.LessThanOrEqual(v, high);
                bits |= (ulong)inside.ExtractMostSignificantBits() << lane;
            }

            words[w] = bits;
        }

        return full * 64;
    }
}
