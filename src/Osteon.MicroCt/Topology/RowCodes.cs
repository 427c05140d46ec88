using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Osteon.MicroCt;

/// <summary>
/// Turns 64 voxels of four rows, one bit each, into 64 bytes: bit r of byte x is voxel x of row r. Two neighbouring bytes are then the
/// configuration of a 2×2×2 cell.
/// </summary>
internal static class RowCodes
{
    private const ulong EveryByte = 0x0101_0101_0101_0101;
    private const ulong Diagonal = 0x8040_2010_0804_0201;

    /// <summary>Writes the 64 codes with the widest vectors there are; the same bytes as <see cref="ExpandScalar"/>.</summary>
    /// <param name="rows">The four words; word r becomes bit r.</param>
    /// <param name="codes">At least 64 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand(in FourWords rows, Span<byte> codes)
    {
        if (Vector512.IsHardwareAccelerated && Avx512BW.IsSupported) Expand512(rows, codes);
        else if (Vector256.IsHardwareAccelerated && Avx2.IsSupported) Expand256(rows, codes);
        else ExpandScalar(rows, codes);
    }

    /// <summary>
    /// Eight voxels of a row at a time: the byte is copied to all eight bytes, each keeps its own bit, and the bit is moved down.
    /// </summary>
    internal static void ExpandScalar(in FourWords rows, Span<byte> codes)
    {
        for (int group = 0; group < 8; group++)
        {
            int shift = 8 * group;
            ulong code = Spread(rows.Row0 >> shift) | (Spread(rows.Row1 >> shift) << 1)
                | (Spread(rows.Row2 >> shift) << 2) | (Spread(rows.Row3 >> shift) << 3);
            BinaryPrimitives.WriteUInt64LittleEndian(codes[shift..], code);
        }
    }

    /// <summary>As <see cref="ExpandScalar"/>, all 64 at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Expand512(in FourWords rows, Span<byte> codes)
    {
        Vector512<byte> code = Spread512(rows.Row0, 1) | Spread512(rows.Row1, 2) | Spread512(rows.Row2, 4) | Spread512(rows.Row3, 8);
        code.StoreUnsafe(ref MemoryMarshal.GetReference(codes[..64]));
    }

    /// <summary>
    /// 64 bytes, <paramref name="value"/> where the bit is set and 0 elsewhere. Every lane of 16 bytes holds the whole word twice; a
    /// shuffle inside the lane gives each byte the word's byte that holds its bit, which is then tested.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<byte> Spread512(ulong row, byte value)
    {
        Vector512<byte> bits = Vector512.Create(Diagonal).AsByte();
        Vector512<byte> pick = Vector512.Create(Vector256.Create(Pick(0), Pick(2)), Vector256.Create(Pick(4), Pick(6)));
        return Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(row).AsByte(), pick) & bits, bits) & Vector512.Create(value);
    }

    /// <summary>As <see cref="Expand512"/>, in two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Expand256(in FourWords rows, Span<byte> codes)
    {
        Vector256<byte> bits = Vector256.Create(Diagonal).AsByte();
        ref byte target = ref MemoryMarshal.GetReference(codes[..64]);
        for (int half = 0; half < 2; half++)
        {
            Vector256<byte> pick = half == 0 ? Vector256.Create(Pick(0), Pick(2)) : Vector256.Create(Pick(4), Pick(6));
            Vector256<byte> code = Code(rows.Row0, 1);
            code |= Code(rows.Row1, 2);
            code |= Code(rows.Row2, 4);
            code |= Code(rows.Row3, 8);
            code.StoreUnsafe(ref target, (nuint)(32 * half));

            Vector256<byte> Code(ulong row, byte value) =>
                Vector256.Equals(Avx2.Shuffle(Vector256.Create(row).AsByte(), pick) & bits, bits) & Vector256.Create(value);
        }
    }

    /// <summary>Bit i of a byte becomes byte i, 0 or 1.</summary>
    private static ulong Spread(ulong bits)
    {
        ulong ownBit = ((bits & 0xFF) * EveryByte) & Diagonal;

        // A byte that kept its bit is at least 1; adding 127 carries that into bit 7 and never into the next byte.
        return ((ownBit + 0x7F7F_7F7F_7F7F_7F7F) | ownBit) >> 7 & EveryByte;
    }

    /// <summary>Indices that copy byte <paramref name="first"/> eight times, then the byte after it eight times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Pick(byte first) =>
        Vector128.Create(EveryByte * first, EveryByte * (first + 1UL)).AsByte();
}

/// <summary>The same 64 columns of four rows.</summary>
/// <param name="Row0">Row (z, y).</param>
/// <param name="Row1">Row (z, y + 1).</param>
/// <param name="Row2">Row (z + 1, y).</param>
/// <param name="Row3">Row (z + 1, y + 1).</param>
internal readonly record struct FourWords(ulong Row0, ulong Row1, ulong Row2, ulong Row3)
{
    /// <summary>Voxels set in any row.</summary>
    public ulong Any => Row0 | Row1 | Row2 | Row3;

    /// <summary>Voxels set in all rows.</summary>
    public ulong All => Row0 & Row1 & Row2 & Row3;

    /// <summary>The code of column <paramref name="bit"/>, 0 … 15.</summary>
    public int Code(int bit) =>
        (int)((Row0 >> bit & 1) | (Row1 >> bit & 1) << 1 | (Row2 >> bit & 1) << 2 | (Row3 >> bit & 1) << 3);
}
