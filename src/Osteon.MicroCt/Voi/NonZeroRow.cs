using System.Numerics;
using System.Runtime.InteropServices;

namespace Osteon.MicroCt;

/// <summary>Packs the voxels of a row that are not 0 and not NaN.</summary>
internal readonly ref struct NonZeroRow(ReadOnlySpan<byte> plane, int y, int width, Span<ulong> words) : IVoxelWork<int>
{
    private readonly ReadOnlySpan<byte> _plane = plane;
    private readonly Span<ulong> _words = words;

    /// <inheritdoc/>
    public int Run<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        ReadOnlySpan<T> row = MemoryMarshal.Cast<byte, T>(_plane).Slice(y * width, width);
        for (int x = 0; x < width; x++)
            if (row[x] != T.Zero && !T.IsNaN(row[x])) _words[x >> 6] |= 1UL << (x & 63);
        return 0;
    }
}
