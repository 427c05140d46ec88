using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Osteon.MicroCt;

/// <summary>
/// Counts the cells of whole lines 64 at a time with 512-bit vectors: their configurations are written as 64 bytes, the ones that are
/// neither all bone nor all marrow are moved together by one instruction, and only those are counted one by one. The same counts as the
/// word-by-word path of <see cref="CellScan"/>.
/// </summary>
/// <remarks>
/// A line lies between rows y − 1 and y of planes z − 1 and z. The two planes of a row are one byte per column, bits 2 and 8 (1 and 3
/// counted from 0); moved down by one bit they are the row before. So each row is spread to bytes once and used for two lines.
/// </remarks>
internal sealed class InnerLines
{
    /// <summary>Room before the first column, so that all loads are aligned alike.</summary>
    private const int Margin = 64;

    private readonly int _width;
    private readonly int _words;
    private readonly long[] _counts;
    private readonly byte[] _mixed;
    private byte[] _near;
    private byte[] _far;
    private int _mixedCount;

    /// <summary>
    /// For rows of <paramref name="width"/> voxels; counts go to four arrays of 256 in <paramref name="counts"/>, one after another.
    /// </summary>
    public InnerLines(int width, long[] counts)
    {
        _width = width;
        _words = (width + 63) / 64;
        _counts = counts;
        _near = new byte[(64 * _words) + (2 * Margin)];
        _far = new byte[(64 * _words) + (2 * Margin)];
        _mixed = new byte[(64 * _words) + 4096];
    }

    /// <summary>Whether this machine has the instructions.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512Vbmi2.IsSupported;

    /// <summary>Number of cells that are all bone.</summary>
    public long FullCells { get; private set; }

    /// <summary>The code of column x of the current line (bits as in <see cref="RowCodes"/>).</summary>
    public int Code(int x) => (_near[Margin + x] >> 1) | _far[Margin + x];

    /// <summary>Takes the next row: the row so far becomes the one before.</summary>
    /// <param name="low">The row in plane z − 1.</param>
    /// <param name="high">The row in plane z.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NextRow(ReadOnlySpan<ulong> low, ReadOnlySpan<ulong> high)
    {
        (_near, _far) = (_far, _near);
        for (int w = 0; w < _words; w++)
        {
            Vector512<byte> codes = RowCodes.Spread512(low[w], 2) | RowCodes.Spread512(high[w], 8);
            codes.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_far), (nuint)(Margin + (64 * w)));
        }
    }

    /// <summary>Counts the cells between the last two rows, from the first column to the last but one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddLine()
    {
        ref byte near = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_near), Margin);
        ref byte far = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_far), Margin);
        ref byte mixed = ref MemoryMarshal.GetArrayDataReference(_mixed);
        int n = _mixedCount;
        long full = 0;
        for (int x = 0; x < _width - 1; x += 64)
        {
            Vector512<byte> low = Codes(ref near, ref far, x), high = Codes(ref near, ref far, x + 1);
            Vector512<byte> codes = low | (high.AsUInt16() << 4).AsByte();
            if (x + 64 >= _width) codes &= Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)(_width - 1 - x)));
            full += BitOperations.PopCount(Vector512.Equals(codes, Vector512<byte>.AllBitsSet).ExtractMostSignificantBits());

            // 0 and 255 become 1 and 0; everything else is larger.
            Vector512<byte> isMixed = Vector512.GreaterThan(codes + Vector512<byte>.One, Vector512<byte>.One);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, isMixed, codes).StoreUnsafe(ref mixed, (nuint)n);
            n += BitOperations.PopCount(isMixed.ExtractMostSignificantBits());
        }

        FullCells += full;
        _mixedCount = n;
        if (n > _mixed.Length - (64 * _words) - 64) Flush();
    }

    /// <summary>The codes of 64 columns. The bit moved out of each byte is 0, so 16-bit shifts do for bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Codes(ref byte near, ref byte far, int x) =>
        (Vector512.LoadUnsafe(ref near, (nuint)x).AsUInt16() >> 1).AsByte() | Vector512.LoadUnsafe(ref far, (nuint)x);

    /// <summary>Counts what has been gathered; to be called once at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Flush()
    {
        ref byte mixed = ref MemoryMarshal.GetArrayDataReference(_mixed);
        ref long counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        int i = 0;
        for (; i + 4 <= _mixedCount; i += 4)
        {
            uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref mixed, i));
            Unsafe.Add(ref counts, (byte)four)++;
            Unsafe.Add(ref counts, 256 + (byte)(four >> 8))++;
            Unsafe.Add(ref counts, 512 + (byte)(four >> 16))++;
            Unsafe.Add(ref counts, 768 + (four >> 24))++;
        }

        for (; i < _mixedCount; i++) Unsafe.Add(ref counts, Unsafe.Add(ref mixed, i))++;
        _mixedCount = 0;
    }
}
