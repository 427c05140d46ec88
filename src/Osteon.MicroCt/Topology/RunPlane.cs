using System.Numerics;
using System.Runtime.CompilerServices;

namespace Osteon.MicroCt;

/// <summary>The runs (maximal stretches of set voxels in a row) of one plane, with a label each.</summary>
internal sealed class RunPlane(int height, int wordsPerRow)
{
    private readonly ulong[] _bits = new ulong[height * wordsPerRow];

    /// <summary>First column of run i at [2 i], one past its last column at [2 i + 1].</summary>
    public int[] Bounds { get; private set; } = new int[512];

    /// <summary>Label of each run; −1 while it has none.</summary>
    public int[] Labels { get; private set; } = new int[256];

    /// <summary>Index of the first run of row y at [y]; the number of runs at [height].</summary>
    public int[] RowBegins { get; } = new int[height + 1];

    /// <summary>Number of runs so far.</summary>
    public int Count { get; private set; }

    /// <summary>The bits of row y.</summary>
    public ReadOnlySpan<ulong> Row(int y) => _bits.AsSpan(y * wordsPerRow, wordsPerRow);

    /// <summary>Takes the bits of a plane and forgets all runs.</summary>
    public void Load(VoxelRegion region, int z, Span<ulong> scratch)
    {
        Count = 0;
        for (int y = 0; y < height; y++) region.Row(z, y, scratch).CopyTo(_bits.AsSpan(y * wordsPerRow));
    }

    /// <summary>Appends the runs of row y, unlabelled. Rows come in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddRow(int y)
    {
        ReadOnlySpan<ulong> row = Row(y);
        Reserve(Count + (32 * row.Length) + 1);
        Span<int> bounds = Bounds.AsSpan(2 * Count);

        // A bit differs from the one before it where a run starts or where one has just ended, in turn.
        int n = 0;
        ulong carry = 0;
        for (int w = 0; w < row.Length; w++)
        {
            ulong word = row[w];
            ulong changes = word ^ ((word << 1) | carry);
            carry = word >> 63;
            for (; changes != 0; changes &= changes - 1) bounds[n++] = (64 * w) + BitOperations.TrailingZeroCount(changes);
        }

        if (carry != 0) bounds[n++] = 64 * row.Length;
        Labels.AsSpan(Count, n / 2).Fill(-1);
        RowBegins[y] = Count;
        Count += n / 2;
        RowBegins[y + 1] = Count;
    }

    private void Reserve(int capacity)
    {
        if (capacity <= Labels.Length) return;
        int size = Math.Max(capacity, 2 * Labels.Length);
        int[] bounds = Bounds, labels = Labels;
        Array.Resize(ref bounds, 2 * size);
        Array.Resize(ref labels, size);
        (Bounds, Labels) = (bounds, labels);
    }
}
