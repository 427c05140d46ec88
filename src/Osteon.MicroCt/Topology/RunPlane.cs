using System.Numerics;

namespace Osteon.MicroCt;

/// <summary>The runs (maximal stretches of set voxels in a row) of one plane, with a label each.</summary>
internal sealed class RunPlane(int height)
{
    /// <summary>First column of each run.</summary>
    public int[] Starts { get; private set; } = new int[256];

    /// <summary>One past the last column of each run.</summary>
    public int[] Ends { get; private set; } = new int[256];

    /// <summary>Label of each run; −1 while it has none.</summary>
    public int[] Labels { get; private set; } = new int[256];

    /// <summary>Index of the first run of row y at [y]; the number of runs at [height].</summary>
    public int[] RowBegins { get; } = new int[height + 1];

    /// <summary>Number of runs so far.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Appends the runs of row y, unlabelled. Rows come in order.</summary>
    public void AddRow(int y, ReadOnlySpan<ulong> row)
    {
        RowBegins[y] = Count;
        Reserve(Count + (32 * row.Length) + 1);
        int[] starts = Starts, ends = Ends;

        // A bit differs from the one before it where a run starts or where one has just ended, in turn.
        int started = Count, ended = Count;
        ulong carry = 0;
        for (int w = 0; w < row.Length; w++)
        {
            ulong word = row[w];
            ulong changes = word ^ ((word << 1) | carry);
            carry = word >> 63;
            for (; changes != 0; changes &= changes - 1)
            {
                int x = (64 * w) + BitOperations.TrailingZeroCount(changes);
                if (started == ended) starts[started++] = x;
                else ends[ended++] = x;
            }
        }

        if (carry != 0) ends[ended] = 64 * row.Length;
        Labels.AsSpan(Count, started - Count).Fill(-1);
        Count = started;
        RowBegins[y + 1] = Count;
    }

    private void Reserve(int capacity)
    {
        if (capacity <= Starts.Length) return;
        int size = Math.Max(capacity, 2 * Starts.Length);
        Starts = Grown(Starts, size);
        Ends = Grown(Ends, size);
        Labels = Grown(Labels, size);

        int[] Grown(int[] array, int length)
        {
            Array.Resize(ref array, length);
            return array;
        }
    }
}
